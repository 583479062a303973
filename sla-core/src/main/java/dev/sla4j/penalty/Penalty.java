package dev.sla4j.penalty;

import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Percent;
import dev.sla4j.value.Rounding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is owed when a promise is not kept: a driver, a formula, the base of its shares, caps and a gate. The clauses that can be composed of them are listed
 * in docs/penalties.md.
 *
 * <p>Example clause: "below 99.9 % 10 %, below 99.0 % 25 % of the monthly fee":
 *
 * <pre>{@code Penalty.tiered().below("99.9%", "10%").below("99.0%", "25%")}</pre>
 *
 * @param driver the value that the formula is applied to, not null
 * @param formula how it becomes an amount, not null
 * @param base what a share is a share of, not null
 * @param eachCap the most for one outage, day or item, or null
 * @param cap the most for the target in one period, or null
 * @param when what must be so before anything is paid, or null
 * @param creditor to whom it is owed, not null
 * @param repeated how many times the amounts count where the target was missed in the period directly before too, above 1; null if always once
 */
public record Penalty(
        Driver driver,
        Formula formula,
        Base base,
        @Nullable Cap eachCap,
        @Nullable Cap cap,
        @Nullable Gate when,
        Creditor creditor,
        @Nullable BigDecimal repeated) {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if there is a cap for each single thing without single things as driver, a base or formula does not fit the
     *     driver, or repeated is not above 1
     */
    public Penalty {
        Objects.requireNonNull(driver, "driver");
        Objects.requireNonNull(formula, "formula");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(creditor, "creditor");
        if (eachCap != null && !driver.isEach()) {
            throw new IllegalArgumentException(
                    "cap for each needs a driver of outages, days or items, such as EACH_OUTAGE, not " + driver);
        }
        checkUnit(driver, formula);
        repeated = repeated == null ? null : repeated.stripTrailingZeros();
        if (repeated != null && repeated.compareTo(BigDecimal.ONE) <= 0) {
            throw new IllegalArgumentException("repeated (" + repeated.toPlainString() + ") must be above 1");
        }
        boolean ofItem = base.is(Base.ItemValue.class)
                || (eachCap != null && eachCap.base().is(Base.ItemValue.class));
        if ((ofItem && !driver.isOfItems()) || (cap != null && cap.base().is(Base.ItemValue.class))) {
            throw new IllegalArgumentException("base (" + base + ") is the value of an item, so the driver (" + driver
                    + ") must be one of items, and the cap of the target must be of another base");
        }
        boolean ofNumber = driver.of() == Driver.Of.FIGURE
                || driver.of() == Driver.Of.SHORTFALL
                || driver.unit(Figure.Unit.TIME) == Figure.Unit.NUMBER;
        if (base.is(Base.Driven.class) && !ofNumber) {
            throw new IllegalArgumentException("base (" + base + ") is the price of a number, not of " + driver);
        }
    }

    private static void checkUnit(Driver driver, Formula formula) {
        Figure.Unit time = driver.unit(Figure.Unit.TIME);
        boolean ofFigure = driver.of() == Driver.Of.FIGURE || driver.of() == Driver.Of.SHORTFALL;
        if (!ofFigure && formula.unit() != null && formula.unit() != time) {
            String what = formula instanceof Table table
                    ? "rows (" + table.rows().get(0).range() + ")"
                    : "units";
            throw new IllegalArgumentException(what + " must be " + (time == Figure.Unit.TIME ? "durations" : "numbers")
                    + " for the driver " + driver);
        }
    }

    /**
     * A penalty owed to the customer, without a gate.
     *
     * @param driver the value that the formula is applied to, not null
     * @param formula how it becomes an amount, not null
     * @param base what a share is a share of, not null
     * @param eachCap the most for one outage, day or item, or null
     * @param cap the most for the target in one period, or null
     */
    public Penalty(Driver driver, Formula formula, Base base, @Nullable Cap eachCap, @Nullable Cap cap) {
        this(driver, formula, base, eachCap, cap, null, Creditor.CUSTOMER, null);
    }

    /**
     * An empty table of the figure, to be filled with rows.
     *
     * @return the rows to fill, not null
     */
    public static Tiers tiered() {
        return new Tiers(Driver.FIGURE, List.of(), null);
    }

    /**
     * An empty table of the down time of the period in total.
     *
     * @return the rows to fill, not null
     */
    public static Tiers tieredByDowntime() {
        return new Tiers(Driver.DOWNTIME, List.of(), null);
    }

    /**
     * An empty table of the down time of each outage; the amounts of all outages are added.
     *
     * @return the rows to fill, not null
     */
    public static Tiers tieredByOutage() {
        return new Tiers(Driver.EACH_OUTAGE, List.of(), null);
    }

    /**
     * An empty table of the down time of each local calendar day; the amounts of all days are added.
     *
     * @return the rows to fill, not null
     */
    public static Tiers tieredByDay() {
        return tieredBy(Driver.EACH_DAY);
    }

    /**
     * An empty table of any value.
     *
     * @param driver the value, not null
     * @return the rows to fill, not null
     */
    public static Tiers tieredBy(Driver driver) {
        return new Tiers(driver, List.of(), null);
    }

    /**
     * One amount whenever the promise is not kept.
     *
     * @param amount the amount, not null
     * @return the penalty, not null
     */
    public static Penalty flat(Amount amount) {
        return of(Driver.FIGURE, new Flat(amount));
    }

    /**
     * A share of the only fee whenever the promise is not kept.
     *
     * @param percent the share, such as {@code 20%}
     * @return the penalty, not null
     */
    public static Penalty flat(String percent) {
        return of(Driver.FIGURE, new Flat(new Amount.Share(Percent.parse(percent))));
    }

    /**
     * A sum whenever the promise is not kept.
     *
     * @param sum the sum, not negative
     * @return the penalty, not null
     */
    public static Penalty flat(Money sum) {
        return of(Driver.FIGURE, new Flat(new Amount.Sum(sum)));
    }

    /**
     * A share of the price of the time that was lost, whatever the verdict: "50 times the charges for the time of the interruption".
     *
     * @param percent the share or multiple, such as {@code 5000%}
     * @return the penalty, not null
     */
    public static Penalty ofLostTime(String percent) {
        return of(Driver.EACH_OUTAGE, new Flat(new Amount.Share(Percent.parse(percent))))
                .of(Base.lostTime(Base.onlyFee()));
    }

    /**
     * A share of the only fee for each complete unit of down time in the period: "5 % for each 30 minutes".
     *
     * @param unit the unit, such as {@code PT30M}
     * @param percent the share, such as {@code 5%}
     * @return the penalty, not null
     */
    public static Penalty each(String unit, String percent) {
        return of(Driver.DOWNTIME, PerUnit.of(unit, Amount.share(percent)));
    }

    /**
     * A penalty on the only fee, without caps.
     *
     * @param driver the driver, not null
     * @param formula the formula, not null
     * @return the penalty, not null
     */
    public static Penalty of(Driver driver, Formula formula) {
        return new Penalty(driver, formula, Base.onlyFee(), null, null);
    }

    /**
     * Returns a copy with another driver.
     *
     * @param newDriver the driver, not null
     * @return the copy, not null
     * @throws IllegalArgumentException if it does not fit the formula
     */
    public Penalty by(Driver newDriver) {
        return new Penalty(newDriver, formula, base, eachCap, cap, when, creditor, repeated);
    }

    /**
     * Returns a copy with another base.
     *
     * @param newBase the base, not null
     * @return the copy, not null
     */
    public Penalty of(Base newBase) {
        return new Penalty(driver, formula, newBase, eachCap, cap, when, creditor, repeated);
    }

    /**
     * Returns a copy that pays for one outage, day or item at most so much.
     *
     * @param newCap the cap, not null
     * @return the copy, not null
     */
    public Penalty cappedEach(Cap newCap) {
        return new Penalty(driver, formula, base, Objects.requireNonNull(newCap, "cap"), cap, when, creditor, repeated);
    }

    /**
     * Returns a copy that pays for one outage at most so much.
     *
     * @param newCap the cap, not null
     * @return the copy, not null
     */
    public Penalty cappedPerOutage(Cap newCap) {
        return cappedEach(newCap);
    }

    /**
     * Returns a copy that pays for the target and a period at most so much.
     *
     * @param newCap the cap, not null
     * @return the copy, not null
     */
    public Penalty capped(Cap newCap) {
        return new Penalty(
                driver, formula, base, eachCap, Objects.requireNonNull(newCap, "cap"), when, creditor, repeated);
    }

    /**
     * Returns a copy that pays only if something is so: "if the monthly percentage was missed".
     *
     * @param gate what must be so, not null
     * @return the copy, not null
     */
    public Penalty when(Gate gate) {
        return new Penalty(
                driver, formula, base, eachCap, cap, Objects.requireNonNull(gate, "gate"), creditor, repeated);
    }

    /**
     * Returns a copy that pays only if the promise of its target was not kept.
     *
     * @return the copy, not null
     */
    public Penalty whenMissed() {
        return when(Gate.missed());
    }

    /**
     * Returns a copy that is owed to another party: to the provider, for a bonus or a promise of the customer.
     *
     * @param newCreditor to whom, not null
     * @return the copy, not null
     */
    public Penalty owedTo(Creditor newCreditor) {
        return new Penalty(driver, formula, base, eachCap, cap, when, newCreditor, repeated);
    }

    /**
     * Returns a copy in which every unit counts that was begun: "or part thereof".
     *
     * @return the copy, not null
     * @throws IllegalStateException if it does not pay by units
     */
    public Penalty started() {
        return with(perUnit().started());
    }

    /**
     * Returns a copy in which parts of units count in proportion.
     *
     * @return the copy, not null
     * @throws IllegalStateException if it does not pay by units
     */
    public Penalty proportional() {
        return with(perUnit().proportional());
    }

    /**
     * Returns a copy whose amounts count more often where the target was missed in the period directly before too: "the points of a repeat failure in
     * consecutive periods are doubled" (C74).
     *
     * <p>Each unit of the formula counts so often, before caps and rounding; not more in a third period in a row than in the second. What decides is the
     * verdict of the period and the one on file ({@code History}), under scope <i>each</i> those of the subject: what is paid although the promise is kept
     * repeats nothing, and a subject that was not there before missed nothing. Where a verdict is undetermined, or the one on file provisional or missing,
     * the amounts count once for certain and the rest is disputed; before the term nothing was missed.
     *
     * @param times how many times, such as {@code 2}, above 1
     * @return the copy, not null
     * @throws IllegalArgumentException if it is not above 1
     */
    public Penalty repeated(String times) {
        return new Penalty(driver, formula, base, eachCap, cap, when, creditor, new BigDecimal(times));
    }

    private PerUnit perUnit() {
        if (formula instanceof PerUnit units) {
            return units;
        }
        throw new IllegalStateException("formula (" + formula + ") must pay by units");
    }

    private Penalty with(Formula newFormula) {
        return new Penalty(driver, newFormula, base, eachCap, cap, when, creditor, repeated);
    }

    /**
     * Returns a copy that pays for the target and a period at most a share of the only fee.
     *
     * @param percent the share, such as {@code 50%}
     * @return the copy, not null
     */
    public Penalty capped(String percent) {
        return capped(new Cap(Amount.share(percent), Base.onlyFee()));
    }

    /**
     * Rows of a credit table while it is written down; it becomes a penalty where one is asked for.
     *
     * @param driver the driver, not null
     * @param rows the rows so far
     * @param rounding the rounding before the look-up, or null
     */
    public record Tiers(
            Driver driver, List<Row> rows, @Nullable Rounding rounding) {

        /** Copies. */
        public Tiers {
            Objects.requireNonNull(driver, "driver");
            rows = List.copyOf(rows);
        }

        /**
         * Adds a row of the cascade: less than a bound.
         *
         * @param bound the bound, such as {@code 99.9%}
         * @param percent the share that is paid, such as {@code 10%}
         * @return the rows, not null
         */
        public Tiers below(String bound, String percent) {
            return row(Limit.below(bound), Amount.share(percent));
        }

        /**
         * Adds a row of the cascade: at most a bound.
         *
         * @param bound the bound
         * @param percent the share that is paid
         * @return the rows, not null
         */
        public Tiers atMost(String bound, String percent) {
            return row(Limit.atMost(bound), Amount.share(percent));
        }

        /**
         * Adds a row of the cascade: more than a bound.
         *
         * @param bound the bound, such as {@code PT5M}
         * @param percent the share that is paid
         * @return the rows, not null
         */
        public Tiers moreThan(String bound, String percent) {
            return row(Limit.moreThan(bound), Amount.share(percent));
        }

        /**
         * Adds a row of the cascade: at least a bound.
         *
         * @param bound the bound, such as {@code PT30M}
         * @param percent the share that is paid
         * @return the rows, not null
         */
        public Tiers atLeast(String bound, String percent) {
            return row(Limit.atLeast(bound), Amount.share(percent));
        }

        /**
         * Adds a row.
         *
         * @param range the values it is for, such as {@code Limit.parse(">= PT5M and < PT30M")}
         * @param amount what it pays
         * @return the rows, not null
         */
        public Tiers row(Limit range, Amount amount) {
            List<Row> more = new ArrayList<>(rows);
            more.add(new Row(range, amount));
            return new Tiers(driver, more, rounding);
        }

        /**
         * Rounds the value before it is looked up.
         *
         * @param newRounding the rounding; for shares its digits are those of the percentage; not null
         * @return the rows, not null
         */
        public Tiers rounded(Rounding newRounding) {
            return new Tiers(driver, rows, Objects.requireNonNull(newRounding, "rounding"));
        }

        /**
         * Returns the penalty on the only fee of the agreement, without caps.
         *
         * @return the penalty, not null
         * @throws IllegalArgumentException if there are no rows
         */
        public Penalty toPenalty() {
            return Penalty.of(driver, new Table(rows, rounding));
        }

        /**
         * Returns the penalty whose amounts count more often where the target was missed in the period before too.
         *
         * @param times how many times, such as {@code 2}, above 1
         * @return the penalty, not null
         */
        public Penalty repeated(String times) {
            return toPenalty().repeated(times);
        }

        /**
         * Returns the penalty on another base.
         *
         * @param base the base, not null
         * @return the penalty, not null
         */
        public Penalty of(Base base) {
            return toPenalty().of(base);
        }

        /**
         * Returns the penalty with a cap for the target in one period.
         *
         * @param percent the share of the only fee, such as {@code 50%}
         * @return the penalty, not null
         */
        public Penalty capped(String percent) {
            return toPenalty().capped(percent);
        }
    }
}
