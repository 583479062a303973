package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.penalty.Driver;
import dev.sla4j.report.SingleOutage;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.OutageOverMidnight;
import dev.sla4j.time.EvaluationPeriod;
import java.util.List;

/** Which single outages and items the settlement needs of a target. */
final class SingleThings {
    private SingleThings() {}

    private static boolean isDriven(ServiceLevelTarget target, Driver.Of of) {
        return target.penalty() != null && target.penalty().driver().of() == of;
    }

    /** Whether what follows from a target depends on its single outages. */
    static boolean keepsOutages(Agreement agreement, ServiceLevelTarget target) {
        return paysPerOutage(target)
                || (target.penalty() != null
                        && (agreement.settlement().asksForIncidents()
                                || agreement.severalPeriods().claims().from().isOutage()));
    }

    /** Whether something is of each outage as a whole, also of what lies beyond the period: not the longest time of the period. */
    static boolean readsWholes(Agreement agreement, ServiceLevelTarget target) {
        return countsOutages(target) || keepsOutages(agreement, target);
    }

    /** Whether a figure is of single outages by themselves. */
    static boolean countsOutages(ServiceLevelTarget target) {
        return Indicators.leaves(target).stream()
                .anyMatch(leaf -> leaf instanceof DowntimeStatistic statistic
                        && statistic.kind() != DowntimeStatistic.Kind.TOTAL
                        && statistic.kind() != DowntimeStatistic.Kind.LONGEST);
    }

    /** Whether single outages or days are paid. */
    static boolean paysPerOutage(ServiceLevelTarget target) {
        return isDriven(target, Driver.Of.EACH_OUTAGE) || isDriven(target, Driver.Of.EACH_DAY);
    }

    /** Where days or incidents matter, also those count that began before the period. */
    static List<SingleOutage> outages(Agreement agreement, ServiceLevelTarget target, Outcome outcome) {
        boolean touching = isDriven(target, Driver.Of.EACH_DAY)
                || (keepsOutages(agreement, target) && !isDriven(target, Driver.Of.EACH_OUTAGE));
        return touching ? outcome.touching() : outcome.outages();
    }

    /** Of which outages a period pays for or counts what lies outside it too; where days have their parts, and figures their time, of none. */
    static List<SingleOutage> wholes(
            ServiceLevelTarget target, Readings readings, EvaluationPeriod period, Outcome outcome) {
        boolean counted = target.indicator() instanceof DowntimeStatistic statistic
                && statistic.kind() != DowntimeStatistic.Kind.TOTAL
                && statistic.kind() != DowntimeStatistic.Kind.LONGEST;
        if (counted || isDriven(target, Driver.Of.EACH_OUTAGE)) {
            return outcome.outages();
        }
        if (isDriven(target, Driver.Of.EACH_DAY)
                && readings.get(OutageOverMidnight.class) == OutageOverMidnight.FIRST_DAY) {
            return outcome.touching().stream()
                    .filter(outage -> period.range().containsNanos(outage.down().startNanos(0)))
                    .toList();
        }
        return List.of();
    }

    static boolean keepsItems(ServiceLevelTarget target) {
        return target.penalty() != null && target.penalty().driver().isOfItems();
    }
}
