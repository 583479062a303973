package dev.sla4j.agreement;

import java.util.Objects;

/** Checks of arguments; each returns what it checked. */
final class Check {
    private Check() {}

    static String notBlank(String value, String name) {
        Objects.requireNonNull(value, name);
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        return value;
    }
}
