package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.target.Belonging;
import dev.sla4j.target.Condition;
import dev.sla4j.target.ExcludedItemTime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Policies;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long before a period something that recurs may have been expected that falls due in it (S13, C101), and how long after it something may
 * fall due.
 *
 * <p>Nothing is on record of what was not delivered, so no evidence says how far to look. In service hours a limit takes several times as long as by
 * the calendar, and holidays and exclusions add to it: a limit reaches eight times its length, a number of working days as many weeks, and all of it
 * a year more.
 */
final class ExpectedReach {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration YEAR = Duration.ofDays(366);
    /** A week has 168 hours; on duty are at least 21 of them. */
    private static final int HOURS_TO_CALENDAR = 8;
    /** No period begins before the year 1680; one period of a recurrence before this instant is still known. */
    private static final long EARLIEST = EpochNanos.of(Instant.parse("1679-01-01T00:00:00Z"));

    private ExpectedReach() {}

    /** The reach of a target; nothing if it counts nothing that recurs. */
    static Duration of(ServiceLevelTarget target) {
        Duration reach = Duration.ZERO;
        for (Indicator leaf : Indicators.leaves(target)) {
            if (!Figures.isOfDowntime(leaf) && Indicators.selectionOf(leaf).expected() != null) {
                Indicator each = Indicators.eachOf(leaf);
                Duration limit = each instanceof Share share ? of(share.good()) : Duration.ZERO;
                reach = longer(reach, limit.plus(YEAR));
            }
        }
        return reach;
    }

    /**
     * How long after a period an item that belongs to it may fall due. It is left out if that is excluded, which must not depend on how late the
     * report is made and on what else is on record: beyond the last exclusion on record it does not matter, and of those that recur the reach decides.
     * Where it belongs to the period in which it falls due, nothing beyond that is asked for.
     */
    static Duration afterwards(Plan plan, ServiceLevelTarget target, List<Exclusion> onRecord) {
        Agreement agreement = plan.agreement();
        Duration reach = Duration.ZERO;
        Duration recorded = Duration.ZERO;
        Duration end = Duration.ofNanos(plan.period().range().endNanos());
        for (Exclusion exclusion : onRecord) {
            recorded = longer(
                    recorded, Duration.ofNanos(exclusion.range().endNanos()).minus(end));
        }
        Policies policies = target.policies().over(agreement.policies());
        if (agreement.exclusions().isEmpty() || policies.get(ExcludedItemTime.class) != ExcludedItemTime.DUE_LEFT_OUT) {
            return reach;
        }
        for (Indicator leaf : Indicators.leaves(target)) {
            boolean ofItems =
                    !Figures.isOfDowntime(leaf) && Indicators.selectionOf(leaf).kind() == Selection.Kind.ITEMS;
            if (ofItems
                    && !(Indicators.selectionOf(leaf).belonging() instanceof Belonging.Due)
                    && Indicators.eachOf(leaf) instanceof Share share) {
                reach = longer(reach, longer(recorded, of(share.good()).plus(YEAR)));
            }
        }
        return reach;
    }

    /** A range and what lies before it, within the horizon. */
    static TimeRange before(TimeRange within, Duration reach, TimeRange horizon) {
        long start = horizon.startNanos();
        BigInteger first = BigInteger.valueOf(within.startNanos()).subtract(nanosOf(reach));
        if (first.compareTo(BigInteger.valueOf(start)) > 0) {
            start = first.longValueExact();
        }
        return TimeRange.ofNanos(Math.min(within.startNanos(), Math.max(EARLIEST, start)), within.endNanos());
    }

    private static BigInteger nanosOf(Duration duration) {
        return BigInteger.valueOf(duration.toSeconds()).multiply(BigInteger.valueOf(1_000_000_000L));
    }

    private static Duration of(Condition condition) {
        if (condition instanceof Condition.Within within) {
            return of(within.limit());
        }
        Duration reach = Duration.ZERO;
        for (Condition part : Conditions.partsOf(condition)) {
            reach = longer(reach, of(part));
        }
        return reach;
    }

    private static Duration of(LimitRule rule) {
        if (rule instanceof LimitRule.Fixed fixed) {
            return of(fixed.limit());
        }
        if (rule instanceof LimitRule.PerUnit perUnit) {
            return of(perUnit.limit());
        }
        if (rule instanceof LimitRule.OnWorkingDay day) {
            return WEEK.multipliedBy(day.k() + 1L);
        }
        if (rule instanceof LimitRule.Grace grace) {
            return of(grace.of()).plus(of(grace.tolerance()));
        }
        Duration reach = Duration.ZERO;
        if (rule instanceof LimitRule.ByCase cases) {
            for (LimitRule.Case each : cases.cases()) {
                reach = longer(reach, of(each.limit()));
            }
            reach = cases.otherwise() == null ? reach : longer(reach, of(cases.otherwise()));
        }
        return reach;
    }

    private static Duration of(Limit limit) {
        if (limit.upper() == null || limit.unit() != Figure.Unit.TIME) {
            return Duration.ZERO;
        }
        long nanos = Math.max(0, Promise.nanosOf(limit).at());
        return Duration.ofNanos(nanos).multipliedBy(HOURS_TO_CALENDAR);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
