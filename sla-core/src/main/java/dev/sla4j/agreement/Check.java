package dev.sla4j.agreement;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Checks of arguments; each returns what it checked. */
final class Check {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private Check() {}

    static String notBlank(String value, String name) {
        Objects.requireNonNull(value, name);
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        return value;
    }

    /** Above zero, and no longer than what can be counted in nanoseconds, about 292 years. */
    static Duration length(Duration value, String name) {
        Objects.requireNonNull(value, name);
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " (" + value + ") must be above zero");
        }
        if (value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " (" + value + ") must be at most " + LONGEST);
        }
        return value;
    }

    static int atLeastOne(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " (" + value + ") must be at least 1");
        }
        return value;
    }

    static <T> List<T> some(List<T> values, String name) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(name + " must not be empty");
        }
        return List.copyOf(values);
    }
}
