package dev.sla4j.measurement;

import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A window that one party asks to be left out, such as announced maintenance.
 *
 * <p>It is a request: whether it is granted is said by the exclusion rules of the agreement (category, notice, windows, length, evidence,
 * allowance), and a refusal is reported with its reason.
 *
 * @param range the window, not null
 * @param category the category as the agreement names it, such as {@code maintenance}, not blank
 * @param announcedAt when it was announced, or null if that is not known
 * @param evidence a reference to a proof, or null if there is none
 * @param origin what it is about and where it came from, not null
 */
public record Exclusion(
        TimeRange range,
        String category,
        @Nullable Instant announcedAt,
        @Nullable String evidence,
        Origin origin) implements Measurement, Traceable<Exclusion> {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the category is blank
     */
    public Exclusion {
        Objects.requireNonNull(range, "range");
        Check.notBlank(category, "category");
        Objects.requireNonNull(origin, "origin");
    }

    /**
     * A window of a category, in ISO-8601 text with an offset.
     *
     * @param category the category, not blank
     * @param startInclusive the start, not null
     * @param endExclusive the end, not null
     * @return the exclusion, not null
     */
    public static Exclusion of(String category, String startInclusive, String endExclusive) {
        return of(category, TimeRange.parse(startInclusive + "/" + endExclusive));
    }

    /**
     * A window of a category.
     *
     * @param category the category, not blank
     * @param range the window, not null
     * @return the exclusion, not null
     */
    public static Exclusion of(String category, TimeRange range) {
        return new Exclusion(range, category, null, null, Origin.NONE);
    }

    /**
     * Returns a copy that was announced at an instant.
     *
     * @param announced the instant, not null
     * @return the copy, not null
     */
    public Exclusion announcedAt(Instant announced) {
        return new Exclusion(range, category, Objects.requireNonNull(announced, "announcedAt"), evidence, origin);
    }

    /**
     * Returns a copy that was announced at an instant.
     *
     * @param announced the instant, ISO-8601 text with an offset, not null
     * @return the copy, not null
     */
    public Exclusion announcedAt(String announced) {
        return announcedAt(EpochNanos.toInstant(EpochNanos.parse(announced)));
    }

    /**
     * Returns a copy with a proof.
     *
     * @param reference the reference to the proof, not blank
     * @return the copy, not null
     */
    public Exclusion evidence(String reference) {
        return new Exclusion(range, category, announcedAt, Check.notBlank(reference, "evidence"), origin);
    }

    @Override
    public Exclusion with(Origin newOrigin) {
        return new Exclusion(range, category, announcedAt, evidence, newOrigin);
    }
}
