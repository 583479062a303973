package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Remark;
import dev.sla4j.report.TargetResult;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.value.Ratio;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the table tests share. Most of them evaluate one day in Universal Time, Monday 2 March 2026, because its 1 440 minutes can be
 * counted on paper; measurements are then given by their time of day.
 */
final class Days {
    static final LocalDate MON_2026_03_02 = LocalDate.of(2026, 3, 2);
    static final String MONDAY = "2026-03-02T";

    private Days() {}

    /** An agreement evaluated by day in Universal Time. */
    static Agreement.Builder daily() {
        return Agreement.builder("day").zone("UTC").cycle(EvaluationCycle.daily());
    }

    static Agreement daily(ServiceLevelTarget target) {
        return daily().target(target).build();
    }

    /** An outage of that Monday, by time of day. */
    static Outage down(String from, String to) {
        return Outage.of(at(from), at(to));
    }

    static Exclusion maintenance(String from, String to) {
        return Exclusion.of("maintenance", at(from), at(to));
    }

    static StateChange state(String from, String name) {
        return StateChange.of(at(from), name);
    }

    /** A time of that Monday; {@code 24:00} is its end, and a text with a date stays as it is. */
    static Instant instant(String time) {
        return EpochNanos.toInstant(EpochNanos.parse(at(time)));
    }

    static String at(String time) {
        if (time.contains("T")) {
            return time;
        }
        return time.equals("24:00") ? "2026-03-03T00:00Z" : MONDAY + time + "Z";
    }

    static ComplianceReport monday(Agreement agreement, Measurement... evidence) {
        return report(agreement, MON_2026_03_02, evidence);
    }

    static ComplianceReport report(Agreement agreement, LocalDate day, Measurement... evidence) {
        return report(agreement, ReferenceData.empty(), day, evidence);
    }

    static ComplianceReport report(Agreement agreement, ReferenceData data, LocalDate day, Measurement... evidence) {
        ComplianceEngine engine = ComplianceEngine.of(agreement, data);
        ComplianceReport report = engine.evaluate(engine.periodOf(day), List.of(evidence));
        // The explanation evaluates once more, along timelines throughout; it must be possible for every case.
        report.explanation().toText();
        return report;
    }

    static ComplianceReport month(Agreement agreement, String month, Measurement... evidence) {
        return report(agreement, YearMonth.parse(month).atDay(1), evidence);
    }

    /** The result of the only target. */
    static TargetResult only(ComplianceReport report) {
        return report.targets().get(0);
    }

    /** Verdict and exact figure of the only target, such as {@code MET 23/24}; with money, certain and disputed. */
    static String summary(ComplianceReport report) {
        TargetResult result = only(report);
        String figure = result.figure().isMeasured() ? result.figure().value().toString() : "none";
        String money = result.attainment() == null || result.creditLine() == null
                ? ""
                : " pays " + result.credit() + " and " + result.disputed() + " disputed";
        return result.verdict() + " " + figure + money;
    }

    /** A fraction as {@link #summary} writes it. */
    static String share(long numerator, long denominator) {
        return Ratio.of(numerator, denominator).toString();
    }

    static List<String> remarks(ComplianceReport report, Remark.Kind kind) {
        return report.remarks().stream()
                .filter(remark -> remark.kind() == kind)
                .map(Remark::text)
                .toList();
    }

    static Measurement[] all(Measurement[] some, Measurement... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(Measurement[]::new);
    }
}
