package dev.sla4j.penalty;

import dev.sla4j.value.Money;
import dev.sla4j.value.Percent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much: a share or multiple of a base, a sum, service time, points, or what is no amount at all.
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Amount
        permits Amount.Share,
                Amount.Sum,
                Amount.ServiceTime,
                Amount.Points,
                Amount.Consequence,
                Amount.All,
                Amount.Dated {

    /**
     * Nothing: a share of 0 %.
     *
     * @return the amount, not null
     */
    static Amount nothing() {
        return Share.NOTHING;
    }

    /**
     * A share of the penalty's base; above 100 % it is a multiple.
     *
     * @param percent the share, such as {@code 10%}, not negative
     * @return the amount, not null
     */
    static Amount share(String percent) {
        return new Share(Percent.parse(percent));
    }

    /**
     * A sum of money.
     *
     * @param sum the sum, not negative
     * @return the amount, not null
     */
    static Amount sum(Money sum) {
        return new Sum(sum);
    }

    /**
     * Service time instead of money: "one day of service".
     *
     * @param time the time, above zero
     * @return the amount, not null
     */
    static ServiceTime serviceTime(Duration time) {
        return new ServiceTime(time, false);
    }

    /**
     * Points.
     *
     * @param points how many, such as {@code 3}, not negative
     * @return the amount, not null
     */
    static Amount points(String points) {
        return new Points(new BigDecimal(points));
    }

    /**
     * What is no amount: a right to terminate, a root-cause report, an escalation.
     *
     * @param name what the agreement calls it, not blank
     * @return the amount, not null
     */
    static Amount consequence(String name) {
        return new Consequence(name);
    }

    /**
     * Several at once: "10 % and a root-cause report".
     *
     * @param parts the parts, at least one
     * @return the amount, not null
     */
    static Amount all(Amount... parts) {
        return new All(List.of(parts));
    }

    /**
     * Returns this amount until a day, and another from that day on: "5.04 GBP, from April 2024 5.83 GBP" (S29).
     *
     * <p>An outage, day or item has the amount of its first instant, in the zone of the agreement; a figure that of the start of its period.
     *
     * @param day the first day of the other amount, not null
     * @param other the other amount, not null
     * @return the amount, not null
     */
    default Amount from(LocalDate day, Amount other) {
        SortedMap<LocalDate, Amount> later = new TreeMap<>();
        if (this instanceof Dated dated) {
            later.putAll(dated.later());
        }
        later.put(Objects.requireNonNull(day, "day"), Objects.requireNonNull(other, "other"));
        return new Dated(this instanceof Dated dated ? dated.first() : this, later);
    }

    /**
     * Returns the amount that is valid on a day.
     *
     * @param day the day, not null
     * @return the amount, of whose parts none depends on a date
     */
    default Amount on(LocalDate day) {
        return this;
    }

    /**
     * Returns the amounts that it may come to, none of which has parts.
     *
     * @return the amounts, at least one
     */
    default List<Amount> parts() {
        return List.of(this);
    }

    /**
     * A share of the base.
     *
     * @param percent the share, not negative
     */
    record Share(Percent percent) implements Amount {
        private static final Share NOTHING = new Share(Percent.of(BigDecimal.ZERO));

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the share is negative
         */
        public Share {
            Objects.requireNonNull(percent, "percent");
            if (percent.toRatio().signum() < 0) {
                throw new IllegalArgumentException("percent (" + percent + ") must not be negative");
            }
        }

        @Override
        public String toString() {
            return percent.toString();
        }
    }

    /**
     * A sum of money.
     *
     * @param sum the sum, not negative
     */
    record Sum(Money sum) implements Amount {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the sum is negative
         */
        public Sum {
            if (sum.signum() < 0) {
                throw new IllegalArgumentException("sum (" + sum + ") must not be negative");
            }
        }

        @Override
        public String toString() {
            return sum.toString();
        }
    }

    /**
     * Service time. In money it is worth {@code base × time ÷ length of the period}.
     *
     * @param time the time, above zero
     * @param inMoney whether its value is paid in money; otherwise it is owed as time, beside the money
     */
    record ServiceTime(Duration time, boolean inMoney) implements Amount {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the time is not above zero
         */
        public ServiceTime {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("time (" + time + ") must be above zero");
            }
        }

        /**
         * Returns a copy that is paid in money.
         *
         * @return the copy, not null
         */
        public ServiceTime paidInMoney() {
            return new ServiceTime(time, true);
        }

        @Override
        public String toString() {
            return (inMoney ? "the value of " : "") + time + " of service";
        }
    }

    /**
     * Points, which the group that a target belongs to turns into an amount.
     *
     * @param points how many, not negative
     */
    record Points(BigDecimal points) implements Amount {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if they are negative
         */
        public Points {
            if (points.signum() < 0) {
                throw new IllegalArgumentException("points (" + points + ") must not be negative");
            }
            points = points.signum() == 0 ? BigDecimal.ZERO : points.stripTrailingZeros();
        }

        @Override
        public String toString() {
            return points.toPlainString() + (points.compareTo(BigDecimal.ONE) == 0 ? " point" : " points");
        }
    }

    /**
     * What is no amount.
     *
     * @param name what the agreement calls it, not blank
     */
    record Consequence(String name) implements Amount {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the name is blank
         */
        public Consequence {
            if (name.isBlank()) {
                throw new IllegalArgumentException("name must not be blank");
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * Several at once.
     *
     * @param all the parts, at least one, of which none has parts or dates
     */
    record All(List<Amount> all) implements Amount {

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if there are no parts, or one has parts or dates
         */
        public All {
            all = List.copyOf(all);
            if (all.isEmpty() || all.stream().anyMatch(part -> part instanceof All || part instanceof Dated)) {
                throw new IllegalArgumentException("parts (" + all + ") must be simple amounts, at least one");
            }
        }

        @Override
        public List<Amount> parts() {
            return all;
        }

        @Override
        public String toString() {
            return String.join(" and ", all.stream().map(Amount::toString).toList());
        }
    }

    /**
     * Amounts by the day from which they are valid.
     *
     * @param first the amount before all days, without dates
     * @param later further amounts by their first day, at least one, without dates
     */
    record Dated(Amount first, SortedMap<LocalDate, Amount> later) implements Amount {

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if there is no further amount or one has dates
         */
        public Dated {
            Objects.requireNonNull(first, "first");
            later = Collections.unmodifiableSortedMap(new TreeMap<>(later));
            if (later.isEmpty()
                    || first instanceof Dated
                    || later.values().stream().anyMatch(Dated.class::isInstance)) {
                throw new IllegalArgumentException(
                        "amounts (" + first + ", " + later + ") must be two at least and not depend on further dates");
            }
        }

        @Override
        public Amount on(LocalDate day) {
            Amount valid = first;
            for (Map.Entry<LocalDate, Amount> version : later.entrySet()) {
                valid = version.getKey().isAfter(day) ? valid : version.getValue();
            }
            return valid;
        }

        @Override
        public List<Amount> parts() {
            List<Amount> parts = new ArrayList<>(first.parts());
            later.values().forEach(amount -> parts.addAll(amount.parts()));
            return parts;
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(first.toString());
            later.forEach((day, amount) ->
                    text.append(", from ").append(day).append(' ').append(amount));
            return text.toString();
        }
    }
}
