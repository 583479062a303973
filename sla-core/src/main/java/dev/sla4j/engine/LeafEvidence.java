package dev.sla4j.engine;

import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.EvidenceFilter;
import dev.sla4j.target.FigureSlots;
import dev.sla4j.target.Observed;
import dev.sla4j.target.Reported;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.target.Sampled;
import dev.sla4j.target.Selection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which evidence a leaf reads, by kind and source: nothing else may change a figure. */
final class LeafEvidence {
    private LeafEvidence() {}

    /** Whether there is evidence of a subject that a leaf reads, also evidence that contradicts itself. */
    static boolean isIn(Facts.Subject rows, Downtime leaf, Readings readings) {
        if (leaf instanceof Reported reported) {
            EvidenceFilter filter = reported.filter();
            return rows.plain().stream().anyMatch(plain -> plain.size() > 0 && filter.acceptsSource(plain.source()))
                    || isAny(rows.outages(), filter)
                    || isAny(rows.disputedOutages(), filter)
                    || (isAny(rows.watched(), filter)
                            && readings.get(ReportedOutages.class) == ReportedOutages.WATCHED_ONLY);
        }
        return isObserved(rows, leaf);
    }

    private static boolean reads(Sampled leaf, String metric, @Nullable String source) {
        return metric.equals(leaf.metric()) && leaf.filter().acceptsSource(source);
    }

    /** Whether a leaf reads a state, a probe, a sample or counted things of a subject. */
    static boolean isObserved(Facts.Subject rows, Downtime leaf) {
        if (leaf instanceof Sampled sampled) {
            return rows.samples().isAny((metric, source) -> reads(sampled, metric, source))
                    || rows.disputedSamples().values().stream()
                            .flatMap(List::stream)
                            .anyMatch(sample -> reads(
                                    sampled, sample.metric(), sample.origin().source()));
        }
        if (leaf instanceof FigureSlots slots) {
            return isIn(rows, slots.selection());
        }
        return leaf instanceof Observed observed
                && (isAny(rows.states(), observed.filter())
                        || rows.probes().isAny(observed.filter()::acceptsSource)
                        || isAny(rows.disputedStates(), observed.filter())
                        || isAny(rows.disputedProbes(), observed.filter()));
    }

    /** Whether there is a thing of a subject that a selection counts or passes over. */
    static boolean isIn(Facts.Subject rows, Selection selection) {
        return switch (selection.kind()) {
            case REQUESTS ->
                rows.requests().sources().stream()
                        .anyMatch(source -> selection.acceptsSource(source.isEmpty() ? null : source));
            case SAMPLES ->
                rows.samples().isAny((metric, source) -> reads(selection, metric, source))
                        || rows.disputedSamples().values().stream()
                                .flatMap(List::stream)
                                .anyMatch(row -> reads(
                                        selection, row.metric(), row.origin().source()));
            case ITEMS ->
                rows.items().isAny((type, source) -> reads(selection, type, source))
                        || rows.disputedItems().stream()
                                .flatMap(disputed -> disputed.versions().stream())
                                .anyMatch(row -> reads(
                                        selection, row.type(), row.origin().source()));
        };
    }

    private static boolean reads(Selection selection, String type, @Nullable String source) {
        return (selection.name() == null || selection.name().equals(type)) && selection.acceptsSource(source);
    }

    private static boolean isAny(List<? extends Measurement> rows, EvidenceFilter filter) {
        return rows.stream().anyMatch(row -> filter.acceptsSource(row.origin().source()));
    }

    /** The outages that the leaves of an expression read for a unit: these tell which incident its down time belongs to. */
    static List<Outage> outages(Unit unit, Downtime expression, Facts facts) {
        List<Downtime> leaves = Units.leaves(expression);
        List<Outage> outages = new ArrayList<>();
        for (String subject : Units.subjectsRead(unit, expression)) {
            boolean part = unit.parts().contains(subject);
            for (Outage outage : facts.subject(subject).outages()) {
                if (leaves.stream().anyMatch(leaf -> reads(leaf, subject, part, outage))) {
                    outages.add(outage);
                }
            }
        }
        return outages;
    }

    private static boolean reads(Downtime leaf, String subject, boolean part, Outage outage) {
        return leaf instanceof Reported reported
                && (reported.filter().subject() == null
                        ? part
                        : reported.filter().subject().equals(subject))
                && reported.filter().acceptsSource(outage.origin().source())
                && reported.filter().acceptsCause(outage.impact().cause());
    }
}
