package dev.sla4j.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The results of earlier periods, for rules over several periods (S24). Nothing is remembered anywhere else.
 *
 * <p>It may hold more than a rule reads, in any order; of several results of one period of one agreement the last stands. Immutable.
 *
 * @param results the results
 */
public record History(List<PeriodResult> results) {
    private static final History EMPTY = History.of();

    /** Copies. */
    public History {
        results = List.copyOf(results);
    }

    /**
     * No earlier result.
     *
     * @return the history, not null
     */
    public static History empty() {
        return EMPTY;
    }

    /**
     * The results of reports.
     *
     * @param reports the reports, none of them null
     * @return the history, not null
     */
    public static History of(Iterable<ComplianceReport> reports) {
        List<PeriodResult> results = new ArrayList<>();
        reports.forEach(report -> results.add(report.result()));
        return new History(results);
    }

    /**
     * The results of reports.
     *
     * @param reports the reports, none of them null
     * @return the history, not null
     */
    public static History of(ComplianceReport... reports) {
        return of(List.of(reports));
    }

    /**
     * Returns a copy with one more result.
     *
     * @param result the result; it stands in place of one of the same period, not null
     * @return the copy, not null
     */
    public History with(PeriodResult result) {
        List<PeriodResult> more = new ArrayList<>(results);
        more.removeIf(old ->
                old.agreement().equals(result.agreement()) && old.period().equals(result.period()));
        more.add(result);
        return new History(more);
    }

    /**
     * Returns a copy with the result of one more report.
     *
     * @param report the report; it stands in place of one of the same period, not null
     * @return the copy, not null
     */
    public History with(ComplianceReport report) {
        return with(report.result());
    }
}
