package dev.sla4j.engine;

import static dev.sla4j.engine.Days.MON_2026_03_02;

import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Fact;
import dev.sla4j.measurement.ItemEvent;
import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.OutageColumns;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.RequestColumns;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.Watched;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.value.Figure;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** States for tests of their bytes. */
final class States {
    private static final int SUM = 32;
    /** Behind the letters and the version. */
    private static final int FINGERPRINT = 12;

    private States() {}

    static ComplianceEngine engine() {
        Selection requests = Selection.requests();
        return ComplianceEngine.of(
                Days.daily()
                        .target(ServiceLevelTarget.of("uptime", Indicator.availability()))
                        .target(ServiceLevelTarget.of("success", Indicator.goodRatio(requests)))
                        .target(ServiceLevelTarget.of("p95", Indicator.percentile("95%", requests, Quantity.latency())))
                        .target(ServiceLevelTarget.of(
                                "mean", Indicator.statistic(Statistic.Kind.MEAN, requests, Quantity.latency())))
                        .target(ServiceLevelTarget.of(
                                "peak", Indicator.custom("late-peak/1", requests, Figure.Unit.NUMBER)))
                        .build(),
                ReferenceData.empty(),
                List.of(new LatePeak()));
    }

    static Evaluation empty() {
        return engine().start(engine().periodOf(MON_2026_03_02));
    }

    private static Instant at(String time) {
        return EpochNanos.toInstant(EpochNanos.parse(Days.at(time)));
    }

    /** At least one row of every kind, and of every shape of it. */
    static Evaluation full() {
        long day = at("00:00").getEpochSecond();
        return empty().add(Days.down("01:00", "01:10"))
                .add(Days.down("00:10", "00:20").on("web"))
                .add(Outage.since(at("20:00")).id("o1"))
                .add(Days.down("02:00", "02:30")
                        .affecting("33.3%")
                        .cause("power")
                        .incident("INC-1")
                        .milestone("detected", at("02:01"))
                        .knownAt(at("05:00"))
                        .id("o2")
                        .attribute("rack", "7 \ud800"))
                .add(OutageColumns.wrap(
                                new long[] {day + 60, day + 3}, new long[] {day + 70, day + 5}, ChronoUnit.SECONDS)
                        .from("columns"))
                .add(Days.state("00:00", "up"))
                .add(Probe.failed(at("00:01")))
                .add(Probe.good(at("00:02")).from("prober"))
                .add(Sample.of(at("00:03"), "mos", "-4.2100"))
                .add(WorkItem.ticket("T1")
                        .and(new Moment.Reached(1, "opened"))
                        .and(new Moment.Paused(2, "customer"))
                        .and(new Moment.Resumed(3, null))
                        .and(new Moment.Changed(4, "priority", "")))
                .add(ItemEvent.resolved("T1", at("09:00")))
                .add(ServiceLife.of(Days.at("00:00"), Days.at("23:00")))
                .add(Watched.of(Days.at("00:00"), Days.at("22:00")))
                .add(Exclusion.of("maintenance", Days.at("03:00"), Days.at("04:00")))
                .add(Fact.of("claim-filed", at("06:00"), "2026-03-01").id("f1"))
                .add(Request.of(at("05:00"), "good", Duration.ofMillis(120)))
                .add(Request.of(at("05:00"), "failed", Duration.ofMillis(30)))
                .add(columns(day, 1, 40))
                .add(columns(day, 1, 50))
                .add(columns(day, 2, 60))
                .addRefused("line 7: nonsense");
    }

    private static RequestColumns columns(long day, long batch, int latency) {
        return RequestColumns.wrap(
                        new long[] {day * 1000 + 1, day * 1000 + 999_000},
                        new int[] {
                            RequestColumns.encode(latency, false), RequestColumns.encode(RequestColumns.UNTIMED, true)
                        },
                        ChronoUnit.MILLIS)
                .batch(batch);
    }

    /** With the fingerprint of another state, and the sum that belongs to it. */
    static byte[] withFingerprintOf(byte[] state, byte[] other) {
        byte[] copy = state.clone();
        System.arraycopy(other, FINGERPRINT, copy, FINGERPRINT, SUM);
        return sealed(copy);
    }

    /** With the right sum at its end, as somebody would make it who means harm. */
    static byte[] sealed(byte[] state) {
        byte[] copy = state.clone();
        int end = copy.length - SUM;
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(copy, end));
            System.arraycopy(sum, 0, copy, end, SUM);
            return copy;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
