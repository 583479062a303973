package dev.sla4j.agreement;

import dev.sla4j.penalty.Base;
import dev.sla4j.time.EvaluationPeriod;
import java.time.Instant;
import java.util.List;

/** Up to when the fees are read by which a period is settled: where a base or cap is of a later time, that matters to the period too. */
final class FeesRead {
    private FeesRead() {}

    static Instant until(Agreement agreement, EvaluationPeriod period) {
        List<Base> bases = MoneyTerms.of(agreement).bases().stream()
                .map(MoneyTerms.Stated::what)
                .toList();
        boolean term = bases.stream().anyMatch(base -> spans(base, Base.Span.TERM))
                || agreement.severalPeriods().caps().stream().anyMatch(cap -> cap.periods() == 0 && cap.cap() != null);
        if (term) {
            return Instant.MAX;
        }
        return bases.stream().anyMatch(base -> spans(base, Base.Span.NEXT_PERIOD))
                ? agreement
                        .cycle()
                        .next(agreement.wholeOf(period), agreement.zone())
                        .end()
                : period.end();
    }

    private static boolean spans(Base base, Base.Span span) {
        return base instanceof Base.During during && during.span() == span;
    }
}
