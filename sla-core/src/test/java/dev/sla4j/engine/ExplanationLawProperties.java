package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/** L6: the explanation re-adds. */
@AddLifecycleHook(Cases.class)
class ExplanationLawProperties {
    @Provide
    Arbitrary<Scenario> any() {
        return Scenarios.any();
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l6TheExplanationReAdds(@ForAll("any") Scenario scenario) {
        Scenario.check(scenario, ExplanationLawProperties::fault);
    }

    private static @Nullable String fault(Scenario scenario) {
        try {
            assertTrue(FigureWalker.walk(scenario.report()) >= 0);
            return null;
        } catch (AssertionError fault) {
            return fault.getMessage() + scenario.report().explanation().toText();
        }
    }
}
