package dev.sla4j.measurement;

import dev.sla4j.time.EpochNanos;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a work item at an instant: it reached a milestone, was paused or resumed, or an attribute changed.
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Moment permits Moment.Reached, Moment.Paused, Moment.Resumed, Moment.Changed {

    /**
     * Returns when it happened.
     *
     * @return the instant in epoch nanoseconds
     */
    long atNanos();

    /**
     * Returns when it happened.
     *
     * @return the instant, not null
     */
    default Instant at() {
        return EpochNanos.toInstant(atNanos());
    }

    /**
     * A milestone was reached; it may be reached several times.
     *
     * @param at when, not null
     * @param milestone the milestone, such as {@code resolved}, not blank
     * @return the moment, not null
     */
    static Moment reached(Instant at, String milestone) {
        return new Reached(EpochNanos.of(at), milestone);
    }

    /**
     * The item was paused.
     *
     * @param at when, not null
     * @param reason for whom or what it waits, such as {@code customer}, not blank
     * @return the moment, not null
     */
    static Moment paused(Instant at, String reason) {
        return new Paused(EpochNanos.of(at), reason);
    }

    /**
     * A pause ended.
     *
     * @param at when, not null
     * @param reason the reason of the pause that ended, or null if all pauses did
     * @return the moment, not null
     */
    static Moment resumed(Instant at, @Nullable String reason) {
        return new Resumed(EpochNanos.of(at), reason);
    }

    /**
     * An attribute of the item changed.
     *
     * @param at when, not null
     * @param key the attribute, such as {@code priority} or {@code state}, not blank
     * @param value its value from then on, not null
     * @return the moment, not null
     */
    static Moment changed(Instant at, String key, String value) {
        return new Changed(EpochNanos.of(at), key, value);
    }

    /**
     * A milestone was reached.
     *
     * @param atNanos when, epoch nanoseconds
     * @param milestone the milestone, not blank
     */
    record Reached(long atNanos, String milestone) implements Moment {
        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the milestone is blank
         */
        public Reached {
            Check.notBlank(milestone, "milestone");
        }
    }

    /**
     * The item was paused. A reason that is paused already goes on.
     *
     * @param atNanos when, epoch nanoseconds
     * @param reason for whom or what it waits, not blank
     */
    record Paused(long atNanos, String reason) implements Moment {
        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the reason is blank
         */
        public Paused {
            Check.notBlank(reason, "reason");
        }
    }

    /**
     * A pause ended; if no pause of the reason is open nothing happens.
     *
     * @param atNanos when, epoch nanoseconds
     * @param reason the reason of the pause that ended, or null if all pauses did
     */
    record Resumed(long atNanos, @Nullable String reason) implements Moment {
        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the reason is blank
         */
        public Resumed {
            if (reason != null) {
                Check.notBlank(reason, "reason");
            }
        }
    }

    /**
     * An attribute of the item changed.
     *
     * @param atNanos when, epoch nanoseconds
     * @param key the attribute, not blank
     * @param value its value from then on, not null
     */
    record Changed(long atNanos, String key, String value) implements Moment {
        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the attribute is blank
         */
        public Changed {
            Check.notBlank(key, "key");
            Objects.requireNonNull(value, "value");
        }
    }
}
