package dev.sla4j.engine;

import static dev.sla4j.engine.Days.MON_2026_03_02;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.target.Indicator;
import dev.sla4j.time.HolidayCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes of a partial state: restored they are the same state; whatever else they are is told (L2). */
class StateBytesTest {
    private final Evaluation full = States.full();
    private final byte[] state = full.toBytes();

    @Test
    void aRestoredStateGivesTheSameReport() {
        ComplianceReport report = full.report();
        ComplianceReport restored = States.empty().merge(state).report();
        assertEquals(report, restored);
        assertEquals(report.identity(), restored.identity());
        assertEquals(report.explanation().toText(), restored.explanation().toText());
    }

    @Test
    void aRestoredStateHasTheSameBytes() {
        assertArrayEquals(state, States.empty().merge(state).toBytes());
        assertArrayEquals(state, full.toBytes(), "writing changes nothing");
    }

    @Test
    void mergingBytesIsMergingTheEvaluation() {
        Evaluation other = States.empty().add(Days.down("05:00", "05:30"));
        ComplianceReport merged = States.full().merge(other).report();
        ComplianceReport viaBytes = States.full().merge(other.toBytes()).report();
        assertEquals(merged, viaBytes);
        assertEquals(merged.identity(), viaBytes.identity());
    }

    @Test
    void nothingIsAStateToo() {
        byte[] nothing = States.empty().toBytes();
        assertTrue(nothing.length < 200, nothing.length + " bytes");
        assertEquals(States.empty().report(), States.empty().merge(nothing).report());
    }

    /** States that were written before can be read for good; a new layout has a new version and golden bytes of its own. */
    @Test
    void bytesOfVersion1AreReadForGood() throws IOException {
        byte[] golden = States.withFingerprintOf(golden("state-1.base64"), state);
        ComplianceReport restored = States.empty().merge(golden).report();
        assertEquals(full.report(), restored);
        assertEquals(full.report().identity(), restored.identity());
        assertArrayEquals(
                golden,
                state,
                "and are what is written today: " + Base64.getMimeEncoder().encodeToString(state));
    }

    /** Who adds a kind of measurement adds it to {@link States#full()} and to the bytes, and then here. */
    @Test
    void everyKindOfMeasurementIsKept() {
        assertEquals(
                12,
                Measurement.class.getPermittedSubclasses().length,
                "a kind of measurement that is not in the bytes of a state is lost");
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = StateBytesTest.class.getResourceAsStream(name)) {
            return Base64.getMimeDecoder().decode(in.readAllBytes());
        }
    }

    private static String refused(Evaluation evaluation, byte[] bytes) {
        byte[] before = evaluation.toBytes();
        String message = assertThrows(IllegalArgumentException.class, () -> evaluation.merge(bytes))
                .getMessage();
        assertArrayEquals(before, evaluation.toBytes(), "nothing is added");
        return message;
    }

    @Test
    void bytesOfSomethingElse() {
        for (byte[] bytes :
                List.of(new byte[0], "SLA4J-STAT".getBytes(), "{\"version\":1}".getBytes(), new byte[1000])) {
            assertEquals(
                    "state (" + bytes.length + " bytes) must begin with SLA4J-STATE; these are bytes of something else",
                    refused(States.empty(), bytes));
        }
    }

    @Test
    void aVersionThatIsNotKnown() {
        byte[] later = state.clone();
        later[11] = 2;
        assertEquals(
                "state (version 2) must be of version 1, which is known here",
                refused(States.empty(), States.sealed(later)));
    }

    @Test
    void truncatedAnywhere() {
        for (int length = 12; length < state.length; length++) {
            byte[] cut = Arrays.copyOf(state, length);
            assertEquals(
                    "state (" + length + " bytes) must end with its own sum; it was cut off or altered",
                    refused(States.empty(), cut));
        }
    }

    @Test
    void alteredAnywhere() {
        for (int i = 12; i < state.length; i++) {
            byte[] altered = state.clone();
            altered[i] ^= 1;
            assertTrue(refused(States.empty(), altered).endsWith("it was cut off or altered"));
        }
    }

    @Test
    void ofAnotherPeriodAgreementCalendarOrFunction() {
        ComplianceEngine engine = States.engine();
        Evaluation tomorrow = engine.start(engine.periodOf(MON_2026_03_02.plusDays(1)));
        assertEquals(
                "state of day in 2026-03-02 2026-03-02T00:00Z/2026-03-03T00:00Z must be of the same agreement, reference data, functions"
                        + " and period as the evaluation of day in 2026-03-03, in the words of this version of the library",
                refused(tomorrow, state));
        ComplianceEngine other =
                ComplianceEngine.of(Days.daily(ServiceLevelTarget.of("uptime", Indicator.availability())));
        assertTrue(
                refused(other.start(other.periodOf(MON_2026_03_02)), state).contains("must be of the same agreement"));
        HolidayCalendar calendar = HolidayCalendar.of("uk", List.of(LocalDate.of(2026, 12, 25)));
        ComplianceEngine withCalendar =
                ComplianceEngine.of(engine.agreement(), ReferenceData.of(calendar), List.of(new LatePeak()));
        assertTrue(refused(withCalendar.start(withCalendar.periodOf(MON_2026_03_02)), state)
                .contains("must be of the same agreement"));
    }

    @Test
    void moreBytesThanAState() {
        byte[] longer = Arrays.copyOf(state, state.length + 1);
        assertTrue(refused(States.empty(), States.sealed(longer)).endsWith(" must end here"));
    }
}
