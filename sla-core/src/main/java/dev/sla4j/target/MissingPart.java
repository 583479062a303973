package dev.sla4j.target;

/** What becomes of a combination of indicators of which a part has no figure (S9). */
public enum MissingPart implements Policy {
    /** The combination has no figure either: what the agreement lists must be measured. The default. */
    NO_FIGURE,
    /** The part is left out, and the others count for it; without any part there is no figure. */
    LEFT_OUT
}
