package dev.sla4j.penalty;

import dev.sla4j.target.UnitsOfSize;
import dev.sla4j.value.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Marginal bands: each part of the driving value pays by the band that it lies in, as with an income tax: "the first 5 points are free, the next 10 cost
 * 0.5 % each, further ones 1 %". Bands count from zero of what an allowance leaves: with these 5 points as {@link Driver#beyond} the first band ends at 10.
 *
 * <p>It is {@code Σ amount × units in the band}; a value at the upper bound of a band lies in it.
 *
 * @param each the unit, above zero
 * @param counting which units count in each band, not null
 * @param bands the bands in ascending order, at least one; only the last has no upper bound
 */
public record Bands(Figure each, UnitsOfSize counting, List<Band> bands) implements Formula {

    /**
     * A band, which begins where the one before it ends, the first at zero.
     *
     * @param upTo its upper bound, or null for the last
     * @param amount what one unit in it pays, not null
     */
    public record Band(@Nullable Figure upTo, Amount amount) {

        /** Checks. */
        public Band {
            Objects.requireNonNull(amount, "amount");
        }
    }

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the bands do not follow each other up to a last one
     */
    public Bands {
        Objects.requireNonNull(counting, "counting");
        PerUnit.checkUnit(each);
        bands = List.copyOf(bands);
        if (bands.isEmpty() || bands.get(bands.size() - 1).upTo() != null) {
            throw new IllegalArgumentException("bands (" + bands + ") must end with one without an upper bound");
        }
        Figure before = null;
        for (Band band : bands.subList(0, bands.size() - 1)) {
            Figure upTo = band.upTo();
            if (upTo == null
                    || upTo.unit() != each.unit()
                    || upTo.value().signum() <= 0
                    || (before != null && Figure.compare(upTo, before) <= 0)) {
                throw new IllegalArgumentException(
                        "bands (" + bands + ") must have ascending upper bounds of the unit of " + each);
            }
            before = upTo;
        }
    }

    /**
     * Bands to be filled, of units in proportion.
     *
     * @param each the unit, such as {@code 1} point
     * @return the bands to fill, not null
     */
    public static Filling per(String each) {
        return new Filling(Figure.parse(each), List.of());
    }

    @Override
    public Figure.Unit unit() {
        return each.unit();
    }

    @Override
    public List<Amount> amounts() {
        return bands.stream().map(Band::amount).toList();
    }

    /**
     * Bands while they are written down.
     *
     * @param each the unit, not null
     * @param bands the bands so far
     */
    public record Filling(Figure each, List<Band> bands) {

        /** Copies. */
        public Filling {
            bands = List.copyOf(bands);
        }

        /**
         * Adds a band.
         *
         * @param bound its upper bound, inclusive
         * @param amount what one unit in it pays, not null
         * @return the bands, not null
         */
        public Filling upTo(String bound, Amount amount) {
            List<Band> more = new ArrayList<>(bands);
            more.add(new Band(Figure.parse(bound), amount));
            return new Filling(each, more);
        }

        /**
         * Adds the last band.
         *
         * @param amount what one unit in it pays, not null
         * @return the formula, not null
         */
        public Bands beyond(Amount amount) {
            List<Band> more = new ArrayList<>(bands);
            more.add(new Band(null, amount));
            return new Bands(each, UnitsOfSize.PROPORTIONAL, more);
        }
    }
}
