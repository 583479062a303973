package dev.sla4j.target;

/** What a slot counts as that has too little evidence to be judged (C08, S9). */
public enum TooLittle {
    /** It is no measured time. The default. */
    LEFT_OUT,
    /** Up: "minutes without requests count as available". */
    UP,
    /** Unknown: it may have been either. */
    UNKNOWN
}
