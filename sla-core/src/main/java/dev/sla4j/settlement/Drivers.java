package dev.sla4j.settlement;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Flat;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.SingleOutage;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.ChargedQuantity;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.OutageOverBorder;
import dev.sla4j.target.Policies;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.value.Bound;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values that drive the penalty of a target, for one of its subjects: the one dispatch over {@link Driver.Of}. */
final class Drivers {
    private static final Ratio HUNDRED = Ratio.of(100);

    private final Terms terms;
    private final ServiceLevelTarget target;
    private final Penalty penalty;
    private final Policies policies;
    private final @Nullable Limit limit;
    private final SubjectResult subject;
    private final Occasion occasion;

    /**
     * Readings of what is unknown, each a list of values; the lower sum of them is certain, whichever it is.
     *
     * @param names what each of them assumes; one of them needs no name
     * @param values the values on each
     */
    record Readings(List<String> names, List<List<Driven>> values) {
        static Readings one(List<Driven> values) {
            return new Readings(List.of(""), List.of(values));
        }
    }

    Drivers(Terms terms, ServiceLevelTarget target, Attainment attainment, SubjectResult subject) {
        this.terms = terms;
        this.target = target;
        this.penalty = Objects.requireNonNull(target.penalty());
        this.policies = target.policies().over(terms.agreement().policies());
        this.limit = attainment.limit();
        this.subject = subject;
        this.occasion = Occasion.of(terms.period().start());
    }

    /** Too little is known of the figure. */
    boolean isKnown() {
        return subject.isKnown(target.minimumCoverage().toRatio());
    }

    Readings values() {
        return switch (penalty.driver().of()) {
            case FIGURE -> Readings.one(ofFigure());
            case SHORTFALL, RELATIVE_SHORTFALL -> Readings.one(shortfall());
            case DOWNTIME -> Readings.one(List.of(downtime()));
            case EACH_OUTAGE -> ofOutages();
            case EACH_DAY -> ofDays();
            case EACH_ITEM, EACH_ITEM_DAYS ->
                Readings.one(new DrivingItems(target, terms, occasion).of(subject.items()));
            case BAD_QUANTITY -> Readings.one(List.of(badQuantity()));
            case POINTS -> throw new AssertionError("points drive the penalty of a group, not of a target");
        };
    }

    private List<Driven> ofFigure() {
        return figure().stream().map(this::allowed).toList();
    }

    /** The figure, before any allowance: one value, all that it may be, or nothing at all. */
    private List<Driven> figure() {
        if (penalty.formula() instanceof Flat) {
            return List.of(flat());
        }
        if (isKnown()) {
            return subject.figure().isMeasured()
                    ? List.of(Driven.of(subject.figure(), occasion, incident()))
                    : List.of();
        }
        Bounds bounds = subject.bounds();
        Ends ends = ends();
        if (bounds == null || ends == null) {
            return List.of(Driven.of(Figure.none(), lost(subject.account().down()), incident()));
        }
        Driven.Open side = ends.low().isMeasured() ? Driven.Open.ABOVE : Driven.Open.BELOW;
        return List.of(
                ends.isClosed()
                        ? Driven.between(bounds.best(), bounds.worst(), occasion, incident())
                        : Driven.open(ends.known(), side, occasion, incident()));
    }

    /** Between which values the figure lies, or null if nothing bounds it. */
    @Nullable
    Ends ends() {
        return Ends.of(subject.bounds(), target.indicator().isHigherWorse());
    }

    /** A flat penalty needs no value but the time that was lost. */
    private Driven flat() {
        boolean ofTime = subject.figure().unit() == Figure.Unit.TIME;
        BigInteger down =
                ofTime ? Occasion.nanos(subject.figure()) : subject.account().down();
        Bounds bounds = subject.verdict() == Verdict.UNDETERMINED ? subject.bounds() : null;
        BigInteger most = bounds == null ? down : bounds.mostDown().max(down);
        return Driven.between(Figure.timeNanos(down), Figure.timeNanos(most), lost(down), incident());
    }

    private Occasion lost(BigInteger nanos) {
        return occasion.losing(nanos);
    }

    private Driven downtime() {
        Bounds bounds = subject.bounds();
        Figure down = Figure.timeNanos(subject.account().down());
        if (bounds == null || isKnown()) {
            return allowed(Driven.of(down, occasion, incident()));
        }
        return allowed(Driven.between(
                Figure.timeNanos(bounds.leastDown()), Figure.timeNanos(bounds.mostDown()), occasion, incident()));
    }

    private List<Driven> shortfall() {
        List<Driven> figures = figure();
        boolean flat = penalty.formula() instanceof Flat;
        if (flat || limit == null || figures.isEmpty() || !figures.get(0).isKnown()) {
            return figures;
        }
        Driven figure = figures.get(0);
        List<Step> steps = new ArrayList<>();
        Figure best = shortfall(figure.best(), limit, steps);
        Figure worst = figure.best().equals(figure.worst()) ? best : shortfall(figure.worst(), limit, steps);
        Ends ends = isKnown() ? null : ends();
        if (ends == null) {
            return List.of(allowed(figure.with(steps, best, worst, Driven.Open.NO)));
        }
        boolean ordered = Figure.compare(best, worst) <= 0;
        Figure most = ordered ? worst : best;
        // Between two figures that miss a limit of two bounds may lie one that keeps it.
        Figure least = ends.within(limit) == Holds.NO ? (ordered ? best : worst) : Limits.none(most);
        Bound beyond = figure.open() == Driven.Open.ABOVE ? limit.upper() : limit.lower();
        boolean open = figure.open() != Driven.Open.NO && beyond != null;
        return List.of(allowed(figure.with(steps, least, most, open ? Driven.Open.ABOVE : Driven.Open.NO)));
    }

    private Figure shortfall(Figure figure, Limit promised, List<Step> steps) {
        LimitObjective objective = (LimitObjective) Objects.requireNonNull(target.objective());
        Figure compared = objective.rounding() == null ? figure : figure.rounded(objective.rounding());
        Ratio missed = promised.margin(compared).negated().max(Ratio.ZERO);
        boolean relative = penalty.driver().of() == Driver.Of.RELATIVE_SHORTFALL;
        boolean share = compared.unit() == Figure.Unit.SHARE;
        if (relative) {
            Ratio bound = Limits.missed(promised, compared).value();
            Figure result = Figure.amount(missed.times(HUNDRED).dividedBy(bound.max(bound.negated())));
            steps.add(new Step.Quotient(
                    "percent by which " + compared.toText(promised) + " misses " + promised.toText(),
                    missed.times(HUNDRED),
                    bound.max(bound.negated()),
                    false,
                    result));
            return result;
        }
        Figure result = compared.unit() == Figure.Unit.TIME
                ? new Figure.Time(missed)
                : Figure.amount(share ? missed.times(HUNDRED) : missed);
        steps.add(new Step.FigureTerm(
                "shortfall of " + compared.toText(promised) + " against " + promised.toText()
                        + (share ? ", in percentage points" : ""),
                null,
                result));
        return result;
    }

    private Readings ofOutages() {
        Bounds bounds = subject.bounds();
        if (bounds == null || isKnown()) {
            return Readings.one(outages(subject.outages()));
        }
        return new Readings(
                List.of("outages if all unknown time was up", "outages if all unknown time was down"),
                List.of(outages(bounds.bestOutages()), outages(bounds.worstOutages())));
    }

    private List<Driven> outages(List<SingleOutage> outages) {
        List<Driven> values = new ArrayList<>();
        for (SingleOutage outage : outages) {
            Figure down = Figure.timeNanos(outage.counted());
            String ids = outage.ids().isEmpty() ? "" : "[" + String.join(", ", outage.ids()) + "] ";
            String label = (isPart(outage) ? "for the part in the period of the outage " : "for the outage ") + ids
                    + "that began at " + outage.start()
                    + (outage.counted().equals(outage.countedInPeriod())
                            ? ""
                            : ", of " + down.toText() + " also beyond the period");
            Driven value =
                    new Driven(label, List.of(), down, down, Driven.Open.NO, false, at(outage), outage.incident());
            addPositive(values, value);
        }
        return values;
    }

    /** A part has the amounts of its own first instant. */
    private Occasion at(SingleOutage outage) {
        boolean later = isPart(outage)
                && outage.start().isBefore(terms.period().start())
                && !outage.down().isEmpty();
        Instant first = later ? EpochNanos.toInstant(outage.down().startNanos(0)) : outage.start();
        return Occasion.of(first, List.of(new Occasion.Lost(outage, outage.counted())));
    }

    private boolean isPart(SingleOutage outage) {
        return !terms.period().range().encloses(outage.range())
                && terms.agreement().overBorder(target, outage.start()) == OutageOverBorder.SPLIT;
    }

    /** What an allowance leaves nothing of pays nothing. */
    private void addPositive(List<Driven> values, Driven value) {
        Driven left = allowed(value);
        if (allowance(value.occasion()) == null || left.worst().value().signum() > 0) {
            values.add(left);
        }
    }

    private @Nullable Figure allowance(Occasion of) {
        Penalty valid = terms.penaltyFor(target, of);
        return valid == null ? null : valid.driver().allowance();
    }

    private Readings ofDays() {
        DrivingDays days = new DrivingDays(policies, terms);
        Bounds bounds = subject.bounds();
        if (bounds == null || isKnown()) {
            return Readings.one(allowedDays(days.of(subject.outages())));
        }
        return new Readings(
                List.of("days if all unknown time was up", "days if all unknown time was down"),
                List.of(allowedDays(days.of(bounds.bestOutages())), allowedDays(days.of(bounds.worstOutages()))));
    }

    private List<Driven> allowedDays(List<Driven> days) {
        List<Driven> values = new ArrayList<>();
        days.forEach(day -> addPositive(values, day));
        return values;
    }

    private Driven badQuantity() {
        CountAccount.Weighted counts = Objects.requireNonNull(subject.counts()).weighted();
        boolean promisesLess = limit != null && limit.lower() == null;
        Ratio bad = promisesLess ? counts.good() : counts.bad();
        Ratio all = counts.decided().plus(counts.undecided());
        Ratio most = isKnown() ? bad : bad.plus(counts.undecided());
        List<Step> steps = new ArrayList<>();
        ChargedQuantity policy = policies.get(ChargedQuantity.class);
        steps.add(new Step.Reading(
                ChargedQuantity.class.getSimpleName(), policy, policies.isStated(ChargedQuantity.class)));
        steps.add(new Step.CountTerm("does not comply", bad));
        Ratio free = Ratio.ZERO;
        if (policy == ChargedQuantity.BEYOND_GOAL && limit != null) {
            Ratio goal = (promisesLess ? Objects.requireNonNull(limit.upper()) : Objects.requireNonNull(limit.lower()))
                    .figure()
                    .value();
            free = all.times(promisesLess ? goal : goal.complement());
            steps.add(new Step.CountTerm(
                    "of all that count, " + Figure.amount(all).toText() + ", are allowed", free));
        }
        Figure low = Figure.amount(bad.minus(free).max(Ratio.ZERO));
        Figure high = Figure.amount(most.minus(free).max(Ratio.ZERO));
        return allowed(Driven.between(low, high, occasion, null).with(steps, low, high, Driven.Open.NO));
    }

    /** The value less the allowance, which is a value of its own unit or a share of what there is. */
    private Driven allowed(Driven value) {
        Figure allowance = allowance(value.occasion());
        if (allowance == null || !value.isKnown()) {
            return value;
        }
        Figure free = allowance;
        if (allowance.unit() == Figure.Unit.SHARE) {
            free = value.best().unit() == Figure.Unit.TIME
                    ? new Figure.Time(
                            Figure.time(terms.period().length()).value().times(allowance.value()))
                    : Figure.amount(allQuantity().times(allowance.value()));
        }
        List<Step> steps = new ArrayList<>(value.steps());
        Figure best = Limits.excess(value.best(), free, steps);
        Figure worst = value.best().equals(value.worst()) ? best : Limits.excess(value.worst(), free, steps);
        return value.with(steps, best, worst, value.open());
    }

    private Ratio allQuantity() {
        CountAccount.Weighted counts = Objects.requireNonNull(subject.counts()).weighted();
        return counts.decided().plus(counts.undecided());
    }

    /** The incident that all down time of the period carries, or null. */
    private @Nullable String incident() {
        List<SingleOutage> outages = subject.outages();
        String incident = outages.isEmpty() ? null : outages.get(0).incident();
        for (SingleOutage outage : outages) {
            if (!Objects.equals(outage.incident(), incident)) {
                return null;
            }
        }
        return incident;
    }
}
