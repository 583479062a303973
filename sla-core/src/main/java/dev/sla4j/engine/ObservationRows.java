package dev.sla4j.engine;

import dev.sla4j.engine.Observations.Observation;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.target.Observed;
import dev.sla4j.target.Sampled;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns states and probes into observations, as a leaf reads them. */
final class ObservationRows {
    private ObservationRows() {}

    /** In their order; of several at one instant the worst: down before unknown before up, the heavier first. */
    static List<Observation> of(Facts.Subject subject, Observed node) {
        List<Observation> all =
                new ArrayList<>(subject.states().size() + subject.probes().size());
        for (StateChange change : subject.states()) {
            if (node.filter().acceptsSource(change.origin().source())) {
                all.add(new Observation(change.atNanos(), level(node.states(), change.state()), Long.MAX_VALUE));
            }
        }
        for (Probe probe : subject.probes()) {
            if (node.filter().acceptsSource(probe.origin().source())) {
                long until = Observations.validUntil(probe.atNanos(), node.validFor());
                all.add(new Observation(probe.atNanos(), probe.good() ? Level.UP : Level.DOWN, until));
            }
        }
        for (StateChange change : subject.disputedStates()) {
            if (node.filter().acceptsSource(change.origin().source())) {
                all.add(new Observation(change.atNanos(), Level.UNKNOWN, Long.MAX_VALUE));
            }
        }
        for (Probe probe : subject.disputedProbes()) {
            if (node.filter().acceptsSource(probe.origin().source())) {
                all.add(new Observation(probe.atNanos(), Level.UNKNOWN, Long.MAX_VALUE));
            }
        }
        return worst(all);
    }

    /** Of samples: good within the limit of the leaf. */
    static List<Observation> of(Facts.Subject subject, Sampled node) {
        List<Observation> all = new ArrayList<>();
        for (Sample sample : subject.samples()) {
            if (reads(node, sample)) {
                Level level = node.good().accepts(Figure.amount(sample.value())) ? Level.UP : Level.DOWN;
                all.add(new Observation(
                        sample.atNanos(), level, Observations.validUntil(sample.atNanos(), node.validFor())));
            }
        }
        for (List<Sample> versions : subject.disputedSamples().values()) {
            for (Sample sample : versions) {
                if (reads(node, sample)) {
                    all.add(new Observation(sample.atNanos(), Level.UNKNOWN, Long.MAX_VALUE));
                }
            }
        }
        return worst(all);
    }

    private static boolean reads(Sampled node, Sample sample) {
        return sample.metric().equals(node.metric())
                && node.filter().acceptsSource(sample.origin().source());
    }

    private static List<Observation> worst(List<Observation> all) {
        all.sort(Comparator.comparingLong(Observation::at)
                .thenComparing(observation -> badness(observation.level()), Comparator.reverseOrder()));
        List<Observation> worst = new ArrayList<>(all.size());
        for (Observation observation : all) {
            if (worst.isEmpty() || worst.get(worst.size() - 1).at() != observation.at()) {
                worst.add(observation);
            }
        }
        return worst;
    }

    private static Level level(Observed.States states, String state) {
        if (states.good().contains(state)) {
            return Level.UP;
        }
        return states.unknown().contains(state)
                ? Level.UNKNOWN
                : Level.down(states.impact().getOrDefault(state, Ratio.ONE));
    }

    private static Ratio badness(Level level) {
        if (level.isDown()) {
            return level.weight().plus(Ratio.ONE);
        }
        return level.isUnknown() ? Ratio.ONE : Ratio.ZERO;
    }
}
