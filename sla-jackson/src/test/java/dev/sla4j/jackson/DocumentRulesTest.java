package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.report.PeriodResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules for all documents hold for each kind of them. */
class DocumentRulesTest {
    record Kind(String file, Class<?> type) {
        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    private final ObjectMapper mapper = Documents.mapper();

    static List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        Schemas.KEPT.forEach((name, type) -> kinds.add(new Kind("kept/" + name, type)));
        kinds.add(new Kind("reports/every-field", PeriodResult.class));
        kinds.add(new Kind("agreements/penalties", Agreement.class));
        kinds.add(new Kind("agreements/fullest", AgreementDocument.class));
        return kinds;
    }

    private ObjectNode document(Kind kind) throws IOException {
        return (ObjectNode) mapper.readTree(Documents.text(kind.file() + ".json"));
    }

    private String refusal(String json, Kind kind) {
        SlaFormatException e = assertThrows(SlaFormatException.class, () -> mapper.readValue(json, kind.type()));
        return e.faults().get(0).toString();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theVersionIsStatedAndKnown(Kind kind) throws IOException {
        ObjectNode document = document(kind);
        document.put("version", 2);
        assertEquals(
                "version (2) must be 1, the version of the format that is known here",
                refusal(document.toString(), kind));
        document.remove("version");
        assertEquals("version must be stated", refusal(document.toString(), kind));
        Object value = mapper.treeToValue(document(kind), kind.type());
        assertEquals(1, mapper.valueToTree(value).path("version").asInt());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anUnknownFieldIsAnErrorThatTellsTheKnownOnes(Kind kind) throws IOException {
        String refusal = refusal(document(kind).put("verison", 1).toString(), kind);
        assertTrue(refusal.startsWith("verison (1) must not be here; known are version, "), refusal);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatBeginsWithXIsTheUsers(Kind kind) throws IOException {
        ObjectNode document = document(kind);
        Object value = mapper.treeToValue(document, kind.type());
        document.putObject("x-ours").put("version", "any");
        Object same = mapper.treeToValue(document, kind.type());
        if (value instanceof AgreementDocument plain && same instanceof AgreementDocument extended) {
            assertEquals(plain.agreement(), extended.agreement());
        } else {
            assertEquals(value, same);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsStatedTwiceIsAnError(Kind kind) throws IOException {
        String twice = document(kind).toString().replaceFirst("\\{", "{\"version\":1,");
        assertEquals("version (1) must be stated once only", refusal(twice, kind));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nullAndOtherKindsOfValuesAreErrors(Kind kind) throws IOException {
        assertTrue(refusal("[]", kind).startsWith("document ([]) must be an object"));
        assertTrue(refusal("7", kind).startsWith("document (7) must be an object"));
        ObjectNode document = document(kind);
        document.fieldNames().forEachRemaining(field -> {
            String spoilt = document.deepCopy().putNull(field).toString();
            String refusal = refusal(spoilt, kind);
            assertTrue(refusal.startsWith(field + " (null) must be "), refusal);
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void limitsHold(Kind kind) throws IOException {
        String json = document(kind).toString();
        for (Limits limits : List.of(
                Limits.DEFAULT.withDepth(1),
                Limits.DEFAULT.withSize(3, 1000),
                Limits.DEFAULT.withRows(1),
                Limits.DEFAULT.withText(2),
                Limits.DEFAULT.withSize(1000, 20))) {
            ObjectMapper narrow = new ObjectMapper().registerModule(new SlaModule().limitedTo(limits));
            assertThrows(SlaFormatException.class, () -> narrow.readValue(json, kind.type()), limits::toString);
        }
    }
}
