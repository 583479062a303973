package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.TickOracle.Fill;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Availability;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/** L14: the engine says what an obviously right walk over all ticks says. */
@AddLifecycleHook(Cases.class)
class OracleProperties {
    @Provide
    Arbitrary<Scenario> scenarios() {
        return Scenarios.any();
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l14AWalkOverAllTicksAgrees(@ForAll("scenarios") Scenario scenario) {
        String difference = difference(scenario);
        if (difference != null) {
            Scenario smallest = scenario.smallest(smaller -> difference(smaller) != null);
            throw new AssertionError(difference(smallest) + smallest.describe());
        }
    }

    static @Nullable String difference(Scenario scenario) {
        try {
            var report = scenario.report();
            // All targets of a drawn agreement have the same down time; they differ in what is made of it.
            ServiceLevelTarget any = scenario.agreement().targets().get(0);
            Walked walked = Walked.of(scenario, any);
            // A population weighs in shares, and in times it does not.
            boolean peopled = scenario.evidence().stream()
                    .anyMatch(row -> row instanceof ServiceLife life && life.population() > 1);
            ServiceLevelTarget time = scenario.agreement().target("total");
            Walked times = peopled ? Walked.of(scenario, time) : walked;
            for (ServiceLevelTarget target : scenario.agreement().targets()) {
                compare(
                        scenario,
                        target,
                        target.indicator() instanceof Availability ? walked : times,
                        report.target(target.id()).subjects());
            }
            return null;
        } catch (AssertionError | RuntimeException e) {
            return e.toString()
                    + (e instanceof RuntimeException
                            ? List.of(e.getStackTrace()).subList(0, 5)
                            : "");
        }
    }

    /** What the walk gives on each reading of unknown time. */
    private record Walked(List<TickOracle.Result> asItIs, List<TickOracle.Result> worst, List<TickOracle.Result> best) {
        static Walked of(Scenario scenario, ServiceLevelTarget target) {
            List<TickOracle.Result> asItIs = TickOracle.evaluate(scenario, target, Fill.NONE);
            return new Walked(
                    asItIs,
                    TickOracle.evaluate(scenario, target, Fill.DOWN),
                    TickOracle.evaluate(scenario, target, Fill.UP));
        }
    }

    private static void compare(
            Scenario scenario, ServiceLevelTarget target, Walked walked, List<SubjectResult> actual) {
        List<TickOracle.Result> expected = walked.asItIs();
        List<TickOracle.Result> worst = walked.worst();
        List<TickOracle.Result> best = walked.best();
        assertEquals(
                expected.stream().map(result -> result.label).toList(),
                actual.stream().map(SubjectResult::subject).toList(),
                target.id() + " subjects");
        for (int i = 0; i < actual.size(); i++) {
            String name = target.id() + " of " + actual.get(i).subject() + " ";
            TickOracle.Result result = expected.get(i);
            assertEquals(account(scenario, result), account(actual.get(i).account()), name + "account");
            assertEquals(figure(scenario, target, result), figure(actual.get(i).figure()), name + "figure");
            assertEquals(
                    Ratio.of(
                            result.weightedKnown + result.weightedUnknown == 0 ? 1 : result.weightedKnown,
                            Math.max(1, result.weightedKnown + result.weightedUnknown)),
                    actual.get(i).coverage(),
                    name + "coverage");
            boolean monotone = result.applies && isMonotone(target);
            Bounds bounds = actual.get(i).bounds();
            if (monotone) {
                Figure atWorst = bounds == null ? actual.get(i).figure() : bounds.worst();
                Figure atBest = bounds == null ? actual.get(i).figure() : bounds.best();
                Ratio least = figure(scenario, target, worst.get(i));
                Ratio most = figure(scenario, target, best.get(i));
                // A reading without a figure bounds nothing.
                boolean bounded = least != null && most != null;
                assertEquals(bounded ? least : null, figure(atWorst), name + "worst");
                assertEquals(bounded ? most : null, figure(atBest), name + "best");
            }
            assertEquals(
                    verdict(scenario, target, result, monotone ? worst.get(i) : null, best.get(i)),
                    actual.get(i).verdict(),
                    name + "verdict");
        }
    }

    private static List<Ratio> account(Scenario scenario, TickOracle.Result result) {
        return List.of(
                nanos(scenario, result.up),
                nanos(scenario, result.down),
                nanos(scenario, result.unknown),
                nanos(scenario, result.excluded),
                nanos(scenario, result.outside),
                nanos(scenario, result.weightedDown).dividedBy(Ratio.of(4)),
                nanos(scenario, result.weightedKnown).dividedBy(Ratio.of(4)),
                nanos(scenario, result.weightedUnknown).dividedBy(Ratio.of(4)),
                nanos(scenario, result.weightedExcluded).dividedBy(Ratio.of(4)));
    }

    private static List<Ratio> account(TimeAccount account) {
        return List.of(
                Ratio.of(account.up(), BigInteger.ONE),
                Ratio.of(account.down(), BigInteger.ONE),
                Ratio.of(account.unknown(), BigInteger.ONE),
                Ratio.of(account.excluded(), BigInteger.ONE),
                Ratio.of(account.outside(), BigInteger.ONE),
                account.weighted().down(),
                account.weighted().known(),
                account.weighted().unknown(),
                account.weighted().excused());
    }

    private static Ratio nanos(Scenario scenario, long ticks) {
        return Ratio.of(ticks).times(Ratio.of(scenario.tick())).times(Ratio.of(1_000_000_000L));
    }

    private static boolean isMonotone(ServiceLevelTarget target) {
        return target.indicator() instanceof Availability
                || List.of(DowntimeStatistic.Kind.TOTAL, DowntimeStatistic.Kind.LONGEST)
                        .contains(((DowntimeStatistic) target.indicator()).kind());
    }

    private static @Nullable Ratio figure(Figure figure) {
        return figure.isMeasured() ? figure.value() : null;
    }

    /** The figure as a fraction, of time in seconds; null where there is none. */
    private static @Nullable Ratio figure(Scenario scenario, ServiceLevelTarget target, TickOracle.Result result) {
        if (target.indicator() instanceof Availability availability) {
            ExclusionEffect effect =
                    target.policies().over(scenario.agreement().policies()).get(ExclusionEffect.class);
            long known = result.weightedKnown + (effect == ExclusionEffect.COUNTS_AS_UP ? result.weightedExcluded : 0);
            if (known == 0) {
                return null;
            }
            Ratio all = availability.fixedLength() == null
                    ? Ratio.of(known)
                    : result.members.times(
                            Ratio.of(4 * (availability.fixedLength().toSeconds() / scenario.tick())));
            return all.minus(Ratio.of(result.weightedDown)).max(Ratio.ZERO).dividedBy(all);
        }
        if (result.weightedKnown == 0) {
            return null;
        }
        int count = result.singles.size();
        Ratio tick = Ratio.of(scenario.tick());
        long counted =
                result.singles.stream().mapToLong(TickOracle.Single::counted).sum();
        return switch (((DowntimeStatistic) target.indicator()).kind()) {
            case TOTAL -> Ratio.of(result.weightedDown, 4).times(tick);
            case LONGEST -> Ratio.of(result.longest).times(tick);
            case COUNT -> Ratio.of(count);
            case MEAN_TO_RESTORE -> count == 0 ? null : Ratio.of(counted, count).times(tick);
            case MEAN_BETWEEN -> count == 0 ? null : Ratio.of(result.up, count).times(tick);
        };
    }

    private static Verdict verdict(
            Scenario scenario,
            ServiceLevelTarget target,
            TickOracle.Result result,
            TickOracle.@Nullable Result worst,
            TickOracle.Result best) {
        Ratio figure = figure(scenario, target, result);
        if (!result.applies) {
            return Verdict.NOT_APPLICABLE;
        }
        if (figure == null) {
            return Verdict.UNDETERMINED;
        }
        boolean covered = Ratio.of(result.weightedKnown)
                        .compareTo(Ratio.of(result.weightedKnown + result.weightedUnknown)
                                .times(target.minimumCoverage().toRatio()))
                >= 0;
        if (covered) {
            return kept(target, figure);
        }
        if (worst == null) {
            return Verdict.UNDETERMINED;
        }
        Verdict atWorst = kept(target, figure(scenario, target, worst));
        return atWorst == kept(target, figure(scenario, target, best)) ? atWorst : Verdict.UNDETERMINED;
    }

    private static Verdict kept(ServiceLevelTarget target, @Nullable Ratio figure) {
        if (figure == null) {
            return Verdict.UNDETERMINED;
        }
        var limit = ((LimitObjective) target.objective()).limit();
        boolean low = limit.lower() == null
                || figure.compareTo(limit.lower().figure().value())
                        > (limit.lower().inclusive() ? -1 : 0);
        boolean high = limit.upper() == null
                || figure.compareTo(limit.upper().figure().value())
                        < (limit.upper().inclusive() ? 1 : 0);
        return low && high ? Verdict.MET : Verdict.MISSED;
    }
}
