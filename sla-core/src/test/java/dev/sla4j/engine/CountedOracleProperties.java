package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.Request;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.target.Fold;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.Grid;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/** Counted requests against a walk over requests and seconds (L14), and the laws of their partial states. */
@AddLifecycleHook(Cases.class)
class CountedOracleProperties {
    private static final long HOUR = 3600;

    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 120)
    void l14CountingOneByOneAgrees(@ForAll Random random) {
        CountedScenario scenario = CountedScenario.draw(random);
        if (difference(scenario) != null) {
            CountedScenario smallest = smallest(scenario);
            throw new AssertionError(difference(smallest) + smallest.describe());
        }
    }

    private static CountedScenario smallest(CountedScenario scenario) {
        for (int i = 0; i < scenario.evidence().size(); i++) {
            List<Measurement> fewer = new ArrayList<>(scenario.evidence());
            fewer.remove(i);
            if (difference(scenario.with(fewer)) != null) {
                return smallest(scenario.with(fewer));
            }
        }
        return scenario;
    }

    private static @Nullable String difference(CountedScenario scenario) {
        try {
            compare(scenario);
            return null;
        } catch (AssertionError | RuntimeException e) {
            return e.toString();
        }
    }

    private static void compare(CountedScenario scenario) {
        ComplianceReport report = scenario.report(null);
        CountedOracle all = scenario.oracle(request -> true);
        CountedOracle chosen = scenario.oracle(CountedScenario::isSelected);
        Grid resolution = scenario.grid(scenario.resolution());
        Grid slots = scenario.grid(scenario.slot());
        List<Request> selected = chosen.counted(resolution, scenario.rule(), true);
        List<Request> timed = selected.stream()
                .filter(request -> request.latencyNanos() != Request.UNTIMED)
                .toList();
        same("fast", CountedOracle.share(selected, CountedScenario::isFast), report);
        same("all", Ratio.of(all.counted(resolution, scenario.rule(), true).size()), report);
        assertEquals(
                all.counted(resolution, scenario.rule(), false).size(),
                report.target("all").counts().excluded(),
                "excluded");
        same("mean latency", meanSeconds(timed), report);
        assertEquals(
                selected.size() - timed.size(),
                report.target("mean latency").counts().undecided());
        long measured = chosen.seconds(resolution, scenario.rule());
        same("rate", measured == 0 ? null : Ratio.of(selected.size() * HOUR, measured), report);
        for (Fold.Kind fold : Fold.Kind.values()) {
            Ratio expected =
                    chosen.fold(fold, slots, resolution, scenario.rule(), scenario.empty(), CountedScenario::isFast);
            same(fold.name(), expected, report);
        }
        Ratio fifth = Ratio.of(1, 5);
        char[] errors = chosen.slots(
                slots,
                scenario.minimum(),
                scenario.few(),
                share -> share.compareTo(fifth) > 0,
                request -> request.outcome().equals(Request.FAILED));
        time("errors", errors, chosen, report);
        char[] sustained =
                CountedOracle.sustained(errors, (int) scenario.opens().toSeconds(), (int)
                        scenario.closes().toSeconds());
        time("sustained", sustained, chosen, report);
        assertTrue(FigureWalker.walk(report) > 0, "L6");
    }

    /** The seconds of each level, and the share of those that are up (L3). */
    private static void time(String target, char[] levels, CountedOracle oracle, ComplianceReport report) {
        long up = oracle.seconds(levels, 'U');
        long down = oracle.seconds(levels, 'D');
        TimeAccount account = report.target(target).account();
        assertEquals(up, seconds(account.up()), target + " up");
        assertEquals(down, seconds(account.down()), target + " down");
        assertEquals(oracle.seconds(levels, '?'), seconds(account.unknown()), target + " unknown");
        same(target, up + down == 0 ? null : Ratio.of(up, up + down), report);
    }

    private static long seconds(BigInteger nanos) {
        return nanos.longValueExact() / CountedOracle.SECOND;
    }

    private static @Nullable Ratio meanSeconds(List<Request> timed) {
        Ratio sum = Ratio.sum(timed.stream()
                .map(request -> Ratio.of(request.latencyNanos(), CountedOracle.SECOND))
                .toList());
        return timed.isEmpty() ? null : sum.dividedBy(Ratio.of(timed.size()));
    }

    private static void same(String target, @Nullable Ratio expected, ComplianceReport report) {
        Figure figure = report.target(target).figure();
        assertEquals(expected, figure.isMeasured() ? figure.value() : null, target);
    }

    /** L1, L2: split, shuffled and merged in any order, requests give the same report and the same identity. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 80)
    void l1l2BatchIsStreamIsMerged(@ForAll Random random) {
        CountedScenario scenario = CountedScenario.draw(random);
        Draw draw = new Draw(random);
        ComplianceEngine engine = ComplianceEngine.of(scenario.agreement());
        List<Evaluation> parts = new ArrayList<>();
        for (int i = draw.between(1, 4); i > 0; i--) {
            parts.add(engine.start(scenario.period()));
        }
        for (Measurement row : draw.shuffled(scenario.evidence())) {
            Evaluation part = draw.of(parts);
            part.add(row);
            if (draw.chance(5)) {
                part.report(scenario.reportAt());
            }
        }
        while (parts.size() > 1) {
            Evaluation part = parts.remove(draw.below(parts.size()));
            draw.of(parts).merge(part.toBytes());
        }
        ComplianceReport merged = parts.get(0).report(scenario.reportAt());
        ComplianceReport batch = scenario.report(null);
        assertEquals(batch.targets(), merged.targets(), scenario::describe);
        assertEquals(batch.remarks(), merged.remarks());
        assertEquals(batch.identity(), merged.identity());
        assertEquals(batch.explanation().toText(), merged.explanation().toText());
    }

    /** L5: a good request more never lowers the share, a failed one never raises it; L4: they lie between 0 and 1. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 80)
    void l4l5MoreFailuresAreNeverBetter(@ForAll Random random) {
        CountedScenario scenario = CountedScenario.draw(random);
        Draw draw = new Draw(random);
        long at = scenario.period().range().startNanos() + draw.between(0, 80_000) * CountedOracle.SECOND;
        for (String target : List.of("fast", "LOWEST", "HIGHEST")) {
            Figure before = scenario.report(null).target(target).figure();
            Figure better = plus(scenario, new Request(at, Request.GOOD, 0, Origin.NONE))
                    .target(target)
                    .figure();
            Figure worse = plus(scenario, Request.failed(EpochNanos.toInstant(at)))
                    .target(target)
                    .figure();
            if (better.isMeasured() && worse.isMeasured()) {
                assertTrue(Figure.compare(worse, better) <= 0, scenario::describe);
            }
            if (before.isMeasured() && target.equals("fast")) {
                assertTrue(Figure.compare(worse, before) <= 0, scenario::describe);
                assertTrue(Figure.compare(before, better) <= 0, scenario::describe);
            }
        }
    }

    private static ComplianceReport plus(CountedScenario scenario, Request more) {
        List<Measurement> rows = new ArrayList<>(scenario.evidence());
        rows.add(more);
        return scenario.report(rows);
    }
}
