package dev.sla4j.benchmarks;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.engine.Evaluation;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ProbeColumns;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Scope;
import dev.sla4j.time.EvaluationPeriod;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Probes of 25 services, one a minute each, from a fixed seed: most are good, single ones fail, and now and then some in a row. A service is down from
 * the first of at least three failures in a row.
 */
final class ProbeWorkload {
    static final int RUN = 3;
    static final long MINUTE = 60_000;

    private static final int SERVICES = 25;
    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");

    private final int[] service;
    private final long[] at;
    private final byte[] down;
    private final List<Probe> probes = new ArrayList<>();
    private final long[][] atOf = new long[SERVICES][];
    private final boolean[][] goodOf = new boolean[SERVICES][];
    private final ComplianceEngine engine;
    private final EvaluationPeriod period;

    ProbeWorkload(int rows) {
        SplittableRandom random = new SplittableRandom(51);
        this.service = new int[rows];
        this.at = new long[rows];
        this.down = new byte[rows];
        int[] failing = new int[SERVICES];
        for (int row = 0; row < rows; row++) {
            int of = row % SERVICES;
            if (failing[of] > 0) {
                failing[of]--;
            } else if (random.nextInt(200) == 0) {
                failing[of] = 1 + random.nextInt(6);
            }
            service[row] = of;
            at[row] = START.toEpochMilli() + row / SERVICES * MINUTE;
            down[row] = (byte) (failing[of] > 0 ? 1 : 0);
            Instant instant = Instant.ofEpochMilli(at[row]);
            Probe probe = down[row] > 0 ? Probe.failed(instant) : Probe.good(instant);
            probes.add(probe.on("service " + of));
        }
        for (int of = 0; of < SERVICES; of++) {
            int only = of;
            int[] own =
                    IntStream.range(0, rows).filter(row -> service[row] == only).toArray();
            atOf[of] = Arrays.stream(own).mapToLong(row -> at[row]).toArray();
            goodOf[of] = new boolean[own.length];
            for (int i = 0; i < own.length; i++) {
                goodOf[of][i] = down[own[i]] == 0;
            }
        }
        Downtime observed = Downtime.observed().failuresToOpen(RUN).validFor(Duration.ofMinutes(1));
        this.engine = ComplianceEngine.of(Agreement.builder("probes")
                .zone("UTC")
                .monthly()
                .target(ServiceLevelTarget.of("down", Indicator.totalDowntime(observed))
                        .scope(Scope.each()))
                .build());
        this.period = engine.periodOf(LocalDate.ofInstant(START, ZoneOffset.UTC));
    }

    int[] service() {
        return service;
    }

    long[] at() {
        return at;
    }

    byte[] down() {
        return down;
    }

    List<Probe> probes() {
        return probes;
    }

    /** The down time of all services in milliseconds, from the report. */
    long byEngine() {
        return downOf(engine.start(period).add(probes));
    }

    /** The same from the columns of each service, which are wrapped, not copied. */
    long byColumns() {
        Evaluation evaluation = engine.start(period);
        for (int of = 0; of < SERVICES; of++) {
            evaluation.add(
                    ProbeColumns.wrap(atOf[of], ChronoUnit.MILLIS, goodOf[of]).on("service " + of));
        }
        return downOf(evaluation);
    }

    private static long downOf(Evaluation evaluation) {
        BigInteger nanos = BigInteger.ZERO;
        for (SubjectResult result : evaluation.report().target("down").subjects()) {
            nanos = nanos.add(result.account().down());
        }
        return nanos.divide(BigInteger.valueOf(1_000_000)).longValueExact();
    }

    /** The same by grouping and sorting, as one would write it by hand. */
    long naive() {
        Map<String, List<Probe>> bySubject = probes.stream()
                .collect(Collectors.groupingBy(
                        probe -> Objects.requireNonNull(probe.origin().subject())));
        long minutes = 0;
        for (List<Probe> of : bySubject.values()) {
            List<Probe> sorted =
                    of.stream().sorted(Comparator.comparing(Probe::at)).toList();
            int run = 0;
            for (Probe probe : sorted) {
                minutes += probe.good() && run >= RUN ? run : 0;
                run = probe.good() ? 0 : run + 1;
            }
            minutes += run >= RUN ? run : 0;
        }
        return minutes * MINUTE;
    }
}
