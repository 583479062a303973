package dev.sla4j.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.Refused;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Percent;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the vocabulary of targets refuses, one assertion for each check. */
class TargetChecksTest {
    private static final Downtime REPORTED = Downtime.reported();

    @Test
    void combinations() {
        Refused.value("parts must not be empty", Downtime::anyOf);
        Refused.value("parts must not be empty", Downtime::allOf);
        Refused.value("parts must not be empty", () -> Downtime.atLeast("50%"));
        Refused.value("k (0) must be at least 1", () -> Downtime.atLeast(0, REPORTED));
        Refused.value("k (2) must not be above the number of parts (1)", () -> Downtime.atLeast(2, REPORTED));
        Refused.value("share (0%) must be above 0% and at most 100%", () -> Downtime.atLeast("0%", REPORTED));
        Refused.value("share (100.1%) must be above 0% and at most 100%", () -> Downtime.atLeast("100.1%", REPORTED));
        Refused.value(
                "k (1) must be 0 where a share is given",
                () -> new AtLeast(1, Percent.parse("50%"), List.of(REPORTED)));
        AtLeast half = (AtLeast) Downtime.atLeast("50%", REPORTED, REPORTED, REPORTED);
        assertEquals(1, half.required(1));
        assertEquals(1, half.required(2));
        assertEquals(2, half.required(3));
        assertEquals(2, ((AtLeast) Downtime.atLeast(2, REPORTED, REPORTED)).required(1));
    }

    @Test
    void refinements() {
        Duration none = Duration.ZERO;
        Duration minute = Duration.ofMinutes(1);
        Refused.value("bound (PT0S) must be above zero", () -> REPORTED.lastingAtLeast(none));
        Refused.value("bound (PT-1M) must be above zero", () -> REPORTED.lastingMoreThan(minute.negated()));
        Refused.ofNull("bound", () -> REPORTED.lastingMoreThan(null));
        Refused.value("perOutage (PT0S) must be above zero", () -> REPORTED.deductible(none));
        Refused.ofNull("perOutage", () -> REPORTED.deductible(null));
        Refused.value("unit (PT0S) must be above zero", () -> REPORTED.inUnits(none, SlotRule.WHOLE));
        Refused.ofNull("unit", () -> REPORTED.inUnits(null, SlotRule.WHOLE));
        Refused.ofNull("rule", () -> REPORTED.inUnits(minute, null));
        Refused.ofNull("of", () -> new Lasting(null, minute, true));
        Refused.ofNull("of", () -> new Deductible(null, minute));
        Refused.ofNull("of", () -> new Slots(null, minute, SlotRule.WHOLE));
    }

    @Test
    void slotRules() {
        String rule = " must be above zero, or zero and exclusive";
        Refused.value("bound (PT0S)" + rule, () -> SlotRule.atLeast(Duration.ZERO));
        Refused.value("bound (PT-1S)" + rule, () -> SlotRule.moreThan(Duration.ofSeconds(-1)));
        Refused.value("bound (null)" + rule, () -> new SlotRule(null, false));
        Refused.ofNull("bound", () -> SlotRule.atLeast(null));
        Refused.ofNull("bound", () -> SlotRule.moreThan(null));
        assertEquals(SlotRule.TOUCHED, SlotRule.moreThan(Duration.ZERO));
    }

    @Test
    void reported() {
        Refused.ofNull("filter", () -> new Reported(null, "began", List.of("restored"), null));
        Refused.value("from must not be blank", () -> Downtime.reported().startingAt(" "));
        Refused.value("until must not be empty", () -> Downtime.reported().endingAt());
        Refused.value("until must not be blank", () -> Downtime.reported().endingAt("restored", ""));
        Refused.value(
                "reportedWithin (PT0S) must be above zero",
                () -> Downtime.reported().reportedWithin(Duration.ZERO));
        assertTrue(Downtime.reported().on("a").isPlain());
        assertFalse(Downtime.reported().startingAt("detected").isPlain());
        assertFalse(Downtime.reported().endingAt("closed").isPlain());
        assertFalse(Downtime.reported().reportedWithin(Duration.ofDays(1)).isPlain());
    }

    @Test
    void filters() {
        Refused.value("subject must not be blank", () -> Downtime.reported().on(""));
        Refused.value("source must not be blank", () -> Downtime.observed().fromSource(" "));
        Refused.value("cause must not be blank", () -> Downtime.reported().onlyCauses("a", ""));
        Refused.value("cause must not be blank", () -> Downtime.reported().exceptCauses(""));
        Refused.value(
                "cause (power) must not be both wanted and unwanted",
                () -> Downtime.reported().onlyCauses("power").exceptCauses("power"));
        EvidenceFilter only =
                Downtime.reported().onlyCauses("power").exceptCauses("storm").filter();
        assertTrue(only.acceptsCause("power"));
        assertFalse(only.acceptsCause("storm"));
        assertFalse(only.acceptsCause("flood"));
        assertFalse(only.acceptsCause(null));
        assertTrue(only.readsCauses());
        assertTrue(Downtime.reported().exceptCauses("storm").filter().acceptsCause(null));
        assertTrue(Downtime.reported().exceptCauses("storm").filter().readsCauses());
        assertFalse(EvidenceFilter.ALL.readsCauses());
        assertTrue(EvidenceFilter.ALL.acceptsSource(null));
        assertFalse(Downtime.reported().fromSource("desk").filter().acceptsSource(null));
        assertTrue(Downtime.reported().fromSource("desk").filter().acceptsSource("desk"));
    }

    @Test
    void observed() {
        Observed up = Downtime.observed();
        Refused.value("failures (0) must be at least 1", () -> up.failuresToOpen(0));
        Refused.value("successes (0) must be at least 1", () -> up.successesToClose(0));
        Refused.value("validFor (PT0S) must be above zero", () -> up.validFor(Duration.ZERO));
        Refused.value("good states must not be empty", up::goodWhen);
        Refused.value("good state must not be blank", () -> up.goodWhen(" "));
        Refused.value("unknown state must not be blank", () -> up.unknownWhen(""));
        Refused.value("state (up) must have one reading only", () -> up.unknownWhen("up"));
        Refused.value("state (up) must have one reading only", () -> up.partlyDown("up", "50%"));
        Refused.value("state (unknown) must have one reading only", () -> up.partlyDown("unknown", "50%"));
        Refused.value("share of slow (0) must be above 0 and at most 1", () -> up.partlyDown("slow", "0%"));
        Refused.value("share of slow (3/2) must be above 0 and at most 1", () -> up.partlyDown("slow", "150%"));
        Refused.value("state must not be blank", () -> up.partlyDown(" ", "50%"));
        Refused.ofNull("filter", () -> new Observed(null, up.states(), 1, 1, null));
        Refused.ofNull("states", () -> new Observed(EvidenceFilter.ALL, null, 1, 1, null));
    }

    @Test
    void indicatorsAndObjectives() {
        Refused.ofNull("downtime", () -> Indicator.availability(null));
        Refused.value(
                "fixedLength (PT0S) must be above zero",
                () -> Indicator.availability().overFixedLength(Duration.ZERO));
        Refused.ofNull("downtime", () -> Indicator.totalDowntime(null));
        Refused.ofNull("kind", () -> Indicator.downtime(null, REPORTED));
        Refused.ofNull("limit", () -> Objective.within(null));
        Refused.ofNull("rounding", () -> Objective.within(Limit.atLeast("99%")).rounded(null));
        assertEquals(Figure.Unit.SHARE, Indicator.availability().unit());
        for (DowntimeStatistic.Kind kind : DowntimeStatistic.Kind.values()) {
            assertEquals(
                    kind == DowntimeStatistic.Kind.COUNT ? Figure.Unit.NUMBER : Figure.Unit.TIME,
                    Indicator.downtime(kind, REPORTED).unit());
        }
    }

    @Test
    void scopes() {
        Refused.ofNull("mode", () -> new Scope(null, new TreeSet<>(), 1));
        Refused.value("subject must not be blank", () -> Scope.each("a", " "));
        assertEquals(List.of("a", "b"), List.copyOf(Scope.pooled("b", "a").subjects()));
        assertEquals(Scope.SERVICE, Scope.together());
    }

    /** Stating a default is not the same as leaving it open; a target's own reading stands in front of the agreement's. */
    @Test
    void policies() {
        Policies stated = Policies.defaults().with(UnknownTime.IGNORE);
        assertTrue(stated.isStated(UnknownTime.class));
        assertFalse(Policies.defaults().isStated(UnknownTime.class));
        assertNotEquals(Policies.defaults(), stated);
        assertEquals(UnknownTime.IGNORE, Policies.defaults().get(UnknownTime.class));
        Policies own = Policies.defaults().with(UnknownTime.AS_DOWN).over(stated.with(GridAnchor.LOCAL));
        Policies same = Policies.defaults().with(GridAnchor.LOCAL).with(UnknownTime.AS_DOWN);
        assertEquals(UnknownTime.AS_DOWN, own.get(UnknownTime.class));
        assertEquals(GridAnchor.LOCAL, own.get(GridAnchor.class));
        assertEquals(
                List.of("GridAnchor", "UnknownTime"), List.copyOf(own.stated().keySet()));
        assertEquals(same, own);
        assertEquals(same.hashCode(), own.hashCode());
        Refused.ofNull("policy", () -> Policies.defaults().isStated(null));
    }
}
