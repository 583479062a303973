package dev.sla4j.examples;

/** Evaluates published agreements and prints what is owed and why. */
public final class PublishedAgreements {
    private PublishedAgreements() {}

    /**
     * Prints the evaluations.
     *
     * @param args not used
     */
    public static void main(String[] args) {}
}
