package dev.sla4j.report;

/** How much an explanation tells. */
public enum Detail {
    /** The facts that decided each target. */
    SUMMARY,
    /** Every step from the period to the credit, with sums. */
    STEPS,
    /** In addition the measurements behind each sum. */
    EVIDENCE
}
