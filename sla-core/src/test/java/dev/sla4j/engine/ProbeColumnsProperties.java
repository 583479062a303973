package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ProbeColumns;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Detail;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Observed;
import dev.sla4j.target.Scope;
import dev.sla4j.target.UnknownInOutage;
import dev.sla4j.time.EpochNanos;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Probes in columns say what the same probes say as records: L1, L2, L9. */
@AddLifecycleHook(Cases.class)
class ProbeColumnsProperties {
    private static Agreement agreement(UnknownInOutage unknown) {
        Observed plain = Downtime.observed();
        Observed rows = plain.failuresToOpen(3).successesToClose(2).validFor(Duration.ofMinutes(20));
        List<Indicator> figures = List.of(
                Indicator.availability(plain),
                Indicator.availability(rows),
                Indicator.totalDowntime(rows.fromSource("prober")),
                Indicator.availability(rows.on("a")),
                Indicator.availability(Downtime.anyOf(rows, plain.fromSource("other"))));
        Agreement.Builder agreement =
                Days.daily().policy(unknown).exclusion(ExclusionRule.announced("m", "maintenance"));
        for (int i = 0; i < figures.size(); i++) {
            agreement.target(ServiceLevelTarget.of("t" + i, figures.get(i)).scope(Scope.each()));
        }
        return agreement.build();
    }

    /** Columns of one origin, and the same rows as records. */
    private record Rows(ProbeColumns columns, List<Probe> records) {}

    private static Rows rows(Draw draw) {
        ChronoUnit unit = draw.of(ChronoUnit.NANOS, ChronoUnit.MICROS, ChronoUnit.MILLIS, ChronoUnit.SECONDS);
        int size = draw.chance(50) ? draw.between(0, 8) : draw.between(9, 60);
        int minutes = draw.of(1, 10, 60);
        long nanos = unit.getDuration().toNanos();
        long[] at = new long[size];
        boolean[] good = new boolean[size];
        for (int row = 0; row < size; row++) {
            Instant instant = Days.instant("00:00").plusSeconds(60L * minutes * draw.between(-20, 1500 / minutes));
            at[row] = EpochNanos.of(instant) / nanos;
            good[row] = draw.chance(60);
        }
        if (draw.chance(60)) {
            Arrays.sort(at);
        }
        ProbeColumns columns = ProbeColumns.wrap(at, unit, good);
        columns = draw.chance(70) ? columns.on(draw.of("a", "b")) : columns;
        columns = draw.chance(60) ? columns.from(draw.of("prober", "other")) : columns;
        List<Probe> records = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            records.add(new Probe(at[row] * nanos, good[row], columns.origin()));
        }
        return new Rows(columns, records);
    }

    private static String text(ComplianceReport report) {
        return report.explanation(Detail.EVIDENCE).toText();
    }

    @Property(tries = 300, seed = "5", shrinking = ShrinkingMode.OFF)
    void theyAreWhatRecordsAre_L1_L2_L9(@ForAll Random random) {
        Draw draw = new Draw(random);
        ComplianceEngine engine = ComplianceEngine.of(agreement(draw.of(UnknownInOutage.values())));
        List<Measurement> others = new ArrayList<>();
        for (int i = draw.below(3); i > 0; i--) {
            others.add(Days.maintenance("0" + i + ":00", "0" + (i + 2) + ":30"));
            others.add(Probe.failed(Days.instant("05:" + i + "0")).on("a").id(draw.of("one", "two")));
            others.add(Days.state("0" + i + ":30", draw.of("up", "down")).on(draw.of("a", "b")));
        }
        Evaluation told = engine.start(engine.periodOf(Days.MON_2026_03_02)).add(others);
        Evaluation first = engine.start(engine.periodOf(Days.MON_2026_03_02)).add(others);
        Evaluation second = engine.start(engine.periodOf(Days.MON_2026_03_02));
        for (int i = draw.between(0, 4); i > 0; i--) {
            Rows rows = rows(draw);
            told.add(rows.records());
            (draw.chance(50) ? first : second).add(rows.columns());
        }
        Instant asOf = Days.instant(draw.chance(50) ? "24:00" : "17:00");
        ComplianceReport expected = told.report(asOf);
        Evaluation both = draw.chance(50) ? first.merge(second.toBytes()) : first.merge(second);
        for (ComplianceReport report : List.of(both.report(asOf), both.report(asOf))) {
            assertEquals(expected.targets(), report.targets());
            assertEquals(expected.remarks(), report.remarks());
            assertEquals(expected.identity(), report.identity());
            assertEquals(text(expected), text(report));
        }
    }

    /** A row beyond reach is not read, and a row out of range is refused; both are said, and the others count. */
    @Example
    void nothingIsLostInSilence() {
        ComplianceEngine engine = ComplianceEngine.of(agreement(UnknownInOutage.BRIDGES));
        long monday = Days.instant("10:00").getEpochSecond();
        long[] at = {monday, monday - 100L * 366 * 86_400, Long.MAX_VALUE, monday - 36_000};
        ComplianceReport report = engine.start(engine.periodOf(Days.MON_2026_03_02))
                .add(ProbeColumns.wrap(at, ChronoUnit.SECONDS, new boolean[] {false, false, false, true}))
                .report(Days.instant("24:00"));
        assertEquals("5/12", report.target("t0").figure().value().toString());
        assertEquals(
                List.of(
                        "REFUSED_ROWS: probe column row 2: at (9223372036854775807) must lie between -9223372036 and"
                                + " 9223372036",
                        "IGNORED_EVIDENCE: probes of the service that lie more than 73 years from the period are not read"),
                report.remarks().stream()
                        .map(remark -> remark.kind() + ": " + remark.text())
                        .filter(text -> text.contains("probes of") || text.contains("column"))
                        .filter(text -> !text.contains("read by no target"))
                        .toList());
    }
}
