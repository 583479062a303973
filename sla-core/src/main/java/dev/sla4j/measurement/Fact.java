package dev.sla4j.measurement;

import dev.sla4j.time.DatedFact;
import dev.sla4j.time.EpochNanos;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A dated fact as evidence: a claim was filed, a miss was notified, a balance is overdue, harm was shown.
 *
 * <p>It changes no figure; rules over several periods, claims and statements read it.
 *
 * @param fact what is so, not null
 * @param origin who says so; the fact itself names the target and the period it is about, not null
 */
public record Fact(DatedFact fact, Origin origin) implements Measurement, Traceable<Fact> {

    /** Checks. */
    public Fact {
        Objects.requireNonNull(fact, "fact");
        Objects.requireNonNull(origin, "origin");
    }

    /**
     * An event.
     *
     * @param kind what kind of fact, such as {@link DatedFact#CLAIM}, not blank
     * @param at when it happened, not null
     * @param period the label of the period it is about, such as {@code 2026-03}, or null for all
     * @return the fact, not null
     */
    public static Fact of(String kind, Instant at, @Nullable String period) {
        return new Fact(new DatedFact(kind, at, null, null, period), Origin.NONE);
    }

    /**
     * An event in ISO-8601 text with an offset.
     *
     * @param kind what kind of fact, such as {@link DatedFact#CLAIM}, not blank
     * @param at when it happened, such as {@code 2026-04-05T10:00Z}, not null
     * @param period the label of the period it is about, such as {@code 2026-03}, or null for all
     * @return the fact, not null
     */
    public static Fact of(String kind, String at, @Nullable String period) {
        return of(kind, EpochNanos.toInstant(EpochNanos.parse(at)), period);
    }

    /**
     * Returns a copy that is about one target.
     *
     * @param target the identity of the target, not null
     * @return the copy, not null
     */
    public Fact about(String target) {
        return new Fact(
                new DatedFact(fact.kind(), fact.at(), fact.until(), Objects.requireNonNull(target), fact.period()),
                origin);
    }

    /**
     * Returns a copy that is so until an instant.
     *
     * @param until the instant, exclusive, not null
     * @return the copy, not null
     */
    public Fact until(Instant until) {
        return new Fact(
                new DatedFact(fact.kind(), fact.at(), Objects.requireNonNull(until), fact.target(), fact.period()),
                origin);
    }

    @Override
    public Fact with(Origin newOrigin) {
        return new Fact(fact, newOrigin);
    }
}
