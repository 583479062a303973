package dev.sla4j.target;

import dev.sla4j.time.EpochNanos;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * To which period a work item belongs (S13).
 *
 * <p>Models "tickets that fall due in the month", "tickets opened in the month", "tickets that are open at the end of the month".
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Belonging permits Belonging.Due, Belonging.Milestone, Belonging.Open {

    /**
     * To that in which it falls due; one without a limit, to that in which its clock starts; one whose clock did not start, or that has none, to
     * that of its first moment.
     * The default.
     *
     * @return the rule, not null
     */
    static Belonging due() {
        return new Due();
    }

    /**
     * To that in which it first reached a milestone; an item that did not reach it belongs to none.
     *
     * @param milestone the milestone, not blank; {@code due} for the instant at which it falls due
     * @return the rule, not null
     */
    static Belonging by(String milestone) {
        return new Milestone(Check.texts(List.of(milestone), "milestone"), Which.EARLIEST);
    }

    /**
     * To that of the earliest of several milestones, of those that were reached.
     *
     * @param milestones the milestones, at least one
     * @return the rule, not null
     */
    static Belonging byEarliest(String... milestones) {
        return new Milestone(Check.texts(List.of(milestones), "milestone"), Which.EARLIEST);
    }

    /**
     * To that of the latest of several milestones; an item that did not reach all of them belongs to none.
     *
     * @param milestones the milestones, at least one
     * @return the rule, not null
     */
    static Belonging byLatest(String... milestones) {
        return new Milestone(Check.texts(List.of(milestones), "milestone"), Which.LATEST);
    }

    /**
     * To every period at whose end, or at whose report if that is earlier, its clock runs: a backlog.
     *
     * @param clock from when to when it counts as open, not null
     * @return the rule, not null
     */
    static Belonging openAtEnd(Clock clock) {
        return new Open(clock, null);
    }

    /**
     * To the period in which a stated instant lies, if its clock runs then.
     *
     * @param clock from when to when it counts as open, not null
     * @param at the instant, not null
     * @return the rule, not null
     */
    static Belonging openAt(Clock clock, Instant at) {
        return new Open(clock, Objects.requireNonNull(at, "at"));
    }

    /** Which of several milestones. */
    enum Which {
        /** The earliest of those that were reached. */
        EARLIEST,
        /** The latest, once all were reached. */
        LATEST
    }

    /** By the instant at which it falls due, else at which its clock starts, else of its first moment. */
    record Due() implements Belonging {}

    /**
     * By the first occurrence of milestones.
     *
     * @param milestones the milestones, at least one; {@code due} for the instant at which it falls due
     * @param which which of them, not null
     */
    record Milestone(SortedSet<String> milestones, Which which) implements Belonging {

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if there is no milestone or one is blank
         */
        public Milestone {
            milestones = Check.texts(milestones, "milestone");
            Objects.requireNonNull(which, "which");
            if (milestones.isEmpty()) {
                throw new IllegalArgumentException("milestones must not be empty");
            }
        }
    }

    /**
     * By being open at an instant.
     *
     * @param clock from when to when it counts as open, not null
     * @param at the instant, or null for the end of the period, or its report if that is earlier
     */
    record Open(Clock clock, @Nullable Instant at) implements Belonging {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the instant is out of range
         */
        public Open {
            Objects.requireNonNull(clock, "clock");
            if (at != null) {
                EpochNanos.of(at);
            }
        }
    }
}
