package dev.sla4j.penalty;

import dev.sla4j.target.UnitsOfSize;
import dev.sla4j.value.Figure;
import java.util.List;
import java.util.Objects;

/**
 * An amount for each unit of the driving value: "5 % of the monthly fee for each 30 minutes", "… or part thereof".
 *
 * <p>It is {@code amount × n}, with {@code n = value ÷ each} cut to whole units (complete), raised to whole units (started) or as it is
 * (proportional). In 45 minutes there are 1, 2 or 1.5 half hours (A08). Nothing is owed for a value of zero.
 *
 * @param each the unit, above zero, such as {@code PT30M} or {@code 1}
 * @param counting which units count, not null
 * @param amount what one of them pays, not null
 */
public record PerUnit(Figure each, UnitsOfSize counting, Amount amount) implements Formula {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the unit is not above zero
     */
    public PerUnit {
        Objects.requireNonNull(counting, "counting");
        Objects.requireNonNull(amount, "amount");
        checkUnit(each);
    }

    /**
     * For each complete unit.
     *
     * @param each the unit, such as {@code PT30M} of a time or {@code 1} of a number
     * @param amount what one of them pays, not null
     * @return the formula, not null
     */
    public static PerUnit of(String each, Amount amount) {
        return new PerUnit(Figure.parse(each), UnitsOfSize.COMPLETE, amount);
    }

    /**
     * Returns a copy in which every unit counts that was begun.
     *
     * @return the copy, not null
     */
    public PerUnit started() {
        return new PerUnit(each, UnitsOfSize.STARTED, amount);
    }

    /**
     * Returns a copy in which parts of units count in proportion.
     *
     * @return the copy, not null
     */
    public PerUnit proportional() {
        return new PerUnit(each, UnitsOfSize.PROPORTIONAL, amount);
    }

    static void checkUnit(Figure each) {
        Objects.requireNonNull(each, "each");
        if (!each.isMeasured() || each.value().signum() <= 0) {
            throw new IllegalArgumentException("each (" + each + ") must be above zero");
        }
    }

    @Override
    public Figure.Unit unit() {
        return each.unit();
    }

    @Override
    public List<Amount> amounts() {
        return List.of(amount);
    }
}
