package dev.sla4j.agreement;

import dev.sla4j.target.Downtime;
import dev.sla4j.time.Schedule;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where the windows of an exclusion rule come from.
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface ExclusionSource
        permits ExclusionSource.Announced, ExclusionSource.Recurring, ExclusionSource.WhileDown {

    /**
     * Windows that are handed in as {@code Exclusion} measurements.
     *
     * @param categories the categories that are admitted, at least one
     */
    record Announced(SortedSet<String> categories) implements ExclusionSource {

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if there is no category or one is blank
         */
        public Announced {
            categories = copyOf(categories);
        }

        private static SortedSet<String> copyOf(Collection<String> categories) {
            categories.forEach(category -> Check.notBlank(category, "category"));
            if (categories.isEmpty()) {
                throw new IllegalArgumentException("categories must not be empty");
            }
            return Collections.unmodifiableSortedSet(new TreeSet<>(categories));
        }
    }

    /**
     * Windows that recur: "daily maintenance from 2 to 5 am local time of the data centre".
     *
     * @param schedule the windows, not null
     */
    record Recurring(Schedule schedule) implements ExclusionSource {

        /** Checks. */
        public Recurring {
            Objects.requireNonNull(schedule, "schedule");
        }
    }

    /**
     * The time in which something is down: an upstream provider, the customer's own access, or the service for a cause the customer answers for.
     *
     * @param downtime what must be down, not null; a leaf without a subject reads the subject that is evaluated
     */
    record WhileDown(Downtime downtime) implements ExclusionSource {

        /** Checks. */
        public WhileDown {
            Objects.requireNonNull(downtime, "downtime");
        }
    }
}
