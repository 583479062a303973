package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.SampleColumns;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Detail;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Over;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.value.Limit;
import java.math.BigDecimal;
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

/** Samples in columns say what the same samples say as records: L1, L2, L9. */
@AddLifecycleHook(Cases.class)
class SampleColumnsProperties {
    private static final Selection MOS = Selection.samples("mos");

    private static Agreement agreement() {
        Quantity value = Quantity.value();
        Agreement.Builder agreement = Days.daily().exclusion(ExclusionRule.announced("m", "maintenance"));
        Indicator mean = Indicator.statistic(Statistic.Kind.MEAN, MOS, value);
        List<Indicator> figures = List.of(
                mean,
                Indicator.statistic(Statistic.Kind.MINIMUM, MOS, value),
                Indicator.statistic(Statistic.Kind.MEAN, MOS, value).by(Quantity.attribute("users")),
                Indicator.percentile("90%", MOS.fromSource("probe"), value),
                Indicator.share(MOS.on("a"), Condition.within(value, Limit.parse(">= 2.5"))),
                Indicator.share(MOS, Condition.within(value, Limit.parse(">= 2.5")))
                        .by(Quantity.attribute("users")),
                Indicator.count(MOS.where(Condition.within(value, Limit.parse("<= 3")))),
                Indicator.count(MOS.where(Condition.within(Quantity.attribute("users"), Limit.atMost("2")))),
                Indicator.lowest(Over.slots(mean, Duration.ofHours(1))),
                Indicator.highest(Over.slots(Indicator.statistic(Statistic.Kind.SUM, MOS, value), Duration.ofHours(5))),
                Indicator.availability(Downtime.sampled("mos", ">= 2").validFor(Duration.ofMinutes(20))));
        for (int i = 0; i < figures.size(); i++) {
            agreement.target(ServiceLevelTarget.of("t" + i, figures.get(i)).scope(Scope.each()));
        }
        // While the period runs there may be too many already.
        agreement.target(ServiceLevelTarget.of("few", Indicator.count(MOS)).atMost("3"));
        return agreement.build();
    }

    /** Columns of one origin and scale, and the same rows as records. */
    private record Rows(SampleColumns columns, List<Sample> records) {}

    private static Rows rows(Draw draw) {
        ChronoUnit unit = draw.of(ChronoUnit.NANOS, ChronoUnit.MICROS, ChronoUnit.MILLIS, ChronoUnit.SECONDS);
        int scale = draw.of(0, 1, 2, 18);
        int size = draw.chance(50) ? draw.between(0, 8) : draw.between(9, 60);
        boolean ordered = draw.chance(50);
        int near = draw.of(80, 100);
        long[] at = new long[size];
        long[] value = new long[size];
        long nanos = unit.getDuration().toNanos();
        for (int row = 0; row < size; row++) {
            Instant instant = Days.instant("00:00").plusSeconds(draw.between(-3600, 90_000));
            at[row] = EpochNanos.of(instant) / nanos;
            value[row] = draw.chance(near) ? draw.between(-9, 49) : draw.of(Long.MAX_VALUE, Long.MIN_VALUE, 0L);
        }
        if (ordered) {
            Arrays.sort(at);
        }
        SampleColumns columns = SampleColumns.wrap(draw.of("mos", "mos", "noise"), at, unit, value, scale);
        columns = draw.chance(70) ? columns.on(draw.of("a", "b")) : columns;
        columns = draw.chance(50) ? columns.from("probe") : columns;
        columns = draw.chance(50) ? columns.attribute("users", draw.of("1", "3")) : columns;
        List<Sample> records = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            records.add(new Sample(
                    at[row] * nanos, columns.metric(), BigDecimal.valueOf(value[row], scale), columns.origin()));
        }
        return new Rows(columns, records);
    }

    private static String text(ComplianceReport report) {
        return report.explanation(Detail.EVIDENCE).toText();
    }

    @Property(tries = 300, seed = "4", shrinking = ShrinkingMode.OFF)
    void theyAreWhatRecordsAre_L1_L2_L9(@ForAll Random random) {
        Draw draw = new Draw(random);
        ComplianceEngine engine = ComplianceEngine.of(agreement());
        List<Measurement> others = new ArrayList<>();
        for (int i = draw.below(3); i > 0; i--) {
            others.add(Days.maintenance("0" + i + ":00", "0" + (i + 2) + ":30"));
            others.add(Sample.of(Days.instant("05:00"), "mos", "3." + i).on("a").id(draw.of("one", "two")));
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
        ComplianceEngine engine = ComplianceEngine.of(agreement());
        long monday = Days.instant("10:00").getEpochSecond();
        long[] at = {monday, monday - 100L * 366 * 86_400, Long.MAX_VALUE};
        ComplianceReport report = engine.start(engine.periodOf(Days.MON_2026_03_02))
                .add(SampleColumns.wrap("mos", at, ChronoUnit.SECONDS, new long[] {4, 1, 1}, 0))
                .report(Days.instant("24:00"));
        assertEquals("4", report.target("t0").figure().value().toString());
        assertEquals(
                List.of(
                        "REFUSED_ROWS: mos column row 2: at (9223372036854775807) must lie between -9223372036 and"
                                + " 9223372036",
                        "IGNORED_EVIDENCE: samples of the service that lie more than 73 years from the period are not read"),
                report.remarks().stream()
                        .map(remark -> remark.kind() + ": " + remark.text())
                        .filter(text -> text.contains("samples of") || text.contains("column"))
                        .filter(text -> !text.contains("read by no target"))
                        .toList());
    }
}
