package dev.sla4j.settlement;

import dev.sla4j.value.Percent;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A customer lets go of a credit, in whole or in part (S26).
 *
 * <p>A waiver changes no figure, no verdict and no right; statements show the credit with and without it. One that has expired when a statement
 * is made has no effect in it.
 *
 * @param id its identity, not blank
 * @param authority who granted it, and by what authority, not blank
 * @param reason why, not blank
 * @param scope what it is about, not null
 * @param share how much of the credit is waived, 0 % to 100 %, not null
 * @param grantedAt since when it stands, not null
 * @param expiresAt until when it stands, exclusive, or null if for good
 */
public record Waiver(
        String id,
        String authority,
        String reason,
        Scope scope,
        Percent share,
        Instant grantedAt,
        @Nullable Instant expiresAt) {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a text is blank, the share not 0 % to 100 %, or it expires before it is granted
     */
    public Waiver {
        notBlank(id, "id");
        notBlank(authority, "authority");
        notBlank(reason, "reason");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(grantedAt, "grantedAt");
        if (share.toDecimal().signum() < 0 || share.compareTo(Percent.parse("100%")) > 0) {
            throw new IllegalArgumentException("share (" + share + ") must be 0% to 100%");
        }
        if (expiresAt != null && !grantedAt.isBefore(expiresAt)) {
            throw new IllegalArgumentException(
                    "expiresAt (" + expiresAt + ") must be after grantedAt (" + grantedAt + ")");
        }
    }

    /**
     * A waiver of the whole credit of a target for one period.
     *
     * @param id its identity, not blank
     * @param target the target, not blank
     * @param period the label of the period, such as {@code 2026-03}, not blank
     * @param authority who granted it, and by what authority, not blank
     * @param reason why, not blank
     * @param grantedAt since when it stands, not null
     * @return the waiver, not null
     */
    public static Waiver of(
            String id, String target, String period, String authority, String reason, Instant grantedAt) {
        Scope scope = new Scope(new TreeSet<>(List.of(target)), new TreeSet<>(List.of(period)));
        return new Waiver(id, authority, reason, scope, Percent.parse("100%"), grantedAt, null);
    }

    /**
     * Returns a copy for a share of the credit.
     *
     * @param percent the share, such as {@code 50%}
     * @return the copy, not null
     */
    public Waiver of(String percent) {
        return new Waiver(id, authority, reason, scope, Percent.parse(percent), grantedAt, expiresAt);
    }

    /**
     * Returns a copy that expires.
     *
     * @param newExpiresAt until when it stands, exclusive, not null
     * @return the copy, not null
     */
    public Waiver until(Instant newExpiresAt) {
        return new Waiver(id, authority, reason, scope, share, grantedAt, newExpiresAt);
    }

    /**
     * Says whether it stands at an instant and is about a target in a period.
     *
     * @param target the identity of the target, not null
     * @param period the label of the period, not null
     * @param at the instant, not null
     * @return true if it does
     */
    public boolean covers(String target, String period, Instant at) {
        return !grantedAt.isAfter(at)
                && (expiresAt == null || at.isBefore(expiresAt))
                && (scope.targets().isEmpty() || scope.targets().contains(target))
                && (scope.periods().isEmpty() || scope.periods().contains(period));
    }

    private static void notBlank(String value, String name) {
        if (Objects.requireNonNull(value, name).isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
    }

    /**
     * What a waiver is about.
     *
     * @param targets the targets; none stands for all
     * @param periods the labels of the periods; none stands for all
     */
    public record Scope(SortedSet<String> targets, SortedSet<String> periods) {

        /** Copies. */
        public Scope {
            targets = Collections.unmodifiableSortedSet(new TreeSet<>(targets));
            periods = Collections.unmodifiableSortedSet(new TreeSet<>(periods));
        }
    }
}
