package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.measurement.Measurement;
import dev.sla4j.report.ComplianceReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** L2: a state restored from bytes is the state; and no bytes can do more harm than to be refused. */
@AddLifecycleHook(Cases.class)
class StateBytesProperties {
    @Provide
    Arbitrary<Scenario> priced() {
        return Scenarios.any().map(MergeLawProperties::priced);
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l2RestoredFromBytesIsTheSame(@ForAll("priced") Scenario scenario, @ForAll Random random) {
        long seed = random.nextLong();
        Scenario.check(scenario, smaller -> {
            Draw draw = new Draw(new Random(seed));
            List<Evaluation> parts = new ArrayList<>(List.of(start(smaller), start(smaller), start(smaller)));
            for (Measurement row : smaller.evidence()) {
                draw.of(parts).add(row);
            }
            Evaluation restored = start(smaller);
            for (Evaluation part : draw.shuffled(parts)) {
                restored.merge(part.toBytes());
            }
            ComplianceReport report = restored.report(smaller.at(smaller.asOf()));
            boolean same = report.equals(smaller.report())
                    && report.identity().equals(smaller.report().identity());
            return same ? null : report.targets() + "\n" + smaller.report().targets();
        });
    }

    private static Evaluation start(Scenario scenario) {
        return scenario.engine().start(scenario.period());
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF, seed = "4")
    void l2RequestsRestoredFromBytesAreTheSame(@ForAll Random random) {
        CountedScenario scenario = CountedScenario.draw(random);
        ComplianceEngine engine = ComplianceEngine.of(scenario.agreement());
        byte[] state = engine.start(scenario.period()).add(scenario.evidence()).toBytes();
        ComplianceReport restored = engine.start(scenario.period()).merge(state).report(scenario.reportAt());
        assertEquals(scenario.report(null), restored);
        assertEquals(scenario.report(null).identity(), restored.identity());
    }

    /** Bytes that are altered, with the sum that belongs to them: refused, or a state like any other. */
    @Property(tries = 5000, shrinking = ShrinkingMode.OFF)
    void bytesByWhoeverMeansHarmAreRefusedOrAState(@ForAll long seed) {
        byte[] altered = altered(FULL, new Random(seed));
        Evaluation evaluation = States.empty();
        try {
            evaluation.merge(altered);
        } catch (IllegalArgumentException e) {
            return;
        }
        byte[] written = evaluation.toBytes();
        assertArrayEquals(written, States.empty().merge(written).toBytes());
    }

    private static final byte[] FULL = States.full().toBytes();

    static byte[] altered(byte[] state, Random random) {
        byte[] copy = state.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            // Behind the letters, the version and the fingerprint, before the sum.
            int at = 44 + random.nextInt(copy.length - 44 - 32);
            switch (random.nextInt(4)) {
                case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> copy[at] = (byte) random.nextInt(256);
                case 2 -> copy[at] = (byte) (random.nextBoolean() ? 0 : 0xFF);
                default -> {
                    int from = 44 + random.nextInt(copy.length - 44 - 32);
                    int length = Math.min(random.nextInt(20), copy.length - 32 - Math.max(at, from));
                    System.arraycopy(copy, from, copy, at, length);
                }
            }
        }
        return States.sealed(copy);
    }
}
