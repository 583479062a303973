package dev.sla4j.target;

import dev.sla4j.value.Figure;
import java.time.Duration;
import java.util.Objects;

/**
 * The mean, the lowest or the highest of a figure over the slots of a period: {@code fold(figure of slot 1, figure of slot 2, …)}.
 *
 * <p>Models "the average of the error rates of all five-minute intervals of the month" (C02, A01), which is not the error rate of the month:
 * each slot weighs the same, however many requests it has. And "in the worst hour". Example:
 *
 * <pre>{@code Indicator.meanOfIntervals(Indicator.goodRatio(Selection.requests()), Duration.ofMinutes(5))}</pre>
 *
 * <p>A slot belongs to the period that contains its start; slots are anchored like every grid ({@link GridAnchor}). A slot in which no time
 * counts, because of service hours or exclusions, is no slot of the figure. A slot in which nothing happened is left out, or counts as good or
 * bad ({@link EmptySlot}, S9). Without any slot there is no figure. The mean of many fractions is known as exactly as a comparison needs it
 * ({@code Figure.Mean}, S16).
 *
 * @param of the figure of each slot: a share or a statistic of things, not null
 * @param slot the length of a slot, above zero and a multiple of the resolution of the target
 * @param fold how they become one, not null
 */
public record OverSlots(Indicator of, Duration slot, Fold fold) implements Indicator {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the figure is neither a share nor a statistic, or the slot is not above zero
     */
    public OverSlots {
        Check.counted(of, "of");
        Check.positive(slot, "slot");
        Objects.requireNonNull(fold, "fold");
    }

    @Override
    public Figure.Unit unit() {
        return of.unit();
    }
}
