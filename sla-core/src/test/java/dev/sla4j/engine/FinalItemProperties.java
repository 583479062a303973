package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.target.ChangedAttribute;
import dev.sla4j.target.ChangedLimit;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/**
 * S25: what a report on items tells for good stays, whatever happens later to those that are open: they are done, paused, or it turns out what they are
 * like. Nothing happens any more to an item that is done.
 */
@AddLifecycleHook(Cases.class)
class FinalItemProperties {
    private static Instant at(int quarter) {
        return Instant.parse("2026-03-02T00:00:00Z").plus(Duration.ofMinutes(15L * quarter));
    }

    /** A ticket in quarters of an hour; attributes are known from some quarter on, which is never after it was done. */
    private record Ticket(
            String id,
            int opened,
            int passed,
            int resolved,
            int paused,
            int resumed,
            int told,
            @Nullable String priority,
            int size) {
        /** As it was known before a quarter, or null if it was not. */
        @Nullable
        WorkItem before(int quarter) {
            if (opened >= quarter) {
                return null;
            }
            WorkItem item = WorkItem.ticket(id).opened(at(opened));
            item = passed < quarter ? item.reached("passed", at(passed)) : item;
            item = paused < quarter ? item.pausedSince(at(paused), "customer") : item;
            item = resumed < quarter && paused < resumed ? item.resumed(at(resumed)) : item;
            if (told < quarter) {
                item = priority == null ? item : attribute(item, "priority", priority);
                item = size < 0 ? item : attribute(item, "size", Integer.toString(size));
            }
            return resolved < quarter ? item.resolved(at(resolved)) : item;
        }

        private WorkItem attribute(WorkItem item, String key, String value) {
            return told <= opened ? item.attribute(key, value) : item.changed(key, value, at(told));
        }
    }

    private static Ticket ticket(Draw draw, String id, int asOf) {
        int opened = draw.between(-20, 95);
        int resolved = draw.chance(40) ? Integer.MAX_VALUE : Math.max(opened, draw.of(opened + draw.below(50), asOf));
        int passed = opened + draw.below(40);
        passed = passed > resolved ? Integer.MAX_VALUE : passed;
        int paused = draw.chance(70) ? Integer.MAX_VALUE : opened + draw.below(20);
        // Also when it was done already, and until after that.
        int last = draw.chance(50) ? Integer.MAX_VALUE : resolved;
        paused = paused < last ? paused : Integer.MAX_VALUE;
        int resumed = paused == Integer.MAX_VALUE ? paused : Math.min(last, paused + 1 + draw.below(30));
        int told = draw.chance(60) ? opened : Math.min(resolved, opened + draw.below(90));
        return new Ticket(
                id,
                opened,
                passed,
                resolved,
                paused,
                resumed,
                told,
                draw.chance(85) ? draw.of("P1", "P2") : null,
                draw.chance(85) ? draw.of(1, 50) : -1);
    }

    private static Indicator indicator(Draw draw) {
        Condition urgent = Condition.is("priority", "P1");
        Condition small = Condition.within(Quantity.attribute("size"), Limit.parse("<= 10"));
        Limit limit = Limit.parse(draw.of("<= ", "< ") + Duration.ofMinutes(15L * draw.between(0, 40)));
        LimitRule rule = draw.chance(60)
                ? LimitRule.fixed(limit)
                : LimitRule.when(draw.chance(50) ? urgent : small, limit).otherwise(Limit.parse("<= PT4H"));
        Clock resolution = Quantity.clock(draw.of("opened", "opened", "passed"), "resolved");
        Condition fast = Condition.within(resolution, rule);
        Condition done = Condition.reached("resolved");
        Condition once = Condition.within(Quantity.times("resolved"), Limit.parse("<= 1"));
        Condition inTheMorning =
                Condition.during("resolved", Schedule.weekly("UTC").everyDay("08:00", "12:00"));
        Selection all = Selection.items("ticket");
        all = draw.chance(60) ? all.by(draw.of("opened", "resolved", "due")) : all;
        Selection some = switch (draw.below(8)) {
            case 0 -> all.where(urgent);
            case 1 -> all.where(urgent.negated());
            case 2 -> all.where(small);
            case 3 -> all.where(small.or(urgent));
            case 4 -> all.where(draw.of(done, once, done.negated()));
            case 5 -> all.where(draw.of(inTheMorning, inTheMorning.negated()));
            default -> all;
        };
        return switch (draw.below(7)) {
            case 0 -> Indicator.share(some, fast);
            case 1 -> Indicator.share(some, fast.and(draw.of(urgent, small)));
            case 2 -> Indicator.count(all.where(fast));
            case 3 -> Indicator.count(all.where(fast.negated()));
            case 4 -> Indicator.share(all.where(fast), draw.of(urgent, small));
            case 5 -> Indicator.statistic(draw.of(Statistic.Kind.MEAN, Statistic.Kind.SUM), some, resolution);
            default -> Indicator.percentile("50%", some, resolution);
        };
    }

    @Property(tries = 1000, seed = "5", shrinking = ShrinkingMode.OFF)
    void whatIsToldForGoodStays_S25(@ForAll long seed) {
        Draw draw = new Draw(new Random(seed));
        int asOf = 96 + draw.of(0, 0, 1, 8, 40);
        List<Ticket> tickets = new ArrayList<>();
        for (int i = draw.between(1, 4); i > 0; i--) {
            tickets.add(ticket(draw, "T" + i, asOf));
        }
        Agreement agreement = Days.daily(ServiceLevelTarget.of("t", indicator(draw))
                .policy(draw.of(ChangedAttribute.values()))
                .policy(draw.of(ChangedLimit.values())));
        Attainment then = report(agreement, tickets, asOf, asOf);
        for (int later : new int[] {asOf + 1 + draw.below(40), 1000}) {
            Attainment now = report(agreement, tickets, later, later);
            if (!then.provisional()) {
                assertEquals(
                        told(then),
                        told(now),
                        () -> agreement.targets().get(0).indicator() + "\n" + tickets + "\n"
                                + agreement.targets().get(0).policies() + " as of " + asOf + " and " + later);
            }
        }
    }

    private static Attainment report(Agreement agreement, List<Ticket> tickets, int known, int asOf) {
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        List<Measurement> evidence = new ArrayList<>();
        for (Ticket ticket : tickets) {
            WorkItem item = ticket.before(known);
            if (item != null) {
                evidence.add(item);
            }
        }
        ComplianceReport report =
                engine.start(engine.periodOf(Days.MON_2026_03_02)).add(evidence).report(at(asOf));
        return Days.only(report).attainment();
    }

    private static String told(Attainment attainment) {
        SubjectResult only = attainment.subjects().get(0);
        return attainment.verdict() + " " + only.figure() + " " + only.bounds() + " " + only.counts();
    }
}
