package dev.sla4j.target;

import dev.sla4j.value.Limit;
import dev.sla4j.value.Percent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * When a service counts as down: an expression over timelines, each instant of which is up, down with a weight, unknown, or absent.
 *
 * <p>Leaves read evidence: {@link Reported} outages, {@link Observed} states and probes, {@link FigureSlots} of counted requests and
 * samples. Combinators join detectors or resources:
 * {@link AnyOf}, {@link AllOf}, {@link AtLeast}. Refinements change what counts of the outages below them: {@link Lasting},
 * {@link Sustained}, {@link Deductible}, {@link Slots}. Each node works on the whole timeline, before it is clipped to the measured time (S5).
 *
 * <p>An <em>outage</em> is a connected piece of down time; touching pieces are one.
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Downtime
        permits Reported, Observed, Sampled, FigureSlots, AnyOf, AllOf, AtLeast, Lasting, Sustained, Deductible, Slots {

    /**
     * Down while an outage is reported, from its begin until it is restored.
     *
     * @return the leaf, not null
     */
    static Reported reported() {
        return Reported.ALL;
    }

    /**
     * Down while the last state or probe is bad; a state {@code up} is good.
     *
     * @return the leaf, not null
     */
    static Observed observed() {
        return Observed.UP_IS_GOOD;
    }

    /**
     * Down while samples of a continuous signal lie outside a limit.
     *
     * @param metric the metric, not blank
     * @param good within which limit a sample is good, such as {@code <= 95}
     * @return the leaf, not null
     */
    static Sampled sampled(String metric, String good) {
        return new Sampled(EvidenceFilter.ALL, metric, Limit.parse(good), 1, 1, null);
    }

    /**
     * Down in the slots whose figure lies within a limit; slots with fewer things than one are left out.
     *
     * @param unit the length of a slot, above zero
     * @param figure a share, a statistic or a percentile of requests or samples, not null
     * @param limit which figures are down, such as {@code > 5%}
     * @return the leaf, not null
     */
    static FigureSlots slotsWhere(Duration unit, Indicator figure, String limit) {
        return new FigureSlots(figure, unit, Limit.parse(limit), 1, TooLittle.LEFT_OUT);
    }

    /**
     * Down in the minutes whose figure lies within a limit: "a minute is down when its error rate exceeds 5 %" (C05).
     *
     * @param figure a share, a statistic or a percentile of requests or samples, not null
     * @param limit which figures are down, such as {@code > 5%}
     * @return the leaf, not null
     */
    static FigureSlots minutesWhere(Indicator figure, String limit) {
        return slotsWhere(Duration.ofMinutes(1), figure, limit);
    }

    /**
     * Down while at least one part is down: "either monitor", "a series of components".
     *
     * @param parts the parts, at least one
     * @return the expression, not null
     */
    static Downtime anyOf(Downtime... parts) {
        return new AnyOf(List.of(parts));
    }

    /**
     * Down while every part is down: "A and B feed", "all zones".
     *
     * @param parts the parts, at least one
     * @return the expression, not null
     */
    static Downtime allOf(Downtime... parts) {
        return new AllOf(List.of(parts));
    }

    /**
     * Down while at least k parts are down.
     *
     * @param k the number of parts, at least 1
     * @param parts the parts, at least k
     * @return the expression, not null
     */
    static Downtime atLeast(int k, Downtime... parts) {
        return new AtLeast(k, null, List.of(parts));
    }

    /**
     * Down while at least a share of the living parts is down.
     *
     * @param share the share, such as {@code 50%}, above 0 % and at most 100 %
     * @param parts the parts, at least one
     * @return the expression, not null
     */
    static Downtime atLeast(String share, Downtime... parts) {
        return new AtLeast(0, Percent.parse(share), List.of(parts));
    }

    /**
     * Only minutes that are down from beginning to end count: "partial minutes will not be counted".
     *
     * @param of what is down, not null
     * @return the expression, not null
     */
    static Slots wholeMinutes(Downtime of) {
        return of.inUnits(Duration.ofMinutes(1), SlotRule.WHOLE);
    }

    /**
     * Minutes that are touched by down time count as a whole: "any minute during which".
     *
     * @param of what is down, not null
     * @return the expression, not null
     */
    static Slots touchedMinutes(Downtime of) {
        return of.inUnits(Duration.ofMinutes(1), SlotRule.TOUCHED);
    }

    /**
     * Only outages that last at least so long count, then from their first instant.
     *
     * @param least the shortest length that counts, above zero
     * @return the refined expression, not null
     */
    default Lasting lastingAtLeast(Duration least) {
        return new Lasting(this, least, true);
    }

    /**
     * Only outages that last longer than this count, then from their first instant.
     *
     * @param bound the longest length that does not count, above zero
     * @return the refined expression, not null
     */
    default Lasting lastingMoreThan(Duration bound) {
        return new Lasting(this, bound, false);
    }

    /**
     * An outage begins with the first instant of a long enough row of down time and ends with the first instant of a long enough row without:
     * the run rule of telecommunication (D25).
     *
     * @param opens the shortest row that begins an outage, above zero
     * @param closes the shortest row that ends it, above zero
     * @return the refined expression, not null
     */
    default Sustained sustained(Duration opens, Duration closes) {
        return new Sustained(this, opens, closes);
    }

    /**
     * The first part of each outage does not count: "begins to accrue after one continuous minute".
     *
     * @param perOutage the part that does not count, above zero
     * @return the refined expression, not null
     */
    default Deductible deductible(Duration perOutage) {
        return new Deductible(this, perOutage);
    }

    /**
     * Down in units of time: a unit is down as a whole, or not, by the down time in it.
     *
     * @param unit the length of a unit, above zero
     * @param rule when a unit counts as down, not null
     * @return the refined expression, not null
     */
    default Slots inUnits(Duration unit, SlotRule rule) {
        return new Slots(this, unit, rule);
    }

    /**
     * Returns the expressions directly below this one, from which it is combined or refined.
     *
     * @return the operands in their order; none for a leaf
     */
    default List<Downtime> operands() {
        return List.of();
    }

    /**
     * Returns the lengths of all units of time in the expression.
     *
     * @return the lengths, from the outside in
     */
    default List<Duration> units() {
        List<Duration> units = new ArrayList<>();
        if (this instanceof Slots slots) {
            units.add(slots.unit());
        } else if (this instanceof FigureSlots slots) {
            units.add(slots.unit());
        }
        operands().forEach(operand -> units.addAll(operand.units()));
        return units;
    }
}
