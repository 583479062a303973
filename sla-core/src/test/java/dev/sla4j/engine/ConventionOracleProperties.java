package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.TargetResult;
import dev.sla4j.target.CallCentre;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Objective;
import dev.sla4j.target.PriorityMatrix;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/** The named conventions, item by item: calls (S15, A18, C97), priorities (C90), deliveries (C98, C101), first contacts, what is required (S9), quotas. */
@AddLifecycleHook(Cases.class)
class ConventionOracleProperties {
    private static final long NEVER = Long.MAX_VALUE;

    /** A day with or without a change of clocks, in seconds from its start. */
    private static final class Day {
        final Draw draw;
        final EvaluationPeriod period;
        final long length;
        final long asOf;
        final List<Measurement> evidence = new ArrayList<>();
        final Agreement.Builder agreement;
        final Map<String, Object> expected = new LinkedHashMap<>();

        Day(long seed) {
            draw = new Draw(new Random(seed));
            ZoneId zone = ZoneId.of(draw.of("UTC", "Europe/Berlin", "America/New_York"));
            LocalDate date = draw.of(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 10, 25), LocalDate.of(2026, 3, 8));
            period = EvaluationCycle.daily().periodOf(date, zone);
            length = period.length().toSeconds();
            asOf = draw.chance(40) ? draw.between(1, (int) length) : length + draw.below(20);
            agreement = Agreement.builder("a").zone(zone.getId()).cycle(EvaluationCycle.daily());
        }

        /** What happened then or later is not known. */
        long known() {
            return asOf >= length ? NEVER : asOf;
        }

        Instant at(long second) {
            return period.start().plusSeconds(second);
        }

        long second() {
            return draw.chance(30)
                    ? draw.of(0L, -1L, length - 1, length, asOf, asOf - 1)
                    : draw.between(-40, (int) length + 40);
        }

        void expect(String id, Indicator indicator, @Nullable Figure figure) {
            agreement.target(ServiceLevelTarget.of(id, indicator));
            expected.put(id, Objects.requireNonNullElse(figure, Figure.none()));
        }

        void expectShare(String id, Indicator indicator, long good, long all) {
            expect(id, indicator, all == 0 ? null : Figure.share(Ratio.of(good, all)));
        }

        ComplianceReport check() {
            ComplianceEngine engine = ComplianceEngine.of(agreement.build());
            ComplianceReport report = engine.start(period).add(evidence).report(at(asOf));
            Map<String, Object> found = new LinkedHashMap<>();
            expected.keySet().forEach(id -> found.put(id, report.target(id).figure()));
            assertEquals(expected, found, () -> period + " as of " + asOf + " of " + length + "\n" + evidence);
            return report;
        }
    }

    private record Call(long offered, long received, long accepted, long answered, long abandoned) {}

    @Property(tries = 1000, seed = "5", shrinking = ShrinkingMode.OFF)
    void calls_S15(@ForAll long seed) {
        Day day = new Day(seed);
        Draw draw = day.draw;
        List<Call> all = new ArrayList<>();
        for (int i = draw.below(8); i > 0; i--) {
            long at = day.second();
            long received = draw.chance(85) ? at + draw.below(4) : NEVER;
            long accepted = received != NEVER && draw.chance(85) ? received + draw.below(4) : NEVER;
            long answered = accepted != NEVER && draw.chance(60) ? accepted + draw.below(24) : NEVER;
            long abandoned = draw.chance(answered == NEVER ? 70 : 10) ? at + draw.below(30) : NEVER;
            long[] reached = {at, received, accepted, answered, abandoned};
            WorkItem call = WorkItem.call("C" + i);
            for (int m = 0; m < 5; m++) {
                String name = List.of("offered", "received", "accepted", "answered", "abandoned")
                        .get(m);
                call = reached[m] == NEVER ? call : call.reached(name, day.at(reached[m]));
                reached[m] = reached[m] < day.known() ? reached[m] : NEVER;
            }
            day.evidence.add(call);
            all.add(new Call(reached[0], reached[1], reached[2], reached[3], reached[4]));
        }
        long shortCall = draw.between(1, 12);
        long limit = draw.between(1, 24);
        for (CallCentre.Calls counted : CallCentre.Calls.values()) {
            for (boolean filter : new boolean[] {false, true}) {
                CallCentre centre = CallCentre.over(counted);
                centre = filter ? centre.withoutShort(Duration.ofSeconds(shortCall)) : centre;
                List<Call> below = all.stream()
                        .filter(call -> call.offered >= 0 && call.offered < day.length)
                        .filter(call -> reached(call, counted) != NEVER)
                        .filter(call ->
                                !filter || call.abandoned == NEVER || call.abandoned - call.offered >= shortCall)
                        .toList();
                Predicate<Call> answered = call -> call.answered != NEVER && call.answered - call.offered <= limit;
                Predicate<Call> gaveUp = call -> call.abandoned != NEVER && call.abandoned - call.offered <= limit;
                String id = counted + (filter ? " filtered " : " ");
                int size = below.size();
                if (counted != CallCentre.Calls.ANSWERED) {
                    day.expectShare(
                            id + "abandoned", centre.abandonment(), count(below, c -> c.abandoned != NEVER), size);
                }
                day.expectShare(
                        id + "within", centre.answeredWithin(Duration.ofSeconds(limit)), count(below, answered), size);
                day.expectShare(
                        id + "served",
                        centre.answeredOrAbandonedWithin(Duration.ofSeconds(limit)),
                        count(below, answered.or(gaveUp)),
                        size);
                long spoken = sum(below, call -> call.answered == NEVER ? 0 : call.answered - call.offered);
                day.expect(
                        id + "speed",
                        centre.averageSpeedOfAnswer(),
                        size == 0 ? null : new Figure.Time(Ratio.of(spoken, size)));
                List<Call> over =
                        below.stream().filter(call -> end(call) != NEVER).toList();
                long waited = sum(over, call -> end(call) - call.offered);
                day.expect(
                        id + "wait",
                        centre.averageWait(),
                        over.isEmpty() ? null : new Figure.Time(Ratio.of(waited, over.size())));
            }
        }
        day.check();
    }

    private static long end(Call call) {
        return Math.min(call.answered, call.abandoned);
    }

    private static long reached(Call call, CallCentre.Calls counted) {
        return switch (counted) {
            case OFFERED -> call.offered;
            case RECEIVED -> call.received;
            case ACCEPTED -> call.accepted;
            case ANSWERED -> call.answered;
        };
    }

    private static <T> long count(List<T> things, Predicate<T> property) {
        return things.stream().filter(property).count();
    }

    private static <T> long sum(List<T> things, ToLongFunction<T> value) {
        return things.stream().mapToLong(value).sum();
    }

    /** C90: by the first override, else the first cell; and resolved at the first contact. */
    @Property(tries = 1000, seed = "5", shrinking = ShrinkingMode.OFF)
    void prioritiesAndFirstContacts_C90(@ForAll long seed) {
        Day day = new Day(seed);
        Draw draw = day.draw;
        PriorityMatrix matrix = PriorityMatrix.empty();
        List<List<String>> rules = new ArrayList<>();
        for (int i = draw.below(3); i > 0; i--) {
            List<String> rule = List.of("site", draw.of("a", "b"), "site", "", draw.of("P1", "P2", "P3"));
            matrix = matrix.always(Condition.is("site", rule.get(1)), rule.get(4));
            rules.add(rule);
        }
        for (int i = draw.below(6); i > 0; i--) {
            List<String> rule =
                    List.of("impact", draw.of("h", "l"), "urgency", draw.of("h", "l"), draw.of("P1", "P2", "P3"));
            matrix = matrix.cell(rule.get(1), rule.get(3), rule.get(4));
            rules.add(rule);
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        long once = 0;
        long all = 0;
        for (int i = draw.below(8); i > 0; i--) {
            Map<String, String> texts = new LinkedHashMap<>();
            for (String key : List.of("impact", "urgency", "site")) {
                if (draw.chance(80)) {
                    texts.put(key, draw.of(key.equals("site") ? List.of("a", "b", "c") : List.of("h", "l")));
                }
            }
            long resolved = day.second();
            WorkItem ticket = WorkItem.ticket("T" + i)
                    .opened(day.at(resolved - draw.below(5)))
                    .resolved(day.at(resolved));
            for (Map.Entry<String, String> text : texts.entrySet()) {
                ticket = ticket.attribute(text.getKey(), text.getValue());
            }
            int contacts = 0;
            for (int j = draw.below(4); j > 0; j--) {
                long at = resolved - 1 + draw.below(3);
                ticket = ticket.reached("contacted", day.at(at));
                contacts += at < day.known() ? 1 : 0;
            }
            day.evidence.add(ticket);
            if (resolved < 0 || resolved >= day.length || resolved >= day.known()) {
                continue;
            }
            all++;
            once += contacts == 1 ? 1 : 0;
            for (List<String> rule : rules) {
                boolean first = rule.get(1).equals(texts.get(rule.get(0)));
                boolean second = rule.get(3).isEmpty() || rule.get(3).equals(texts.get(rule.get(2)));
                if (first && second) {
                    counts.merge(rule.get(4), 1L, Long::sum);
                    break;
                }
            }
        }
        Selection resolved = Selection.items("ticket").by("resolved");
        for (String priority : List.of("P1", "P2", "P3")) {
            if (rules.stream().anyMatch(rule -> rule.get(4).equals(priority))) {
                day.expect(
                        priority,
                        Indicator.count(resolved.where(matrix.is(priority))),
                        Figure.count(counts.getOrDefault(priority, 0L)));
            }
        }
        Condition first =
                Condition.reached("contacted").and(Condition.within(Quantity.times("contacted"), Limit.parse("<= 1")));
        day.expectShare("first", Indicator.share(resolved, first), once, all);
        day.check();
    }

    /** C98, C101: on time, in full and correct, by number and by value; of what is due those that were not delivered, late, or incorrect. */
    @Property(tries = 1000, seed = "5", shrinking = ShrinkingMode.OFF)
    void deliveries_C98_C101(@ForAll long seed) {
        Day day = new Day(seed);
        Draw draw = day.draw;
        long[] perfect = new long[2];
        long[] counted = new long[2];
        long[] offences = new long[3];
        for (int i = draw.below(8); i > 0; i--) {
            long due = day.second();
            long placed = due - draw.between(0, 30);
            long delivered = draw.chance(80) ? Math.max(placed, due - 5 + draw.below(10)) : NEVER;
            boolean full = draw.chance(80);
            boolean correct = draw.chance(80);
            long value = draw.below(4);
            WorkItem delivery = WorkItem.delivery("D" + i)
                    .reached("placed", day.at(placed))
                    .attribute("due", day.at(due).toString())
                    .attribute("in-full", full ? "yes" : "no")
                    .attribute("correct", correct ? "yes" : "no")
                    .attribute("value", BigDecimal.valueOf(value).toString());
            day.evidence.add(delivered == NEVER ? delivery : delivery.reached("delivered", day.at(delivered)));
            delivered = delivered < day.known() ? delivered : NEVER;
            boolean pending = delivered == NEVER && due >= day.asOf;
            if (placed >= day.known() || due < 0 || due >= day.length) {
                continue;
            }
            // What is open is not in full, or incorrect, yet: what cannot become good is bad already.
            if (!pending || !full || !correct) {
                long good = delivered != NEVER && delivered <= due && full && correct ? 1 : 0;
                perfect[0] += good;
                perfect[1] += good * value;
                counted[0]++;
                counted[1] += value;
            }
            offences[0] += delivered == NEVER && !pending ? 1 : 0;
            offences[1] += delivered != NEVER && delivered > due ? 1 : 0;
            offences[2] += delivered != NEVER && !correct ? 1 : 0;
        }
        Selection deliveries = Selection.items("delivery").by("due");
        Condition onTime = Condition.within(Quantity.clock("placed", "delivered"), LimitRule.until("due"));
        Condition all = onTime.and(Condition.is("in-full", "yes")).and(Condition.is("correct", "yes"));
        Condition arrived = Condition.reached("delivered");
        day.expectShare("number", Indicator.share(deliveries, all), perfect[0], counted[0]);
        day.expectShare(
                "value", Indicator.share(deliveries, all).by(Quantity.attribute("value")), perfect[1], counted[1]);
        day.expect(
                "none",
                Indicator.count(deliveries.where(arrived.negated()).where(onTime.negated())),
                Figure.count(offences[0]));
        day.expect(
                "late", Indicator.count(deliveries.where(arrived).where(onTime.negated())), Figure.count(offences[1]));
        day.expect(
                "incorrect",
                Indicator.count(deliveries.where(arrived).where("correct", "no")),
                Figure.count(offences[2]));
        day.check();
    }

    /** S9: satisfaction, if enough answered, of those asked; and a quota, of which so much is expected by now. */
    @Property(tries = 1000, seed = "5", shrinking = ShrinkingMode.OFF)
    void requiredAnswersAndQuotas_S9(@ForAll long seed) {
        Day day = new Day(seed);
        Draw draw = day.draw;
        long sent = 0;
        long answers = 0;
        long satisfied = 0;
        for (int i = draw.below(10); i > 0; i--) {
            long at = day.second();
            boolean answered = draw.chance(60);
            boolean happy = draw.chance(50);
            long when = at + draw.below(3);
            WorkItem survey = WorkItem.of("survey", "S" + i).reached("sent", day.at(at));
            survey = answered
                    ? survey.reached("answered", day.at(when)).attribute("happy", happy ? "yes" : "no")
                    : survey;
            day.evidence.add(survey);
            if (at >= 0 && at < day.length && at < day.known()) {
                sent++;
                answers += answered && when < day.known() ? 1 : 0;
                satisfied += answered && when < day.known() && happy ? 1 : 0;
            }
        }
        Selection all = Selection.items("survey").by("sent");
        Condition answered = Condition.reached("answered");
        Indicator share = Indicator.share(all.where(answered), Condition.is("happy", "yes"));
        long least = draw.below(4);
        int rate = draw.of(20, 50, 100);
        day.expectShare("plain", share, satisfied, answers);
        day.expectShare("count", share.requiringCount(least), satisfied, answers >= least ? answers : 0);
        boolean enough = sent > 0 && answers * 100 >= rate * sent;
        day.expectShare(
                "rate",
                share.requiring(Indicator.share(all, answered), Limit.atLeast(rate + "%")),
                satisfied,
                enough ? answers : 0);
        long quota = draw.between(1, 12);
        day.agreement.target(
                ServiceLevelTarget.of("quota", Indicator.count(all)).objective(Objective.proRata(">= " + quota)));
        TargetResult found = day.check().target("quota");
        long so = Math.min(day.asOf, day.length);
        boolean met = sent * day.length >= quota * so;
        assertEquals(
                met ? "MET" : "MISSED",
                found.verdict().name(),
                () -> quota + " by " + so + " of " + day.length + "\n" + day.evidence);
    }
}
