package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.penalty.Driver;
import dev.sla4j.report.SingleOutage;
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

    static boolean keepsItems(ServiceLevelTarget target) {
        return target.penalty() != null && target.penalty().driver().isOfItems();
    }
}
