package dev.sla4j.target;

/** When a slot of counted requests is left out because of service hours or exclusions (S12). */
public enum SlotExclusion implements Policy {
    /** When all of it is outside the hours or excluded. The default. */
    WHOLLY_COVERED,
    /** As soon as some of it is. */
    TOUCHED
}
