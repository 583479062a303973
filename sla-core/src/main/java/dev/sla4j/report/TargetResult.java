package dev.sla4j.report;

import dev.sla4j.penalty.Row;
import dev.sla4j.value.Enclosed;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was attained of one target and what is owed for it.
 *
 * <p>Figure, bounds, coverage and account are those of the subject that decided the verdict; {@link #subjects()} has them all.
 *
 * @param attainment what was attained, not null
 * @param creditLine what is owed, or null if the target has no penalty
 * @param inKind what follows beside money, or null if nothing does
 * @param nothing zero in the currency of the agreement, or null if it speaks of no money
 */
public record TargetResult(
        Attainment attainment,
        @Nullable CreditLine creditLine,
        @Nullable InKind inKind,
        @Nullable Money nothing) {

    /**
     * A result of which nothing follows beside money.
     *
     * @param attainment what was attained, not null
     * @param creditLine what is owed, or null if the target has no penalty
     */
    public TargetResult(Attainment attainment, @Nullable CreditLine creditLine) {
        this(attainment, creditLine, null, null);
    }

    /** Checks. */
    public TargetResult {
        Objects.requireNonNull(attainment, "attainment");
    }

    /**
     * Returns the identity of the target.
     *
     * @return the identity, not blank
     */
    public String id() {
        return attainment.target();
    }

    /**
     * Returns whether the promise was kept.
     *
     * @return the verdict, not null
     */
    public Verdict verdict() {
        return attainment.verdict();
    }

    /**
     * Returns what was measured.
     *
     * @return the figure; {@link Figure#none()} if nothing could be measured
     */
    public Figure figure() {
        return attainment.deciding().figure();
    }

    /**
     * Returns between which values the figure lies whatever the unknown time was.
     *
     * @return the bounds, or null if nothing is unknown
     */
    public @Nullable Bounds bounds() {
        return attainment.deciding().bounds();
    }

    /**
     * Returns which share of the measured time is known.
     *
     * @return the share, not null
     */
    public Ratio coverage() {
        return attainment.deciding().coverage();
    }

    /**
     * Returns where the time went.
     *
     * @return the account, not null
     */
    public TimeAccount account() {
        return attainment.deciding().account();
    }

    /**
     * Returns where the things went that the figure counts.
     *
     * @return the account, or null if the figure counts none
     */
    public @Nullable CountAccount counts() {
        return attainment.deciding().counts();
    }

    /**
     * Returns why the verdict is undetermined.
     *
     * @return the cause, or null if it is not
     */
    public @Nullable Cause cause() {
        return attainment.deciding().cause();
    }

    /**
     * Returns how far the figure is from its limit.
     *
     * @return positive if there is room, negative if it was missed, in the unit of the figure (a share, seconds, a number); null without a
     *     figure or a limit, or if the figure is enclosed
     */
    public @Nullable Ratio margin() {
        Limit limit = attainment.limit();
        return limit == null || !figure().isMeasured() || figure() instanceof Enclosed ? null : limit.margin(figure());
    }

    /**
     * Returns the results of all subjects.
     *
     * @return the results, at least one
     */
    public List<SubjectResult> subjects() {
        return attainment.subjects();
    }

    /**
     * Returns what can be said of a running period.
     *
     * @return the outlook, not null
     */
    public Outlook outlook() {
        return attainment.outlook();
    }

    /**
     * Returns what is owed for the target on every reading, after all caps.
     *
     * @return the credit; zero if the target has no penalty
     * @throws IllegalStateException if the agreement speaks of no money
     */
    public Money credit() {
        return creditLine == null ? zero() : creditLine.certain();
    }

    /**
     * Returns what is owed in addition on the reading that is best for the customer.
     *
     * @return the disputed credit; zero if the target has no penalty
     * @throws IllegalStateException if the agreement speaks of no money
     */
    public Money disputed() {
        return creditLine == null ? zero() : creditLine.disputed();
    }

    /**
     * Returns the row of the credit table that pays the certain credit.
     *
     * @return the row; null if no row pays, or if several do, for several subjects or outages: {@link CreditLine#rows()} has them all, and
     *     {@link CreditLine#disputedRows()} those of the disputed credit
     */
    public @Nullable Row row() {
        return creditLine == null || creditLine.rows().size() != 1
                ? null
                : creditLine.rows().get(0);
    }

    private Money zero() {
        if (nothing == null) {
            throw new IllegalStateException(
                    "target " + id() + " has no penalty in money, and its agreement has neither a fee nor a sum");
        }
        return nothing;
    }
}
