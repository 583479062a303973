package dev.sla4j.report;

import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was attained by one subject, or by several taken together or pooled.
 *
 * <p>One component more than others have: whether the promise applies decides about money, and no verdict can say it of a target without an
 * objective.
 *
 * @param subject the subject, or null if several are taken as one
 * @param applies whether the promise applies to it; not to a subject that existed for too short a time
 * @param verdict the verdict on it, not null
 * @param figure what was measured, not null
 * @param bounds between which values the figure lies, or null if it depends on nothing that is unknown
 * @param account where the time went, not null
 * @param counts where single things went, or null if the figure counts none
 * @param outages the outages that belong to the period (S7), in their order; kept where the figure or the penalty is about single outages. Where the penalty is
 *     about days, or the settlement about incidents, those that touch the period
 * @param items the items that are late or of which it cannot be decided, in the order of their begin; kept where the penalty is about single items
 * @param grounds what the figure and the verdict rest on beyond evidence, not null
 */
public record SubjectResult(
        @Nullable String subject,
        boolean applies,
        Verdict verdict,
        Figure figure,
        @Nullable Bounds bounds,
        TimeAccount account,
        @Nullable CountAccount counts,
        List<SingleOutage> outages,
        List<SingleItem> items,
        Grounds grounds) {

    /** Checks and copies. */
    public SubjectResult {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(figure, "figure");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(grounds, "grounds");
        outages = List.copyOf(outages);
        items = List.copyOf(items);
    }

    /**
     * A result without single items.
     *
     * @param subject the subject, or null if several are taken as one
     * @param applies whether the promise applies to it
     * @param verdict the verdict on it, not null
     * @param figure what was measured, not null
     * @param bounds between which values the figure lies, or null
     * @param account where the time went, not null
     * @param counts where single things went, or null
     * @param outages the outages that are kept
     * @param grounds what the figure and the verdict rest on beyond evidence, not null
     */
    public SubjectResult(
            @Nullable String subject,
            boolean applies,
            Verdict verdict,
            Figure figure,
            @Nullable Bounds bounds,
            TimeAccount account,
            @Nullable CountAccount counts,
            List<SingleOutage> outages,
            Grounds grounds) {
        this(subject, applies, verdict, figure, bounds, account, counts, outages, List.of(), grounds);
    }

    /**
     * A result made of down time.
     *
     * @param subject the subject, or null if several are taken as one
     * @param applies whether the promise applies to it
     * @param verdict the verdict on it, not null
     * @param figure what was measured, not null
     * @param bounds between which values the figure lies, or null
     * @param account where the time went, not null
     * @param outages the outages that belong to the period
     */
    public SubjectResult(
            @Nullable String subject,
            boolean applies,
            Verdict verdict,
            Figure figure,
            @Nullable Bounds bounds,
            TimeAccount account,
            List<SingleOutage> outages) {
        this(subject, applies, verdict, figure, bounds, account, null, outages, Grounds.NONE);
    }

    /**
     * Returns a copy with a verdict.
     *
     * @param newVerdict the verdict, not null
     * @return the copy, not null
     */
    public SubjectResult with(Verdict newVerdict) {
        return new SubjectResult(
                subject, applies, newVerdict, figure, bounds, account, counts, outages, items, grounds);
    }

    /**
     * Returns a copy with grounds.
     *
     * @param newGrounds what the figure and the verdict rest on beyond evidence, not null
     * @return the copy, not null
     */
    public SubjectResult with(Grounds newGrounds) {
        return new SubjectResult(
                subject, applies, verdict, figure, bounds, account, counts, outages, items, newGrounds);
    }

    /**
     * Returns why the verdict is undetermined.
     *
     * @return the cause, or null if it is not
     */
    public @Nullable Cause cause() {
        return grounds.cause();
    }

    /**
     * Returns which share of what is measured is known: of the time, or of the things that are counted, by number and by weight, whichever is
     * less; of a combination, the least of its parts, without those that weigh nothing.
     *
     * @return the share; 1 if nothing is measured, because nothing of that is unknown
     */
    public Ratio coverage() {
        if (!grounds.parts().isEmpty()) {
            Ratio least = Ratio.ONE;
            for (Grounds.Part part : grounds.parts()) {
                boolean counts = part.weight() == null || !part.weight().isZero();
                least = part.result() == null || !counts
                        ? least
                        : least.min(part.result().coverage());
            }
            return least;
        }
        if (counts != null) {
            Ratio decided = counts.weighted().decided();
            Ratio byWeight = share(decided, decided.plus(counts.weighted().undecided()));
            // What has no weight weighs nobody knows how much.
            return byWeight.min(share(Ratio.of(counts.good() + counts.bad()), Ratio.of(counts.counted())));
        }
        Ratio known = account.weighted().known();
        return share(known, known.plus(account.weighted().unknown()));
    }

    /**
     * Returns whether so much is known that the figure decides alone, and not its bounds (S8).
     *
     * <p>Not where it depends on how much earlier periods left of an allowance: that is no time that nobody watched, but a result that is missing
     * (S10, S30). Nor where there is no figure but bounds, as of latencies in the buckets of a histogram.
     *
     * @param enough the share of what is measured that must be known, not null
     * @return whether it is
     */
    public boolean isKnown(Ratio enough) {
        boolean bounded = !figure.isMeasured() && bounds != null;
        return !bounded && !grounds.allowanceOpen() && coverage().compareTo(enough) >= 0;
    }

    private static Ratio share(Ratio known, Ratio all) {
        return all.isZero() ? Ratio.ONE : known.dividedBy(all);
    }
}
