package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Detail;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.Step;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.UnitsOfSize;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import dev.sla4j.value.Rounding;
import dev.sla4j.value.UnroundedMoney;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportSerTest {
    private static final Instant MONDAY_2026_03_16 = Instant.parse("2026-03-16T00:00:00Z");

    private static ComplianceReport closed() throws IOException {
        ComplianceEngine engine = ComplianceEngine.of(Documents.agreement("smallest"));
        return engine.evaluate(
                engine.periodOf(LocalDate.of(2026, 3, 1)),
                MeasurementLines.strict(Documents.bytes(Documents.text("measurements/outages.jsonl"))));
    }

    private static ComplianceReport running() throws IOException {
        Agreement agreement = Documents.agreement("report");
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        return engine.start(engine.periodOf(LocalDate.of(2026, 3, 1)))
                .add(MeasurementLines.strict(Documents.bytes(Documents.text("measurements/report.jsonl"))))
                .report(MONDAY_2026_03_16);
    }

    private static ObjectMapper mapper(SlaModule module) {
        return new ObjectMapper().registerModule(module);
    }

    private static void assertGolden(String name, ComplianceReport report) throws IOException {
        ObjectMapper mapper = mapper(new SlaModule().withoutIdentity());
        JsonNode written = mapper.readTree(mapper.writeValueAsString(report));
        Path update = Path.of("target", name + ".json");
        Files.writeString(update, written.toPrettyString() + "\n");
        assertEquals(
                mapper.readTree(Documents.text("reports/" + name + ".json")).toPrettyString(),
                written.toPrettyString());
    }

    @Test
    void aClosedPeriod() throws IOException {
        assertGolden("closed", closed());
    }

    @Test
    void aRunningPeriodOfSeveralSubjectsWithUnknownTime() throws IOException {
        assertGolden("running", running());
    }

    @Test
    void figuresAreExactAndReadable() throws IOException {
        ComplianceReport report = closed();
        JsonNode target = mapper(new SlaModule())
                .readTree(mapper(new SlaModule()).writeValueAsString(report))
                .at("/targets/0");
        assertEquals(
                report.target("uptime").figure(),
                Figure.parse(target.at("/figure/exact").asText()));
        assertEquals(
                report.target("uptime").account().down(),
                Figure.parse(target.at("/account/down").asText())
                        .value()
                        .times(Ratio.of(1_000_000_000L))
                        .numerator());
    }

    /** Of a sum that nobody stated nothing is lost, and of one that is wrong nothing is believed. */
    @Test
    void sumsAreThoseOfTheCredits() throws IOException {
        ObjectMapper mapper = mapper(new SlaModule().withoutIdentity());
        PeriodResult result = closed().result();
        ObjectNode document = mapper.valueToTree(result);
        assertEquals("0.00 EUR", document.at("/credits/disputed").asText());
        String right = document.at("/credits/certain").asText();
        ((ObjectNode) document.at("/credits")).put("certain", "7.00 EUR");
        SlaFormatException e =
                assertThrows(SlaFormatException.class, () -> mapper.treeToValue(document, PeriodResult.class));
        assertEquals(
                "credits.certain (\"7.00 EUR\") must be " + right + ", as the credits of the targets add up to",
                e.getMessage());
        document.remove("credits");
        assertEquals(result, mapper.treeToValue(document, PeriodResult.class));
    }

    /** Found by fuzzing: it was read, and could not be written. */
    @Test
    void aLimitOfAnotherUnitThanItsFigureIsRefused() throws IOException {
        ObjectMapper mapper = mapper(new SlaModule());
        String wrong = mapper.writeValueAsString(closed().result())
                .replaceFirst("\"limit\":\"[^\"]*\"", "\"limit\":\">= 99.9\"");
        SlaFormatException e =
                assertThrows(SlaFormatException.class, () -> mapper.readValue(wrong, PeriodResult.class));
        assertEquals("targets[0].limit (\">= 99.9\") must be of unit share, that of its figure", e.getMessage());
    }

    @Test
    void theIdentityIsABlockOfItsOwn() throws IOException {
        ComplianceReport report = closed();
        JsonNode with = mapper(new SlaModule()).valueToTree(report);
        JsonNode without = mapper(new SlaModule().withoutIdentity()).valueToTree(report);
        assertEquals(
                report.identity().agreement(), with.at("/identity/agreement").asText());
        assertEquals(report.identity().evidence(), with.at("/identity/evidence").asText());
        assertFalse(without.has("identity"));
    }

    @Test
    void theExplanationIsWrittenWhereItIsAskedFor() throws IOException {
        ComplianceReport report = closed();
        assertFalse(mapper(new SlaModule()).valueToTree(report).has("explanation"));
        for (Detail detail : Detail.values()) {
            JsonNode explained =
                    mapper(new SlaModule().withoutIdentity().explaining(detail)).valueToTree(report);
            assertEquals(
                    report.explanation(detail).toText(),
                    explained.at("/explanation/text").asText());
            assertEquals(
                    report.explanation(detail).steps().size(),
                    explained.at("/explanation/steps").size());
            assertEquals(Names.of(detail), explained.at("/explanation/detail").asText());
            assertFalse(explained.has("identity"));
        }
    }

    @Test
    void everyStepHasAName() throws IOException {
        Limit limit = Limit.atLeast("99.9%");
        Figure half = Figure.parse("50%");
        Money euro = Money.of("1.00", "EUR");
        List<Step> steps = List.of(
                new Step.Heading("uptime", "§5", Detail.STEPS, List.of(new Step.Note("one"))),
                new Step.Note("a sentence"),
                new Step.Reading("ExclusionEffect", ExclusionEffect.COUNTS_AS_UP, true),
                new Step.Span("period", TimeRange.parse("2026-03-07T10:00Z/2026-03-07T11:00Z")),
                new Step.TimeTerm("down", -1, BigInteger.valueOf(60_000_000_000L), null),
                new Step.TimeTotal("left", BigInteger.ONE),
                new Step.WeightedTerm("down", BigInteger.valueOf(60_000_000_000L), Ratio.of(1, 3)),
                new Step.CountTerm("good", Ratio.of(3)),
                new Step.FigureTerm("north", Ratio.of(3, 5), half),
                new Step.Evidence(
                        "outage",
                        List.of("o1"),
                        TimeRange.parse("2026-03-07T10:00Z/2026-03-07T11:00Z"),
                        BigInteger.TEN,
                        BigInteger.TEN,
                        "cut"),
                new Step.Item(
                        "ticket",
                        "T1",
                        TimeRange.parse("2026-03-07T10:00Z/2026-03-07T11:00Z"),
                        half,
                        Ratio.of(2),
                        Instant.parse("2026-03-07T10:30:00Z"),
                        "late"),
                new Step.Quotient("1 − D ÷ K", Ratio.ONE, Ratio.of(2), true, half),
                new Step.Comparison(half, half, limit, Verdict.MISSED),
                new Step.Lookup(half, half, null, "nothing"),
                new Step.Share(
                        "credit", Ratio.of(3), Ratio.of(1, 3), Ratio.ONE, Rounding.halfUp(2), UnroundedMoney.of(euro)),
                new Step.Excess("beyond", Figure.parse("PT5M"), Figure.parse("PT3M"), Figure.parse("PT2M")),
                new Step.Units(Figure.parse("PT5M"), Figure.parse("PT2M"), UnitsOfSize.COMPLETE, Ratio.of(2)),
                new Step.InKind("points", Figure.parse("3"), Ratio.of(2), Figure.parse("6")),
                new Step.Part("one kit", UnroundedMoney.of(euro), 1, 1, UnroundedMoney.of(euro)),
                new Step.MoneyTerm("a", new UnroundedMoney(Ratio.of(1, 3), Currency.getInstance("EUR"))),
                new Step.Chosen("the highest", UnroundedMoney.of(euro)),
                new Step.Held("cap", UnroundedMoney.of(euro), UnroundedMoney.of(euro), UnroundedMoney.of(euro)),
                new Step.MoneyTotal("owed", euro));
        assertEquals(
                Arrays.stream(Step.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toSet()),
                steps.stream().map(step -> step.getClass().getSimpleName()).collect(Collectors.toSet()));
        List<String> names = new ArrayList<>();
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new ObjectMapper().createGenerator(out)) {
            Writer.list(json, steps, StepWriter::step);
        }
        new ObjectMapper()
                .readTree(out.toString())
                .forEach(step -> step.fieldNames().forEachRemaining(names::add));
        assertEquals(
                steps.stream()
                        .map(step -> Names.ofType(step.getClass().getSimpleName()))
                        .toList(),
                names);
        assertTrue(
                out.toString()
                        .contains("{\"item\":{\"what\":\"ticket\",\"id\":\"T1\",\"start\":\"2026-03-07T10:00Z\","
                                + "\"end\":\"2026-03-07T11:00Z\",\"value\":"),
                out.toString());
        assertTrue(
                out.toString().contains("\"weight\":\"2\",\"due\":\"2026-03-07T10:30Z\",\"remark\":\"late\"}}"),
                out.toString());
        assertTrue(
                out.toString().contains("{\"time-term\":{\"what\":\"down\",\"sign\":-1,\"time\":\"PT1M\"}}"),
                out.toString());
        assertTrue(
                out.toString()
                        .contains(
                                "{\"reading\":{\"policy\":\"exclusion-effect\",\"reading\":\"counts-as-up\",\"stated\":true}}"),
                out.toString());
        assertTrue(
                out.toString().contains("\"share\":\"1/3\",\"rounding\":\"0.01 half-up\",\"result\":\"1.00 EUR\""),
                out.toString());
    }

    @Test
    void measurementsInACollectionAreWrittenWithTheirType() throws IOException {
        List<Measurement> measurements = new ArrayList<>();
        MeasurementLines.strict(Documents.bytes(Documents.text("measurements/report.jsonl")))
                .forEach(measurements::add);
        mapper(new SlaModule()).valueToTree(measurements).forEach(measurement -> assertTrue(measurement.has("type")));
    }

    /** Some JDKs know EUr as a currency of its own, in which nothing adds up. */
    @ParameterizedTest
    @ValueSource(strings = {"EUr", "eur", "USD"})
    void aCreditIsOfOneCurrency(String other) throws IOException {
        String json = Documents.text("reports/closed.json");
        String wrong = json.replaceFirst("(\"disputed\": ?\"[0-9.]+) EUR\"", "$1 " + other + "\"");
        assertNotEquals(json, wrong);
        SlaFormatException e =
                assertThrows(SlaFormatException.class, () -> Documents.mapper().readValue(wrong, PeriodResult.class));
        assertTrue(e.getMessage().contains(other), e.getMessage());
        assertEquals("targets[0].credit.disputed", e.faults().get(0).path());
    }
}
