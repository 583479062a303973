package dev.sla4j.agreement;

/** What becomes of several credits of one group (C76, C77, A24). */
public enum Combination {
    /** They are added. The default. */
    ADD,
    /** Only the highest is paid; of equal ones the first. */
    HIGHEST,
    /**
     * Of those that are for one and the same incident only the highest is paid, the others are added. Credits are for one incident when all that counted
     * against their targets carries its identity (S21).
     */
    ONE_PER_INCIDENT,
    /** The customer takes one of them: the highest is owed, and all are listed as choices of the credits. */
    CUSTOMERS_CHOICE,
    /** Only one is paid, and the agreement does not say which: the lowest is certain, the difference to the highest disputed (S20). */
    NOT_COMBINABLE
}
