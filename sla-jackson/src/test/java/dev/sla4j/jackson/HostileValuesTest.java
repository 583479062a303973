package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.measurement.Measurement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each hostile value in each kind of field is refused at once, with the path of the field; the few that are fine there are named. */
class HostileValuesTest {
    static final List<String> HOSTILE = List.of(
            "1e999999999",
            "1e999999999%",
            ">= 1e999999999",
            "1E-999999999",
            "NaN",
            "Infinity",
            "-0",
            "0x10",
            "1_000",
            "٣",
            "1/0",
            "",
            " ",
            "\\ud800",
            "\\udc00\\ud800",
            "\\u0000",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00Z",
            "+999999999-12-31",
            "2026-03-07T24:00Z",
            "2026-03-07T10:00+18:01",
            "2026-03-07T10:00",
            "2026-02-30",
            "2026-02-30T00:00Z",
            "24:00-25:00",
            "PT9223372036854775808S",
            "PT9223372036854775807S",
            "P999999999999D",
            "PT1e9S",
            "-P1D",
            "Europe/" + "x".repeat(10_000),
            "../../etc/passwd",
            "9".repeat(5000));

    /** A field: where it is, a document with a hole, and what of the above is fine there. */
    private record Field(String path, String document, Set<String> fine) {}

    private static final String AGREEMENT =
            "{\"version\":1,\"id\":\"a\",\"zone\":\"UTC\",\"cycle\":\"monthly\",%s\"targets\":[{\"id\":\"t\",\"indicator\":\"availability\"%s}]}";

    private static Field ofAgreement(String name, String... fine) {
        return new Field(name, String.format(AGREEMENT, "\"" + name + "\":%s,", ""), Set.of(fine));
    }

    private static Field inAgreement(String path, String field, String... fine) {
        return new Field(path, String.format(AGREEMENT, field + ",", ""), Set.of(fine));
    }

    private static Field ofTarget(String name, String... fine) {
        return new Field("targets[0]." + name, String.format(AGREEMENT, "", ",\"" + name + "\":%s"), Set.of(fine));
    }

    private static Field line(String type, String name, String others, String... fine) {
        return new Field(name, "{\"type\":\"" + type + "\"," + others + "\"" + name + "\":%s}", Set.of(fine));
    }

    private static final String AT = "\"at\":\"2026-03-07T10:00Z\",";

    private static final List<Field> FIELDS = List.of(
            inAgreement("fees.line", "\"fees\":{\"line\":%s}"),
            inAgreement("term.from", "\"term\":{\"from\":%s}"),
            ofTarget("limit"),
            ofTarget("rounding"),
            ofTarget("minimum-life"),
            ofTarget("minimum-coverage"),
            ofTarget("resolution"),
            ofTarget("hours"),
            ofTarget("scope"),
            ofTarget("penalty"),
            new Field("zone", AGREEMENT.replaceFirst("\"UTC\"", "%s").replaceAll("%s(?=[\"}])", ""), Set.of("-0")),
            line("probe", "at", "\"good\":true,"),
            line("probe", "good", AT),
            line("outage", "weight", "\"start\":\"2026-03-07T10:00Z\","),
            line("request", "latency", AT),
            line("sample", "value", AT + "\"metric\":\"m\",", "-0"),
            line("service-life", "population", "\"start\":\"2026-03-07T10:00Z\",\"end\":\"2026-03-07T11:00Z\","),
            line("watched", "end", "\"start\":\"2026-03-07T10:00Z\","));

    @TestFactory
    Stream<DynamicTest> everyHostileValueInEveryField() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Field field : FIELDS) {
            for (String value : HOSTILE) {
                String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
                tests.add(DynamicTest.dynamicTest(field.path() + " " + shown, () -> check(field, '"' + value + '"')));
            }
            for (String value : List.of("1e999999999", "-0.0e-999999999", "{}", "[[[[]]]]", "null", "9".repeat(900))) {
                tests.add(DynamicTest.dynamicTest(
                        field.path() + " bare " + value.substring(0, Math.min(20, value.length())),
                        () -> check(field, value)));
            }
        }
        return tests.stream();
    }

    private static void check(Field field, String value) {
        long start = System.nanoTime();
        String message = read(
                field.document().replace("%s", value),
                field.path().equals("zone") || field.document().contains("targets")
                        ? Agreement.class
                        : Measurement.class);
        boolean isFine = field.fine().contains(value.replace("\"", ""));
        assertTrue(isFine == message.isEmpty(), message.isEmpty() ? "was read" : message);
        assertTrue(isFine || message.contains(field.path()) || message.startsWith("targets[0]: "), message);
        assertTrue(message.length() < 2000, "a message of " + message.length() + " characters");
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(10).toNanos(), "took too long");
    }

    private static String read(String json, Class<?> type) {
        try {
            new ObjectMapper().registerModule(new SlaModule()).readValue(json, type);
            return "";
        } catch (JsonProcessingException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
