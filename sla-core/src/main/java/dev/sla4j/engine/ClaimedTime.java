package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.penalty.Flat;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.DownRanges;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.Statement;
import dev.sla4j.settlement.Statement.Owed;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes exclusions of the down time for which credits are paid, so that it counts no more where an agreement says so (S26). */
final class ClaimedTime {
    private final List<Exclusion> windows = new ArrayList<>();

    private ClaimedTime() {}

    static List<Exclusion> of(
            String agreement,
            History onFile,
            Function<EvaluationPeriod, Agreement> versions,
            Function<PeriodResult, Statement> statements) {
        ClaimedTime claimed = new ClaimedTime();
        for (PeriodResult result : onFile.results()) {
            if (result.agreement().equals(agreement)) {
                Agreement version = versions.apply(result.period());
                for (Statement.Line line : statements.apply(result).lines()) {
                    Owed owed = line.owed();
                    if (owed != null && isPaid(owed)) {
                        claimed.add(result, version.target(line.target()), owed);
                    }
                }
            }
        }
        return List.copyOf(claimed.windows);
    }

    private static boolean isPaid(Owed owed) {
        return owed.to() == Creditor.CUSTOMER && owed.paid().signum() > 0;
    }

    private void add(PeriodResult result, ServiceLevelTarget target, Owed owed) {
        TargetResult of = Objects.requireNonNull(result.target(target.id()));
        boolean ofMissed = paysForMissed(target)
                && of.subjects().stream().anyMatch(subject -> subject.verdict() == Verdict.MISSED);
        for (DownRanges ranges : result.sequel().down()) {
            if (ranges.target().equals(target.id()) && (!ofMissed || isMissed(of, ranges.subject()))) {
                TimeSet down = ranges.down().union(ranges.beyond());
                TimeSet paid = owed.claim().isPaid()
                        ? down
                        : down.intersection(paidOutages(result, of, ranges.subject(), owed));
                paid.ranges().forEach(range -> add(result, ranges, range));
            }
        }
    }

    /** Where each outage is claimed for itself, those of a subject whose part is paid; what is paid of one that is open lies before the result. */
    private static TimeSet paidOutages(PeriodResult result, TargetResult target, @Nullable String name, Owed owed) {
        Instant known = result.asOf().isAfter(result.period().end())
                ? result.asOf()
                : result.period().end();
        TimeSet.Builder paid = TimeSet.builder();
        for (Statement.Part part : owed.parts()) {
            Instant start = part.start();
            if (start != null && part.claim().isPaid() && part.amount().signum() > 0 && isOf(part, target, name)) {
                paid.add(TimeSet.of(TimeRange.of(start, part.end() == null ? known : part.end())));
            }
        }
        return paid.build();
    }

    /** A part names no subject; it is of those that had an outage from and to its instants, and equal ones are claimed alike. */
    private static boolean isOf(Statement.Part part, TargetResult target, @Nullable String name) {
        if (target.subjects().size() == 1) {
            return true;
        }
        return target.subjects().stream()
                .filter(subject -> Objects.equals(subject.subject(), name))
                .flatMap(subject -> subject.outages().stream())
                .anyMatch(outage -> outage.start().equals(part.start())
                        && (part.end() == null
                                ? outage.open()
                                : part.end().equals(outage.range().end())));
    }

    /** Whether a subject that kept its promise among others that did not has no part in the credit: unless down time itself is paid, without a gate. */
    private static boolean paysForMissed(ServiceLevelTarget target) {
        Penalty penalty = target.penalty();
        if (penalty == null || penalty.when() != null || !penalty.driver().isOfDowntime()) {
            return true;
        }
        return penalty.formula() instanceof Flat && !penalty.driver().isEach();
    }

    private static boolean isMissed(TargetResult target, @Nullable String name) {
        for (SubjectResult subject : target.subjects()) {
            if (Objects.equals(subject.subject(), name)) {
                return subject.verdict() == Verdict.MISSED;
            }
        }
        return false;
    }

    private void add(PeriodResult result, DownRanges ranges, TimeRange range) {
        Exclusion window = Exclusion.of(ExclusionRule.claimed(ranges.target()), range);
        String id = ranges.target() + " claimed for " + result.period().label() + " from " + range.start();
        if (ranges.subject() == null) {
            windows.add(window.id(id));
        } else {
            windows.add(window.on(ranges.subject()).id(id + " of " + ranges.subject()));
        }
    }
}
