package dev.sla4j.report;

import java.util.List;

/**
 * The reports of earlier periods, for rules over several periods. Nothing is remembered anywhere else.
 *
 * @param reports the reports, earliest first
 */
public record History(List<ComplianceReport> reports) {

    /** Copies. */
    public History {
        reports = List.copyOf(reports);
    }

    /**
     * No earlier report.
     *
     * @return the history, not null
     */
    public static History empty() {
        return new History(List.of());
    }
}
