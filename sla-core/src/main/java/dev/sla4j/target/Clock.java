package dev.sla4j.target;

import dev.sla4j.time.Schedule;
import dev.sla4j.value.Figure;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The time of a work item from one milestone to another.
 *
 * <p>Models "time to resolve, in business hours, while we do not wait for the customer" (C91, C95):
 * <pre>{@code
 * Quantity.clock("opened", "resolved").during(officeHours).pausedFor("customer")
 * }</pre>
 * It starts at the first occurrence of {@code from} and stops at the first one of {@code to} at or after it. Between them it runs in its hours
 * except while the item is paused; pauses that overlap count once. An item that has not stopped it has no time yet. What was reached before the
 * clock started, and never after, is done in no time.
 *
 * @param from where it starts, not null
 * @param to where it stops; of several milestones the one that is reached first, so that a workaround can resolve (C94); not null
 * @param again the milestone at which it goes on after it stopped, or null if it does not; what becomes of it then is the policy
 *     {@link ReopenedItem}
 * @param hours when it runs, or null for the service hours of the target
 * @param pauses what stops it meanwhile, not null
 */
public record Clock(
        Mark from,
        Mark to,
        @Nullable String again,
        @Nullable Schedule hours,
        Pauses pauses) implements Quantity {

    /** The milestones that "reopened" takes back. */
    private static final Set<String> TAKEN_BACK = Set.of("resolved", "closed", "worked-around", "completed");

    /** Which occurrence of a milestone that is reached several times. */
    public enum Occurrence {
        /** The first. */
        FIRST,
        /** The last. */
        LAST
    }

    /**
     * A place on the way of an item.
     *
     * @param milestones the milestones, at least one; each of them will do
     * @param occurrence which occurrence counts, not null
     */
    public record Mark(SortedSet<String> milestones, Occurrence occurrence) {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if there is no milestone or one is blank
         */
        public Mark {
            milestones = Check.texts(milestones, "milestone");
            Objects.requireNonNull(occurrence, "occurrence");
            if (milestones.isEmpty()) {
                throw new IllegalArgumentException("milestones must not be empty");
            }
        }

        /** The first occurrence of any of some milestones. */
        static Mark first(Collection<String> milestones) {
            return new Mark(Check.texts(milestones, "milestone"), Occurrence.FIRST);
        }
    }

    /**
     * What stops a clock meanwhile.
     *
     * @param reasons the reasons of pauses that stop it, or null if every pause does
     * @param states the states in which it stands still; a name that ends in {@code *} stands for all that begin so
     */
    public record Pauses(@Nullable SortedSet<String> reasons, SortedSet<String> states) {
        /** Every pause stops the clock, and no state does. */
        public static final Pauses ALL = new Pauses(null, Check.texts(List.of(), "state"));

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if a text is blank
         */
        public Pauses {
            reasons = reasons == null ? null : Check.texts(reasons, "reason");
            states = Check.texts(states, "state");
        }
    }

    /** Checks. */
    public Clock {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(pauses, "pauses");
        if (again != null) {
            Check.notBlank(again, "again");
        }
    }

    /**
     * The time from one milestone until the first of others, in the service hours of the target, without pauses. Where it stops at
     * {@code resolved}, {@code closed}, {@code worked-around} or {@code completed} it goes on at {@code reopened}.
     *
     * @param from where it starts, not blank
     * @param to where it stops, at least one, each not blank
     * @return the clock, not null
     */
    static Clock between(String from, Collection<String> to) {
        String again = to.stream().anyMatch(TAKEN_BACK::contains) ? "reopened" : null;
        return new Clock(Mark.first(List.of(from)), Mark.first(to), again, null, Pauses.ALL);
    }

    /**
     * Returns a copy that starts at the last occurrence of its milestone.
     *
     * @return the copy, not null
     */
    public Clock fromLast() {
        return new Clock(new Mark(from.milestones(), Occurrence.LAST), to, again, hours, pauses);
    }

    /**
     * Returns a copy that stops at the last occurrence of its milestone.
     *
     * @return the copy, not null
     */
    public Clock toLast() {
        return new Clock(from, new Mark(to.milestones(), Occurrence.LAST), again, hours, pauses);
    }

    /**
     * Returns a copy that goes on at a milestone after it stopped.
     *
     * @param milestone the milestone, not blank
     * @return the copy, not null
     */
    public Clock againAt(String milestone) {
        return new Clock(from, to, Objects.requireNonNull(milestone, "milestone"), hours, pauses);
    }

    /**
     * Returns a copy that has stopped for good when it stops.
     *
     * @return the copy, not null
     */
    public Clock onceOnly() {
        return new Clock(from, to, null, hours, pauses);
    }

    /**
     * Returns a copy that runs in hours of its own.
     *
     * @param newHours the hours, not null
     * @return the copy, not null
     */
    public Clock during(Schedule newHours) {
        return new Clock(from, to, again, Objects.requireNonNull(newHours, "hours"), pauses);
    }

    /**
     * Returns a copy that runs around the clock, whatever the service hours are.
     *
     * @return the copy, not null
     */
    public Clock elapsed() {
        return during(Schedule.always());
    }

    /**
     * Returns a copy that only pauses for some reasons stop.
     *
     * @param reasons the reasons; without any, no pause stops it
     * @return the copy, not null
     */
    public Clock pausedFor(String... reasons) {
        return new Clock(from, to, again, hours, new Pauses(Check.texts(List.of(reasons), "reason"), pauses.states()));
    }

    /**
     * Returns a copy that also stands still while the item is in some states, by its attribute of that name.
     *
     * @param states the states; a name that ends in {@code *} stands for all that begin so, such as {@code Awaiting*}
     * @return the copy, not null
     */
    public Clock pausedInStates(String... states) {
        return new Clock(from, to, again, hours, new Pauses(pauses.reasons(), Check.texts(List.of(states), "state")));
    }

    /**
     * Returns a copy that nothing stops meanwhile.
     *
     * @return the copy, not null
     */
    public Clock neverPaused() {
        return new Clock(
                from, to, again, hours, new Pauses(Check.texts(List.of(), "reason"), Check.texts(List.of(), "state")));
    }

    @Override
    public Figure.Unit unit() {
        return Figure.Unit.TIME;
    }
}
