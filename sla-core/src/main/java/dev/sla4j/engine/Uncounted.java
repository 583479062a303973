package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ExclusionSource;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.report.Remark;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.EvidenceFilter;
import dev.sla4j.target.FigureSlots;
import dev.sla4j.target.Observed;
import dev.sla4j.target.Reported;
import dev.sla4j.target.Sampled;
import dev.sla4j.target.Selection;
import dev.sla4j.time.EpochNanos;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names what was handed in and does not count as it stands, so that nothing is lost in silence. */
final class Uncounted {
    private Uncounted() {}

    /** Outages that a leaf reads but does not count, and those that are still open. */
    static void remark(ServiceLevelTarget target, List<Unit> units, Facts facts, Set<Remark> remarks) {
        for (Downtime leaf : Indicators.downtimeLeaves(target)) {
            if (!(leaf instanceof Reported reported)) {
                continue;
            }
            for (Unit unit : units) {
                for (String part : unit.parts()) {
                    if (reported.filter().subject() == null
                            || part.equals(reported.filter().subject())) {
                        remark(target, reported, part, facts, remarks);
                    }
                }
            }
        }
    }

    private static void remark(
            ServiceLevelTarget target, Reported leaf, String part, Facts facts, Set<Remark> remarks) {
        for (ReportedRows.Row row : ReportedRows.of(leaf, facts.subject(part), facts.asOf())) {
            String id = row.outage().origin().id();
            String name = "outage " + (id == null ? "" : id + " ") + "of "
                    + EpochNanos.format(row.outage().startNanos());
            if (row.refusal() != null) {
                remarks.add(new Remark(
                        Remark.Kind.UNCOUNTED_OUTAGE,
                        name + " does not count for target " + target.id() + ": " + row.refusal()));
            } else if (row.open()) {
                remarks.add(new Remark(
                        Remark.Kind.OPEN_OUTAGE,
                        name + " is still open; it counts until " + EpochNanos.format(facts.asOf())));
            }
        }
        if (!ReportedRows.readsPlain(leaf)) {
            // Not how many: rows without identity may be delivered again or in pieces, and say the same (S28, L7).
            boolean any = facts.subject(part).plain().stream()
                    .anyMatch(plain -> plain.size() > 0 && leaf.filter().acceptsSource(plain.source()));
            if (any) {
                remarks.add(new Remark(
                        Remark.Kind.UNCOUNTED_OUTAGE,
                        "outages of which only begin and end are known do not count for target " + target.id()));
            }
        }
    }

    /**
     * What a leaf of a target, or of a rule that leaves out time, reads.
     *
     * @param kind which kind of evidence it reads
     * @param only the one subject it names, or null
     * @param source the one source it names, or null
     * @param metric the one metric of samples it names, or null
     * @param parts the subjects of the target
     */
    private record Reads(
            Kind kind,
            @Nullable String only,
            @Nullable String source,
            @Nullable String metric,
            Set<String> parts) {
        boolean covers(Kind other, String subject, @Nullable String from) {
            return kind == other
                    && (source == null || source.equals(from))
                    && (only == null ? parts.contains(subject) : only.equals(subject));
        }
    }

    /** Kinds of evidence that are read together. */
    private enum Kind {
        OUTAGES("outages"),
        OBSERVATIONS("states and probes"),
        REQUESTS("requests"),
        SAMPLES("samples"),
        ITEMS("items");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        static Kind of(Selection selection) {
            return switch (selection.kind()) {
                case REQUESTS -> REQUESTS;
                case SAMPLES -> SAMPLES;
                case ITEMS -> ITEMS;
            };
        }
    }

    /** Evidence of a subject and a source that no target reads, and exclusions that name a subject of no target. */
    static void remarkUnread(Agreement agreement, Facts facts, Set<Remark> remarks) {
        UnreadItems.remark(agreement, facts, remarks);
        List<Reads> all = new ArrayList<>();
        agreement.targets().forEach(target -> addReads(agreement, target, facts, all));
        Set<String> counted = new HashSet<>();
        for (ServiceLevelTarget target : agreement.targets()) {
            if (!Indicators.selections(target).isEmpty()) {
                Readings readings = new Readings(target.policies().over(agreement.policies()));
                Units.of(target, readings, facts).forEach(unit -> counted.addAll(unit.parts()));
            }
        }
        facts.subjects().forEach((name, rows) -> {
            Set<@Nullable String> outages = new HashSet<>();
            rows.outages().forEach(outage -> outages.add(outage.origin().source()));
            rows.plain().stream().filter(plain -> plain.size() > 0).forEach(plain -> outages.add(plain.source()));
            remarkUnread(all, name, outages, Kind.OUTAGES, remarks);
            Set<@Nullable String> observations = new HashSet<>();
            rows.states().forEach(state -> observations.add(state.origin().source()));
            observations.addAll(rows.probes().sources());
            remarkUnread(all, name, observations, Kind.OBSERVATIONS, remarks);
            Set<@Nullable String> requests = new HashSet<>();
            rows.requests().sources().forEach(source -> requests.add(source.isEmpty() ? null : source));
            remarkUnread(all, name, requests, Kind.REQUESTS, remarks);
            for (Map.Entry<String, Set<@Nullable String>> of :
                    rows.samples().sources().entrySet()) {
                String metric = of.getKey();
                List<Reads> ofMetric = all.stream()
                        .filter(reads -> reads.metric() == null || metric.equals(reads.metric()))
                        .toList();
                remarkUnread(ofMetric, name, of.getValue(), Kind.SAMPLES, "samples of the metric " + metric, remarks);
            }
        });
        facts.exclusions().forEach(request -> {
            String subject = request.origin().subject();
            if (subject != null
                    && !counted.contains(subject)
                    && all.stream()
                            .noneMatch(reads -> reads.parts().contains(subject) || subject.equals(reads.only()))) {
                remarks.add(new Remark(
                        Remark.Kind.IGNORED_EVIDENCE,
                        request.category() + " " + request.range() + " names " + subject
                                + ", which is a subject of no target"));
            }
        });
    }

    private static void addReads(Agreement agreement, ServiceLevelTarget target, Facts facts, List<Reads> all) {
        Set<String> parts = new HashSet<>();
        Readings readings = new Readings(target.policies().over(agreement.policies()));
        Units.of(target, readings, facts).forEach(unit -> parts.addAll(unit.parts()));
        List<Downtime> leaves = new ArrayList<>(Indicators.downtimeLeaves(target));
        for (ExclusionRule rule : agreement.exclusions()) {
            if (rule.appliesTo(target.id()) && rule.source() instanceof ExclusionSource.WhileDown condition) {
                leaves.addAll(Units.leaves(condition.downtime()));
            }
        }
        Indicators.selections(target).forEach(selection -> all.add(reads(selection, parts)));
        for (Downtime leaf : leaves) {
            if (leaf instanceof Reported reported) {
                all.add(reads(Kind.OUTAGES, reported.filter(), parts));
            } else if (leaf instanceof Observed observed) {
                all.add(reads(Kind.OBSERVATIONS, observed.filter(), parts));
            } else if (leaf instanceof Sampled sampled) {
                all.add(new Reads(
                        Kind.SAMPLES,
                        sampled.filter().subject(),
                        sampled.filter().source(),
                        sampled.metric(),
                        parts));
            } else if (leaf instanceof FigureSlots slots) {
                all.add(reads(slots.selection(), parts));
            }
        }
    }

    private static Reads reads(Kind kind, EvidenceFilter filter, Set<String> parts) {
        return new Reads(kind, filter.subject(), filter.source(), null, parts);
    }

    private static Reads reads(Selection selection, Set<String> parts) {
        return new Reads(Kind.of(selection), selection.subject(), selection.source(), selection.name(), parts);
    }

    private static void remarkUnread(
            List<Reads> all, String subject, Set<@Nullable String> sources, Kind kind, Set<Remark> remarks) {
        remarkUnread(all, subject, sources, kind, kind.words, remarks);
    }

    private static void remarkUnread(
            List<Reads> all,
            String subject,
            Set<@Nullable String> sources,
            Kind kind,
            String words,
            Set<Remark> remarks) {
        for (String source : sources) {
            if (all.stream().noneMatch(reads -> reads.covers(kind, subject, source))) {
                String from = source == null ? "" : " from " + source;
                remarks.add(new Remark(
                        Remark.Kind.IGNORED_EVIDENCE,
                        words + " of " + Facts.label(subject) + from + " are read by no target"));
            }
        }
    }
}
