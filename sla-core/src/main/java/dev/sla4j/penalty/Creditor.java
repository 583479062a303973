package dev.sla4j.penalty;

/** To whom a penalty is owed. What one party owes is never set off silently against what the other owes. */
public enum Creditor {
    /** The customer: a service credit. The default. */
    CUSTOMER,
    /** The provider: a bonus, or a penalty for a promise of the customer. */
    PROVIDER
}
