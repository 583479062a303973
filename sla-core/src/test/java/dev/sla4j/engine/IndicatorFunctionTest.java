package dev.sla4j.engine;

import static dev.sla4j.engine.Days.MON_2026_03_02;
import static dev.sla4j.engine.Days.daily;
import static dev.sla4j.engine.Days.only;
import static dev.sla4j.engine.Days.remarks;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Sample;
import dev.sla4j.report.Cause;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Remark;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Custom;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Over;
import dev.sla4j.target.Selection;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Figures by functions of the user's own. */
class IndicatorFunctionTest {
    private static final Selection JITTER = Selection.samples("jitter");

    private static final Custom EXCESS =
            Indicator.custom("excess-jitter/1", JITTER, Figure.Unit.NUMBER).with("threshold", "2");

    private static Sample sample(int minute, String value) {
        return Sample.of(Instant.parse("2026-03-02T12:00:00Z").plusSeconds(60L * minute), "jitter", value);
    }

    private static List<CountedThing> things() {
        List<CountedThing> things = new ArrayList<>();
        for (String value : List.of("0", "2", "2.5", "7", "100", "3")) {
            things.add(CountedThing.of(sample(things.size(), value)));
        }
        return things;
    }

    private static ComplianceReport report(
            Indicator indicator, String limit, IndicatorFunction<?> function, List<Sample> samples) {
        Agreement agreement = daily(ServiceLevelTarget.of("jitter", indicator).atMost(limit));
        ComplianceEngine engine = ComplianceEngine.of(agreement, ReferenceData.empty(), List.of(function));
        ComplianceReport report = engine.evaluate(engine.periodOf(MON_2026_03_02), samples);
        report.explanation().toText();
        return report;
    }

    @Test
    void figureOfAFunction() {
        List<Sample> samples = new ArrayList<>(List.of(sample(0, "1"), sample(1, "3"), sample(2, "4")));
        ComplianceReport report = report(EXCESS, "2", new ExcessJitter(), samples);
        assertEquals(Figure.amount(Ratio.of(5, 3)), only(report).figure());
        assertEquals(Verdict.MET, only(report).verdict());
        assertTrue(report.explanation().toText().contains("function excess-jitter/1"));
        Collections.reverse(samples);
        assertEquals(report, report(EXCESS, "2", new ExcessJitter(), samples));
        // It is a part like any other.
        Indicator twice = Indicator.highest(Over.indicators(EXCESS, EXCESS.with("threshold", "0")));
        assertEquals(
                Figure.amount(Ratio.of(26, 3)),
                only(report(twice, "2", new ExcessJitter(), samples)).figure());
    }

    @Test
    void ofNothingItHasNoFigure_S9() {
        ComplianceReport report = report(EXCESS, "2", new ExcessJitter(), List.of());
        assertEquals(Verdict.UNDETERMINED, only(report).verdict());
        assertEquals(Cause.NOTHING_MEASURED, only(report).cause());
    }

    @Test
    void aFunctionThatIsNotSuppliedIsRefused() {
        Agreement agreement = daily(ServiceLevelTarget.of("jitter", EXCESS));
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> ComplianceEngine.of(agreement));
        assertTrue(refusal.getMessage().contains("excess-jitter/1"), refusal::getMessage);
        assertThrows(
                IllegalArgumentException.class,
                () -> ComplianceEngine.of(
                        agreement, ReferenceData.empty(), List.of(new ExcessJitter(), new ExcessJitter())));
    }

    /** A parameter is missing, so the function throws; the target is undetermined and the report says why. */
    @Test
    void aFunctionThatFailsIsReported() {
        Custom without = Indicator.custom("excess-jitter/1", JITTER, Figure.Unit.NUMBER);
        ComplianceReport report = report(without, "2", new ExcessJitter(), List.of(sample(0, "1")));
        assertEquals(Verdict.UNDETERMINED, only(report).verdict());
        assertEquals(Cause.FUNCTION_FAILED, only(report).cause());
        assertEquals(1, remarks(report, Remark.Kind.FUNCTION_FAILED).size());
        assertTrue(remarks(report, Remark.Kind.FUNCTION_FAILED).get(0).contains("threshold"));
    }

    @Test
    void aFigureOfAnotherUnitIsAFailure() {
        Custom wrong = new Custom("excess-jitter/1", JITTER, new TreeMap<>(EXCESS.parameters()), Figure.Unit.TIME);
        ComplianceReport report = report(wrong, "PT1S", new ExcessJitter(), List.of(sample(0, "1")));
        assertEquals(Cause.FUNCTION_FAILED, only(report).cause());
    }

    @Test
    void theKitAcceptsALawfulFunction() {
        assertDoesNotThrow(() -> IndicatorFunctionLaws.check(new ExcessJitter(), EXCESS.parameters(), things()));
        assertThrows(
                IllegalArgumentException.class,
                () -> IndicatorFunctionLaws.check(new ExcessJitter(), EXCESS.parameters(), List.of()));
    }

    /** Remembers the last of what it saw, so the order matters. */
    @Test
    void theKitFindsWhatDependsOnTheOrder() {
        assertBroken("merging is commutative", new ExcessJitter() {
            @Override
            public State merge(State one, State other) {
                return other.count() == 0 ? one : new State(one.count() + other.count(), other.sum());
            }
        });
    }

    @Test
    void theKitFindsAnIdentityThatIsNotNeutral() {
        assertBroken("identity is neutral", new ExcessJitter() {
            @Override
            public State identity() {
                return new State(1, Ratio.ZERO);
            }
        });
    }

    @Test
    void theKitFindsAddingThatIsNotMerging() {
        assertBroken("merging parts is adding all", new ExcessJitter() {
            @Override
            public State add(State state, CountedThing thing, SortedMap<String, String> parameters) {
                State next = super.add(state, thing, parameters);
                return state.count() == 3 ? new State(next.count() + 1, next.sum()) : next;
            }
        });
    }

    @Test
    void theKitFindsBytesThatDoNotRestore() {
        assertBroken("bytes of a state restore it", new ExcessJitter() {
            @Override
            public State restore(byte[] bytes) {
                return new State(super.restore(bytes).count(), Ratio.ONE);
            }
        });
    }

    private static void assertBroken(String law, IndicatorFunction<?> function) {
        IllegalStateException broken = assertThrows(
                IllegalStateException.class,
                () -> IndicatorFunctionLaws.check(function, EXCESS.parameters(), things()));
        assertTrue(broken.getMessage().contains(law), broken::getMessage);
    }
}
