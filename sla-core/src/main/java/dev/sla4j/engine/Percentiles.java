package dev.sla4j.engine;

import dev.sla4j.target.Percentile;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The value of a percentile by each of its definitions (S18). */
final class Percentiles {
    private static final Ratio HALF = Ratio.of(1, 2);

    private Percentiles() {}

    /** Of values, each as often as it was seen; at least one. */
    static Ratio of(Percentile percentile, Values values) {
        return Objects.requireNonNull(of(percentile, values, new Beyond(0, null, 0)));
    }

    /**
     * Values beside those that are known.
     *
     * @param below how many lie below all of them
     * @param least what these are, or null if they may be anything
     * @param above how many lie above all of them, and may be anything
     */
    record Beyond(long below, @Nullable Ratio least, long above) {}

    /** Of values and some more that lie below or above all of them; null if the percentile is, or is made of, one that may be anything. */
    static @Nullable Ratio of(Percentile percentile, Values values, Beyond beyond) {
        long size = Math.addExact(Math.addExact(values.count(), beyond.below), beyond.above);
        Ratio p = percentile.rank().toRatio();
        Ratio h = Ratio.of(size).times(p).plus(shift(percentile.definition(), p));
        Ratio j = Ratio.of(floor(h), BigInteger.ONE);
        Ratio g = h.minus(j);
        long index = j.numerator().longValueExact();
        long lower = Math.max(1, Math.min(size, index));
        long higher = Math.max(1, Math.min(size, index + 1));
        Ratio share = share(percentile.definition(), index, g);
        // To find a place takes time, and mostly one is enough.
        if (share.isZero() || share.equals(Ratio.ONE)) {
            return at(values, beyond, share.isZero() ? lower : higher);
        }
        Ratio low = at(values, beyond, lower);
        Ratio high = lower == higher ? low : at(values, beyond, higher);
        return low == null || high == null ? null : low.plus(high.minus(low).times(share));
    }

    private static BigInteger floor(Ratio value) {
        BigInteger[] parts = value.numerator().divideAndRemainder(value.denominator());
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** By number from 1, in ascending order; null if it may be anything. */
    private static @Nullable Ratio at(Values values, Beyond beyond, long number) {
        return number <= beyond.below ? beyond.least : values.at(number - beyond.below);
    }

    private static Ratio shift(Percentile.Definition definition, Ratio p) {
        return switch (definition) {
            case NEAREST_RANK, AVERAGED_STEP, LINEAR_STEPS -> Ratio.ZERO;
            case NEAREST_EVEN -> HALF.negated();
            case HAZEN -> HALF;
            case WEIBULL -> p;
            case LINEAR -> p.complement();
            case MEDIAN_UNBIASED -> p.plus(Ratio.ONE).dividedBy(Ratio.of(3));
            case NORMAL_UNBIASED -> p.dividedBy(Ratio.of(4)).plus(Ratio.of(3, 8));
        };
    }

    /** How far from the lower value to the higher. */
    private static Ratio share(Percentile.Definition definition, long index, Ratio g) {
        return switch (definition) {
            case NEAREST_RANK -> g.isZero() ? Ratio.ZERO : Ratio.ONE;
            case AVERAGED_STEP -> g.isZero() ? HALF : Ratio.ONE;
            case NEAREST_EVEN -> g.isZero() && index % 2 == 0 ? Ratio.ZERO : Ratio.ONE;
            case LINEAR_STEPS, HAZEN, WEIBULL, LINEAR, MEDIAN_UNBIASED, NORMAL_UNBIASED -> g;
        };
    }
}
