package dev.sla4j.report;

import dev.sla4j.time.EvaluationPeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The result of evaluating one period of an agreement.
 *
 * <p>Figures, verdicts and credits are computed; the explanation and the identity are made when they are asked for, from the evidence the
 * report was made of, which it keeps. Two reports are equal if all they say is equal; how they explain and identify themselves follows from
 * that and from their evidence. Immutable.
 */
public final class ComplianceReport {
    private final String agreement;
    private final EvaluationPeriod period;
    private final Instant asOf;
    private final List<TargetResult> targets;
    private final Credits credits;
    private final List<Remark> remarks;
    private final Sequel sequel;
    private final Sources sources;

    private ComplianceReport(
            Heading heading,
            List<TargetResult> targets,
            Credits credits,
            Sequel sequel,
            List<Remark> remarks,
            Sources sources) {
        this.agreement = heading.agreement();
        this.period = heading.period();
        this.asOf = heading.asOf();
        this.targets = targets;
        this.credits = credits;
        this.remarks = remarks;
        this.sequel = sequel;
        this.sources = sources;
    }

    /**
     * Puts a report together.
     *
     * @param heading what it is about, not null
     * @param attainments what was attained, in the order of the targets
     * @param credits what is owed, not null
     * @param remarks what was noticed
     * @param sources how it explains and identifies itself, not null
     * @return the report, not null
     */
    public static ComplianceReport of(
            Heading heading, List<Attainment> attainments, Credits credits, List<Remark> remarks, Sources sources) {
        List<TargetResult> targets = new ArrayList<>();
        for (Attainment attainment : attainments) {
            targets.add(new TargetResult(
                    attainment,
                    lineOf(credits, attainment.target()),
                    inKindOf(credits, attainment.target()),
                    credits.nothing()));
        }
        List<Remark> all = new ArrayList<>(remarks);
        all.addAll(credits.remarks());
        all.sort(null);
        return new ComplianceReport(heading, List.copyOf(targets), credits, Sequel.NONE, List.copyOf(all), sources);
    }

    private static @Nullable CreditLine lineOf(Credits credits, String target) {
        for (CreditLine line : credits.lines()) {
            if (line.target().equals(target)) {
                return line;
            }
        }
        return null;
    }

    private static @Nullable InKind inKindOf(Credits credits, String target) {
        for (InKind inKind : credits.inKind()) {
            if (inKind.target().equals(target)) {
                return inKind;
            }
        }
        return null;
    }

    /**
     * Returns the identity of the agreement.
     *
     * @return the identity, not blank
     */
    public String agreement() {
        return agreement;
    }

    /**
     * Returns the period.
     *
     * @return the period, not null
     */
    public EvaluationPeriod period() {
        return period;
    }

    /**
     * Returns up to which instant time was measured.
     *
     * @return the instant, not null
     */
    public Instant asOf() {
        return asOf;
    }

    /**
     * Returns the results of all targets.
     *
     * @return the results in the order of the targets, at least one
     */
    public List<TargetResult> targets() {
        return targets;
    }

    /**
     * Returns the result of a target.
     *
     * @param id the identity of the target, not null
     * @return the result, not null
     * @throws IllegalArgumentException if there is none of that identity
     */
    public TargetResult target(String id) {
        for (TargetResult target : targets) {
            if (target.id().equals(id)) {
                return target;
            }
        }
        throw new IllegalArgumentException("target (" + id + ") must be one of "
                + targets.stream().map(TargetResult::id).toList());
    }

    /**
     * Returns what is owed.
     *
     * @return the credits, not null
     */
    public Credits credits() {
        return credits;
    }

    /**
     * Returns what follows from rules over several periods.
     *
     * @return the sequel, not null
     */
    public Sequel sequel() {
        return sequel;
    }

    /**
     * Returns a copy with what follows from rules over several periods.
     *
     * @param newSequel what follows, not null
     * @param newSources how the copy explains and identifies itself, not null
     * @return the copy, not null
     */
    public ComplianceReport with(Sequel newSequel, Sources newSources) {
        return new ComplianceReport(
                new Heading(agreement, period, asOf), targets, credits, newSequel, remarks, newSources);
    }

    /**
     * Returns what was noticed.
     *
     * @return the remarks in a fixed order, not null
     */
    public List<Remark> remarks() {
        return remarks;
    }

    /**
     * Returns what is kept on file of the report: all it says, without its explanation and identity.
     *
     * @return the result, not null
     */
    public PeriodResult result() {
        return new PeriodResult(new Heading(agreement, period, asOf), targets, credits, sequel, remarks, null);
    }

    /**
     * Returns the result with the identity of what it depends on, so that a later evaluation can say what has changed (S25). Costs a digest over
     * all evidence.
     *
     * @return the result, not null
     */
    public PeriodResult frozen() {
        return new PeriodResult(new Heading(agreement, period, asOf), targets, credits, sequel, remarks, identity());
    }

    /**
     * Says whether the result may still change by itself: the period runs, or an outage it owns is still open (S25).
     *
     * @return true while it may
     */
    public boolean isProvisional() {
        return targets.stream().anyMatch(target -> target.attainment().provisional());
    }

    /**
     * Explains the result with all its evidence.
     *
     * @return the explanation, not null
     */
    public Explanation explanation() {
        return explanation(Detail.EVIDENCE);
    }

    /**
     * Explains the result. Costs about one evaluation without shortcuts.
     *
     * @param detail how much is told, not null
     * @return the explanation, not null
     */
    public Explanation explanation(Detail detail) {
        return sources.explanation().apply(Objects.requireNonNull(detail, "detail"));
    }

    /**
     * Says what the result depends on. Costs a digest over all evidence.
     *
     * @return the identity, not null
     */
    public Identity identity() {
        return sources.identity().get();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ComplianceReport that
                && agreement.equals(that.agreement)
                && period.equals(that.period)
                && asOf.equals(that.asOf)
                && targets.equals(that.targets)
                && credits.equals(that.credits)
                && sequel.equals(that.sequel)
                && remarks.equals(that.remarks);
    }

    @Override
    public int hashCode() {
        return Objects.hash(agreement, period, asOf, targets);
    }

    @Override
    public String toString() {
        return "ComplianceReport[" + agreement + ", " + period.label() + ", "
                + targets.stream()
                        .map(target -> target.id() + " " + target.verdict())
                        .toList() + ", " + credits + "]";
    }

    /**
     * What a report is about.
     *
     * @param agreement the identity of the agreement, not blank
     * @param period the period, not null
     * @param asOf up to which instant time was measured, not null
     */
    public record Heading(String agreement, EvaluationPeriod period, Instant asOf) {

        /** Checks. */
        public Heading {
            Objects.requireNonNull(agreement, "agreement");
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(asOf, "asOf");
        }
    }

    /**
     * How a report explains and identifies itself.
     *
     * @param explanation makes the explanation, not null
     * @param identity makes the identity, not null
     */
    public record Sources(Function<Detail, Explanation> explanation, Supplier<Identity> identity) {

        /** Checks. */
        public Sources {
            Objects.requireNonNull(explanation, "explanation");
            Objects.requireNonNull(identity, "identity");
        }
    }
}
