package dev.sla4j.measurement;

import dev.sla4j.time.EpochNanos;
import dev.sla4j.value.Percent;
import java.time.Instant;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A reported interruption: it began, and it was restored or is still open.
 *
 * <p>Models the incident record that most agreements rest on, such as "downtime is the period from the opening of the ticket until service is
 * restored". Other named instants ({@link #REPORTED}, {@link #CLOSED} …) can be added; a target chooses from which to which the clock runs.
 * The range is half-open. An outage without length is legal and counts for nothing.
 *
 * <p>Immutable. Cost: two longs, a flag and two references; complete outages without further facts share both.
 *
 * @param startNanos when it began, epoch nanoseconds
 * @param endNanos when it was restored, epoch nanoseconds; without meaning (and equal to the start) while it is open
 * @param open whether it was not restored when this was written
 * @param impact how severe it was and what else is known, not null
 * @param origin what it is about and where it came from, not null
 */
public record Outage(long startNanos, long endNanos, boolean open, Impact impact, Origin origin)
        implements Measurement, Traceable<Outage> {

    /** The milestone at which the interruption began. */
    public static final String BEGAN = "began";
    /** The milestone at which the provider learnt of it. */
    public static final String DETECTED = "detected";
    /** The milestone at which the customer reported it. */
    public static final String REPORTED = "reported";
    /** The milestone at which the provider opened its ticket. */
    public static final String OPENED = "opened";
    /** The milestone at which a workaround made the service usable. */
    public static final String WORKED_AROUND = "worked-around";
    /** The milestone at which the service was restored. */
    public static final String RESTORED = "restored";
    /** The milestone at which the ticket was closed. */
    public static final String CLOSED = "closed";

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the end is before the start
     */
    public Outage {
        Objects.requireNonNull(impact, "impact");
        Objects.requireNonNull(origin, "origin");
        if (open) {
            endNanos = startNanos;
        } else if (endNanos < startNanos) {
            throw new IllegalArgumentException("end (" + EpochNanos.format(endNanos) + ") must not be before start ("
                    + EpochNanos.format(startNanos) + ")");
        }
    }

    /**
     * An outage between two instants.
     *
     * @param startInclusive when it began, not null
     * @param endExclusive when it was restored, not null, not before the start
     * @return the outage, not null
     * @throws IllegalArgumentException if the end is before the start or an instant is out of range
     */
    public static Outage of(Instant startInclusive, Instant endExclusive) {
        return new Outage(EpochNanos.of(startInclusive), EpochNanos.of(endExclusive), false, Impact.FULL, Origin.NONE);
    }

    /**
     * An outage between two instants in ISO-8601 text with an offset, such as {@code 2026-03-07T10:00Z}.
     *
     * @param startInclusive when it began, not null
     * @param endExclusive when it was restored, not null
     * @return the outage, not null
     * @throws IllegalArgumentException if a text is no instant or the end is before the start
     */
    public static Outage of(String startInclusive, String endExclusive) {
        return new Outage(
                EpochNanos.parse(startInclusive), EpochNanos.parse(endExclusive), false, Impact.FULL, Origin.NONE);
    }

    /**
     * An outage that is still open.
     *
     * @param startInclusive when it began, not null
     * @return the outage, not null
     */
    public static Outage since(Instant startInclusive) {
        long start = EpochNanos.of(startInclusive);
        return new Outage(start, start, true, Impact.FULL, Origin.NONE);
    }

    /**
     * An outage that is still open.
     *
     * @param startInclusive when it began, ISO-8601 text with an offset, not null
     * @return the outage, not null
     */
    public static Outage since(String startInclusive) {
        long start = EpochNanos.parse(startInclusive);
        return new Outage(start, start, true, Impact.FULL, Origin.NONE);
    }

    /**
     * Returns when it began.
     *
     * @return the start, inclusive, not null
     */
    public Instant start() {
        return EpochNanos.toInstant(startNanos);
    }

    /**
     * Returns when it was restored.
     *
     * @return the end, exclusive, or null while it is open
     */
    public @Nullable Instant end() {
        return open ? null : EpochNanos.toInstant(endNanos);
    }

    /**
     * Returns a named instant; {@link #BEGAN} and {@link #RESTORED} are the start and the end.
     *
     * @param milestone the name, not null
     * @return the instant, or null if the outage did not reach that milestone
     */
    public @Nullable Instant at(String milestone) {
        Objects.requireNonNull(milestone, "milestone");
        if (milestone.equals(BEGAN)) {
            return start();
        }
        return milestone.equals(RESTORED) ? end() : impact.milestones().get(milestone);
    }

    /**
     * Returns a copy with a named instant. Use the factories for {@link #BEGAN} and {@link #RESTORED}.
     *
     * @param milestone the name, not blank
     * @param at the instant, not null
     * @return the copy, not null
     * @throws IllegalArgumentException if the milestone is the begin or the end
     */
    public Outage milestone(String milestone, Instant at) {
        if (milestone.equals(BEGAN) || milestone.equals(RESTORED)) {
            throw new IllegalArgumentException("milestone (" + milestone + ") must not be the begin or the end"
                    + "\nMaybe Outage.of(start, end) is meant.");
        }
        TreeMap<String, Instant> milestones = new TreeMap<>(impact.milestones());
        milestones.put(milestone, Objects.requireNonNull(at, "at"));
        return with(new Impact(impact.weight(), impact.cause(), impact.incident(), milestones));
    }

    /**
     * Returns a copy that affected a share of the users or resources only.
     *
     * @param share the share, such as {@code 25%}, above 0 % and at most 100 %
     * @return the copy, not null
     */
    public Outage affecting(String share) {
        return with(new Impact(Percent.parse(share).toRatio(), impact.cause(), impact.incident(), impact.milestones()));
    }

    /**
     * Returns a copy with a cause.
     *
     * @param cause the cause as the agreement names it, not blank
     * @return the copy, not null
     */
    public Outage cause(String cause) {
        return with(
                new Impact(impact.weight(), Check.notBlank(cause, "cause"), impact.incident(), impact.milestones()));
    }

    /**
     * Returns a copy that belongs to an incident.
     *
     * @param incident the identity of the incident, not blank
     * @return the copy, not null
     */
    public Outage incident(String incident) {
        return with(
                new Impact(impact.weight(), impact.cause(), Check.notBlank(incident, "incident"), impact.milestones()));
    }

    /**
     * Returns a copy with another impact.
     *
     * @param newImpact the impact, not null
     * @return the copy, not null
     */
    public Outage with(Impact newImpact) {
        return new Outage(startNanos, endNanos, open, newImpact, origin);
    }

    @Override
    public Outage with(Origin newOrigin) {
        return new Outage(startNanos, endNanos, open, impact, newOrigin);
    }
}
