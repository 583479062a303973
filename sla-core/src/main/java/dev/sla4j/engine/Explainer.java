package dev.sla4j.engine;

import dev.sla4j.agreement.AgreementKind;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.CreditLine;
import dev.sla4j.report.Credits;
import dev.sla4j.report.Detail;
import dev.sla4j.report.Explanation;
import dev.sla4j.report.Grounds;
import dev.sla4j.report.History;
import dev.sla4j.report.InKind;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.Remark;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.CreditSettlement;
import dev.sla4j.target.Availability;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Levels;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.OutageOverBorder;
import dev.sla4j.target.Scope;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Explains a report by evaluating its evidence once more, along timelines throughout, and noting down every intermediate result.
 *
 * <p>Should the way without timelines ever differ, the explanation fails rather than explain another number than the report's.
 */
final class Explainer {
    private static final Ratio NANOS = Ratio.of(1_000_000_000L);

    private final Plan plan;
    private final Facts facts;
    private final History history;
    private final List<Attainment> reported;
    private final Detail detail;
    private final SortedSet<Remark> remarks = new TreeSet<>();

    Explainer(Plan plan, Facts facts, History history, List<Attainment> reported, Detail detail) {
        this.plan = plan;
        this.facts = facts;
        this.history = history;
        this.reported = reported;
        this.detail = detail;
    }

    Explanation explain() {
        List<Attainment> attainments = new ArrayList<>();
        List<TargetEvaluation> evaluations = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        remarks.addAll(facts.remarks());
        for (ServiceLevelTarget target : plan.agreement().targets()) {
            TargetEvaluation evaluation = new TargetEvaluation(Context.of(plan, target, facts, history, true));
            attainments.add(evaluation.evaluate());
            evaluations.add(evaluation);
            remarks.addAll(evaluation.remarks());
            refusals.addAll(evaluation.refusals());
        }
        Refusal.remark(refusals, remarks);
        if (!attainments.equals(reported)) {
            throw new IllegalStateException("the steps lead to " + attainments + " but the report says " + reported);
        }
        WhatIsGiven.remark(plan, facts, history, remarks);
        Credits credits = CreditSettlement.settle(plan.agreement(), plan.period(), attainments, history);
        remarks.addAll(credits.remarks());
        List<Step> steps = new ArrayList<>();
        steps.add(heading(evaluations));
        for (int i = 0; i < attainments.size(); i++) {
            steps.add(target(plan.agreement().targets().get(i), attainments.get(i), evaluations.get(i), credits));
        }
        if (credits.hasCurrency() && !credits.lines().isEmpty()) {
            steps.add(settlement(credits));
        }
        if (!remarks.isEmpty()) {
            List<Step> notes = new ArrayList<>();
            remarks.forEach(remark -> notes.add(new Step.Note(remark.text())));
            steps.add(new Step.Heading("Remarks", null, Detail.SUMMARY, notes));
        }
        return new Explanation(steps, plan.agreement().zone(), detail);
    }

    private Step heading(List<TargetEvaluation> evaluations) {
        EvaluationPeriod period = plan.period();
        List<Step> steps = new ArrayList<>();
        plan.agreement()
                .parties()
                .forEach(party ->
                        steps.add(new Step.Note(party.role().name().toLowerCase(Locale.ROOT) + ": " + party.name())));
        AgreementKind kind = plan.agreement().kind();
        if (!kind.supports().isEmpty()) {
            steps.add(new Step.Note("supports: " + String.join(", ", kind.supports())));
        }
        steps.add(new Step.Span(
                "period " + period.label() + " in " + plan.agreement().zone(), period.range()));
        if (facts.asOf() < period.range().endNanos()) {
            TimeRange passed = TimeRange.ofNanos(
                    period.range().startNanos(),
                    Math.max(facts.asOf(), period.range().startNanos()));
            steps.add(new Step.Span("provisional, of which has passed", passed));
        } else {
            String at = EpochNanos.format(facts.asOf());
            if (evaluations.stream().anyMatch(TargetEvaluation::isOpen)) {
                steps.add(new Step.Note("provisional: an outage had not ended before " + at));
            }
            if (evaluations.stream().anyMatch(TargetEvaluation::hasOpenItems)) {
                steps.add(new Step.Note("provisional: an item was still open at " + at));
            }
            if (evaluations.stream().anyMatch(TargetEvaluation::isUndecided)) {
                steps.add(new Step.Note(
                        "provisional: what comes after " + at + " may still decide what was down before it"));
            }
        }
        return new Step.Heading("Agreement " + plan.agreement().id(), null, Detail.SUMMARY, steps);
    }

    private Step target(
            ServiceLevelTarget target, Attainment attainment, TargetEvaluation evaluation, Credits credits) {
        List<Step> steps = new ArrayList<>(words(target.indicator()));
        for (int i = 0; i < attainment.subjects().size(); i++) {
            SubjectResult result = attainment.subjects().get(i);
            Measured measured = evaluation.measured().get(i);
            List<Step> below = new ArrayList<>(figure(evaluation, measured));
            Objectives objectives = evaluation.objectives().get(i);
            if (tells(Detail.STEPS)) {
                below.addAll(parts(evaluation, objectives.others()));
                below.addAll(objectives.steps());
            }
            below.addAll(result.applies() ? comparison(target, result) : exemptions(evaluation, measured));
            if (result.subject() == null) {
                boolean pooled = target.scope().mode() == Scope.Mode.POOLED
                        && attainment.subjects().size() == 1;
                steps.addAll(subjectsTogether(evaluation, pooled));
                steps.addAll(below);
            } else {
                steps.add(new Step.Heading(result.subject(), null, Detail.SUMMARY, below));
            }
        }
        if (tells(Detail.STEPS) && !new DatedLimits(plan.agreement(), target).isEmpty()) {
            steps.add(
                    new Step.Note(
                            "the limit of each item is that of the version of the agreement that is valid at its first instant"));
        }
        if (attainment.outlook().state() != Outlook.State.CLOSED) {
            steps.add(new Step.Note(outlook(attainment.outlook())));
        }
        steps.addAll(consequences(credits, target.id()));
        if (tells(Detail.STEPS)) {
            List<Step> readings = RelevantReadings.of(plan, target, evaluation, attainment);
            if (!readings.isEmpty()) {
                steps.add(new Step.Heading("readings applied", null, Detail.STEPS, readings));
            }
        }
        String verdict = target.objective() == null
                ? "reported only"
                : attainment.verdict().toString();
        return new Step.Heading(
                "Target " + target.id() + ": " + verdict + owed(credits, target.id()),
                target.clause(),
                Detail.SUMMARY,
                steps);
    }

    /** How what follows was computed: the line of the target tells of money and of what is owed in kind. */
    private static List<Step> consequences(Credits credits, String target) {
        for (CreditLine line : credits.lines()) {
            if (line.target().equals(target)) {
                return line.steps();
            }
        }
        for (InKind owed : credits.inKind()) {
            if (owed.target().equals(target)) {
                return owed.steps();
            }
        }
        return List.of();
    }

    private List<Step> words(Indicator indicator) {
        if (!tells(Detail.STEPS)) {
            return List.of();
        }
        if (Figures.isOfDowntime(indicator)) {
            return List.of(new Step.Note("down: " + DowntimeWords.of(Figures.downtimeOf(indicator))));
        }
        return Indicators.isOfThings(indicator)
                ? List.of(new Step.Note("counted: " + CountedWords.of(indicator)))
                : List.of();
    }

    private List<Step> parts(TargetEvaluation evaluation, List<Measured.Named> parts) {
        List<Step> steps = new ArrayList<>();
        for (Measured.Named part : parts) {
            List<Step> below = new ArrayList<>(words(part.measured().indicator()));
            below.addAll(figure(evaluation, part.measured()));
            steps.add(new Step.Heading(part.name(), null, Detail.STEPS, below));
        }
        return steps;
    }

    /** How a figure came about; the parts of a combination first, each as if it stood alone. */
    private List<Step> figure(TargetEvaluation evaluation, Measured measured) {
        List<Step> steps = new ArrayList<>();
        if (tells(Detail.STEPS)) {
            steps.addAll(parts(evaluation, measured.made().parts()));
        }
        if (!measured.made().steps().isEmpty() || !measured.made().parts().isEmpty()) {
            steps.addAll(measured.made().steps());
            return steps;
        }
        List<UnitEvaluation> units = measured.made().units();
        for (UnitEvaluation unit : units) {
            List<Step> evidence = measured.result().counts() == null
                    ? evidence(unit)
                    : tells(Detail.EVIDENCE) ? things(unit, measured) : List.of();
            String name = unit.scene().unit().label();
            steps.addAll(
                    units.size() == 1 || name == null || evidence.isEmpty()
                            ? evidence
                            : List.of(new Step.Heading(name, null, Detail.EVIDENCE, evidence)));
        }
        steps.addAll(account(measured.result().account(), measured.result().counts() != null));
        steps.addAll(figure(measured, evaluation));
        return steps;
    }

    private List<Step> things(UnitEvaluation unit, Measured measured) {
        List<Step> steps = new ArrayList<>(measured.made().evidence());
        steps.addAll(EvidenceSteps.ofThings(unit, plan.period()));
        return steps;
    }

    private static String owed(Credits credits, String target) {
        for (CreditLine line : credits.lines()) {
            if (line.target().equals(target)) {
                return ", credit " + line.certain()
                        + (line.disputed().isZero() ? "" : " and " + line.disputed() + " disputed");
            }
        }
        return "";
    }

    private static String outlook(Outlook outlook) {
        return "outlook: " + outlook.state().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (outlook.left().isMeasured() ? ", " + outlook.left().toText() + " left" : "");
    }

    private static List<Step> subjectsTogether(TargetEvaluation evaluation, boolean pooled) {
        SortedSet<String> names = new TreeSet<>();
        evaluation.units().forEach(unit -> unit.parts().forEach(part -> names.add(Facts.label(part))));
        boolean combined = evaluation.measured().stream()
                .anyMatch(each -> !each.made().parts().isEmpty());
        String how = combined
                ? " subjects, of which each part reads its own: "
                : pooled ? " subjects whose times are added: " : " subjects taken as one: ";
        int living = evaluation.target().scope().living();
        String measured = living == 1 ? "" : "; time is measured while at least " + living + " of those listed live";
        return names.size() < 2
                ? List.of()
                : List.of(new Step.Note(names.size() + how + String.join(", ", names) + measured));
    }

    private static List<Step> exemptions(TargetEvaluation evaluation, Measured measured) {
        List<Step> steps = new ArrayList<>();
        for (Unit unit : evaluation.units()) {
            String why = evaluation.exemption(unit);
            boolean one = measured.result().subject() == null
                    || measured.result().subject().equals(unit.label());
            if (one && why != null) {
                steps.add(new Step.Note("the promise does not apply: " + why));
            }
        }
        return steps.isEmpty() ? List.of(new Step.Note("the promise does not apply")) : steps;
    }

    private boolean tells(Detail level) {
        return detail.compareTo(level) >= 0;
    }

    private List<Step> evidence(UnitEvaluation evaluation) {
        return tells(Detail.EVIDENCE) ? EvidenceSteps.of(evaluation, plan.period()) : List.of();
    }

    private List<Step> account(TimeAccount account, boolean countsThings) {
        if (!tells(Detail.STEPS)) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.TimeTerm("period", 1, account.total(), null));
        minus(steps, "outside term, life or service hours, or still to come", account.outside(), null);
        minus(steps, "excluded", account.excluded(), null);
        minus(steps, "unknown", account.unknown(), null);
        if (countsThings) {
            steps.add(new Step.TimeTotal("time in which things count", account.up()));
            return steps;
        }
        BigInteger known = account.up().add(account.down());
        steps.add(new Step.TimeTotal("measured and known", known));
        steps.add(new Step.TimeTerm("of which up", 1, account.up(), null));
        steps.add(new Step.TimeTerm("of which down", 1, account.down(), null));
        return steps;
    }

    private static void minus(List<Step> steps, String what, BigInteger nanos, @Nullable String clause) {
        if (nanos.signum() > 0) {
            steps.add(new Step.TimeTerm(what, -1, nanos, clause));
        }
    }

    private List<Step> figure(Measured measured, TargetEvaluation evaluation) {
        SubjectResult result = measured.result();
        if (result.counts() != null) {
            return tells(Detail.STEPS)
                    ? CountedSteps.of(
                            measured.indicator(),
                            result,
                            measured.made().slots(),
                            measured.made().steps(),
                            ItemSteps.allows(evaluation.target(), measured.indicator()),
                            detail)
                    : List.of();
        }
        if (!result.figure().isMeasured()) {
            return List.of(new Step.Note("nothing was measured, so there is no figure"));
        }
        List<Step> steps = new ArrayList<>();
        List<UnitEvaluation> units = measured.made().units();
        Outcome outcome = units.stream()
                .map(UnitEvaluation::outcome)
                .reduce(Outcome::plus)
                .orElseThrow();
        Weights weights = Weights.of(units);
        if (measured.indicator() instanceof Availability availability) {
            steps.addAll(quotient(
                    availability, outcome, weights, evaluation.readings().get(ExclusionEffect.class)));
        } else if (measured.indicator() instanceof DowntimeStatistic statistic) {
            steps.addAll(statistic(
                    statistic.kind(),
                    outcome,
                    weights,
                    evaluation.readings().get(OutageOverBorder.class),
                    result.figure()));
        }
        if (result.bounds() != null && result.bounds().worst().isMeasured()) {
            steps.add(
                    new Step.Note("coverage " + Figure.share(result.coverage()).toText() + "; between "
                            + result.bounds().worst().toText() + " if all unknown time was down and "
                            + result.bounds().best().toText() + " if it was up"
                            + (result.grounds().allowanceOpen()
                                    ? ", and as much or as little is left of the allowance as may be"
                                    : "")));
        }
        return steps;
    }

    private static List<Step> quotient(
            Availability availability, Outcome outcome, Weights weights, ExclusionEffect effect) {
        List<Step> steps = new ArrayList<>();
        boolean addsExcluded = effect == ExclusionEffect.COUNTS_AS_UP
                && outcome.account().excluded().signum() > 0;
        if (!weights.areAllOne() || addsExcluded) {
            steps.addAll(weights.down());
        }
        if (availability.fixedLength() != null) {
            steps.add(new Step.TimeTotal("divided by the fixed length of", Figures.nanos(availability.fixedLength())));
            if (!outcome.members().equals(Ratio.ONE)) {
                steps.add(new Step.WeightedTerm(
                        "fixed length, for each member", Figures.nanos(availability.fixedLength()), outcome.members()));
            }
        } else if (!weights.areAllOne() || addsExcluded) {
            steps.addAll(weights.known());
            steps.addAll(addsExcluded ? weights.excused() : List.of());
        }
        Ratio denominator = Figures.denominator(availability, outcome, effect);
        Ratio lost = Figures.lost(outcome);
        Figure figure = Figures.of(availability, outcome, effect);
        steps.add(new Step.Quotient(
                "availability in seconds", lost.dividedBy(NANOS), denominator.dividedBy(NANOS), true, figure));
        if (lost.compareTo(denominator) > 0) {
            steps.add(new Step.Note("the share is held at 0 %, because the agreement divides by a fixed length"));
        }
        return steps;
    }

    private static List<Step> statistic(
            DowntimeStatistic.Kind kind, Outcome outcome, Weights weights, OutageOverBorder border, Figure figure) {
        String outages = switch (border) {
            case START -> "outages that began in the period";
            case END -> "outages that ended in the period";
            case SPLIT -> "outages, each as far as it lies in the period";
        };
        Ratio count = Ratio.of(outcome.outages().size());
        return switch (kind) {
            case TOTAL -> {
                List<Step> steps = new ArrayList<>(weights.areAllOne() ? List.of() : weights.down());
                steps.add(new Step.FigureTerm("down time in total", null, figure));
                yield steps;
            }
            case LONGEST -> List.of(new Step.FigureTerm("longest down time of one outage", null, figure));
            case COUNT -> List.of(new Step.FigureTerm(outages, null, figure));
            case MEAN_TO_RESTORE ->
                List.of(new Step.Quotient(
                        "mean time to restore in seconds, over the " + outages,
                        Ratio.of(Figures.restored(outcome), BigInteger.ONE).dividedBy(NANOS),
                        count,
                        false,
                        figure));
            case MEAN_BETWEEN ->
                List.of(new Step.Quotient(
                        "mean up time in seconds, over the " + outages,
                        Ratio.of(outcome.account().up(), BigInteger.ONE).dividedBy(NANOS),
                        count,
                        false,
                        figure));
        };
    }

    private List<Step> comparison(ServiceLevelTarget target, SubjectResult result) {
        List<Step> steps = new ArrayList<>();
        for (Grounds.Check check : result.grounds().checks()) {
            boolean decides = target.objective() instanceof Levels && steps.isEmpty();
            steps.add(new Step.Heading(
                    check.name() + (decides ? ", the level that decides: " : ": ") + check.verdict(),
                    null,
                    Detail.SUMMARY,
                    check.limit() == null
                            ? List.of()
                            : List.of(new Step.Comparison(
                                    check.figure(), check.figure(), check.limit(), check.verdict()))));
        }
        LimitObjective objective = Verdicts.objectiveOf(target);
        if (!result.figure().isMeasured() && result.bounds() != null && result.verdict() != Verdict.UNDETERMINED) {
            steps.add(new Step.Note(CountedSteps.between(target.indicator(), result.bounds())));
        }
        if (objective != null) {
            Figure compared =
                    result.figure().isMeasured() ? Verdicts.compared(objective, result.figure()) : result.figure();
            steps.add(new Step.Comparison(result.figure(), compared, objective.limit(), result.verdict()));
        } else if (result.figure().isMeasured()) {
            steps.add(new Step.FigureTerm("attained", null, result.figure()));
        }
        if (result.cause() != null && target.objective() != null) {
            steps.add(new Step.Note("undetermined: "
                    + result.cause().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        }
        return steps;
    }

    private Step settlement(Credits credits) {
        List<Step> steps = new ArrayList<>();
        if (tells(Detail.STEPS)) {
            steps.addAll(credits.steps());
        }
        steps.addAll(lines(credits, Creditor.CUSTOMER));
        List<Step> provider = lines(credits, Creditor.PROVIDER);
        if (provider.size() > 1) {
            steps.add(new Step.Heading("owed to the provider", null, Detail.SUMMARY, provider));
        }
        if (tells(Detail.STEPS)) {
            steps.add(new Step.Note(
                    history.results().isEmpty()
                            ? "without earlier reports"
                            : history.results().size() == 1
                                    ? "with 1 earlier report"
                                    : "with " + history.results().size() + " earlier reports"));
        }
        return new Step.Heading("Credits: " + credits.total(), null, Detail.SUMMARY, steps);
    }

    /** The credits of one party and their sum; what is disputed comes in addition. */
    private static List<Step> lines(Credits credits, Creditor creditor) {
        List<Step> steps = new ArrayList<>();
        for (CreditLine line : credits.lines()) {
            if (line.creditor() == creditor) {
                steps.add(new Step.MoneyTerm(line.target(), line.certain()));
            }
        }
        steps.add(new Step.MoneyTotal("all targets", credits.total(creditor)));
        if (!credits.disputed(creditor).isZero()) {
            steps.add(new Step.MoneyTerm("disputed in addition", credits.disputed(creditor)));
        }
        return steps;
    }
}
