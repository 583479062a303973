package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.report.Remark;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Observed;
import dev.sla4j.target.Reported;
import dev.sla4j.time.EpochNanos;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Names what was handed in and does not count as it stands, so that nothing is lost in silence. */
final class UncountedOutages {
    private UncountedOutages() {}

    /** Outages that a leaf reads but does not count, and those that are still open. */
    static void remark(ServiceLevelTarget target, List<Unit> units, Facts facts, Set<Remark> remarks) {
        for (Downtime leaf : Units.leaves(Figures.downtimeOf(target.indicator()))) {
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
            long rows = facts.subject(part).plain().stream()
                    .filter(plain -> leaf.filter().acceptsSource(plain.source()))
                    .mapToLong(PlainOutages::size)
                    .sum();
            if (rows > 0) {
                remarks.add(new Remark(
                        Remark.Kind.UNCOUNTED_OUTAGE,
                        rows + " outages of which only begin and end are known do not count for target "
                                + target.id()));
            }
        }
    }

    /** Evidence that no target reads. */
    static void remarkUnread(List<ServiceLevelTarget> targets, Facts facts, Set<Remark> remarks) {
        SortedMap<String, Boolean> outagesRead = new TreeMap<>();
        SortedMap<String, Boolean> observationsRead = new TreeMap<>();
        for (ServiceLevelTarget target : targets) {
            for (Unit unit : Units.of(target, facts)) {
                for (Downtime leaf : Units.leaves(Figures.downtimeOf(target.indicator()))) {
                    String named = Units.subjectOf(leaf);
                    Set<String> parts = named == null ? unit.parts() : Set.of(named);
                    parts.forEach(part -> {
                        outagesRead.merge(part, leaf instanceof Reported, Boolean::logicalOr);
                        observationsRead.merge(part, leaf instanceof Observed, Boolean::logicalOr);
                    });
                }
            }
        }
        facts.subjects().forEach((name, rows) -> {
            long outages = rows.outages().size()
                    + rows.plain().stream().mapToLong(PlainOutages::size).sum();
            if (outages > 0 && !outagesRead.getOrDefault(name, false)) {
                remarks.add(unread(outages + " outages", name));
            }
            long observations = (long) rows.states().size() + rows.probes().size();
            if (observations > 0 && !observationsRead.getOrDefault(name, false)) {
                remarks.add(unread(observations + " states and probes", name));
            }
        });
    }

    private static Remark unread(String what, String subject) {
        return new Remark(
                Remark.Kind.IGNORED_EVIDENCE, what + " of " + Facts.label(subject) + " are read by no target");
    }
}
