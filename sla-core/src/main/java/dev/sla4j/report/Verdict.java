package dev.sla4j.report;

/** Whether a promise was kept (S19). The order is from best to worst, so that the worst of several is the greatest. */
public enum Verdict {
    /** The promise does not apply, for example because the subject existed for too short a time, or there is no objective. */
    NOT_APPLICABLE,
    /** The promise was kept. */
    MET,
    /** Too little is known to say. */
    UNDETERMINED,
    /** The promise was not kept. */
    MISSED;

    /**
     * Returns the worse of two verdicts.
     *
     * @param other the other verdict, not null
     * @return the worse one, not null
     */
    public Verdict worse(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
