package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Over;
import dev.sla4j.time.EvaluationPeriod;
import java.time.Duration;

/**
 * How many slots of a period there may be.
 *
 * <p>A figure over slots looks at every slot of the period, also where nothing happened (S9), and where a slot is left out at every slot of the resolution
 * in it (S12). Whatever else is counted in slots costs only where there is evidence. A slot takes about 40 bytes.
 */
final class SlotsOfPeriod {
    /** A year of slots of four seconds. */
    static final long MOST = 10_000_000;

    /** A year of slots of a third of a second; these are only looked at, not kept. */
    static final long MOST_OF_RESOLUTION = 100_000_000;

    private SlotsOfPeriod() {}

    /**
     * Refuses a period that has too many.
     *
     * @throws IllegalArgumentException if one target has too many slots in it
     */
    static void check(Agreement agreement, EvaluationPeriod period) {
        for (ServiceLevelTarget target : agreement.targets()) {
            for (Indicator leaf : Indicators.leaves(target)) {
                Over.Slots slots = Indicators.slotsOf(leaf);
                if (slots != null) {
                    check(target, "slot", slots.length(), MOST, period);
                    check(target, "resolution", target.resolution(), MOST_OF_RESOLUTION, period);
                }
            }
        }
    }

    private static void check(
            ServiceLevelTarget target, String name, Duration length, long most, EvaluationPeriod period) {
        long count = period.range().length().dividedBy(length);
        if (count > most) {
            throw new IllegalArgumentException("target " + target.id() + ": " + name + " (" + length
                    + ") must be longer, because period (" + period + ") has " + count + " of them and at most " + most
                    + " are looked at");
        }
    }
}
