package dev.sla4j.target;

/** What holds in the first periods, of which fewer earlier reports exist than a rule reads. */
public enum StartUp {
    /** The rule reads those that exist. */
    FEWER,
    /** There is no figure, and the verdict is undetermined. */
    UNDETERMINED,
    /** The promise does not apply yet. */
    NOT_APPLICABLE
}
