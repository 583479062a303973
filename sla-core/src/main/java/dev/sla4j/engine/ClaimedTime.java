package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.report.DownRanges;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.Statement;
import dev.sla4j.settlement.Statement.Owed;
import dev.sla4j.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes exclusions of the down time for which credits are paid, so that it counts no more where an agreement says so (S26). */
final class ClaimedTime {
    private final List<Exclusion> windows = new ArrayList<>();

    private ClaimedTime() {}

    static List<Exclusion> of(Agreement agreement, History onFile, Function<PeriodResult, Statement> statements) {
        ClaimedTime claimed = new ClaimedTime();
        for (PeriodResult result : onFile.results()) {
            if (result.agreement().equals(agreement.id())) {
                for (Statement.Line line : statements.apply(result).lines()) {
                    if (isPaid(line.owed())) {
                        claimed.add(result, line.target());
                    }
                }
            }
        }
        return List.copyOf(claimed.windows);
    }

    private static boolean isPaid(@Nullable Owed owed) {
        return owed != null
                && owed.to() == Creditor.CUSTOMER
                && owed.claim().isPaid()
                && owed.rest().signum() > 0;
    }

    private void add(PeriodResult result, String target) {
        TargetResult of = Objects.requireNonNull(result.target(target));
        boolean anyMissed = of.subjects().stream().anyMatch(subject -> subject.verdict() == Verdict.MISSED);
        for (DownRanges ranges : result.sequel().down()) {
            // A subject that kept its promise among others that did not has no part in the credit.
            if (ranges.target().equals(target) && (!anyMissed || isMissed(of, ranges.subject()))) {
                for (TimeRange range : ranges.down().ranges()) {
                    add(result, ranges, range);
                }
            }
        }
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
