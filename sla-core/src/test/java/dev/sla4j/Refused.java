package dev.sla4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** Assertions on refused arguments, for the tests of every package: the message is part of the contract. */
public final class Refused {
    private Refused() {}

    /** What is refused as a value, with its message. */
    public static void value(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    /** What is refused because it is null, with the name of the argument. */
    public static void ofNull(String name, Executable call) {
        assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
    }
}
