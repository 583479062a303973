package dev.sla4j.penalty;

import dev.sla4j.value.Figure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What drives a penalty: the value that its formula is applied to, less an allowance.
 *
 * <p>Example clause: "for every 15 minutes beyond the 0.1 % of the month": {@code Driver.DOWNTIME.beyond("0.1%")}. The allowance is taken away first;
 * what is left is not negative. Where there is one value for each single thing, each has the whole allowance (A09).
 *
 * @param of what the value is, not null
 * @param allowance what is taken away, or null: a value of the same unit; of a time also a share of the length of the period, of a quantity also a share
 *     of all that counts
 */
public record Driver(Of of, @Nullable Figure allowance) {
    /** The figure of the target. */
    public static final Driver FIGURE = new Driver(Of.FIGURE, null);

    /** By how much the figure misses its limit. */
    public static final Driver SHORTFALL = new Driver(Of.SHORTFALL, null);

    /** By how many percent of its limit the figure misses it. */
    public static final Driver RELATIVE_SHORTFALL = new Driver(Of.RELATIVE_SHORTFALL, null);

    /** The down time of the period in total. */
    public static final Driver DOWNTIME = new Driver(Of.DOWNTIME, null);

    /** The down time of each outage. */
    public static final Driver EACH_OUTAGE = new Driver(Of.EACH_OUTAGE, null);

    /** The down time of each local calendar day. */
    public static final Driver EACH_DAY = new Driver(Of.EACH_DAY, null);

    /** The lateness of each late item. */
    public static final Driver EACH_ITEM = new Driver(Of.EACH_ITEM, null);

    /** The days by which each late item is late. */
    public static final Driver EACH_ITEM_DAYS = new Driver(Of.EACH_ITEM_DAYS, null);

    /** What does not comply. */
    public static final Driver BAD_QUANTITY = new Driver(Of.BAD_QUANTITY, null);

    /** The points of a group of targets. */
    public static final Driver POINTS = new Driver(Of.POINTS, null);

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the allowance is negative or of a unit that cannot be taken away
     */
    public Driver {
        Objects.requireNonNull(of, "of");
        if (allowance != null) {
            Figure.Unit unit = allowance.unit();
            boolean fits = switch (of) {
                case FIGURE -> false;
                case SHORTFALL -> unit == Figure.Unit.TIME || unit == Figure.Unit.NUMBER;
                case BAD_QUANTITY -> unit == Figure.Unit.NUMBER || unit == Figure.Unit.SHARE;
                case RELATIVE_SHORTFALL, EACH_ITEM_DAYS, POINTS -> unit == Figure.Unit.NUMBER;
                case DOWNTIME, EACH_OUTAGE, EACH_DAY, EACH_ITEM ->
                    unit == Figure.Unit.TIME || unit == Figure.Unit.SHARE;
            };
            if (!fits || allowance.value().signum() < 0) {
                throw new IllegalArgumentException(
                        "allowance (" + allowance + ") must fit the driver " + of + " and not be negative");
            }
        }
    }

    /** What the value is. */
    public enum Of {
        /** The figure of the target. */
        FIGURE,
        /** By how much the figure misses its limit, zero if it does not: of shares in percentage points, a number; else in their unit. */
        SHORTFALL,
        /** The shortfall in percent of the limit that is missed, a number: 30 for 13 where 10 was promised. */
        RELATIVE_SHORTFALL,
        /** The down time of the period in total, without weights of impact or population; where subjects are pooled, the sum of theirs. */
        DOWNTIME,
        /**
         * The down time of each outage that belongs to the period, without weights: one amount for each. It is that of each outage that began in the
         * period, as a whole (policy {@code OutageOverBorder}: that ended in it, or of each its part).
         */
        EACH_OUTAGE,
        /**
         * The down time of each local calendar day of the period on which there was any: one amount for each (policies {@code QualifyingDay}, {@code
         * OutageOverMidnight}).
         */
        EACH_DAY,
        /**
         * For how long each item of the period that is late has been late: the time of its clock after the deadline, of several limits that must be kept
         * the longest, of alternatives the shortest.
         */
        EACH_ITEM,
        /**
         * How many local calendar days each late item is late, a number: those after the day on which it was due, until it was done; the day on which it
         * was done counts. Due on Wednesday at 23:59 and done on Friday, be it at 00:00, is two days; what is due at midnight is due on the day that
         * ends then. Of an item that is still open those days count that have begun.
         */
        EACH_ITEM_DAYS,
        /** How much of what counts does not comply, each thing by its weight in the share (policy {@code ChargedQuantity}). */
        BAD_QUANTITY,
        /** The points of the members of a group; only for the penalty of a group. */
        POINTS
    }

    /**
     * Returns a copy that takes an allowance away.
     *
     * @param newAllowance the allowance, such as {@code PT10M}, {@code 0.1%} (of the period) or {@code 5}
     * @return the copy, not null
     * @throws IllegalArgumentException if it does not fit
     */
    public Driver beyond(String newAllowance) {
        return new Driver(of, Figure.parse(newAllowance));
    }

    /**
     * Returns the unit of the value, given that of the figure.
     *
     * @param figure the unit of the figure, not null
     * @return the unit, not null
     */
    public Figure.Unit unit(Figure.Unit figure) {
        return switch (of) {
            case FIGURE -> figure;
            case SHORTFALL -> figure == Figure.Unit.TIME ? Figure.Unit.TIME : Figure.Unit.NUMBER;
            case DOWNTIME, EACH_OUTAGE, EACH_DAY, EACH_ITEM -> Figure.Unit.TIME;
            case RELATIVE_SHORTFALL, EACH_ITEM_DAYS, BAD_QUANTITY, POINTS -> Figure.Unit.NUMBER;
        };
    }

    /**
     * Says whether there is one value for each single thing, so that whatever the verdict each has its amount.
     *
     * @return true for outages, days and items
     */
    public boolean isEach() {
        return isOfItems() || of == Of.EACH_OUTAGE || of == Of.EACH_DAY;
    }

    /**
     * Says whether it is made of down time.
     *
     * @return true for down time in total, outages and days
     */
    public boolean isOfDowntime() {
        return of == Of.DOWNTIME || of == Of.EACH_OUTAGE || of == Of.EACH_DAY;
    }

    /**
     * Says whether it is about single items.
     *
     * @return true for the lateness of items
     */
    public boolean isOfItems() {
        return of == Of.EACH_ITEM || of == Of.EACH_ITEM_DAYS;
    }

    /**
     * Says whether it is measured against the limit of the target.
     *
     * @return true for shortfalls
     */
    public boolean isShortfall() {
        return of == Of.SHORTFALL || of == Of.RELATIVE_SHORTFALL;
    }

    @Override
    public String toString() {
        return allowance == null ? of.name() : of.name() + " beyond " + allowance;
    }
}
