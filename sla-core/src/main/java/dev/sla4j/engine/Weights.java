package dev.sla4j.engine;

import dev.sla4j.report.Step;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The weighted times of some units, each by its weight: population, times impact where it is down. */
final class Weights {
    private final SortedMap<Ratio, BigInteger> down = new TreeMap<>();
    private final SortedMap<Ratio, BigInteger> known = new TreeMap<>();
    private final SortedMap<Ratio, BigInteger> excused = new TreeMap<>();

    static Weights of(List<UnitEvaluation> evaluations) {
        Weights weights = new Weights();
        evaluations.forEach(weights::add);
        return weights;
    }

    private void add(UnitEvaluation evaluation) {
        Timeline timeline = evaluation.timeline();
        TimeSet knownTime = timeline.where(Level::isKnown);
        evaluation.population().divide(evaluation.countedInPeriod()).forEach((population, set) -> {
            add(known, Ratio.of(population), set.intersection(knownTime));
            for (int i = 0; i < timeline.size(); i++) {
                if (timeline.level(i).isDown()) {
                    TimeSet segment = set.clip(timeline.range(i));
                    add(down, Ratio.of(population).times(timeline.level(i).weight()), segment);
                }
            }
        });
        evaluation
                .population()
                .divide(evaluation.excusedInPeriod())
                .forEach((population, set) -> add(excused, Ratio.of(population), set));
    }

    private static void add(SortedMap<Ratio, BigInteger> weights, Ratio weight, TimeSet set) {
        if (!set.isEmpty()) {
            weights.merge(weight, BigInteger.valueOf(set.lengthNanos()), BigInteger::add);
        }
    }

    /** Whether every instant weighs one, so that the account shows the same sums. */
    boolean areAllOne() {
        return isOne(down) && isOne(known) && isOne(excused);
    }

    private static boolean isOne(SortedMap<Ratio, BigInteger> weights) {
        return weights.keySet().stream().allMatch(Ratio.ONE::equals);
    }

    List<Step> down() {
        return steps("down, weighted", down);
    }

    List<Step> known() {
        return steps("known, weighted", known);
    }

    List<Step> excused() {
        return steps("excluded, counts as up, weighted", excused);
    }

    private static List<Step> steps(String what, SortedMap<Ratio, BigInteger> weights) {
        List<Step> steps = new ArrayList<>();
        weights.forEach((weight, nanos) -> steps.add(new Step.WeightedTerm(what, nanos, weight)));
        return steps;
    }
}
