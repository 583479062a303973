package dev.sla4j.penalty;

import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Percent;
import dev.sla4j.value.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is owed when a promise is not kept: a driver, a formula, the base of its shares, and caps.
 *
 * <p>Example clause: "below 99.9 % 10 %, below 99.0 % 25 % of the monthly fee":
 *
 * <pre>{@code Penalty.tiered().below("99.9%", "10%").below("99.0%", "25%")}</pre>
 *
 * @param driver the value that the formula is applied to, not null
 * @param formula how it becomes an amount, not null
 * @param base what a share is a share of, not null
 * @param outageCap the most for one outage, or null
 * @param cap the most for the target in one period, or null
 */
public record Penalty(
        Driver driver,
        Formula formula,
        Base base,
        @Nullable Cap outageCap,
        @Nullable Cap cap) {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if there is a cap per outage without outages as driver, or the price of lost time is asked for without
     *     lost time, or the rows do not fit the driver
     */
    public Penalty {
        Objects.requireNonNull(driver, "driver");
        Objects.requireNonNull(formula, "formula");
        Objects.requireNonNull(base, "base");
        if (outageCap != null && driver != Driver.EACH_OUTAGE) {
            throw new IllegalArgumentException("cap per outage needs the driver EACH_OUTAGE, not " + driver);
        }
        if (driver != Driver.FIGURE && formula instanceof Table table && table.unit() != Figure.Unit.TIME) {
            throw new IllegalArgumentException(
                    "rows (" + table.rows().get(0).range() + ") must be durations for the driver " + driver);
        }
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
     * Returns a copy with another base.
     *
     * @param newBase the base, not null
     * @return the copy, not null
     */
    public Penalty of(Base newBase) {
        return new Penalty(driver, formula, newBase, outageCap, cap);
    }

    /**
     * Returns a copy that pays for one outage at most so much.
     *
     * @param newCap the cap, not null
     * @return the copy, not null
     */
    public Penalty cappedPerOutage(Cap newCap) {
        return new Penalty(driver, formula, base, Objects.requireNonNull(newCap, "cap"), cap);
    }

    /**
     * Returns a copy that pays for the target and a period at most so much.
     *
     * @param newCap the cap, not null
     * @return the copy, not null
     */
    public Penalty capped(Cap newCap) {
        return new Penalty(driver, formula, base, outageCap, Objects.requireNonNull(newCap, "cap"));
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
