package dev.sla4j.engine;

import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ExclusionSource;
import dev.sla4j.target.AllOf;
import dev.sla4j.target.AnyOf;
import dev.sla4j.target.AtLeast;
import dev.sla4j.target.Deductible;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.FigureSlots;
import dev.sla4j.target.Lasting;
import dev.sla4j.target.Observed;
import dev.sla4j.target.Sampled;
import dev.sla4j.target.Slots;
import dev.sla4j.target.Sustained;
import java.time.Duration;
import java.util.List;

/**
 * How far a timeline must go beyond the period and the evidence, so that nothing that is judged as a whole (an outage, a unit of time) is cut off by
 * its ends.
 *
 * <p>A unit of local time may be longer than its nominal length by what clocks are put back; twice the unit and a day is more than enough.
 */
final class Reach {
    private static final Duration DAY = Duration.ofDays(1);
    /** Enough to see that nothing is known before the first observation and after the last. */
    private static final Duration INSTANT = Duration.ofNanos(1);

    private Reach() {}

    /** The reach of an expression and of the rules that leave out time while something else is down. */
    static Duration of(Downtime downtime, List<ExclusionRule> rules) {
        Duration reach = of(downtime);
        for (ExclusionRule rule : rules) {
            if (rule.source() instanceof ExclusionSource.WhileDown condition) {
                reach = reach.plus(of(condition.downtime()));
                reach = rule.longest() == null ? reach : reach.plus(rule.longest());
            }
        }
        return reach;
    }

    private static Duration of(Downtime node) {
        if (node instanceof AnyOf any) {
            return sum(any.parts());
        }
        if (node instanceof AllOf all) {
            return sum(all.parts());
        }
        if (node instanceof AtLeast some) {
            return sum(some.parts());
        }
        if (node instanceof Lasting lasting) {
            return lasting.bound().plus(of(lasting.of()));
        }
        if (node instanceof Deductible deductible) {
            return deductible.perOutage().plus(of(deductible.of()));
        }
        if (node instanceof Sustained sustained) {
            return sustained.opens().plus(sustained.closes()).plus(of(sustained.of()));
        }
        if (node instanceof FigureSlots slots) {
            return slots.unit().multipliedBy(2).plus(DAY);
        }
        if (node instanceof Slots slots) {
            return slots.unit().multipliedBy(2).plus(DAY).plus(of(slots.of()));
        }
        return node instanceof Observed || node instanceof Sampled ? INSTANT : Duration.ZERO;
    }

    private static Duration sum(List<Downtime> parts) {
        return parts.stream().map(Reach::of).reduce(Duration.ZERO, Duration::plus);
    }
}
