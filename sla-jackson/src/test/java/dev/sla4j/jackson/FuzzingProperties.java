package dev.sla4j.jackson;

import java.io.IOException;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** A moment of {@link Fuzzing} in every build: only documented exceptions come out. */
class FuzzingProperties {
    private final Map<String, Fuzzing.Task> tasks = Fuzzing.tasks();

    FuzzingProperties() throws IOException {}

    private void tries(String name, long seed) throws IOException {
        Fuzzing.Task task = tasks.get(name);
        task.target().tries(Fuzzing.input(task, new Random(seed)));
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void agreements(@ForAll long seed) throws IOException {
        tries("agreement", seed);
    }

    @Property(tries = 5000, shrinking = ShrinkingMode.OFF)
    void measurements(@ForAll long seed) throws IOException {
        tries("measurement", seed);
    }

    @Property(tries = 5000, shrinking = ShrinkingMode.OFF)
    void states(@ForAll long seed) throws IOException {
        tries("state", seed);
    }

    @Property(tries = 5000, shrinking = ShrinkingMode.OFF)
    void schedules(@ForAll long seed) throws IOException {
        tries("schedule", seed);
    }

    @Property(tries = 5000, shrinking = ShrinkingMode.OFF)
    void keptDocuments(@ForAll long seed) throws IOException {
        tries("kept", seed);
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void tables(@ForAll long seed) throws IOException {
        tries("table", seed);
    }
}
