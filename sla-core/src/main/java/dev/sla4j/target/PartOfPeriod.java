package dev.sla4j.target;

/**
 * How a subject is measured that existed in a part of the period only (S3). Several subjects taken together exist while at least one of those exists
 * that are read, within the life of the service as a whole if it has one.
 */
public enum PartOfPeriod implements Policy {
    /** Over the part in which it existed. The default. */
    EXISTED,
    /** Over the whole period, the rest as up. */
    REST_AS_UP,
    /** Not at all: the target does not apply to it. */
    WHOLE_PERIODS
}
