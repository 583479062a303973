package dev.sla4j.agreement;

import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.target.Availability;
import dev.sla4j.target.Combined;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Levels;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.LowestOfClasses;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Policies;
import dev.sla4j.target.Policy;
import dev.sla4j.target.ProRata;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Percent;
import dev.sla4j.value.Ratio;
import dev.sla4j.value.Rounding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One promise: what is measured over which subjects and hours, when it is kept, and what follows if not.
 *
 * <p>Example clause: "availability of at least 99.9 % per calendar month, otherwise 10 % of the monthly fee":
 *
 * <pre>{@code ServiceLevelTarget.of("uptime", Indicator.availability()).atLeast("99.9%").penalty(Penalty.flat("10%"))}</pre>
 *
 * <p>A target without an objective only reports; one without a penalty costs nothing. Immutable; each clause returns a copy.
 */
public final class ServiceLevelTarget {
    /** Known time below this share of the measured time leaves a verdict open unless both bounds agree (S8). */
    public static final Percent DEFAULT_MINIMUM_COVERAGE = Percent.parse("95%");

    /** The length of the slots into which requests are counted (S12). */
    public static final Duration DEFAULT_RESOLUTION = Duration.ofMinutes(1);

    private final String id;
    private final @Nullable String clause;
    private final Indicator indicator;
    private final Scope scope;
    private final @Nullable Objective objective;
    private final @Nullable Schedule serviceHours;
    private final Policies policies;
    private final @Nullable Penalty penalty;
    private final @Nullable Duration minimumLife;
    private final Percent minimumCoverage;
    private final Duration resolution;

    private ServiceLevelTarget(Draft draft) {
        this.id = Check.notBlank(draft.id, "id");
        this.clause = draft.clause == null ? null : Check.notBlank(draft.clause, "clause");
        this.indicator = Objects.requireNonNull(draft.indicator, "indicator");
        this.scope = Objects.requireNonNull(draft.scope, "scope");
        this.objective = draft.objective;
        this.serviceHours = draft.serviceHours;
        this.policies = Objects.requireNonNull(draft.policies, "policies");
        this.penalty = draft.penalty;
        this.minimumLife = draft.minimumLife;
        this.minimumCoverage = Objects.requireNonNull(draft.minimumCoverage, "minimumCoverage");
        this.resolution = Check.length(draft.resolution, "resolution");
        checkUnit(objective);
        boolean ofDowntime = indicator instanceof Availability || indicator instanceof DowntimeStatistic;
        if (penalty != null) {
            checkDriver(penalty.driver(), ofDowntime);
        }
        if (penalty != null && penalty.base().is(Base.LostTime.class) && !ofDowntime) {
            throw new IllegalArgumentException("base of the penalty of target " + id
                    + " must not be the price of lost time, because its indicator measures no down time");
        }
        Ratio coverage = minimumCoverage.toRatio();
        if (coverage.signum() < 0 || coverage.compareTo(Ratio.ONE) > 0) {
            throw new IllegalArgumentException("minimumCoverage (" + minimumCoverage + ") must be 0% to 100%");
        }
        if (minimumLife != null) {
            Check.length(minimumLife, "minimumLife");
        }
    }

    private void checkDriver(Driver driver, boolean ofDowntime) {
        boolean ofItems = indicator instanceof Share share && share.of().kind() == Selection.Kind.ITEMS;
        String why = null;
        if (driver.isOfDowntime() && !ofDowntime) {
            why = "must be FIGURE, because its indicator measures no down time";
        } else if (driver.isOfItems() && !ofItems) {
            why = "must be FIGURE, because its indicator is no share of work items";
        } else if (driver.of() == Driver.Of.BAD_QUANTITY && !(indicator instanceof Share)) {
            why = "must be FIGURE, because its indicator is no share of single things";
        } else if (driver.of() == Driver.Of.POINTS) {
            why = "must not be POINTS, which only a group of targets has";
        }
        if (why != null) {
            throw new IllegalArgumentException("driver (" + driver + ") of the penalty of target " + id + " " + why);
        }
    }

    private void checkUnit(@Nullable Objective part) {
        if (part instanceof LimitObjective limit && limit.limit().unit() != indicator.unit()) {
            throw wrongUnit(limit.limit());
        }
        if (part instanceof LowestOfClasses classes && classes.unit() != indicator.unit()) {
            throw wrongUnit(classes.limits());
        }
        if (part instanceof ProRata quota && quota.limit().unit() != indicator.unit()) {
            throw wrongUnit(quota.limit());
        }
        if (part instanceof Combined combined) {
            combined.parts().forEach(this::checkUnit);
        }
        if (part instanceof Levels levels) {
            levels.levels().forEach(level -> checkUnit(level.objective()));
        }
    }

    private IllegalArgumentException wrongUnit(Object limit) {
        return new IllegalArgumentException("limit (" + limit + ") of target " + id + " must be of unit "
                + indicator.unit() + ", the unit of its indicator, such as " + example(indicator.unit()));
    }

    private static String example(Figure.Unit unit) {
        return switch (unit) {
            case SHARE -> "99.9%";
            case TIME -> "PT4H";
            case NUMBER, NONE -> "3 or 4.5";
        };
    }

    /** All that is measured for it: its indicator, those that its objective judges, and all of which they are made. */
    List<Indicator> indicators() {
        List<Indicator> all = new ArrayList<>(List.of(indicator));
        if (objective != null) {
            all.addAll(objective.indicators());
        }
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).operands());
        }
        return all;
    }

    /**
     * A target that reports a figure of the service as a whole.
     *
     * @param id its identity within the agreement, not blank
     * @param indicator what is measured, not null
     * @return the target, not null
     */
    public static ServiceLevelTarget of(String id, Indicator indicator) {
        return new ServiceLevelTarget(new Draft(id, indicator));
    }

    /**
     * Kept while the figure is at least a bound.
     *
     * @param bound the bound, such as {@code 99.9%}, {@code PT30M} or {@code 3}
     * @return the target, not null
     */
    public ServiceLevelTarget atLeast(String bound) {
        return objective(Objective.within(Limit.atLeast(bound)));
    }

    /**
     * Kept while the figure is above a bound.
     *
     * @param bound the bound, exclusive
     * @return the target, not null
     */
    public ServiceLevelTarget moreThan(String bound) {
        return objective(Objective.within(Limit.moreThan(bound)));
    }

    /**
     * Kept while the figure is at most a bound.
     *
     * @param bound the bound
     * @return the target, not null
     */
    public ServiceLevelTarget atMost(String bound) {
        return objective(Objective.within(Limit.atMost(bound)));
    }

    /**
     * Kept while the figure is below a bound.
     *
     * @param bound the bound, exclusive
     * @return the target, not null
     */
    public ServiceLevelTarget below(String bound) {
        return objective(Objective.within(Limit.below(bound)));
    }

    /**
     * Judges the figure only if it counts enough things; else the verdict is undetermined with the cause insufficient (D9).
     *
     * @param least how many things must be counted and decided
     * @return the target, not null
     * @throws IllegalArgumentException if the indicator counts nothing
     */
    public ServiceLevelTarget requiringCount(long least) {
        Draft draft = new Draft(this);
        draft.indicator = indicator.requiringCount(least);
        return new ServiceLevelTarget(draft);
    }

    /**
     * Rounds the figure before it is compared with the limit (S17).
     *
     * @param rounding the rounding; for shares its digits are those of the percentage; not null
     * @return the target, not null
     * @throws IllegalStateException if there is no limit yet
     */
    public ServiceLevelTarget rounded(Rounding rounding) {
        if (objective instanceof LimitObjective limit) {
            return objective(limit.rounded(rounding));
        }
        throw new IllegalStateException("target " + id + " must have a limit before its rounding is stated");
    }

    /**
     * States when the promise is kept.
     *
     * @param newObjective the objective, not null
     * @return the target, not null
     */
    public ServiceLevelTarget objective(Objective newObjective) {
        Draft draft = new Draft(this);
        draft.objective = Objects.requireNonNull(newObjective, "objective");
        return new ServiceLevelTarget(draft);
    }

    /**
     * Cites the clause of the contract; it stands in the explanation.
     *
     * @param newClause the clause, such as {@code §5.1}, not blank
     * @return the target, not null
     */
    public ServiceLevelTarget clause(String newClause) {
        Draft draft = new Draft(this);
        draft.clause = Check.notBlank(newClause, "clause");
        return new ServiceLevelTarget(draft);
    }

    /**
     * States over which subjects it is measured.
     *
     * @param newScope the scope, not null
     * @return the target, not null
     */
    public ServiceLevelTarget scope(Scope newScope) {
        Draft draft = new Draft(this);
        draft.scope = newScope;
        return new ServiceLevelTarget(draft);
    }

    /**
     * States in which hours it is measured.
     *
     * @param hours the service hours, not null
     * @return the target, not null
     */
    public ServiceLevelTarget during(Schedule hours) {
        Draft draft = new Draft(this);
        draft.serviceHours = Objects.requireNonNull(hours, "serviceHours");
        return new ServiceLevelTarget(draft);
    }

    /**
     * States a reading of a policy.
     *
     * @param reading the reading, not null
     * @return the target, not null
     */
    public ServiceLevelTarget policy(Policy reading) {
        return policies(policies.with(reading));
    }

    /**
     * States readings of policies.
     *
     * @param newPolicies the policies, not null
     * @return the target, not null
     */
    public ServiceLevelTarget policies(Policies newPolicies) {
        Draft draft = new Draft(this);
        draft.policies = newPolicies;
        return new ServiceLevelTarget(draft);
    }

    /**
     * States what follows if the promise is not kept.
     *
     * @param newPenalty the penalty, not null
     * @return the target, not null
     */
    public ServiceLevelTarget penalty(Penalty newPenalty) {
        Draft draft = new Draft(this);
        draft.penalty = Objects.requireNonNull(newPenalty, "penalty");
        return new ServiceLevelTarget(draft);
    }

    /**
     * States a credit table on the only fee.
     *
     * @param tiers the table, not null
     * @return the target, not null
     */
    public ServiceLevelTarget penalty(Penalty.Tiers tiers) {
        return penalty(tiers.toPenalty());
    }

    /**
     * States how long a subject must have existed in the period for the target to apply to it (S3).
     *
     * @param least the shortest life, above zero
     * @return the target, not null
     */
    public ServiceLevelTarget minimumLife(Duration least) {
        Draft draft = new Draft(this);
        draft.minimumLife = Objects.requireNonNull(least, "minimumLife");
        return new ServiceLevelTarget(draft);
    }

    /**
     * States which share of the measured time must be known for a verdict on the figure alone (S8).
     *
     * @param least the share, such as {@code 95%}
     * @return the target, not null
     */
    public ServiceLevelTarget minimumCoverage(String least) {
        Draft draft = new Draft(this);
        draft.minimumCoverage = Percent.parse(least);
        return new ServiceLevelTarget(draft);
    }

    /**
     * States the length of the slots into which requests are counted: exclusions and service hours leave out whole ones (S12).
     *
     * @param length the length, above zero; it divides the slot of a figure over slots
     * @return the target, not null
     */
    public ServiceLevelTarget resolution(Duration length) {
        Draft draft = new Draft(this);
        draft.resolution = length;
        return new ServiceLevelTarget(draft);
    }

    /**
     * Returns its identity within the agreement.
     *
     * @return the identity, not blank
     */
    public String id() {
        return id;
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
     * Returns what is measured.
     *
     * @return the indicator, not null
     */
    public Indicator indicator() {
        return indicator;
    }

    /**
     * Returns over which subjects it is measured.
     *
     * @return the scope, not null
     */
    public Scope scope() {
        return scope;
    }

    /**
     * Returns when the promise is kept.
     *
     * @return the objective, or null if the target only reports
     */
    public @Nullable Objective objective() {
        return objective;
    }

    /**
     * Returns in which hours it is measured.
     *
     * @return the service hours, or null for always
     */
    public @Nullable Schedule serviceHours() {
        return serviceHours;
    }

    /**
     * Returns the readings that the target states.
     *
     * @return the policies, not null
     */
    public Policies policies() {
        return policies;
    }

    /**
     * Returns what follows if the promise is not kept.
     *
     * @return the penalty, or null if it costs nothing
     */
    public @Nullable Penalty penalty() {
        return penalty;
    }

    /**
     * Returns how long a subject must have existed in the period.
     *
     * @return the shortest life, or null if that does not matter
     */
    public @Nullable Duration minimumLife() {
        return minimumLife;
    }

    /**
     * Returns which share of the measured time must be known.
     *
     * @return the share, not null
     */
    public Percent minimumCoverage() {
        return minimumCoverage;
    }

    /**
     * Returns the length of the slots into which requests are counted.
     *
     * @return the length, one minute unless stated, not null
     */
    public Duration resolution() {
        return resolution;
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(
                id,
                clause,
                indicator,
                scope,
                objective,
                serviceHours,
                policies,
                penalty,
                minimumLife,
                minimumCoverage,
                resolution);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ServiceLevelTarget that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "ServiceLevelTarget[" + id + ", " + indicator + ", " + objective + "]";
    }

    /** The parts while a copy is made. */
    private static final class Draft {
        private final String id;
        private Indicator indicator;
        private @Nullable String clause;
        private Scope scope = Scope.SERVICE;
        private @Nullable Objective objective;
        private @Nullable Schedule serviceHours;
        private Policies policies = Policies.defaults();
        private @Nullable Penalty penalty;
        private @Nullable Duration minimumLife;
        private Percent minimumCoverage = DEFAULT_MINIMUM_COVERAGE;
        private Duration resolution = DEFAULT_RESOLUTION;

        Draft(String id, Indicator indicator) {
            this.id = id;
            this.indicator = indicator;
        }

        Draft(ServiceLevelTarget target) {
            this(target.id, target.indicator);
            clause = target.clause;
            scope = target.scope;
            objective = target.objective;
            serviceHours = target.serviceHours;
            policies = target.policies;
            penalty = target.penalty;
            minimumLife = target.minimumLife;
            minimumCoverage = target.minimumCoverage;
            resolution = target.resolution;
        }
    }
}
