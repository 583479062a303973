package dev.sla4j.value;

/** An exact fraction. */
public final class Ratio {
    private Ratio() {}
}
