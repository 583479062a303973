package dev.sla4j.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.Refused;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Policies;
import dev.sla4j.target.Scope;
import dev.sla4j.target.UnknownTime;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.WeeklySchedule;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Percent;
import dev.sla4j.value.Rounding;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What agreements refuse: one assertion for each check, with the whole message. */
class AgreementChecksTest {
    private static final LocalDate WED_2026_04_01 = LocalDate.of(2026, 4, 1);
    private static final ServiceLevelTarget UPTIME =
            ServiceLevelTarget.of("uptime", Indicator.availability()).atLeast("99.9%");
    private static final Money THOUSAND = Money.of("1000", "EUR");
    private static final Money DOLLAR = Money.of("1", "USD");

    private static Agreement.Builder monthly() {
        return Agreement.builder("a").zone("UTC").monthly();
    }

    private static void refused(String faults, UnaryOperator<Agreement.Builder> clauses) {
        Refused.value("agreement a: " + faults, () -> clauses.apply(monthly()).build());
    }

    /** With a fee of 1 000 and this penalty. */
    private static UnaryOperator<Agreement.Builder> paying(Penalty penalty) {
        return agreement -> agreement.target(UPTIME.penalty(penalty)).fee("f", THOUSAND);
    }

    @Test
    void whatMustBeStated() {
        Refused.value("id must not be blank", () -> Agreement.builder(" "));
        Refused.value(
                "agreement a: zone must be stated; there is no default; cycle must be stated, such as monthly()",
                () -> Agreement.builder("a").target(UPTIME).build());
        Refused.value(
                "agreement a: zone must be stated; there is no default",
                () -> Agreement.builder("a").monthly().target(UPTIME).build());
        Refused.value(
                "agreement a: cycle must be stated, such as monthly()",
                () -> Agreement.builder("a").zone("UTC").target(UPTIME).build());
        refused("targets must not be empty", agreement -> agreement);
    }

    @Test
    void term() {
        refused(
                "term end (2026-04-01) must be after term start (2026-04-01)",
                agreement -> agreement.target(UPTIME).from(WED_2026_04_01).until(WED_2026_04_01));
        refused(
                "term start (1013-01-01) must lie between 1678-01-01 and 2262-01-01, or be left out for a term without such an end",
                agreement -> agreement.target(UPTIME).from(LocalDate.of(1013, 1, 1)));
        refused(
                "term end (9999-12-31) must lie between 1678-01-01 and 2262-01-01, or be left out for a term without such an end",
                agreement -> agreement.target(UPTIME).until(LocalDate.of(9999, 12, 31)));
        LocalDate thu = WED_2026_04_01.plusDays(1);
        assertEquals(
                thu,
                monthly().target(UPTIME).from(WED_2026_04_01).until(thu).build().termEnd());
    }

    @Test
    void names() {
        refused(
                "target (uptime) must be stated once only",
                agreement -> agreement.target(UPTIME).target(UPTIME));
        refused(
                "fee (f) must be stated once only, or for days that do not overlap",
                agreement -> agreement.target(UPTIME).fee("f", THOUSAND).fee("f", THOUSAND));
        ExclusionRule rule = ExclusionRule.announced("r", "maintenance");
        refused(
                "exclusion rule (r) must be stated once only",
                agreement -> agreement.target(UPTIME).exclusion(rule).exclusion(rule));
        refused(
                "exclusion rule r: target (other) must be one of [uptime]",
                agreement -> agreement.target(UPTIME).exclusion(rule.onlyFor("uptime", "other")));
    }

    @Test
    void penalties() {
        refused(
                "target uptime: rows (> PT5M) must be of unit SHARE",
                paying(Penalty.tiered().moreThan("PT5M", "10%").toPenalty()));
        refused(
                "target x: a flat penalty must have an objective that can be missed",
                agreement -> agreement
                        .target(ServiceLevelTarget.of("x", Indicator.availability())
                                .penalty(Penalty.flat("10%")))
                        .fee("f", THOUSAND));
        refused(
                "target uptime: the price of lost time must be driven by down time",
                paying(Penalty.flat("10%").of(Base.lostTime(Base.onlyFee()))));
        // For each outage, neither an objective nor a figure of time is needed.
        ServiceLevelTarget each =
                ServiceLevelTarget.of("x", Indicator.availability()).penalty(Penalty.ofLostTime("100%"));
        assertEquals(each, monthly().target(each).fee("f", THOUSAND).build().target("x"));
    }

    @Test
    void money() {
        String fault = "currency of USD 1.00 must be that of EUR 1000.00";
        Cap cap = new Cap(Amount.sum(DOLLAR), Base.allFees());
        refused(fault, agreement -> agreement.target(UPTIME).fee("f", THOUSAND).fee("g", DOLLAR));
        refused(fault, paying(Penalty.flat(DOLLAR)));
        refused(
                fault,
                paying(Penalty.tiered()
                        .row(Limit.below("99%"), Amount.sum(DOLLAR))
                        .toPenalty()));
        refused(fault, paying(Penalty.flat("10%").of(Base.sum(DOLLAR))));
        refused(fault, paying(Penalty.flat("10%").capped(cap)));
        refused(fault, paying(Penalty.ofLostTime("10%").cappedPerOutage(cap)));
        refused(fault, agreement -> agreement.target(UPTIME).fee("f", THOUSAND).settlement(Settlement.SUM.capped(cap)));
    }

    @Test
    void aNameCannotForgeALineOfALog() {
        assertEquals(
                "Agreement[a\\u000Ab, monthly in UTC, 1 targets]",
                Agreement.builder("a\nb")
                        .zone("UTC")
                        .monthly()
                        .target(UPTIME)
                        .build()
                        .toString());
        assertEquals(
                "AgreementLevel[a\\u000Ab below c\\u000Ad, 0 targets]",
                Agreement.builder("a\nb").inheriting("c\nd").level().toString());
    }

    @Test
    void bases() {
        String maybe = "; maybe a fee by its name, or all fees, are meant as the base";
        refused(
                "a share without a named base must have exactly one fee to refer to, not []" + maybe,
                agreement -> agreement.target(UPTIME.penalty(Penalty.flat("10%"))));
        refused(
                "a share without a named base must have exactly one fee to refer to, not [f, g]" + maybe,
                agreement -> paying(Penalty.flat("10%")).apply(agreement).fee("g", THOUSAND));
        refused(
                "a share without a named base must have exactly one fee to refer to, not []" + maybe,
                agreement -> agreement.target(UPTIME.penalty(Penalty.flat("10%").capped("50%"))));
        refused("fee (x) must be one of [f]", paying(Penalty.flat("10%").of(Base.fee("x"))));
        refused("fee (x) must be one of [f]", paying(Penalty.ofLostTime("10%").of(Base.lostTime(Base.fee("x")))));
        refused(
                "a share of all fees must have a fee to refer to",
                agreement -> agreement.target(UPTIME.penalty(Penalty.flat("10%").of(Base.allFees()))));
        refused(
                "a share of all fees must have a fee to refer to",
                agreement -> agreement.target(UPTIME).settlement(Settlement.SUM.capped("50%")));
        // What no share refers to needs no fee.
        Currency euro = Currency.getInstance("EUR");
        assertEquals(
                euro,
                monthly().target(UPTIME.penalty(Penalty.flat(THOUSAND))).build().currency());
        Penalty.Tiers sums = Penalty.tiered()
                .row(Limit.atLeast("99%"), Amount.nothing())
                .row(Limit.below("99%"), Amount.sum(THOUSAND));
        assertEquals(euro, monthly().target(UPTIME.penalty(sums)).build().currency());
        assertNull(monthly().target(UPTIME).build().currency());
    }

    @Test
    void allFaultsAtOnce() {
        refused(
                "term end (2026-04-01) must be after term start (2026-04-02); target (uptime) must be stated once only;"
                        + " currency of USD 1.00 must be that of EUR 1000.00",
                agreement -> agreement
                        .from(WED_2026_04_01.plusDays(1))
                        .until(WED_2026_04_01)
                        .target(UPTIME)
                        .target(UPTIME)
                        .fee("f", THOUSAND)
                        .fee("g", DOLLAR));
    }

    /** S22: a line is a sum that can be paid. */
    @Test
    void stepOfMoney() {
        refused(
                "step of money (0.012) must be a multiple of the smallest unit of EUR",
                agreement -> agreement
                        .target(UPTIME)
                        .fee("f", THOUSAND)
                        .settlement(Settlement.SUM.rounded(Rounding.toStep("0.012", RoundingMode.HALF_UP))));
        refused(
                "step of money (0.5) must be a multiple of the smallest unit of JPY",
                agreement -> agreement
                        .target(UPTIME)
                        .fee("f", Money.of("1000", "JPY"))
                        .settlement(Settlement.SUM.rounded(Rounding.toStep("0.5", RoundingMode.DOWN))));
    }

    @Test
    void nulls() {
        Agreement.Builder agreement = monthly();
        Refused.ofNull("zone", () -> agreement.zone((ZoneId) null));
        Refused.ofNull("cycle", () -> agreement.cycle(null));
        Refused.ofNull("party", () -> agreement.party(null));
        Refused.ofNull("fee", () -> agreement.fee(null));
        Refused.ofNull("target", () -> agreement.target(null));
        Refused.ofNull("rule", () -> agreement.exclusion(null));
        Refused.ofNull("settlement", () -> agreement.settlement(null));
        Refused.ofNull("startInclusive", () -> agreement.from(null));
        Refused.ofNull("endExclusive", () -> agreement.until(null));
    }

    @Test
    void targets() {
        Refused.value("id must not be blank", () -> ServiceLevelTarget.of("", Indicator.availability()));
        Refused.ofNull("indicator", () -> ServiceLevelTarget.of("x", null));
        Refused.value("clause must not be blank", () -> UPTIME.clause(" "));
        Refused.value(
                "limit (<= PT5M) of target uptime must be of unit SHARE, the unit of its indicator, such as 99.9%",
                () -> UPTIME.atMost("PT5M"));
        Refused.value("minimumLife (PT0S) must be above zero", () -> UPTIME.minimumLife(Duration.ZERO));
        Refused.ofNull("minimumLife", () -> UPTIME.minimumLife(null));
        Refused.ofNull("objective", () -> UPTIME.objective(null));
        Refused.ofNull("scope", () -> UPTIME.scope(null));
        Refused.ofNull("serviceHours", () -> UPTIME.during(null));
        Refused.ofNull("policies", () -> UPTIME.policies(null));
        Refused.ofNull("penalty", () -> UPTIME.penalty((Penalty) null));
        ServiceLevelTarget silent = ServiceLevelTarget.of("x", Indicator.availability());
        assertEquals(
                "target x must have a limit before its rounding is stated",
                assertThrows(IllegalStateException.class, () -> silent.rounded(Rounding.halfUp(2)))
                        .getMessage());
    }

    /** Each clause returns a copy that differs, and the original stays. */
    @Test
    void clausesOfATarget() {
        ServiceLevelTarget full = UPTIME.clause("§1")
                .scope(Scope.each("a"))
                .during(Schedule.always())
                .policy(UnknownTime.AS_DOWN)
                .penalty(Penalty.flat("10%"))
                .minimumLife(Duration.ofDays(1))
                .minimumCoverage("90%")
                .rounded(Rounding.halfUp(2));
        assertEquals("§1", full.clause());
        assertEquals(Scope.each("a"), full.scope());
        assertEquals(Schedule.always(), full.serviceHours());
        assertEquals(UnknownTime.AS_DOWN, full.policies().get(UnknownTime.class));
        assertEquals(Penalty.flat("10%"), full.penalty());
        assertEquals(Duration.ofDays(1), full.minimumLife());
        assertEquals(Percent.parse("90%"), full.minimumCoverage());
        List<ServiceLevelTarget> others = List.of(
                full.clause("§2"),
                full.scope(Scope.SERVICE),
                full.during(Schedule.weekly("UTC").everyDay("00:00", "12:00")),
                full.policies(Policies.defaults()),
                full.penalty(Penalty.flat("20%")),
                full.minimumLife(Duration.ofDays(2)),
                full.minimumCoverage("91%"),
                full.rounded(Rounding.halfUp(3)),
                full.below("99%"),
                full.moreThan("99.9%"));
        others.forEach(other -> assertNotEquals(full, other));
        assertEquals(full, full.clause("§1"));
        assertEquals(full.hashCode(), full.clause("§1").hashCode());
        assertEquals(ServiceLevelTarget.DEFAULT_MINIMUM_COVERAGE, UPTIME.minimumCoverage());
    }

    @Test
    void exclusionRules() {
        ExclusionRule rule = ExclusionRule.announced("r", "maintenance");
        Schedule night = Schedule.weekly("UTC").everyDay("00:00", "06:00");
        Refused.value("id must not be blank", () -> ExclusionRule.announced("", "maintenance"));
        Refused.value("categories must not be empty", () -> ExclusionRule.announced("r"));
        Refused.value("category must not be blank", () -> ExclusionRule.announced("r", " "));
        Refused.ofNull("schedule", () -> ExclusionRule.recurring("r", null));
        Refused.ofNull("downtime", () -> ExclusionRule.whileDown("r", null));
        Refused.ofNull("source", () -> ExclusionRule.of("r", null));
        Refused.value("clause must not be blank", () -> rule.clause(""));
        Refused.ofNull("notice", () -> rule.withNotice(null));
        Refused.ofNull("inside", () -> rule.inside(null));
        Refused.ofNull("longest window", () -> rule.noLongerThan(null));
        Refused.ofNull("allowance", () -> rule.withAllowance(null));
        Refused.value("longest window of rule r (PT0S) must be above zero", () -> rule.noLongerThan(Duration.ZERO));
        Refused.value(
                "allowance of rule r (PT-1S) must be above zero", () -> rule.withAllowance(Duration.ofSeconds(-1)));
        String announcements = "rule r must take its windows from announcements to ask for notice or evidence";
        Notice hour = Notice.of(Duration.ofHours(1));
        Refused.value(announcements, () -> ExclusionRule.recurring("r", night).withEvidence());
        Refused.value(announcements, () -> ExclusionRule.recurring("r", night).withNotice(hour));
        Refused.value(
                announcements,
                () -> ExclusionRule.whileDown("r", Downtime.reported()).withEvidence());
        assertTrue(rule.appliesTo("anything"));
        assertTrue(rule.onlyFor("a").appliesTo("a"));
        assertFalse(rule.onlyFor("a").appliesTo("b"));
        List<ExclusionRule> others = List.of(
                rule.clause("§7"),
                rule.withNotice(hour),
                rule.inside(night),
                rule.noLongerThan(Duration.ofHours(1)),
                rule.withEvidence(),
                rule.withAllowance(Duration.ofHours(1)),
                rule.onlyFor("a"));
        others.forEach(other -> assertNotEquals(rule, other));
        ExclusionRule same =
                ExclusionRule.of("r", new ExclusionSource.Announced(new TreeSet<>(List.of("maintenance"))));
        assertEquals(rule, same);
        assertEquals(rule.hashCode(), same.hashCode());
    }

    @Test
    void notices() {
        WeeklySchedule office = Schedule.weekly("UTC").monToFri("09:00", "17:00");
        String either = "notice must be either elapsed time or business days, not both";
        Refused.value(either, () -> new Notice(Duration.ofHours(1), 1, null));
        Refused.value(either, () -> new Notice(Duration.ofHours(1), 0, office));
        Refused.value("notice (PT0S) must be above zero", () -> Notice.of(Duration.ZERO));
        Refused.value("notice (PT-1S) must be above zero", () -> Notice.of(Duration.ofSeconds(-1)));
        Refused.value(
                "notice (0 business days) must be at least 1, of known days", () -> Notice.businessDays(0, office));
        Refused.value("notice (2 business days) must be at least 1, of known days", () -> Notice.businessDays(2, null));
    }

    @Test
    void otherRecords() {
        Refused.value("name must not be blank", () -> new Fee("", THOUSAND, null));
        Refused.ofNull("amount", () -> new Fee("f", null, null));
        Refused.value(
                "amount (EUR -1.00) must not be negative",
                () -> new Fee("f", Money.of("-1", "EUR"), EvaluationCycle.monthly()));
        Refused.ofNull("role", () -> new Party(null, "x"));
        Refused.value("name must not be blank", () -> new Party(Party.Role.PROVIDER, " "));
        Refused.ofNull("calendars", () -> new ReferenceData(null));
        Refused.ofNull("rounding", () -> Settlement.SUM.rounded(null));
        Rounding step = Rounding.toStep("0.10", RoundingMode.UP);
        Cap sum = new Cap(Amount.sum(THOUSAND), Base.allFees());
        assertEquals(
                new Settlement(List.of(new Cap(Amount.share("50%"), Base.allFees()), sum), step),
                Settlement.SUM.capped("50%").rounded(step).capped(sum));
    }

    @Test
    void agreements() {
        Agreement agreement = parties().policy(ExclusionEffect.LEAVES_BOTH).build();
        Agreement same = parties().policy(ExclusionEffect.LEAVES_BOTH).build();
        assertEquals(agreement, same);
        assertEquals(agreement.hashCode(), same.hashCode());
        // Stating a default is a statement.
        assertNotEquals(agreement, parties().build());
        assertEquals(
                List.of(new Party(Party.Role.PROVIDER, "P"), new Party(Party.Role.CUSTOMER, "C")), agreement.parties());
        assertEquals(UPTIME, agreement.target("uptime"));
        Refused.value("target (x) must be one of [uptime]", () -> agreement.target("x"));
    }

    private static Agreement.Builder parties() {
        return monthly().provider("P").customer("C").target(UPTIME);
    }
}
