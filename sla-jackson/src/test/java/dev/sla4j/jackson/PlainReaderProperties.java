package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sla4j.measurement.Measurement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is read of a plain line is what the parser reads of it; and lines that are plain are read so. */
class PlainReaderProperties {
    private static final List<String> INSTANTS = List.of(
            "2026-03-07T10:00Z",
            "2026-03-07T10:00:30Z",
            "2026-03-07T10:00:30.5Z",
            "2024-02-29T23:59:59.999999999Z",
            "1970-01-01T00:00Z",
            "1900-03-01T00:00Z",
            "2000-02-29T12:00:00.000Z",
            "2100-12-31T23:59Z",
            "1969-12-31T23:59:59.000000001Z");
    private static final List<String> ODD_INSTANTS = List.of(
            "2026-02-29T10:00Z",
            "2026-03-07T24:00Z",
            "2026-03-07T10:00+01:00",
            "2026-03-07T10:60Z",
            "2026-13-07T10:00Z",
            "2026-03-00T10:00Z",
            "2026-03-07T10:00:60Z",
            "2026-03-07T10:00:30.Z",
            "2026-03-07T10:00:30.0123456789Z",
            "2026-03-07T10:00:3Z",
            "2026-03-07T10:00:Z",
            "2026-03-07T10:00z",
            "0001-01-01T00:00Z",
            "2026-3-7T10:00Z",
            "+2026-03-07T10:00Z",
            "");
    private static final List<String> LATENCIES = List.of(
            "PT0S",
            "PT0.25S",
            "PT1.5S",
            "PT123456789S",
            "PT0.000000001S",
            "PT1M",
            "PT.5S",
            "PT-1S",
            "PT1.S",
            "PT1234567890S");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "4.21",
            "-4.2100",
            "007",
            "1.",
            ".5",
            "-",
            "",
            "+1",
            "1e3",
            "123456789012345678",
            "1234567890.12345678901");
    private static final List<String> TEXTS =
            List.of("web", "up", "a b", " ", "", "x\\u0041", "ü", "probe 3", "good", "true");

    private static final List<String> ATTRIBUTES = List.of(
            "{\"a\":\"b\"}",
            "{ \"a\" : \"b\" , \"c\":\"\" }",
            "{\"c\":\"d\",\"a\":\"b\"}",
            "{\"a\":\"b\",\"a\":\"c\"}",
            "{\"a\":1}",
            "{\"\":\"b\"}",
            "{}",
            "{\"a\":\"b\"",
            "[]",
            "\"a\"");

    private final ObjectMapper mapper = Documents.mapper();
    private final PlainReader reader = new PlainReader(Limits.DEFAULT);

    @Property(tries = 20_000)
    void whatIsPlainIsWhatTheParserReads(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = line(random).getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(3) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
        }
        Measurement plain = reader.read(bytes, 0, bytes.length);
        if (plain != null) {
            assertEquals(parsed(new String(bytes, StandardCharsets.UTF_8)), plain);
        }
    }

    @Property(tries = 5000)
    void whatThisLibraryWritesOfUsualThingsIsPlain(@ForAll long seed) throws IOException {
        Measurement measurement = new RandomMeasurements(seed).measurement();
        String written = mapper.writeValueAsString(measurement);
        Measurement plain = read(written);
        if (plain != null) {
            assertEquals(measurement, plain);
        }
    }

    private Measurement parsed(String line) {
        try {
            return mapper.readValue(line, Measurement.class);
        } catch (IOException e) {
            throw new AssertionError(line + " was taken for plain", e);
        }
    }

    private Measurement read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return reader.read(bytes, 0, bytes.length);
    }

    @Example
    void usualLinesArePlain() {
        for (String instant : INSTANTS) {
            for (String fields : List.of(
                    "\"type\":\"outage\",\"start\":\"%s\"",
                    "\"type\": \"outage\" , \"start\" : \"%s\", \"end\": \"2200-01-01T00:00Z\", \"subject\": \"web\"",
                    "\"type\":\"probe\",\"at\":\"%s\",\"good\":true,\"source\":\"prober\"",
                    "\"type\":\"probe\",\"good\":false,\"at\":\"%s\",\"id\":\"7\",\"known-at\":\"2026-01-01T00:00Z\"",
                    "\"at\":\"%s\",\"type\":\"state-change\",\"state\":\"up\"",
                    "\"type\":\"request\",\"at\":\"%s\"",
                    "\"type\":\"request\",\"at\":\"%s\",\"outcome\":\"failed\",\"latency\":\"PT0.0125S\"",
                    "\"type\":\"request\",\"at\":\"%s\",\"attributes\":{\"operation\":\"read\",\"users\":\"7\"}",
                    "\"type\":\"sample\",\"at\":\"%s\",\"metric\":\"mos\",\"value\":\"4.21\"")) {
                String line = "{" + String.format(fields, instant) + "}";
                assertNotNull(read(line), line);
                assertEquals(parsed(line), read(line));
            }
        }
    }

    @Example
    void oddInstantsAreNot() {
        for (String instant : ODD_INSTANTS) {
            assertNull(read("{\"type\":\"outage\",\"start\":\"" + instant + "\"}"), instant);
        }
    }

    @Example
    void linesOfOneSourceShareTheirOrigin() {
        String line =
                "{\"type\":\"probe\",\"at\":\"2026-03-07T10:00Z\",\"good\":true,\"subject\":\"a\",\"source\":\"b\"}";
        Measurement first = read(line);
        Measurement second = read(line);
        assertNotNull(first);
        assertNotNull(second);
        assertSame(first.origin(), second.origin());
        assertEquals("c", read(line.replace("\"a\"", "\"c\"")).origin().subject());
        assertNull(read(line.replace(",\"subject\":\"a\"", "")).origin().subject());
    }

    private static String line(Random random) {
        StringBuilder line = new StringBuilder("{");
        field(
                line,
                random,
                "type",
                List.of("outage", "probe", "state-change", "request", "sample", "watched", "incident"));
        for (int i = random.nextInt(6); i >= 0; i--) {
            switch (random.nextInt(13)) {
                case 0, 1 -> field(line, random, "start", random.nextBoolean() ? INSTANTS : ODD_INSTANTS);
                case 2 -> field(line, random, "end", random.nextBoolean() ? INSTANTS : ODD_INSTANTS);
                case 3, 4 -> field(line, random, "at", random.nextInt(4) > 0 ? INSTANTS : ODD_INSTANTS);
                case 5 -> line.append(random.nextBoolean() ? ",\"good\":true" : ",\"good\" : false");
                case 6 -> field(line, random, "state", TEXTS);
                case 7 -> field(line, random, "outcome", TEXTS);
                case 8 -> field(line, random, "latency", LATENCIES);
                case 9 -> {
                    field(line, random, "metric", TEXTS);
                    field(line, random, "value", NUMBERS);
                }
                case 11 -> line.append(",\"attributes\":").append(ATTRIBUTES.get(random.nextInt(ATTRIBUTES.size())));
                case 10 -> field(line, random, random.nextBoolean() ? "subject" : "source", TEXTS);
                default -> field(line, random, random.nextBoolean() ? "id" : "x-id", TEXTS);
            }
        }
        return line.append(random.nextInt(20) == 0 ? "} x" : "}").toString();
    }

    private static void field(StringBuilder line, Random random, String name, List<String> values) {
        line.append(line.length() == 1 ? "\"" : random.nextInt(5) == 0 ? " , \"" : ",\"")
                .append(name)
                .append(random.nextInt(5) == 0 ? "\" :\t\"" : "\":\"")
                .append(values.get(random.nextInt(values.size())))
                .append('"');
    }
}
