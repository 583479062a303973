package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.report.Remark;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.EvidenceFilter;
import dev.sla4j.target.Observed;
import dev.sla4j.target.Reported;
import dev.sla4j.time.EpochNanos;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names what was handed in and does not count as it stands, so that nothing is lost in silence. */
final class Uncounted {
    private Uncounted() {}

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

    /** Evidence of a subject and a source that no target reads. */
    static void remarkUnread(List<ServiceLevelTarget> targets, Facts facts, Set<Remark> remarks) {
        facts.subjects().forEach((name, rows) -> {
            Set<@Nullable String> outages = new HashSet<>();
            rows.outages().forEach(outage -> outages.add(outage.origin().source()));
            rows.plain().stream().filter(plain -> plain.size() > 0).forEach(plain -> outages.add(plain.source()));
            Set<@Nullable String> observations = new HashSet<>();
            rows.states().forEach(state -> observations.add(state.origin().source()));
            rows.probes().forEach(probe -> observations.add(probe.origin().source()));
            for (String source : outages) {
                if (!isRead(targets, facts, name, source, true)) {
                    remarks.add(unread("outages", name, source));
                }
            }
            for (String source : observations) {
                if (!isRead(targets, facts, name, source, false)) {
                    remarks.add(unread("states and probes", name, source));
                }
            }
        });
    }

    private static boolean isRead(
            List<ServiceLevelTarget> targets, Facts facts, String name, @Nullable String source, boolean outage) {
        for (ServiceLevelTarget target : targets) {
            for (Downtime leaf : Units.leaves(Figures.downtimeOf(target.indicator()))) {
                EvidenceFilter filter = filterOf(leaf, outage);
                if (filter != null && filter.acceptsSource(source) && reads(target, facts, filter, name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable EvidenceFilter filterOf(Downtime leaf, boolean outage) {
        if (outage) {
            return leaf instanceof Reported reported ? reported.filter() : null;
        }
        return leaf instanceof Observed observed ? observed.filter() : null;
    }

    private static boolean reads(ServiceLevelTarget target, Facts facts, EvidenceFilter filter, String name) {
        if (filter.subject() != null) {
            return filter.subject().equals(name);
        }
        return Units.of(target, facts).stream().anyMatch(unit -> unit.parts().contains(name));
    }

    private static Remark unread(String what, String subject, @Nullable String source) {
        String from = source == null ? "" : " from " + source;
        return new Remark(
                Remark.Kind.IGNORED_EVIDENCE, what + " of " + Facts.label(subject) + from + " are read by no target");
    }
}
