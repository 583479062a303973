package dev.sla4j.jackson;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.engine.Evaluation;
import dev.sla4j.time.EvaluationPeriod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;

/** Whatever bytes stand behind the head of a state, with the right sum: refused, or a state like any other. */
public final class StateFuzz {
    private static final int HEAD = 44;
    private static final int SUM = 32;

    private static final ComplianceEngine ENGINE = engine();
    private static final EvaluationPeriod PERIOD = ENGINE.periodOf(LocalDate.of(2026, 3, 7));
    private static final byte[] FULL = full();

    private StateFuzz() {}

    private static ComplianceEngine engine() {
        try {
            return ComplianceEngine.of(
                    Documents.mapper().readValue(Documents.text("agreements/counted.json"), Agreement.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] full() {
        try {
            Evaluation evaluation = ENGINE.start(PERIOD);
            MeasurementLines.strict(Documents.bytes(Documents.text("measurements/all.jsonl")))
                    .addTo(evaluation);
            return evaluation.addRefused("line 7").toBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands behind the head of a state with evidence of every kind. */
    static byte[] body() {
        return Arrays.copyOfRange(FULL, HEAD, FULL.length - SUM);
    }

    /**
     * Tries one input.
     *
     * @param data what stands behind the head
     * @throws IOException never
     */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        ByteArrayOutputStream state = new ByteArrayOutputStream();
        state.write(FULL, 0, HEAD);
        state.write(data);
        state.write(sum(state.toByteArray()));
        Evaluation evaluation = ENGINE.start(PERIOD);
        try {
            evaluation.merge(state.toByteArray());
        } catch (IllegalArgumentException e) {
            return;
        }
        byte[] written = evaluation.toBytes();
        if (!Arrays.equals(written, ENGINE.start(PERIOD).merge(written).toBytes())) {
            throw new AssertionError("a state is another one when it is read back");
        }
    }

    private static byte[] sum(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
