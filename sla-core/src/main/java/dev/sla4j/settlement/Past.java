package dev.sla4j.settlement;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.time.EvaluationPeriod;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The periods of an agreement from one backwards, with their results as far as there are any (S24). */
final class Past {
    /**
     * A period.
     *
     * @param period the period
     * @param result its result, or null if it was not handed in
     */
    record Period(EvaluationPeriod period, @Nullable PeriodResult result) {}

    private final Agreement agreement;
    private final History history;
    private final List<Period> entries = new ArrayList<>();
    private boolean ended;

    Past(Agreement agreement, EvaluationPeriod period, @Nullable PeriodResult result, History history) {
        this.agreement = agreement;
        this.history = history;
        entries.add(new Period(period, result));
    }

    Agreement agreement() {
        return agreement;
    }

    Period current() {
        return entries.get(0);
    }

    /** So many periods back, 0 for the current one; null before the term. */
    @Nullable
    Period back(int periods) {
        while (!ended && entries.size() <= periods) {
            EvaluationPeriod last = entries.get(entries.size() - 1).period();
            PeriodResult result = endingAt(last);
            EvaluationPeriod before = result == null ? agreement.periodBefore(last) : result.period();
            if (agreement.termWithin(before.range()).isEmpty()) {
                ended = true;
            } else {
                entries.add(new Period(before, result));
            }
        }
        return periods < entries.size() ? entries.get(periods) : null;
    }

    /** The result of what came directly before: a period, or a part of one that a change of the agreement cut. */
    private @Nullable PeriodResult endingAt(EvaluationPeriod period) {
        PeriodResult found = null;
        for (PeriodResult result : history.results()) {
            if (result.agreement().equals(agreement.id())
                    && result.period().range().endNanos() == period.range().startNanos()
                    && !result.period().range().isEmpty()) {
                found = result;
            }
        }
        return found;
    }

    /** The periods from the current one back, at most so many, or as many as there are results or a term for 0. */
    List<Period> last(int periods) {
        List<Period> last = new ArrayList<>();
        for (int i = 0; periods == 0 || i < periods; i++) {
            Period entry = back(i);
            if (entry == null || (periods == 0 && isBeforeAll(entry))) {
                break;
            }
            last.add(entry);
        }
        return last;
    }

    /** An agreement whose term has no beginning began with the first result that is on file. */
    private boolean isBeforeAll(Period entry) {
        return agreement.termStart() == null
                && history.results().stream()
                        .filter(result -> result.agreement().equals(agreement.id()))
                        .noneMatch(result -> result.period().range().startNanos()
                                <= entry.period().range().startNanos())
                && !entry.equals(current());
    }
}
