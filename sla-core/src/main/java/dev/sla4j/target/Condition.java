package dev.sla4j.target;

import dev.sla4j.time.Schedule;
import dev.sla4j.value.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a single thing (a request, a sample, a work item) must be like, to be counted at all or to be good.
 *
 * <p>Models "requests that fail with an internal error", "answered within 20 seconds", "severity 1 or 2". Texts are looked up by key: the
 * attributes of the measurement, and {@code outcome} of a request.
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Condition
        permits Condition.Is, Condition.Within, Condition.During, Condition.Not, Condition.All, Condition.Any {

    /**
     * Accepts everything.
     *
     * @return the condition, not null
     */
    static Condition always() {
        return All.NONE;
    }

    /**
     * A text has one of some values.
     *
     * @param key the key of the text, not blank
     * @param values the values, at least one
     * @return the condition, not null
     */
    static Condition is(String key, String... values) {
        return new Is(key, new TreeSet<>(List.of(values)));
    }

    /**
     * A number or a time lies within a limit.
     *
     * @param quantity the number or time, not null
     * @param limit the limit, of the same unit
     * @return the condition, not null
     */
    static Condition within(Quantity quantity, Limit limit) {
        return new Within(quantity, LimitRule.fixed(limit));
    }

    /**
     * A number or a time lies within a limit that depends on the thing.
     *
     * @param quantity the number or time, not null
     * @param limit the rule that gives the limit, of the same unit
     * @return the condition, not null
     */
    static Condition within(Quantity quantity, LimitRule limit) {
        return new Within(quantity, limit);
    }

    /**
     * A work item reached a milestone, once or more.
     *
     * @param milestone the milestone, not blank
     * @return the condition, not null
     */
    static Condition reached(String milestone) {
        return within(Quantity.times(milestone), Limit.parse(">= 1"));
    }

    /**
     * A work item first reached a milestone within hours, such as those in which calls are taken (C93).
     *
     * @param milestone the milestone, not blank; {@code due} for the instant it was promised for
     * @param hours the hours, not null
     * @return the condition, not null
     */
    static Condition during(String milestone, Schedule hours) {
        return new During(milestone, hours);
    }

    /**
     * Accepts what this and another condition accept.
     *
     * @param other the other condition, not null
     * @return the condition, not null
     */
    default Condition and(Condition other) {
        Objects.requireNonNull(other, "condition");
        if (equals(always())) {
            return other;
        }
        List<Condition> parts = new ArrayList<>(this instanceof All all ? all.parts() : List.of(this));
        if (other instanceof All all) {
            parts.addAll(all.parts());
        } else {
            parts.add(other);
        }
        return new All(parts);
    }

    /**
     * Accepts what this or another condition accepts.
     *
     * @param other the other condition, not null
     * @return the condition, not null
     */
    default Condition or(Condition other) {
        return new Any(List.of(this, Objects.requireNonNull(other, "condition")));
    }

    /**
     * Accepts what this condition does not.
     *
     * @return the condition, not null
     */
    default Condition negated() {
        return new Not(this);
    }

    /**
     * A text has one of some values; a thing without the text is not accepted.
     *
     * @param key the key of the text, not blank
     * @param values the values, at least one
     */
    record Is(String key, SortedSet<String> values) implements Condition {

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if the key or a value is blank or there are no values
         */
        public Is {
            Check.notBlank(key, "key");
            values = Check.texts(values, "value of " + key);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("values of " + key + " must not be empty");
            }
        }
    }

    /**
     * A number or a time lies within a limit. A thing for which the rule gives no limit is not accepted, except that nothing was promised for a work
     * item without one. Of a thing of which the number is not known, or the size by which the limit grows, it is not decided (S8): a failed request
     * without a latency is not known to have been in time, for a percentile promise as for the value of a percentile (S18). Where failures miss the
     * promise, the clause says so: {@code Condition.is("outcome", "good").and(Condition.within(...))}.
     *
     * @param quantity the number or time, not null
     * @param limit the rule that gives the limit, of the same unit
     */
    record Within(Quantity quantity, LimitRule limit) implements Condition {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the units differ
         */
        public Within {
            Objects.requireNonNull(quantity, "quantity");
            Objects.requireNonNull(limit, "limit");
            if (quantity.unit() != limit.unit()) {
                throw new IllegalArgumentException("limit of unit " + limit.unit() + " must be of unit "
                        + quantity.unit() + ", that of its quantity");
            }
        }
    }

    /**
     * A work item first reached a milestone within hours; an item that did not reach it is not accepted, and neither is any other thing.
     *
     * @param milestone the milestone, not blank; {@code due} for the instant it was promised for
     * @param hours the hours, not null
     */
    record During(String milestone, Schedule hours) implements Condition {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the milestone is blank
         */
        public During {
            Check.notBlank(milestone, "milestone");
            Objects.requireNonNull(hours, "hours");
        }
    }

    /**
     * Accepts what another condition does not.
     *
     * @param of the other condition, not null
     */
    record Not(Condition of) implements Condition {

        /** Checks. */
        public Not {
            Objects.requireNonNull(of, "of");
        }

        @Override
        public Condition negated() {
            return of;
        }
    }

    /**
     * Accepts what all parts accept.
     *
     * @param parts the parts; none of them accepts everything
     */
    record All(List<Condition> parts) implements Condition {
        private static final All NONE = new All(List.of());

        /** Copies. */
        public All {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Accepts what at least one part accepts.
     *
     * @param parts the parts, at least one
     */
    record Any(List<Condition> parts) implements Condition {

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if there are no parts
         */
        public Any {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("parts must not be empty");
            }
        }
    }
}
