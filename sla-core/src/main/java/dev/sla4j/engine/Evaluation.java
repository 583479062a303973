package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.measurement.ItemColumns;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.OutageColumns;
import dev.sla4j.measurement.ProbeColumns;
import dev.sla4j.measurement.RequestColumns;
import dev.sla4j.measurement.SampleColumns;
import dev.sla4j.report.AllowanceUsed;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Credits;
import dev.sla4j.report.DownRanges;
import dev.sla4j.report.History;
import dev.sla4j.report.Remark;
import dev.sla4j.report.Sequel;
import dev.sla4j.settlement.AcrossPeriods;
import dev.sla4j.settlement.CreditSettlement;
import dev.sla4j.time.EpochNanos;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;

/**
 * An evaluation of one period while measurements arrive: the partial state.
 *
 * <p>Measurements may come in any order, also from outside the period: what began before it or ends after it is needed to judge a whole outage.
 * Evaluations of one engine and period can be merged in any order, for example from several machines; the report is the same (L1, L2). A report
 * can be made at any time and does not change when more is added.
 *
 * <p>Not safe for use by several threads. Memory: 16 bytes for an outage of which only begin and end are known, nothing for wrapped columns,
 * 48 bytes for a slot of requests and each figure that reads them, some 270 for a statistic, for the value of a percentile some 400 and 12 for each different value of the slot – no
 * request is kept –, the object for every other measurement: a work item
 * takes about 100 bytes and 24 to 40 for each moment, and no more is kept of it while a report is made than its cycles, one item after the other.
 */
public final class Evaluation {
    private final Plan plan;
    private final History history;
    private final Logger logger;
    private final Evidence evidence;

    Evaluation(Plan plan, History history, Logger logger) {
        this.plan = plan;
        this.history = history;
        this.logger = logger;
        this.evidence = new Evidence(plan.requestSpecs(), plan.period().range());
    }

    /**
     * Adds a measurement.
     *
     * @param measurement the measurement, not null
     * @return this evaluation
     */
    public Evaluation add(Measurement measurement) {
        evidence.add(Objects.requireNonNull(measurement, "measurement"));
        return this;
    }

    /**
     * Adds measurements.
     *
     * @param measurements the measurements, not null, none of them null
     * @return this evaluation
     */
    public Evaluation add(Iterable<? extends Measurement> measurements) {
        evidence.addAll(Objects.requireNonNull(measurements, "measurements"));
        return this;
    }

    /**
     * Adds outages in columns; the arrays are kept, not copied.
     *
     * @param outages the columns, not null
     * @return this evaluation
     */
    public Evaluation add(OutageColumns outages) {
        evidence.add(Objects.requireNonNull(outages, "outages"));
        return this;
    }

    /**
     * Adds requests in columns; they are counted at once, and the arrays are not kept.
     *
     * @param requests the columns, not null
     * @return this evaluation
     */
    public Evaluation add(RequestColumns requests) {
        evidence.add(Objects.requireNonNull(requests, "requests"));
        return this;
    }

    /**
     * Adds samples in columns; the arrays are wrapped, not copied.
     *
     * @param samples the columns, not null
     * @return this evaluation
     */
    public Evaluation add(SampleColumns samples) {
        evidence.add(Objects.requireNonNull(samples, "samples"));
        return this;
    }

    /**
     * Adds probes in columns; the arrays are wrapped, not copied.
     *
     * @param probes the columns, not null
     * @return this evaluation
     */
    public Evaluation add(ProbeColumns probes) {
        evidence.add(Objects.requireNonNull(probes, "probes"));
        return this;
    }

    /**
     * Adds work items in columns; the arrays are wrapped, not copied.
     *
     * @param items the columns, not null
     * @return this evaluation
     */
    public Evaluation add(ItemColumns items) {
        evidence.add(Objects.requireNonNull(items, "items"));
        return this;
    }

    /**
     * Notes a row that was refused when it was read; the report names it, because the result may depend on it.
     *
     * @param row where the row stands and what is wrong with it, not blank
     * @return this evaluation
     * @throws IllegalArgumentException if the text is blank
     */
    public Evaluation addRefused(String row) {
        if (Objects.requireNonNull(row, "row").isBlank()) {
            throw new IllegalArgumentException("row must not be blank");
        }
        evidence.addRefused(row);
        return this;
    }

    /**
     * Adds all that was added to another evaluation, which does not change.
     *
     * @param other an evaluation of the same agreement, reference data and period, not null
     * @return this evaluation
     * @throws IllegalArgumentException if the other one is of another agreement, reference data or period
     */
    public Evaluation merge(Evaluation other) {
        if (!plan.isSameAs(other.plan)) {
            throw new IllegalArgumentException(
                    "evaluation of " + other.plan + " must be of the same agreement, reference data and"
                            + " period as that of " + plan + " to be merged");
        }
        evidence.merge(other.evidence.snapshot());
        return this;
    }

    /**
     * Adds all that was added to an evaluation whose state was written; an evaluation is restored by merging it into an empty one.
     *
     * <p>The bytes are checked before anything is added. They carry a sum that finds what was cut off or altered, and no signature: take
     * them from where you would take measurements from.
     *
     * @param state what {@link #toBytes} wrote, of the same agreement, reference data, functions and period, not null
     * @return this evaluation
     * @throws IllegalArgumentException if the bytes are no state, are cut off or altered, or are the state of something else; nothing is added
     */
    public Evaluation merge(byte[] state) {
        evidence.merge(StateBytes.read(plan, Objects.requireNonNull(state, "state")));
        return this;
    }

    /**
     * Writes the partial state: all that was added, for another process or another day.
     *
     * <p>The layout has a version, and equal states in equal order give equal bytes. The history is not part of it. A state is as large as the
     * memory of the evaluation at most.
     *
     * @return the bytes, which {@link #merge(byte[])} reads, not null
     * @throws ArithmeticException if an exact sum has more than 16 384 bytes, or the state more than two gigabytes
     */
    public byte[] toBytes() {
        return StateBytes.write(plan, evidence);
    }

    /**
     * Reports the period as of its end.
     *
     * @return the report, not null
     */
    public ComplianceReport report() {
        return report(plan.period().end());
    }

    /**
     * Reports the period as far as it had passed at an instant.
     *
     * @param asOf the instant up to which time is measured; after the end of the period it says until when an outage is known to be open; not
     *     null
     * @return the report, not null
     */
    public ComplianceReport report(Instant asOf) {
        Evidence known = evidence.snapshot();
        Facts facts = Facts.of(known, plan.period().range(), EpochNanos.of(asOf));
        List<Attainment> attainments = new ArrayList<>();
        SortedSet<Remark> remarks = new TreeSet<>(facts.remarks());
        List<Refusal> refusals = new ArrayList<>();
        List<DownRanges> down = new ArrayList<>();
        List<AllowanceUsed> allowances = new ArrayList<>();
        Set<String> windowed = AcrossPeriods.windowed(plan.agreement());
        for (ServiceLevelTarget target : plan.agreement().targets()) {
            boolean keepsRanges = windowed.contains(target.id());
            TargetEvaluation evaluation = new TargetEvaluation(Context.of(plan, target, facts, history, keepsRanges));
            attainments.add(evaluation.evaluate());
            remarks.addAll(evaluation.remarks());
            refusals.addAll(evaluation.refusals());
            allowances.addAll(evaluation.allowancesUsed());
            down.addAll(keepsRanges ? evaluation.downRanges() : List.of());
        }
        Refusal.remark(refusals, remarks);
        WhatIsGiven.remark(plan, facts, history, remarks);
        Credits credits = CreditSettlement.settle(plan.agreement(), plan.period(), attainments, history);
        ComplianceReport.Sources sources = new ComplianceReport.Sources(
                detail -> new Explainer(plan, facts, history, attainments, detail).explain(),
                () -> Identities.of(plan, known, history));
        ComplianceReport report = withSequel(
                ComplianceReport.of(
                        new ComplianceReport.Heading(plan.agreement().id(), plan.period(), asOf),
                        attainments,
                        credits,
                        List.copyOf(remarks),
                        sources),
                new Sequel(List.of(), List.of(), down, allowances, facts.dated()),
                sources);
        log(report);
        return report;
    }

    private ComplianceReport withSequel(ComplianceReport report, Sequel given, ComplianceReport.Sources sources) {
        SeveralPeriods terms = plan.agreement().severalPeriods();
        if (terms.rights().isEmpty() && terms.earnBacks().isEmpty()) {
            return report.with(given.withFactsOf(plan.period()), sources);
        }
        Sequel sequel = AcrossPeriods.of(
                        plan.agreement(), plan.referenceData(), report.result().with(given), history)
                .withFactsOf(plan.period());
        return report.with(
                sequel,
                new ComplianceReport.Sources(
                        detail -> SequelSteps.after(
                                sources.explanation().apply(detail),
                                sequel,
                                plan.agreement().policies()),
                        sources.identity()));
    }

    private void log(ComplianceReport report) {
        if (logger.isDebugEnabled()) {
            logger.debug("evaluated {}", report);
        }
        if (logger.isWarnEnabled()) {
            long refused = report.remarks().stream()
                    .filter(remark ->
                            remark.kind() == Remark.Kind.REFUSED_ROWS || remark.kind() == Remark.Kind.CONFLICT)
                    .count();
            if (refused > 0) {
                logger.warn(
                        "{} of {}: {} pieces of evidence were refused; the report names them",
                        report.agreement(),
                        report.period().label(),
                        refused);
            }
        }
    }
}
