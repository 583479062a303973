package dev.sla4j.engine;

import dev.sla4j.report.SingleOutage;
import dev.sla4j.report.TimeAccount;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What one reading of the evidence gives for a unit, or for several that are pooled.
 *
 * @param account where the time went
 * @param outages the single outages that began in the period
 * @param longest the longest down time of one outage in the period, in nanoseconds
 * @param units how many units are in it
 * @param readUnknown whether any leaf was unknown at any time, also outside the period
 */
record Outcome(TimeAccount account, List<SingleOutage> outages, BigInteger longest, int units, boolean readUnknown) {

    Outcome plus(Outcome other) {
        List<SingleOutage> all = new ArrayList<>(outages);
        all.addAll(other.outages);
        return new Outcome(
                account.plus(other.account),
                all,
                longest.max(other.longest),
                units + other.units,
                readUnknown || other.readUnknown);
    }

    /** Whether the outcome may depend on what is unknown. */
    boolean hasUnknown() {
        return readUnknown || account.unknown().signum() > 0;
    }
}
