package dev.sla4j.target;

import dev.sla4j.value.Limit;
import java.time.Duration;
import java.util.Objects;

/**
 * Down in slots whose figure lies within a limit: the leaf that makes down time of counts.
 *
 * <p>Models "a minute is down when its error rate exceeds 10 %" (C05), "when all connection attempts in it fail" (C06), "… and at least 100
 * requests were made" (C08), "when the mean latency of a five-minute interval is above 1 s". Examples:
 *
 * <pre>{@code
 * Downtime.minutesWhere(Indicator.failedRatio(Selection.requests()), "> 10%").minimum(100)
 * Downtime.minutesWhere(Indicator.goodRatio(Selection.requests()), "<= 0%")
 * }</pre>
 *
 * <p>Slots are counted from the epoch (policy {@link GridAnchor}: from local midnight) and are down or up as a whole, so partial ones are ignored
 * (C23). The limit is compared exactly; "exceeds" is exclusive. A slot with fewer things than the minimum has too little evidence, and so has
 * one without a figure. A slot whose things cannot all be judged, or are not known to be enough, is unknown, unless it is the same whatever they are. A slot that is not over
 * when the report is made may still change. Exclusions and service hours apply to the time that comes out, not to the counts.
 *
 * @param figure a share, a statistic or a percentile of requests or samples, not null
 * @param unit the length of a slot, above zero
 * @param down which figures are down, of the unit of the figure
 * @param minimum the fewest things for a slot to be judged, at least 1
 * @param tooLittle what a slot counts as that has fewer, not null
 */
public record FigureSlots(Indicator figure, Duration unit, Limit down, long minimum, TooLittle tooLittle)
        implements Downtime {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the figure is neither a share nor a statistic nor a percentile or is one of items, the unit is not above zero, the
     *     limit is of another unit, or the minimum is below 1
     */
    public FigureSlots {
        Check.counted(figure, "figure");
        Check.positive(unit, "unit");
        Objects.requireNonNull(down, "down");
        Objects.requireNonNull(tooLittle, "tooLittle");
        if (down.unit() != figure.unit()) {
            throw new IllegalArgumentException(
                    "down (" + down + ") must be of unit " + figure.unit() + ", that of the figure");
        }
        if (minimum < 1) {
            throw new IllegalArgumentException("minimum (" + minimum + ") must be at least 1");
        }
        if (selectionOf(figure).kind() == Selection.Kind.ITEMS) {
            throw new IllegalArgumentException("figure (" + figure + ") must be one of requests or samples");
        }
    }

    /**
     * Judges only slots with at least so many things: "a minimum of 100 requests".
     *
     * @param things the fewest things, at least 1
     * @return the copy, not null
     */
    public FigureSlots minimum(long things) {
        return new FigureSlots(figure, unit, down, things, tooLittle);
    }

    /**
     * States what a slot counts as that has too little evidence.
     *
     * @param reading the reading, not null
     * @return the copy, not null
     */
    public FigureSlots tooLittle(TooLittle reading) {
        return new FigureSlots(figure, unit, down, minimum, reading);
    }

    /**
     * Returns which things the figure counts.
     *
     * @return the selection, not null
     */
    public Selection selection() {
        return selectionOf(figure);
    }

    private static Selection selectionOf(Indicator figure) {
        if (figure instanceof Share share) {
            return share.of();
        }
        return figure instanceof Percentile percentile ? percentile.of() : ((Statistic) figure).of();
    }
}
