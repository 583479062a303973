package dev.sla4j.agreement;

import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What must have happened, in one period or in several, for a right to arise (C87, C88): one deep miss, so many misses of the last so many
 * periods, so many in a row, so much down time in any window.
 *
 * <p>Of each period a trigger holds, does not hold, or is not known. More members may be added in a minor release: a chain of {@code instanceof}
 * over this type should end with a default.
 */
public sealed interface Trigger
        permits Trigger.Missed,
                Trigger.FigureWithin,
                Trigger.DownFor,
                Trigger.Notified,
                Trigger.Times,
                Trigger.AnyOf,
                Trigger.AllOf {

    /**
     * A promise was missed in the period.
     *
     * @param targets the targets, any of which; none stands for all
     * @return the trigger, not null
     */
    static Trigger missed(String... targets) {
        return new Missed(new TreeSet<>(List.of(targets)));
    }

    /**
     * The figure of the period lies within a limit: "below 95 %".
     *
     * @param target the target, not blank
     * @param limit the limit, such as {@code < 95%}
     * @return the trigger, not null
     */
    static Trigger figure(String target, String limit) {
        return new FigureWithin(target, Limit.parse(limit));
    }

    /**
     * The down time of the period lies within a limit: "more than 7.2 hours in a month".
     *
     * @param target the target that measures down time, not blank
     * @param limit the limit, such as {@code > PT7H12M}
     * @return the trigger, not null
     */
    static Trigger down(String target, String limit) {
        return new DownFor(target, Limit.parse(limit), null);
    }

    /**
     * The down time of any window of a length lies within a limit: "over any 30 consecutive days". All windows that end in the period are looked
     * at, wherever they begin.
     *
     * @param target the target that measures down time, not blank
     * @param limit the limit, such as {@code > PT7H12M}
     * @param window the length of the window
     * @return the trigger, not null
     */
    static Trigger down(String target, String limit, Duration window) {
        return new DownFor(target, Limit.parse(limit), Objects.requireNonNull(window, "window"));
    }

    /**
     * Any of several.
     *
     * @param parts the triggers, at least one
     * @return the trigger, not null
     */
    static Trigger anyOf(Trigger... parts) {
        return new AnyOf(List.of(parts));
    }

    /**
     * All of several, in one period.
     *
     * @param parts the triggers, at least one
     * @return the trigger, not null
     */
    static Trigger allOf(Trigger... parts) {
        return new AllOf(List.of(parts));
    }

    /**
     * Counts only periods about which a fact was on file in time: "and the customer notified the provider within 7 days".
     *
     * @param kind the kind of the fact, such as {@link dev.sla4j.time.DatedFact#MISS_NOTIFIED}
     * @param within how long after the end of the period it may be filed, not null
     * @return the trigger, not null
     */
    default Trigger notified(String kind, Deadline within) {
        return new Notified(this, kind, within);
    }

    /**
     * Holds in a period in which this one holds and has held in so many of the last so many, that period included.
     *
     * @param atLeast in how many periods it must have held, at least 1
     * @param ofLast of how many, at least as many
     * @return the trigger, not null
     */
    default Trigger times(int atLeast, int ofLast) {
        return new Times(this, atLeast, ofLast);
    }

    /**
     * Holds in a period that is the last of so many in a row.
     *
     * @param periods how many, at least 1
     * @return the trigger, not null
     */
    default Trigger inARow(int periods) {
        return times(periods, periods);
    }

    /**
     * A miss.
     *
     * @param targets the targets, any of which; none stands for all
     */
    record Missed(SortedSet<String> targets) implements Trigger {

        /** Checks and copies. */
        public Missed {
            targets = Collections.unmodifiableSortedSet(new TreeSet<>(targets));
            targets.forEach(target -> Check.notBlank(target, "target"));
        }
    }

    /**
     * A figure within a limit.
     *
     * @param target the target, not blank
     * @param limit the limit, not null
     */
    record FigureWithin(String target, Limit limit) implements Trigger {

        /** Checks. */
        public FigureWithin {
            Check.notBlank(target, "target");
            Objects.requireNonNull(limit, "limit");
        }
    }

    /**
     * Down time within a limit, without weights.
     *
     * @param target the target that measures down time, not blank
     * @param limit the limit, a time
     * @param window the length of the window that is moved over time, or null for the period itself
     */
    record DownFor(String target, Limit limit, @Nullable Duration window) implements Trigger {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the limit is no time, or has another bound than a lower one, or the window is not above zero
         */
        public DownFor {
            Check.notBlank(target, "target");
            if (limit.lower() == null
                    || limit.upper() != null
                    || limit.lower().figure().unit() != Figure.Unit.TIME) {
                throw new IllegalArgumentException("limit (" + limit + ") must be a least time such as > PT7H");
            }
            if (window != null) {
                Check.length(window, "window");
            }
        }
    }

    /**
     * A trigger of which notice was given.
     *
     * @param of the trigger, not null
     * @param kind the kind of the fact, not blank
     * @param within how long after the end of the period it may be filed, not null
     */
    record Notified(Trigger of, String kind, Deadline within) implements Trigger {

        /** Checks. */
        public Notified {
            Objects.requireNonNull(of, "of");
            Check.notBlank(kind, "kind");
            Objects.requireNonNull(within, "within");
        }
    }

    /**
     * A trigger that held several times.
     *
     * @param of the trigger, not itself over several periods
     * @param atLeast in how many periods it must have held, at least 1
     * @param ofLast of how many, at least as many, at most 1200
     */
    record Times(Trigger of, int atLeast, int ofLast) implements Trigger {

        /** Checks. */
        public Times {
            Objects.requireNonNull(of, "of");
            Check.atLeastOne(atLeast, "atLeast");
            if (ofLast < atLeast || ofLast > 1200) {
                throw new IllegalArgumentException(
                        "ofLast (" + ofLast + ") must be at least " + atLeast + " and at most 1200");
            }
            if (of.isOverPeriods()) {
                throw new IllegalArgumentException("of (" + of + ") must not be over several periods itself");
            }
        }
    }

    /**
     * Any of several.
     *
     * @param parts the triggers, at least one
     */
    record AnyOf(List<Trigger> parts) implements Trigger {

        /** Checks and copies. */
        public AnyOf {
            parts = Check.some(parts, "parts");
        }
    }

    /**
     * All of several.
     *
     * @param parts the triggers, at least one
     */
    record AllOf(List<Trigger> parts) implements Trigger {

        /** Checks and copies. */
        public AllOf {
            parts = Check.some(parts, "parts");
        }
    }

    /**
     * Returns the triggers that this one is made of.
     *
     * @return the triggers, empty if it is made of none
     */
    default List<Trigger> parts() {
        return List.of();
    }

    /**
     * Says whether it looks at several periods by counting those in which another one held.
     *
     * @return true if it or a part of it does
     */
    default boolean isOverPeriods() {
        if (this instanceof Times) {
            return true;
        }
        if (this instanceof Notified notified) {
            return notified.of().isOverPeriods();
        }
        return parts().stream().anyMatch(Trigger::isOverPeriods);
    }
}
