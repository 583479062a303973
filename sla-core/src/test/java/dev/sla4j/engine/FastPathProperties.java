package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.OutageColumns;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.Indicator;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The shortcut gives the same report as the timeline: outages that carry an attribute take the general path, the same ones without take the shortcut. */
class FastPathProperties {
    /** 29 March 2026 has 23 hours in Berlin. */
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    private static final Instant BEFORE = Instant.parse("2026-02-27T00:00:00Z");
    private static final long REACH = 36L * 24 * 3600;

    /** Ranges in whole seconds, from before the month until after it, mostly short and some of many days. */
    @Provide
    Arbitrary<List<TimeRange>> ranges() {
        Arbitrary<Long> length = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 3 * 3600L), Arbitraries.longs().between(0, 5 * 24 * 3600L));
        return Combinators.combine(Arbitraries.longs().between(0, REACH), length)
                .as((start, seconds) -> TimeRange.of(
                        BEFORE.plusSeconds(start), BEFORE.plusSeconds(start).plusSeconds(seconds)))
                .list()
                .ofMaxSize(15);
    }

    @Provide
    Arbitrary<Agreement> agreements() {
        Arbitrary<ServiceLevelTarget> uptime = Arbitraries.of(
                ServiceLevelTarget.of("t", Indicator.availability()).atLeast("99%"),
                ServiceLevelTarget.of("t", Indicator.totalDowntime(Downtime.reported()))
                        .atMost("PT12H"));
        Arbitrary<ServiceLevelTarget> target = Combinators.combine(
                        uptime,
                        Arbitraries.of(
                                Schedule.always(),
                                Schedule.weekly("Europe/Berlin").monToFri("08:00", "18:00"),
                                Schedule.weekly("Europe/Berlin").everyDay("22:00", "04:00")),
                        Arbitraries.of(ExclusionEffect.class))
                .as((t, hours, effect) -> t.during(hours).policy(effect));
        return Combinators.combine(target, Arbitraries.of(false, true), Arbitraries.of(false, true))
                .as((t, recurring, term) -> {
                    Agreement.Builder agreement = Agreement.builder("a")
                            .zone("Europe/Berlin")
                            .monthly()
                            .target(t)
                            .exclusion(ExclusionRule.announced("maintenance", "maintenance"));
                    if (recurring) {
                        agreement.exclusion(ExclusionRule.recurring(
                                "sunday", Schedule.weekly("Europe/Berlin").everyDay("01:00", "02:30")));
                    }
                    return (term
                                    ? agreement.from(LocalDate.of(2026, 3, 4)).until(LocalDate.of(2026, 3, 30))
                                    : agreement)
                            .build();
                });
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, REACH).map(BEFORE::plusSeconds);
    }

    @Property(tries = 300)
    void agreesWithTheTimeline(
            @ForAll("agreements") Agreement agreement,
            @ForAll("ranges") List<TimeRange> outages,
            @ForAll("ranges") List<TimeRange> windows,
            @ForAll("instants") Instant asOf) {
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        EvaluationPeriod march = engine.periodOf(MARCH);
        List<Exclusion> announced = exclusions(windows, 0);
        ComplianceReport general =
                engine.start(march).add(announced).add(outages(outages, true)).report();
        Evaluation records = engine.start(march).add(announced).add(outages(outages, false));
        assertEquals(general, records.report());
        assertEquals(
                engine.start(march).add(announced).add(outages(outages, true)).report(asOf), records.report(asOf));
        for (ChronoUnit unit : List.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS, ChronoUnit.NANOS)) {
            assertEquals(
                    general,
                    engine.start(march)
                            .add(announced)
                            .add(columns(outages, unit))
                            .report(),
                    unit.toString());
        }
    }

    /** Windows that begin and end between the instants that a column can say. */
    @Property(tries = 100)
    void cutsInTheFinerUnit(
            @ForAll("agreements") Agreement agreement,
            @ForAll("ranges") List<TimeRange> outages,
            @ForAll("ranges") List<TimeRange> windows) {
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        EvaluationPeriod march = engine.periodOf(MARCH);
        List<Exclusion> announced = exclusions(windows, 123_456_789);
        ComplianceReport general =
                engine.start(march).add(announced).add(outages(outages, true)).report();
        assertEquals(
                general,
                engine.start(march)
                        .add(announced)
                        .add(columns(outages, ChronoUnit.SECONDS))
                        .report());
    }

    /** L1, L2: in two parts, in two forms, in any order. */
    @Property(tries = 100)
    void joinsParts(@ForAll("agreements") Agreement agreement, @ForAll("ranges") List<TimeRange> outages) {
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        EvaluationPeriod march = engine.periodOf(MARCH);
        List<TimeRange> head = outages.subList(0, outages.size() / 2);
        List<TimeRange> tail = outages.subList(outages.size() / 2, outages.size());
        ComplianceReport general =
                engine.start(march).add(outages(outages, true)).report();
        Evaluation parts = engine.start(march).add(columns(tail, ChronoUnit.SECONDS));
        parts.merge(engine.start(march).add(outages(head, false)));
        assertEquals(general, parts.report());
        assertEquals(
                general,
                engine.start(march)
                        .add(columns(head, ChronoUnit.MILLIS))
                        .add(columns(tail, ChronoUnit.MILLIS))
                        .report());
    }

    /** More records than are kept in one piece, in order and not, also when a report was made in between. */
    @Property(tries = 3)
    void keepsManyRecords(@ForAll("agreements") Agreement agreement) {
        int rows = 3 * PlainOutages.CAPACITY + 17;
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        EvaluationPeriod march = engine.periodOf(MARCH);
        Evaluation ordered = engine.start(march);
        Evaluation reversed = engine.start(march);
        long[] starts = new long[rows];
        long[] ends = new long[rows];
        ComplianceReport half = null;
        ComplianceReport halfAgain = null;
        for (int row = 0; row < rows; row++) {
            starts[row] = BEFORE.getEpochSecond() + 100L * row;
            ends[row] = starts[row] + row % 130;
            ordered.add(seconds(starts[row], ends[row]));
            reversed.add(seconds(
                    BEFORE.getEpochSecond() + 100L * (rows - 1 - row),
                    BEFORE.getEpochSecond() + 100L * (rows - 1 - row) + (rows - 1 - row) % 130));
            if (row == rows / 2) {
                half = ordered.report();
                halfAgain = engine.start(march)
                        .add(OutageColumns.wrap(
                                Arrays.copyOf(starts, row + 1), Arrays.copyOf(ends, row + 1), ChronoUnit.SECONDS))
                        .report();
            }
        }
        ComplianceReport columns = engine.start(march)
                .add(OutageColumns.wrap(starts, ends, ChronoUnit.SECONDS))
                .report();
        assertEquals(columns, ordered.report());
        assertEquals(columns, reversed.report());
        assertEquals(halfAgain, half);
        assertEquals(columns.identity(), reversed.report().identity());
        assertTrue(columns.target("t").account().down().signum() > 0);
    }

    /** Records of several sources and kinds, of which runs go to one column: together they are what they are one by one. */
    @Property(tries = 100)
    void takesRecordsTogetherOrOneByOne(
            @ForAll("agreements") Agreement agreement,
            @ForAll("ranges") List<TimeRange> outages,
            @ForAll List<@IntRange(max = 9) Integer> kinds,
            @ForAll @IntRange(max = 2) int copies) {
        List<Measurement> records = new ArrayList<>();
        for (int i = 0; i < outages.size(); i++) {
            TimeRange range = outages.get(i);
            Outage outage = Outage.of(range.start(), range.end());
            records.add(
                    switch (i < kinds.size() ? kinds.get(i) : 0) {
                        case 5 -> outage.from("monitor");
                        case 6 -> outage.id("o" + i);
                        case 7 -> Outage.since(range.start());
                        case 8 -> outage.affecting("50%");
                        case 9 -> Exclusion.of("maintenance", range);
                        default -> outage;
                    });
        }
        List<Measurement> all = new ArrayList<>();
        for (int copy = 0; copy < (outages.isEmpty() ? 0 : copies * PlainOutages.CAPACITY / outages.size()); copy++) {
            all.add(Outage.of(outages.get(0).start(), outages.get(0).end()));
        }
        all.addAll(records);
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        Evaluation oneByOne = engine.start(engine.periodOf(MARCH));
        all.forEach(oneByOne::add);
        ComplianceReport together =
                engine.start(engine.periodOf(MARCH)).add(all).report();
        assertEquals(oneByOne.report(), together);
        assertEquals(oneByOne.report().identity(), together.identity());
    }

    /** What came before a failing source failed is kept, as it is where records are added one by one. */
    @Test
    void keepsWhatCameBeforeAFailure() {
        Agreement agreement = Agreement.builder("a")
                .zone("UTC")
                .monthly()
                .target(ServiceLevelTarget.of("t", Indicator.availability()).atLeast("99%"))
                .build();
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        long march = Instant.parse("2026-03-02T00:00:00Z").getEpochSecond();
        List<Outage> broken = Arrays.asList(seconds(march, march + 60), seconds(march + 90, march + 100), null);
        Evaluation evaluation = engine.start(engine.periodOf(MARCH));
        assertThrows(NullPointerException.class, () -> evaluation.add(broken));
        assertThrows(NullPointerException.class, () -> evaluation.add(broken));
        evaluation.add(List.of(seconds(march + 200, march + 201)));
        assertEquals(
                71_000_000_000L,
                evaluation.report().target("t").account().down().longValueExact());
    }

    private static Outage seconds(long start, long end) {
        return Outage.of(Instant.ofEpochSecond(start), Instant.ofEpochSecond(end));
    }

    private static List<Measurement> outages(List<TimeRange> ranges, boolean general) {
        List<Measurement> outages = new ArrayList<>();
        for (TimeRange range : ranges) {
            Outage outage = Outage.of(range.start(), range.end());
            outages.add(general ? outage.with(outage.origin().withAttribute("room", "12")) : outage);
        }
        return outages;
    }

    private static List<Exclusion> exclusions(List<TimeRange> ranges, long later) {
        return ranges.stream()
                .map(range -> Exclusion.of(
                        "maintenance", TimeRange.ofNanos(range.startNanos() + later, range.endNanos() + later)))
                .toList();
    }

    private static OutageColumns columns(List<TimeRange> ranges, ChronoUnit unit) {
        long nanos = unit.getDuration().toNanos();
        return OutageColumns.wrap(
                ranges.stream()
                        .mapToLong(range -> EpochNanos.of(range.start()) / nanos)
                        .toArray(),
                ranges.stream()
                        .mapToLong(range -> EpochNanos.of(range.end()) / nanos)
                        .toArray(),
                unit);
    }
}
