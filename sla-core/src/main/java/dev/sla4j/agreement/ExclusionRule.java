package dev.sla4j.agreement;

import dev.sla4j.target.Downtime;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.Schedule;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which time the agreement leaves out, and under which conditions (S10).
 *
 * <p>Example clause: "maintenance announced at least 48 hours ahead, on weekdays between 2 and 5, at most four hours a month":
 *
 * <pre>{@code
 * ExclusionRule.announced("maintenance", "maintenance")
 *     .withNotice(Notice.of(Duration.ofHours(48)))
 *     .inside(Schedule.weekly("Europe/Berlin").monToFri("02:00", "05:00"))
 *     .withAllowance(Duration.ofHours(4))
 * }</pre>
 *
 * <p>A window that breaks a condition is refused as a whole and reported with the reason; the part outside {@link #inside} is cut off. An
 * allowance is for one evaluation period, or for a longer cycle such as a calendar year ({@link #withAllowance(Duration, EvaluationCycle)}), and
 * is used up by the earliest windows first, by start, end and identity, and only where no rule without an allowance applies; what exceeds it is not
 * excused. Immutable; each clause returns a copy.
 */
public final class ExclusionRule {
    private final String id;
    private final ExclusionSource source;
    private final @Nullable String clause;
    private final @Nullable Notice notice;
    private final @Nullable Schedule inside;
    private final @Nullable Duration longest;
    private final boolean evidenceRequired;
    private final @Nullable Duration allowance;
    private final @Nullable EvaluationCycle allowancePer;
    private final SortedSet<String> targets;

    private ExclusionRule(Draft draft) {
        this.id = Check.notBlank(draft.id, "id");
        this.source = Objects.requireNonNull(draft.source, "source");
        this.clause = draft.clause == null ? null : Check.notBlank(draft.clause, "clause");
        this.notice = draft.notice;
        this.inside = draft.inside;
        this.longest = draft.longest == null ? null : length(draft.longest, "longest window");
        this.evidenceRequired = draft.evidenceRequired;
        this.allowance = draft.allowance == null ? null : length(draft.allowance, "allowance");
        this.allowancePer = draft.allowancePer;
        this.targets = Collections.unmodifiableSortedSet(new TreeSet<>(draft.targets));
        if (!(source instanceof ExclusionSource.Announced) && (notice != null || evidenceRequired)) {
            throw new IllegalArgumentException(
                    "rule " + id + " must take its windows from announcements to ask for notice or evidence");
        }
    }

    private Duration length(Duration value, String name) {
        return Check.length(value, name + " of rule " + id);
    }

    /**
     * Admits windows that are handed in as {@code Exclusion} measurements of some categories.
     *
     * @param id the identity of the rule, not blank
     * @param categories the categories, at least one
     * @return the rule, not null
     */
    public static ExclusionRule announced(String id, String... categories) {
        return of(id, new ExclusionSource.Announced(new TreeSet<>(List.of(categories))));
    }

    /**
     * The category of down time for which a credit of a target is paid already, so that a rule that admits it lets that time count no more: for the same
     * target, whose periods may overlap, or for others ({@link #onlyFor}).
     *
     * <pre>{@code
     * ExclusionRule.announced("counted once", ExclusionRule.claimed("uptime")).onlyFor("uptime")
     * }</pre>
     *
     * <p>Results of an agreement with such a rule keep when the target was down, and {@code ComplianceEngine.claimedTime} makes the windows of them and
     * of what was claimed.
     *
     * @param target the identity of the target that is paid, not blank
     * @return the category, not blank
     */
    public static String claimed(String target) {
        return "claimed-" + Check.notBlank(target, "target");
    }

    /**
     * Leaves out windows that recur.
     *
     * @param id the identity of the rule, not blank
     * @param windows the windows, not null
     * @return the rule, not null
     */
    public static ExclusionRule recurring(String id, Schedule windows) {
        return of(id, new ExclusionSource.Recurring(windows));
    }

    /**
     * Leaves out the time in which something is down: an upstream provider, or the service for a cause the customer answers for.
     *
     * @param id the identity of the rule, not blank
     * @param downtime what must be down, not null
     * @return the rule, not null
     */
    public static ExclusionRule whileDown(String id, Downtime downtime) {
        return of(id, new ExclusionSource.WhileDown(downtime));
    }

    /**
     * A rule without conditions.
     *
     * @param id its identity, not blank
     * @param source where its windows come from, not null
     * @return the rule, not null
     */
    public static ExclusionRule of(String id, ExclusionSource source) {
        return new ExclusionRule(new Draft(id, source));
    }

    /**
     * Cites the clause of the contract.
     *
     * @param newClause the clause, not blank
     * @return the rule, not null
     */
    public ExclusionRule clause(String newClause) {
        Draft draft = new Draft(this);
        draft.clause = Check.notBlank(newClause, "clause");
        return new ExclusionRule(draft);
    }

    /**
     * Admits only windows that were announced in time.
     *
     * @param newNotice the notice, not null
     * @return the rule, not null
     */
    public ExclusionRule withNotice(Notice newNotice) {
        Draft draft = new Draft(this);
        draft.notice = Objects.requireNonNull(newNotice, "notice");
        return new ExclusionRule(draft);
    }

    /**
     * Admits only the part of each window that lies inside a schedule.
     *
     * @param hours the schedule, not null
     * @return the rule, not null
     */
    public ExclusionRule inside(Schedule hours) {
        Draft draft = new Draft(this);
        draft.inside = Objects.requireNonNull(hours, "inside");
        return new ExclusionRule(draft);
    }

    /**
     * Admits only windows of a greatest length; a longer one is refused (policy {@code OverlongWindow}).
     *
     * @param length the greatest length, above zero
     * @return the rule, not null
     * @throws IllegalArgumentException if the length is not above zero, or longer than 292 years
     */
    public ExclusionRule noLongerThan(Duration length) {
        Draft draft = new Draft(this);
        draft.longest = Objects.requireNonNull(length, "longest window");
        return new ExclusionRule(draft);
    }

    /**
     * Admits only windows that carry evidence.
     *
     * @return the rule, not null
     */
    public ExclusionRule withEvidence() {
        Draft draft = new Draft(this);
        draft.evidenceRequired = true;
        return new ExclusionRule(draft);
    }

    /**
     * Excuses at most so much time in one evaluation period.
     *
     * @param time the time, above zero
     * @return the rule, not null
     * @throws IllegalArgumentException if the time is not above zero, or longer than 292 years
     */
    public ExclusionRule withAllowance(Duration time) {
        Draft draft = new Draft(this);
        draft.allowance = Objects.requireNonNull(time, "allowance");
        draft.allowancePer = null;
        return new ExclusionRule(draft);
    }

    /**
     * Excuses at most so much time in a period of a longer cycle: "24 hours of planned maintenance per calendar year".
     *
     * <p>What is left of it in an evaluation period is what the earlier ones of the same longer period did not use, which their results say
     * ({@code History}). While a result is missing it is unknown how much is left, between nothing of what it might have used and all of it.
     * Counted for each target and each subject that is judged by itself.
     *
     * @param time the time, above zero
     * @param per the longer cycle; its periods consist of whole evaluation periods
     * @return the rule, not null
     * @throws IllegalArgumentException if the time is not above zero, or longer than 292 years; if the cycle is a rolling one
     */
    public ExclusionRule withAllowance(Duration time, EvaluationCycle per) {
        Objects.requireNonNull(per, "per");
        if (per instanceof EvaluationCycle.Rolling) {
            throw new IllegalArgumentException(
                    "cycle (" + per + ") of the allowance of rule " + id + " must have periods that follow each other");
        }
        Draft draft = new Draft(this);
        draft.allowance = Objects.requireNonNull(time, "allowance");
        draft.allowancePer = per;
        return new ExclusionRule(draft);
    }

    /**
     * Applies to some targets only.
     *
     * @param ids the identities of the targets
     * @return the rule, not null
     */
    public ExclusionRule onlyFor(String... ids) {
        Draft draft = new Draft(this);
        draft.targets = new TreeSet<>(List.of(ids));
        return new ExclusionRule(draft);
    }

    /**
     * Returns whether windows of a category may be admitted.
     *
     * @param category the category, not null
     * @return whether the rule takes its windows from announcements of it
     */
    public boolean admits(String category) {
        return source instanceof ExclusionSource.Announced announced
                && announced.categories().contains(category);
    }

    /**
     * Says whether the rule applies to a target.
     *
     * @param target the identity of the target
     * @return true if it does
     */
    public boolean appliesTo(String target) {
        return targets.isEmpty() || targets.contains(target);
    }

    /**
     * Returns its identity.
     *
     * @return the identity, not blank
     */
    public String id() {
        return id;
    }

    /**
     * Returns where its windows come from.
     *
     * @return the source, not null
     */
    public ExclusionSource source() {
        return source;
    }

    /**
     * Returns the clause of the contract.
     *
     * @return the clause, or null
     */
    public @Nullable String clause() {
        return clause;
    }

    /**
     * Returns how long ahead a window must be announced.
     *
     * @return the notice, or null if none is needed
     */
    public @Nullable Notice notice() {
        return notice;
    }

    /**
     * Returns the schedule inside which windows are admitted.
     *
     * @return the schedule, or null for any time
     */
    public @Nullable Schedule inside() {
        return inside;
    }

    /**
     * Returns the greatest length of a window.
     *
     * @return the length, or null for any
     */
    public @Nullable Duration longest() {
        return longest;
    }

    /**
     * Says whether a window must carry evidence.
     *
     * @return true if it must
     */
    public boolean evidenceRequired() {
        return evidenceRequired;
    }

    /**
     * Returns how much time is excused in one period.
     *
     * @return the allowance, or null for all
     */
    public @Nullable Duration allowance() {
        return allowance;
    }

    /**
     * Returns for which cycle the allowance is.
     *
     * @return the cycle, or null for each evaluation period
     */
    public @Nullable EvaluationCycle allowancePer() {
        return allowancePer;
    }

    /**
     * Returns the targets it applies to.
     *
     * @return their identities; empty for all
     */
    public SortedSet<String> targets() {
        return targets;
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(
                id, source, clause, notice, inside, longest, evidenceRequired, allowance, allowancePer, targets);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExclusionRule that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "ExclusionRule[" + id + ", " + source + "]";
    }

    /** The parts while a copy is made. */
    private static final class Draft {
        private final String id;
        private final ExclusionSource source;
        private @Nullable String clause;
        private @Nullable Notice notice;
        private @Nullable Schedule inside;
        private @Nullable Duration longest;
        private boolean evidenceRequired;
        private @Nullable Duration allowance;
        private @Nullable EvaluationCycle allowancePer;
        private SortedSet<String> targets = Collections.emptySortedSet();

        Draft(String id, ExclusionSource source) {
            this.id = id;
            this.source = source;
        }

        Draft(ExclusionRule rule) {
            this(rule.id, rule.source);
            clause = rule.clause;
            notice = rule.notice;
            inside = rule.inside;
            longest = rule.longest;
            evidenceRequired = rule.evidenceRequired;
            allowance = rule.allowance;
            allowancePer = rule.allowancePer;
            targets = rule.targets;
        }
    }
}
