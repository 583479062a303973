package dev.sla4j.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.Notice;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Scope;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Rounding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The explanations of three typical agreements, in three details, word by word; each number in them can be re-added from its lines. */
class ExplanationGoldenTest {

    /** A cloud service: rounded availability, tiers, announced maintenance, a cap of the period (P20, P30, P54). */
    private static ComplianceReport cloud() {
        Agreement agreement = Agreement.builder("cloud-2026")
                .provider("Nimbus Ltd")
                .customer("Acme GmbH")
                .zone("Europe/Berlin")
                .monthly()
                .fee("platform", Money.of("1980", "EUR"))
                .target(ServiceLevelTarget.of(
                                "uptime",
                                Indicator.availability(Downtime.reported().lastingAtLeast(Duration.ofMinutes(1))))
                        .clause("§5.1")
                        .atLeast("99.9%")
                        .rounded(Rounding.halfUp(2))
                        .penalty(Penalty.tiered()
                                .below("99.9%", "10%")
                                .below("99.0%", "25%")
                                .below("95.0%", "50%")
                                .rounded(Rounding.halfUp(2))))
                .target(ServiceLevelTarget.of("downtime", Indicator.totalDowntime(Downtime.reported()))
                        .clause("§5.2")
                        .atMost("PT8H")
                        .penalty(Penalty.flat(Money.of("150", "EUR"))))
                .exclusion(ExclusionRule.announced("maintenance", "maintenance")
                        .clause("§7")
                        .withNotice(Notice.of(Duration.ofHours(48)))
                        .withAllowance(Duration.ofHours(2)))
                .settlement(Settlement.SUM.capped("30%"))
                .build();
        return ComplianceEngine.of(agreement)
                .evaluate(
                        YearMonth.of(2026, 3),
                        List.of(
                                Outage.of("2026-02-28T22:30:00Z", "2026-03-01T00:15:00Z")
                                        .id("INC-1"),
                                Outage.of("2026-03-10T08:00:00Z", "2026-03-10T08:00:30Z")
                                        .id("INC-2"),
                                Outage.of("2026-03-14T01:00:00Z", "2026-03-14T05:00:00Z")
                                        .id("INC-3"),
                                Outage.of("2026-03-29T00:30:00Z", "2026-03-29T08:30:00Z")
                                        .id("INC-4"),
                                Exclusion.of("maintenance", "2026-03-14T01:00Z", "2026-03-14T04:00Z")
                                        .id("CHG-1")
                                        .announcedAt("2026-03-10T09:00Z"),
                                Exclusion.of("maintenance", "2026-03-29T00:30Z", "2026-03-29T02:00Z")
                                        .id("CHG-2")
                                        .announcedAt("2026-03-28T12:00Z")));
    }

    /** A line: credits per outage by ranges that overlap, weights, an open outage (P36, A30). */
    private static ComplianceReport line() {
        Agreement agreement = Agreement.builder("line-7")
                .provider("Telco")
                .zone("America/Denver")
                .monthly()
                .fee("port", Money.of("1200", "USD"))
                .fee("support", Money.of("90", "USD"))
                .target(ServiceLevelTarget.of("outages", Indicator.totalDowntime(Downtime.reported()))
                        .clause("B.3")
                        .penalty(Penalty.tieredByOutage()
                                .row(Limit.parse("< PT5M"), Amount.nothing())
                                .row(Limit.within("PT5M", "PT4H"), Amount.share("5%"))
                                .row(Limit.within("PT4H", "PT8H"), Amount.share("10%"))
                                .atLeast("PT8H", "50%")
                                .of(dev.sla4j.penalty.Base.fee("port"))))
                .build();
        return ComplianceEngine.of(agreement)
                .evaluate(
                        YearMonth.of(2026, 4),
                        List.of(
                                Outage.of("2026-04-03T10:00:00Z", "2026-04-03T10:04:00Z")
                                        .id("T-1"),
                                Outage.of("2026-04-05T10:00:00Z", "2026-04-05T14:00:00Z")
                                        .id("T-2"),
                                Outage.of("2026-04-06T10:00:00Z", "2026-04-06T11:00:00Z")
                                        .affecting("25%")
                                        .id("T-3"),
                                Outage.since("2026-05-01T04:00:00Z").id("T-4")));
    }

    /** Shops with probes: unknown time, several subjects, a promise too young to apply, excused time as up (P14, P15, P60). */
    private static ComplianceReport shops() {
        Agreement agreement = Agreement.builder("shops")
                .zone("UTC")
                .cycle(dev.sla4j.time.EvaluationCycle.daily())
                .policy(ExclusionEffect.COUNTS_AS_UP)
                .fee("hosting", Money.of("31", "EUR"))
                .target(ServiceLevelTarget.of(
                                "each",
                                Indicator.availability(Downtime.observed().validFor(Duration.ofHours(1))))
                        .scope(Scope.each("berlin", "paris", "rome"))
                        .minimumLife(Duration.ofHours(6))
                        .atLeast("99%")
                        .penalty(Penalty.tiered().below("99%", "5%").below("90%", "20%")))
                .target(ServiceLevelTarget.of("pool", Indicator.availability(Downtime.observed()))
                        .scope(Scope.pooled("berlin", "paris")))
                .exclusion(ExclusionRule.announced("planned", "planned"))
                .build();
        List<Measurement> evidence = new ArrayList<>();
        Instant midnight = Instant.parse("2026-03-02T00:00:00Z");
        for (int hour = 0; hour < 24; hour++) {
            Instant at = midnight.plus(Duration.ofHours(hour));
            evidence.add((hour == 10 ? Probe.failed(at) : Probe.good(at)).on("berlin"));
            if (hour < 20) {
                evidence.add((hour == 5 ? Probe.failed(at) : Probe.good(at)).on("paris"));
            }
            if (hour >= 20) {
                evidence.add((hour == 22 ? Probe.failed(at) : Probe.good(at)).on("rome"));
            }
        }
        evidence.add(ServiceLife.of("2026-03-02T20:00Z", "2026-04-01T00:00Z").on("rome"));
        evidence.add(ServiceLife.of("2026-01-01T00:00Z", "2027-01-01T00:00Z")
                .population(3)
                .on("berlin"));
        evidence.add(ServiceLife.of("2026-01-01T00:00Z", "2027-01-01T00:00Z").on("paris"));
        evidence.add(Exclusion.of("planned", "2026-03-02T10:30Z", "2026-03-02T11:00Z")
                .id("P-1")
                .on("berlin"));
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        return engine.evaluate(engine.periodOf(LocalDate.of(2026, 3, 2)), evidence);
    }

    private static void check(String name, ComplianceReport report, Detail detail) throws IOException {
        String file = name + "-" + detail.name().toLowerCase(java.util.Locale.ROOT) + ".txt";
        String text = report.explanation(detail).toText();
        try (InputStream in = ExplanationGoldenTest.class.getResourceAsStream(file)) {
            assertEquals(
                    in == null ? file + " is missing" : new String(in.readAllBytes(), StandardCharsets.UTF_8), text);
        }
    }

    @ParameterizedTest
    @EnumSource(Detail.class)
    void cloud(Detail detail) throws IOException {
        check("cloud", cloud(), detail);
    }

    @ParameterizedTest
    @EnumSource(Detail.class)
    void line(Detail detail) throws IOException {
        check("line", line(), detail);
    }

    @ParameterizedTest
    @EnumSource(Detail.class)
    void shops(Detail detail) throws IOException {
        check("shops", shops(), detail);
    }
}
