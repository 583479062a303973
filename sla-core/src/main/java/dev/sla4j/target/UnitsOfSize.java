package dev.sla4j.target;

/** Which units of its size count for a thing whose limit grows with it (C100). */
public enum UnitsOfSize {
    /** Every unit that was begun: 2 100 items are three times 1 000. The default. */
    STARTED,
    /** Complete units only: 2 100 items are two times 1 000. */
    COMPLETE,
    /** In proportion: 2 100 items are 2.1 times 1 000. */
    PROPORTIONAL
}
