package dev.sla4j.settlement;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.EarnBack;
import dev.sla4j.report.Adjustment;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.time.EvaluationPeriod;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Until when a credit could still be earned back before it was paid (C85): what was paid by then is returned, and what was not is not paid any more.
 *
 * <p>A credit is earned back at the end of the last of the periods over which the higher target was reached.
 */
final class EarnedBack {
    private final Agreement agreement;
    private final List<PeriodResult> known;

    /**
     * What is known of returned credits.
     *
     * @param known the results on file, of periods before and after; of several of one period the last stands
     */
    EarnedBack(Agreement agreement, List<PeriodResult> known) {
        this.agreement = agreement;
        this.known = known;
    }

    /** The period in which the credit of a target was earned back by an instant; null if it was not. */
    @Nullable
    EvaluationPeriod in(EvaluationPeriod missed, String target, Instant at) {
        EvaluationPeriod first = null;
        for (PeriodResult result : known) {
            boolean returns = returned(result, missed, target)
                    .anyMatch(adjustment -> adjustment.amount().signum() < 0);
            boolean sooner = first == null || result.period().end().isBefore(first.end());
            if (returns && sooner && !at.isBefore(result.period().end())) {
                first = result.period();
            }
        }
        return first;
    }

    private static Stream<Adjustment> returned(PeriodResult by, EvaluationPeriod missed, String target) {
        return by.sequel().adjustments().stream()
                .filter(adjustment -> adjustment.kind() == Adjustment.Kind.EARNED_BACK
                        && target.equals(adjustment.target())
                        && adjustment.period().equals(missed.label()));
    }

    /** Why it is not known whether a credit was earned back in a period that was over at an instant; null if it is known. */
    @Nullable
    String unknown(EvaluationPeriod missed, String target, Instant at) {
        for (EarnBack rule : agreement.severalPeriods().earnBacks()) {
            EvaluationPeriod period = missed;
            for (int i = 0; i < rule.periods() && !period.end().isAfter(at); i++) {
                period = after(period);
            }
            if (rule.target().equals(target) && !period.end().isAfter(at)) {
                PeriodResult result = resultOf(period);
                if (result == null) {
                    return "the result of " + period.label() + " is not on file";
                }
                if (returned(result, missed, target)
                        .anyMatch(adjustment -> adjustment.amount().isZero())) {
                    return "the result of " + period.label() + " leaves it open";
                }
            }
        }
        return null;
    }

    /** What comes after a period, as it was evaluated. */
    private EvaluationPeriod after(EvaluationPeriod period) {
        for (PeriodResult result : known) {
            if (result.period().start().equals(period.end())) {
                return result.period();
            }
        }
        return agreement.cycle().next(period, agreement.zone());
    }

    private @Nullable PeriodResult resultOf(EvaluationPeriod period) {
        for (PeriodResult result : known) {
            if (result.period().equals(period)) {
                return result;
            }
        }
        return null;
    }
}
