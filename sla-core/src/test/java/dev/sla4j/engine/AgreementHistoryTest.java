package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementHistory;
import dev.sla4j.agreement.AgreementHistory.Change;
import dev.sla4j.agreement.ChronicRule;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.agreement.Trigger;
import dev.sla4j.measurement.Outage;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Indicator;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** S29, C41, A30: an agreement that changes over time. */
class AgreementHistoryTest {
    private static final LocalDate WED_2026_04_01 = LocalDate.of(2026, 4, 1);
    private static final LocalDate THU_2026_04_16 = LocalDate.of(2026, 4, 16);
    private static final LocalDate SUN_2026_05_31 = LocalDate.of(2026, 5, 31);
    /** Twelve hours on each side of midnight of 16 April. */
    private static final List<Outage> OVER_THE_BORDER = List.of(Outage.of("2026-04-15T12:00Z", "2026-04-16T12:00Z"));

    private static Agreement version(String limit, String fee) {
        return Agreement.builder("hosting")
                .zone("UTC")
                .monthly()
                .from(LocalDate.of(2026, 1, 1))
                .fee("fee", Money.of(fee, "EUR"))
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast(limit)
                        .penalty(Penalty.flat("10%")))
                .severalPeriods(SeveralPeriods.none()
                        .right(ChronicRule.of("end", Trigger.missed().inARow(2), "to terminate")))
                .build();
    }

    private static AgreementHistory history() {
        return AgreementHistory.of(version("90%", "300.00")).from(THU_2026_04_16, version("99.9%", "600.00"));
    }

    private static List<ComplianceReport> reports(AgreementHistory versions) {
        return ComplianceEngine.evaluate(
                versions, ReferenceData.empty(), WED_2026_04_01, SUN_2026_05_31, History.empty(), OVER_THE_BORDER);
    }

    @Test
    void theVersionOfThePeriodsStartIsValid() {
        List<ComplianceReport> reports = reports(history());
        assertEquals(2, reports.size());
        // 24 of 720 hours down: 96.67 %, which the first version allows.
        assertEquals(Verdict.MET, reports.get(0).target("uptime").verdict());
        assertEquals(
                Figure.share(Ratio.of(29, 30)), reports.get(0).target("uptime").figure());
        assertEquals(
                ">= 99.9%", reports.get(1).target("uptime").attainment().limit().toString());
    }

    @Test
    void aChangeMayCutThePeriodAndItsFee() {
        List<ComplianceReport> reports = reports(history().changing(Change.CUTS_PERIOD));
        assertEquals(
                List.of("2026-04 from 2026-04-01T00:00:00Z", "2026-04 from 2026-04-16T00:00:00Z", "2026-05"),
                reports.stream().map(report -> report.period().label()).toList());
        // The outage is split at the border: 12 of 360 hours in each part.
        for (ComplianceReport half : reports.subList(0, 2)) {
            assertEquals(Figure.share(Ratio.of(29, 30)), half.target("uptime").figure());
        }
        assertEquals(Verdict.MET, reports.get(0).target("uptime").verdict());
        assertEquals(Verdict.MISSED, reports.get(1).target("uptime").verdict());
        // Half of 600.00.
        assertEquals(Money.of("30.00", "EUR"), reports.get(1).credits().total());
        assertEquals(
                List.of(),
                reports.get(2).remarks().stream()
                        .filter(remark -> remark.text().contains("2026-04"))
                        .toList());
    }

    @Test
    void rulesOverSeveralPeriodsReadThePartsInTheirOrder() {
        AgreementHistory versions = AgreementHistory.of(version("99.9%", "300.00"))
                .from(THU_2026_04_16, version("99.9%", "600.00"))
                .changing(Change.CUTS_PERIOD);
        List<ComplianceReport> reports = reports(versions);
        assertEquals(
                "ARISEN", reports.get(1).sequel().rights().get(0).standing().name());
        assertEquals(2, reports.get(1).sequel().rights().get(0).periods().size());
    }

    @Test
    void severalChangesInOnePeriod() {
        AgreementHistory versions = history()
                .from(LocalDate.of(2026, 4, 20), version("95%", "900.00"))
                .changing(Change.CUTS_PERIOD);
        List<AgreementHistory.Valid> periods = versions.periods(WED_2026_04_01, WED_2026_04_01);
        assertEquals(3, periods.size());
        assertEquals(
                "2026-04 from 2026-04-20T00:00:00Z", periods.get(2).period().label());
        assertEquals(periods.get(0).period().end(), periods.get(1).period().start());
        assertEquals(3, versions.versions().size());
    }

    @Test
    void versionsFitTogether() {
        assertThrows(IllegalArgumentException.class, () -> history().from(THU_2026_04_16, version("90%", "1.00")));
        Agreement other = Agreement.builder("other")
                .zone("UTC")
                .monthly()
                .target(ServiceLevelTarget.of("uptime", Indicator.availability()))
                .build();
        assertThrows(IllegalArgumentException.class, () -> history().from(SUN_2026_05_31, other));
        assertThrows(IllegalArgumentException.class, () -> history().periods(SUN_2026_05_31, WED_2026_04_01));
    }
}
