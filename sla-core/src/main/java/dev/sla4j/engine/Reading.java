package dev.sla4j.engine;

/** How time of which nothing is known is read: as it is, or so that a bound of the figure comes out. */
enum Reading {
    AS_IS,
    /** All unknown time is down. */
    WORST,
    /** All unknown time is up. */
    BEST,
    /**
     * Of what comes after the report only: it is up, and no window with an allowance leaves out what is up. Time that is down by a little uses the
     * allowance up and then counts, nearly as if it were up.
     */
    HOPED,
    /** Of what comes after the report only: nothing is known of it, and nothing will be. */
    NEVER_KNOWN;

    /** The bound to which all is up; as it is, if it is read so. */
    Reading mostlyUp() {
        return this == AS_IS ? AS_IS : BEST;
    }

    boolean isMostlyUp() {
        return this == BEST || this == HOPED;
    }

    /** The bound to which all is down; as it is, if it is read so. */
    Reading mostlyDown() {
        return this == AS_IS ? AS_IS : WORST;
    }

    Level of(Level level) {
        if (!level.isUnknown() || this == AS_IS || this == NEVER_KNOWN) {
            return level;
        }
        return this == WORST ? Level.DOWN : Level.UP;
    }
}
