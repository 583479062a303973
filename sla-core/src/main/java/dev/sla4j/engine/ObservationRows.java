package dev.sla4j.engine;

import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ProbeColumns;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.target.Observed;
import dev.sla4j.target.Sampled;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.util.Comparator;
import java.util.List;

/** Turns states and probes into observations, as a leaf reads them. */
final class ObservationRows {
    private static final Comparator<Level> BADNESS = Comparator.comparing(ObservationRows::badness);

    private ObservationRows() {}

    /** In their order; of several at one instant the worst: down before unknown before up, the heavier first. */
    static ObservationLog of(Facts.Subject subject, Observed node) {
        ObservationLog all = new ObservationLog(
                Math.addExact(subject.states().size(), subject.probes().size()));
        for (StateChange change : subject.states()) {
            if (node.filter().acceptsSource(change.origin().source())) {
                all.add(change.atNanos(), level(node.states(), change.state()), Long.MAX_VALUE);
            }
        }
        for (Probe probe : subject.probes().records()) {
            if (node.filter().acceptsSource(probe.origin().source())) {
                all.add(probe.atNanos(), level(probe.good()), until(probe.atNanos(), node));
            }
        }
        for (ProbeColumns probes : subject.probes().columns()) {
            if (node.filter().acceptsSource(probes.origin().source())) {
                for (int row = 0; row < probes.size(); row++) {
                    long at = probes.atNanos(row);
                    all.add(at, level(probes.isGood(row)), until(at, node));
                }
            }
        }
        for (StateChange change : subject.disputedStates()) {
            if (node.filter().acceptsSource(change.origin().source())) {
                all.add(change.atNanos(), Level.UNKNOWN, Long.MAX_VALUE);
            }
        }
        for (Probe probe : subject.disputedProbes()) {
            if (node.filter().acceptsSource(probe.origin().source())) {
                all.add(probe.atNanos(), Level.UNKNOWN, Long.MAX_VALUE);
            }
        }
        return all.worst(BADNESS);
    }

    private static long until(long at, Observed node) {
        return Observations.validUntil(at, node.validFor());
    }

    private static Level level(boolean good) {
        return good ? Level.UP : Level.DOWN;
    }

    /** Of samples: good within the limit of the leaf. */
    static ObservationLog of(Facts.Subject subject, Sampled node) {
        ObservationLog all = new ObservationLog(0);
        for (Sample sample : subject.samples()) {
            if (reads(node, sample)) {
                boolean good = node.good().accepts(Figure.amount(sample.value()));
                all.add(sample.atNanos(), level(good), Observations.validUntil(sample.atNanos(), node.validFor()));
            }
        }
        for (List<Sample> versions : subject.disputedSamples().values()) {
            for (Sample sample : versions) {
                if (reads(node, sample)) {
                    all.add(sample.atNanos(), Level.UNKNOWN, Long.MAX_VALUE);
                }
            }
        }
        return all.worst(BADNESS);
    }

    private static boolean reads(Sampled node, Sample sample) {
        return sample.metric().equals(node.metric())
                && node.filter().acceptsSource(sample.origin().source());
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
