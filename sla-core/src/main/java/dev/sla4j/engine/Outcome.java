package dev.sla4j.engine;

import dev.sla4j.report.SingleOutage;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What one reading of the evidence gives for a unit, or for several that are pooled.
 *
 * @param account where the time went
 * @param outages the single outages that belong to the period, as far as they do (S7)
 * @param touching the single outages of which something lies in the period, also those that began before
 * @param longest the longest down time of one outage in the period, in nanoseconds
 * @param members how many members a fixed length stands for: the mean population of the measured time of the period, summed over the units
 * @param readUnknown whether any leaf was unknown at any time, also outside the period
 */
record Outcome(
        TimeAccount account,
        List<SingleOutage> outages,
        List<SingleOutage> touching,
        BigInteger longest,
        Ratio members,
        boolean readUnknown) {

    Outcome plus(Outcome other) {
        List<SingleOutage> all = new ArrayList<>(outages);
        all.addAll(other.outages);
        List<SingleOutage> allTouching = new ArrayList<>(touching);
        allTouching.addAll(other.touching);
        return new Outcome(
                account.plus(other.account),
                all,
                allTouching,
                longest.max(other.longest),
                members.plus(other.members),
                readUnknown || other.readUnknown);
    }

    /** Whether the outcome may depend on what is unknown. */
    boolean hasUnknown() {
        return readUnknown || account.unknown().signum() > 0;
    }
}
