package dev.sla4j.target;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** Checks of arguments; each returns what it checked. */
final class Check {
    /** About 292 years: what can be counted in nanoseconds. */
    static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private Check() {}

    static String notBlank(String value, String name) {
        Objects.requireNonNull(value, name);
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        return value;
    }

    static Duration positive(Duration value, String name) {
        Objects.requireNonNull(value, name);
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " (" + value + ") must be above zero");
        }
        return atMost(value, LONGEST, name);
    }

    static Duration atMost(Duration value, Duration most, String name) {
        if (value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " (" + value + ") must be at most " + most);
        }
        return value;
    }

    /** An indicator that can be known of each slot: a share or a statistic of single things. */
    static Indicator counted(Indicator value, String name) {
        Objects.requireNonNull(value, name);
        Selection of = value instanceof Share share
                ? share.of()
                : value instanceof Statistic statistic
                        ? statistic.of()
                        : value instanceof Percentile percentile ? percentile.of() : null;
        if (of == null) {
            throw new IllegalArgumentException(
                    name + " (" + value + ") must be a share, a statistic or a percentile of things");
        }
        if (of.kind() == Selection.Kind.ITEMS) {
            throw new IllegalArgumentException(
                    name + " (" + value + ") must count requests or samples: an item belongs to no slot");
        }
        return value;
    }

    static int atLeast(int value, int least, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + " (" + value + ") must be at least " + least);
        }
        return value;
    }

    /** Texts in the order of the alphabet, so that nothing depends on the order of hashing. */
    static SortedSet<String> texts(Collection<String> values, String name) {
        TreeSet<String> copy = new TreeSet<>();
        for (String value : values) {
            copy.add(notBlank(value, name));
        }
        return Collections.unmodifiableSortedSet(copy);
    }

    static <T> List<T> notEmpty(List<T> values, String name) {
        List<T> copy = List.copyOf(values);
        if (copy.isEmpty()) {
            throw new IllegalArgumentException(name + " must not be empty");
        }
        return copy;
    }
}
