package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Fact;
import dev.sla4j.measurement.ItemEvent;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.Watched;
import dev.sla4j.report.History;
import dev.sla4j.report.Identity;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.Sequel;
import dev.sla4j.settlement.Restatement;
import dev.sla4j.settlement.Restatement.Cause;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.LocalText;
import dev.sla4j.time.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Evaluates closed periods again, each with the restated ones before it, and says what changed and why (S25). */
final class Restatements {
    private final Agreement any;
    private final Function<EvaluationPeriod, ComplianceEngine> engines;
    private final History onFile;
    private final @Nullable Iterable<? extends Measurement> was;
    private final Iterable<? extends Measurement> now;
    private final List<Restatement> restated = new ArrayList<>();
    private History history;

    /**
     * Restatements of an agreement.
     *
     * @param any a version of it
     * @param engines the engine for each of its periods
     */
    Restatements(
            Agreement any,
            Function<EvaluationPeriod, ComplianceEngine> engines,
            History onFile,
            @Nullable Iterable<? extends Measurement> was,
            Iterable<? extends Measurement> now) {
        this.any = any;
        this.engines = engines;
        this.onFile = onFile;
        this.was = was;
        this.now = now;
        this.history = onFile;
    }

    List<Restatement> all() {
        List<PeriodResult> results = onFile.results().stream()
                .filter(result -> result.agreement().equals(any.id()))
                .sorted(Comparator.comparingLong(
                        result -> result.period().range().startNanos()))
                .toList();
        for (PeriodResult old : results) {
            PeriodResult young = engines.apply(old.period())
                    .start(old.period(), history)
                    .add(now)
                    .report(old.asOf())
                    .frozen();
            if (!said(young).equals(said(old))) {
                restated.add(new Restatement(old, young, causes(old, young), readBy(old, results)));
            }
            // Also where only facts became known, which are no result by themselves.
            history = history.with(young);
        }
        return List.copyOf(restated);
    }

    private static PeriodResult said(PeriodResult result) {
        Sequel sequel = result.sequel();
        return result.withoutIdentity()
                .with(new Sequel(sequel.rights(), sequel.adjustments(), sequel.down(), sequel.allowances(), List.of()));
    }

    private List<String> readBy(PeriodResult old, List<PeriodResult> results) {
        return results.stream()
                .filter(later -> reads(later, old))
                .map(later -> later.period().label())
                .toList();
    }

    private boolean reads(PeriodResult later, PeriodResult earlier) {
        // A period that is asked for may be on file in the parts that a change of the agreement cut it into.
        return engines.apply(later.period()).horizon(later.period()).results().stream()
                .anyMatch(needed -> needed.range().encloses(earlier.period().range()));
    }

    private List<Cause> causes(PeriodResult old, PeriodResult young) {
        List<Cause> causes = new ArrayList<>();
        if (was != null) {
            addEvidence(
                    causes, engines.apply(old.period()).horizon(old.period()).evidence(), was);
        }
        for (Restatement earlier : restated) {
            if (reads(old, earlier.was())) {
                causes.add(new Cause(
                        Cause.Kind.EARLIER_RESULT,
                        "the result of " + earlier.was().period().label() + ", which it reads, was restated"));
            }
        }
        addIdentity(causes, old.identity(), Objects.requireNonNull(young.identity()));
        return causes;
    }

    private static void addIdentity(List<Cause> causes, @Nullable Identity old, Identity young) {
        if (old == null) {
            return;
        }
        if (!old.agreement().equals(young.agreement())) {
            causes.add(new Cause(Cause.Kind.AGREEMENT, "the agreement is another"));
        }
        if (!old.calendars().equals(young.calendars())) {
            causes.add(new Cause(Cause.Kind.SURROUNDINGS, "the holiday calendars are others"));
        }
        if (!old.zoneRules().equals(young.zoneRules())) {
            causes.add(new Cause(
                    Cause.Kind.SURROUNDINGS, "the zone rules are " + young.zoneRules() + ", not " + old.zoneRules()));
        }
        if (!old.library().equals(young.library())) {
            causes.add(
                    new Cause(Cause.Kind.SURROUNDINGS, "the library is " + young.library() + ", not " + old.library()));
        }
        if (causes.isEmpty() && !old.evidence().equals(young.evidence())) {
            causes.add(new Cause(Cause.Kind.EVIDENCE, "the evidence is another"));
        }
    }

    /** What is in one list and not in the other, as far as it touches a range; an equal identity makes it another version of one thing. */
    private void addEvidence(List<Cause> causes, TimeRange range, Iterable<? extends Measurement> before) {
        Map<Measurement, Integer> counts = new LinkedHashMap<>();
        now.forEach(row -> counts.merge(row, 1, Integer::sum));
        before.forEach(row -> counts.merge(row, -1, Integer::sum));
        Map<String, Measurement> gone = new LinkedHashMap<>();
        counts.forEach((row, count) -> {
            if (count < 0 && touches(row, range)) {
                gone.put(nameOf(row), row);
            }
        });
        counts.forEach((row, count) -> {
            if (count > 0 && touches(row, range)) {
                boolean changed =
                        row.origin().id() != null && (gone.remove(nameOf(row)) != null || isNamed(before, row));
                causes.add(
                        changed
                                ? new Cause(
                                        Cause.Kind.EVIDENCE_CHANGED,
                                        nameOf(row) + " is known otherwise: " + spanOf(row))
                                : new Cause(Cause.Kind.EVIDENCE_ADDED, nameOf(row) + " became known: " + spanOf(row)));
            }
        });
        gone.forEach((name, row) ->
                causes.add(new Cause(Cause.Kind.EVIDENCE_WITHDRAWN, name + " is no longer there: " + spanOf(row))));
    }

    private static boolean isNamed(Iterable<? extends Measurement> rows, Measurement like) {
        for (Measurement row : rows) {
            if (row.origin().id() != null && nameOf(row).equals(nameOf(like))) {
                return true;
            }
        }
        return false;
    }

    private static String nameOf(Measurement row) {
        String kind = row.getClass()
                .getSimpleName()
                .replaceAll("(?<=.)(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
        return row.origin().id() == null ? kind : kind + " " + row.origin().id();
    }

    private static boolean touches(Measurement row, TimeRange range) {
        TimeRange span = span(row);
        return span == null || span.isConnected(range);
    }

    private String spanOf(Measurement row) {
        if (row instanceof Outage outage && outage.open()) {
            return "since " + LocalText.of(EpochNanos.toInstant(outage.startNanos()), any.zone()) + ", not ended";
        }
        TimeRange span = span(row);
        return span == null ? row.toString() : LocalText.of(span, any.zone());
    }

    /** When a measurement speaks, of the kinds that say it in one range. */
    private static @Nullable TimeRange span(Measurement row) {
        if (row instanceof Outage outage) {
            long end = outage.open() ? Math.max(outage.startNanos(), ComplianceEngine.LATEST) : outage.endNanos();
            return TimeRange.ofNanos(outage.startNanos(), end);
        }
        if (row instanceof Exclusion exclusion) {
            return exclusion.range();
        }
        if (row instanceof ServiceLife life) {
            return life.range();
        }
        if (row instanceof Watched watched) {
            return watched.range();
        }
        if (row instanceof ItemEvent event) {
            return TimeRange.ofNanos(event.moment().atNanos(), event.moment().atNanos());
        }
        return row instanceof Fact fact
                ? TimeRange.of(fact.fact().at(), fact.fact().at())
                : null;
    }
}
