package dev.sla4j.target;

/** How parts are combined of which some are unknown (S8). */
public enum CombinedUnknown implements Policy {
    /** The whole is unknown unless the known parts decide. The default. */
    THREE_VALUED,
    /**
     * The unknown parts are left out, also of the bounds: only where all parts are unknown the whole is. So a part that becomes known may improve the
     * whole beyond its bounds, even by an outage: the part of it that a minimum length or a deductible forgives is known to be up.
     */
    KNOWN_PARTS
}
