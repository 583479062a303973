package dev.sla4j.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.value.OneLine;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong in an agreement is told with its path, the value and the rule. */
class AgreementFaultsTest {
    private final ObjectMapper mapper = Documents.mapper();

    /** In the smallest document the first text is replaced by the second. */
    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("version is missing", "\"version\": 1,", "", "version must be stated"),
                arguments(
                        "another version",
                        "\"version\": 1",
                        "\"version\": 2",
                        "version (2) must be 1, the version of the format that is known here"),
                arguments(
                        "version as text",
                        "\"version\": 1",
                        "\"version\": \"1\"",
                        "version (\"1\") must be a whole number of at most nine digits, without quotes"),
                arguments(
                        "unknown field",
                        "\"cycle\":",
                        "\"fee\": 3, \"cycle\":",
                        "fee (3) must not be here; known are"
                                + " version, id, kind, provider, customer, parties, zone, cycle, term, fees, targets, exclusions,"
                                + " policies, settlement, several-periods; maybe fees is meant"),
                arguments(
                        "a field twice",
                        "\"cycle\":",
                        "\"zone\": \"UTC\", \"cycle\":",
                        "zone (\"UTC\") must be stated once only"),
                arguments("blank id", "\"acme-hosting\"", "\" \"", "id (\" \") must not be blank"),
                arguments(
                        "id is a number",
                        "\"acme-hosting\"",
                        "7",
                        "id (7) must be text that is not blank, as text in quotes"),
                arguments(
                        "half a surrogate pair",
                        "\"acme-hosting\"",
                        "\"\\ud800\"",
                        "id (\"\\uD800\") must not contain half of a surrogate pair"),
                arguments(
                        "no such zone",
                        "Europe/Berlin",
                        "Europe/Bärlin",
                        "zone (\"Europe/Bärlin\") must be a time zone such as \"Europe/Berlin\" or \"UTC\""),
                arguments(
                        "unknown cycle",
                        "\"monthly\"",
                        "\"month\"",
                        "cycle (\"month\") must be one of daily, weekly, monthly, every-two-months, quarterly,"
                                + " every-four-months, half-yearly, yearly, fixed-length, rolling, anchored;"
                                + " maybe monthly is meant"),
                arguments("cycle without its parameters", "\"monthly\"", "\"rolling\"", "cycle.length must be stated"),
                arguments(
                        "cycle with a wrong parameter",
                        "\"monthly\"",
                        "{\"monthly\": {\"from-day\": 32}}",
                        "cycle.monthly: day (32) must be from 1 to 31"),
                arguments(
                        "two cycles",
                        "\"monthly\"",
                        "{\"monthly\": {}, \"yearly\": {}}",
                        "cycle ({…}) must have exactly one field, of daily, weekly, monthly, every-two-months,"
                                + " quarterly, every-four-months, half-yearly, yearly, fixed-length, rolling,"
                                + " anchored, not monthly, yearly"),
                arguments(
                        "null",
                        "\"monthly\"",
                        "null",
                        "cycle (null) must be a name or an object with one field, of daily, weekly, monthly,"
                                + " every-two-months, quarterly, every-four-months, half-yearly, yearly, fixed-length,"
                                + " rolling, anchored"),
                arguments(
                        "term the wrong way round",
                        "\"cycle\":",
                        "\"term\": {\"from\": \"2026-01-01\", \"until\": \"2026-01-01\"}, \"cycle\":",
                        "term.until (\"2026-01-01\") must be after from (2026-01-01): it is the first day after the"
                                + " term"),
                arguments(
                        "no date",
                        "\"cycle\":",
                        "\"term\": {\"from\": \"2026-02-30\"}, \"cycle\":",
                        "term.from (\"2026-02-30\") must be an ISO-8601 date such as \"2026-03-07\""),
                arguments(
                        "currency in front",
                        "12000.00 EUR",
                        "12000.00EUR",
                        "fees.hosting (\"12000.00EUR\") must be an amount and a currency such as \"12000.00 EUR\""),
                arguments(
                        "money as a number",
                        "\"12000.00 EUR\"",
                        "12000.00",
                        "fees.hosting (12000.00) must be an amount and a currency such as \"12000.00 EUR\", as text in"
                                + " quotes"),
                arguments(
                        "finer than cents",
                        "12000.00 EUR",
                        "12000.001 EUR",
                        "fees.hosting (\"12000.001 EUR\") must be an amount and a currency such as \"12000.00 EUR\": amount (12000.001) must have at most 2 decimals in EUR; maybe it is a share of"
                                + " an amount, which is rounded first"),
                arguments(
                        "no such currency",
                        "12000.00 EUR",
                        "12000.00 EUX",
                        "fees.hosting (\"12000.00 EUX\") must be an amount and a currency such as \"12000.00 EUR\": currency (EUX) must be an ISO 4217 code such as EUR"),
                arguments(
                        "negative fee",
                        "12000.00 EUR",
                        "-1.00 EUR",
                        "fees.hosting: amount (EUR -1.00) must not be negative"),
                arguments(
                        "no targets",
                        "\"targets\": [",
                        "\"targets\": [], \"x-old\": [",
                        "targets ([]) must not be empty"),
                arguments(
                        "unknown indicator",
                        "\"availability\"",
                        "\"uptime\"",
                        "targets[0].indicator (\"uptime\") must be one of availability, downtime, share, statistic,"
                                + " percentile, fold, difference, quotient, sufficient, custom, throughput"),
                arguments(
                        "limit without its sign",
                        "\">= 99.9%\"",
                        "\"99.9%\"",
                        "targets[0].limit (\"99.9%\") must be a limit such as >= 99.9% or >= 95% and < 99%"),
                arguments(
                        "limit as a number",
                        "\">= 99.9%\"",
                        "99.9",
                        "targets[0].limit (99.9) must be a limit such as \">= 99.9%\", \"<= PT4H\" or \">= 95% and"
                                + " < 99%\", as text in quotes"),
                arguments(
                        "limit of another unit",
                        "\">= 99.9%\"",
                        "\"<= PT4H\"",
                        "targets[0].limit (\"<= PT4H\") must be of unit share, the unit of its indicator, such as 99.9%"),
                arguments(
                        "rounding without a limit",
                        "\"limit\": \">= 99.9%\"",
                        "\"rounding\": \"0.01 half-up\"",
                        "targets[0].rounding (\"0.01 half-up\") must not be stated without a limit"),
                arguments(
                        "no such mode",
                        "\"limit\":",
                        "\"rounding\": \"0.01 up-half\", \"limit\":",
                        "targets[0].rounding (\"0.01 up-half\") must have a mode of up, down, ceiling, floor, half-up,"
                                + " half-down, half-even"),
                arguments(
                        "step of zero",
                        "\"limit\":",
                        "\"rounding\": \"0 up\", \"limit\":",
                        "targets[0].rounding (\"0 up\") must be a step and a mode such as \"0.01 half-up\": step (0) must be positive"),
                arguments(
                        "no such policy",
                        "\"limit\":",
                        "\"policies\": {\"exclusions\": \"up\"}, \"limit\":",
                        "targets[0].policies.exclusions (\"up\") must not be here; known are unknown-time,"
                                + " unknown-in-outage, combined-unknown, reported-outages, part-of-period,"
                                + " overlapping-weights, outage-identity, minimum-length, grid-anchor,"
                                + " exclusion-effect, allowance-use, overlong-window, excluded-part,"
                                + " missing-part, disputed-row, capped-amount, qualifying-day,"
                                + " outage-over-midnight, charged-quantity,"
                                + " changed-attribute, changed-limit, reopened-item, excluded-item-time, deadline-at-closing,"
                                + " empty-slot, slot-exclusion, used-occurrences, delivery-match"),
                arguments(
                        "no such reading",
                        "\"limit\":",
                        "\"policies\": {\"exclusion-effect\": \"up\"}, \"limit\":",
                        "targets[0].policies.exclusion-effect (\"up\") must be one of leaves-both, counts-as-up"),
                arguments(
                        "a row of one cell",
                        "[\"< 99.0%\", \"25%\"]",
                        "[\"< 99.0%\"]",
                        "targets[0].penalty.table[1] ([…]) must be a limit and an amount, such as [\"< 99.9%\","
                                + " \"10%\"]"),
                arguments(
                        "share as a number",
                        "[\"< 99.0%\", \"25%\"]",
                        "[\"< 99.0%\", 25]",
                        "targets[0].penalty.table[1][1] (25) must be a share such as \"10%\" or a sum such as"
                                + " \"500.00 EUR\", as text in quotes"),
                arguments(
                        "rows of two units",
                        "[\"< 99.0%\", \"25%\"]",
                        "[\"> PT4H\", \"25%\"]",
                        "targets[0].penalty: rows must have one unit: < 99.9% and > PT4H"),
                arguments(
                        "table and flat",
                        "{ \"table\":",
                        "{ \"flat\": \"10%\", \"table\":",
                        "targets[0].penalty ({…}) must have exactly one of table, flat, per-unit, bands, not table and flat"),
                arguments(
                        "unknown fee",
                        "{ \"table\":",
                        "{ \"base\": {\"fee\": \"rent\"}, \"table\":",
                        "targets[0].penalty: fee (rent) must be one of [hosting]"),
                arguments(
                        "lost time of lost time",
                        "{ \"table\":",
                        "{ \"base\": {\"lost-time\": \"lost-time\"}, \"table\":",
                        "targets[0].penalty.base.lost-time: price must not be the price of lost time itself"),
                arguments(
                        "scope that names nothing",
                        "\"limit\":",
                        "\"scope\": {\"each\": []}, \"limit\":",
                        "targets[0].scope.each ([]) must name a subject; for all, write \"each\" alone"),
                arguments(
                        "a subject twice",
                        "\"limit\":",
                        "\"scope\": {\"each\": [\"a\", \"a\"]}, \"limit\":",
                        "targets[0].scope.each[1] (\"a\") must be stated once only"),
                arguments(
                        "hours that are no times",
                        "\"limit\":",
                        "\"hours\": {\"weekly\": {\"zone\": \"UTC\", \"hours\": {\"monday\": [\"9-17\"]}}}, \"limit\":",
                        "targets[0].hours.weekly.hours.monday[0] (\"9-17\") must be local times of a day such as \"09:00-17:00\": from (9) must be a local time such as 09:00 or"
                                + " 24:00"),
                arguments(
                        "a day twice",
                        "\"limit\":",
                        "\"hours\": {\"weekly\": {\"zone\": \"UTC\", \"hours\": {\"monday-friday\": [\"09:00-17:00\"],"
                                + " \"tuesday\": [\"08:00-09:00\"]}}}, \"limit\":",
                        "targets[0].hours.weekly.hours.tuesday ([…]) must not state tuesday once more"),
                arguments(
                        "days from last to first",
                        "\"limit\":",
                        "\"hours\": {\"weekly\": {\"zone\": \"UTC\", \"hours\": {\"friday-monday\": []}}}, \"limit\":",
                        "targets[0].hours.weekly.hours.friday-monday ([]) must be of a day such as monday, or of days"
                                + " such as monday-friday"),
                arguments(
                        "one schedule combined",
                        "\"limit\":",
                        "\"hours\": {\"union\": [\"always\"]}, \"limit\":",
                        "targets[0].hours.union ([…]) must have at least two schedules"),
                arguments(
                        "a rule of two sources",
                        "\"targets\":",
                        "\"exclusions\": [{\"id\": \"m\", \"announced\": [\"m\"], \"recurring\": \"always\"}],"
                                + " \"targets\":",
                        "exclusions[0] ({…}) must have exactly one of announced, recurring, while-down, not announced"
                                + " and recurring"),
                arguments(
                        "notice for what is not announced",
                        "\"targets\":",
                        "\"exclusions\": [{\"id\": \"m\", \"recurring\": \"always\", \"notice\": \"PT1H\"}],"
                                + " \"targets\":",
                        "exclusions[0]: rule m must take its windows from announcements to ask for notice or evidence"),
                arguments(
                        "the cycle of no allowance",
                        "\"targets\":",
                        "\"exclusions\": [{\"id\": \"m\", \"recurring\": \"always\", \"allowance-per\": \"yearly\"}],"
                                + " \"targets\":",
                        "exclusions[0].allowance-per (\"yearly\") must not be stated without an allowance"),
                arguments(
                        "business days of no weekly hours",
                        "\"targets\":",
                        "\"exclusions\": [{\"id\": \"m\", \"announced\": [\"m\"], \"notice\": {\"business-days\": 2,"
                                + " \"working-days\": \"always\"}}], \"targets\":",
                        "exclusions[0].notice.working-days (\"always\") must be one of weekly"),
                arguments(
                        "party in two places",
                        "\"cycle\":",
                        "\"parties\": [{\"customer\": \"Initech\"}], \"cycle\":",
                        "parties ([…]) must not be stated beside a provider or customer"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultIsToldWithPathValueAndRule(String name, String from, String to, String message) throws IOException {
        String document = Documents.text("agreements/smallest.json");
        assertTrue(document.contains(from), from);
        String wrong = document.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
        SlaFormatException e = assertThrows(SlaFormatException.class, () -> mapper.readValue(wrong, Agreement.class));
        assertEquals(message, e.getMessage());
        assertEquals(1, e.faults().size());
    }

    static Stream<Arguments> downtimeFaults() {
        return Stream.of(
                arguments(
                        "\"down\"",
                        "(\"down\") must be one of reported, observed, sampled, figure-slots, any-of, all-of, at-least,"
                                + " lasting, sustained, deductible,"
                                + " units"),
                arguments("\"any-of\"", "({}) must be a list, in square brackets"),
                arguments("{\"any-of\": []}", ".any-of: parts must not be empty"),
                arguments(
                        "{\"any-of\": [\"reported\", 3]}",
                        ".any-of[1] (3) must be a name or an object with one field,"
                                + " of reported, observed, sampled, figure-slots, any-of, all-of, at-least, lasting, sustained,"
                                + " deductible, units"),
                arguments(
                        "{\"at-least\": {\"of\": [\"reported\"]}}",
                        ".at-least ({…}) must have exactly one of k, share"),
                arguments(
                        "{\"at-least\": {\"k\": 2, \"of\": [\"reported\"]}}",
                        ".at-least.k (2) must not be above the number of parts (1)"),
                arguments(
                        "{\"at-least\": {\"k\": 1.0, \"of\": [\"reported\"]}}",
                        ".at-least.k (1.0) must be a whole number of at most nine digits, without quotes"),
                arguments(
                        "{\"at-least\": {\"share\": \"101%\", \"of\": [\"reported\"]}}",
                        ".at-least.share (\"101%\") must be above 0% and at most 100%"),
                arguments("{\"lasting\": {\"at-least\": \"PT0S\"}}", ".lasting: bound (PT0S) must be above zero"),
                arguments(
                        "{\"lasting\": {\"at-least\": \"5m\"}}",
                        ".lasting.at-least (\"5m\") must be an ISO-8601 duration such as \"PT5M\" or \"P1D\""),
                arguments(
                        "{\"lasting\": {\"more-than\": 300}}",
                        ".lasting.more-than (300) must be an ISO-8601 duration such as \"PT5M\" or \"P1D\", as text in"
                                + " quotes"),
                arguments("{\"deductible\": {}}", ".deductible.per-outage must be stated"),
                arguments(
                        "{\"units\": {\"unit\": \"PT1M\", \"rule\": \"all\"}}",
                        ".units.rule (\"all\") must be one of whole, touched, at-least, more-than"),
                arguments("{\"observed\": {\"good\": []}}", ".observed: good states must not be empty"),
                arguments(
                        "{\"observed\": {\"good\": [\"up\"], \"unknown\": [\"up\"]}}",
                        ".observed: state (up) must have one reading only"),
                arguments(
                        "{\"observed\": {\"partly-down\": {\"slow\": 0.5}}}",
                        ".observed.partly-down.slow (0.5) must be a share such as \"50%\", or \"1/3\" where no decimal"
                                + " is exact, as text in quotes"),
                arguments(
                        "{\"reported\": {\"only-causes\": [\"a\"], \"except-causes\": [\"a\"]}}",
                        ".reported: cause (a) must not be both wanted and unwanted"),
                arguments("{\"reported\": {\"until\": []}}", ".reported.until ([]) must not be empty"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("downtimeFaults")
    void aFaultOfDowntimeIsToldWithPathValueAndRule(String downtime, String message) throws IOException {
        String wrong = Documents.text("agreements/smallest.json")
                .replace("\"availability\"", "{\"availability\": {\"down-while\": " + downtime + "}}");
        SlaFormatException e = assertThrows(SlaFormatException.class, () -> mapper.readValue(wrong, Agreement.class));
        String path = "targets[0].indicator.availability.down-while";
        assertEquals(message.startsWith(".") ? path + message : path + " " + message, e.getMessage());
    }

    @Test
    void allFaultsAreToldAtOnce() {
        String wrong = """
                {
                  "version": 1, "id": "", "zone": "Mars", "cycle": "monthly", "feees": {},
                  "targets": [
                    { "id": "a", "indicator": "availability", "limit": "99%", "penalty": { "flat": "10" } },
                    { "indicator": { "downtime": { "statistic": "sum" } } }
                  ]
                }""";
        SlaFormatException e = assertThrows(SlaFormatException.class, () -> mapper.readValue(wrong, Agreement.class));
        assertEquals(
                List.of(
                        "id",
                        "zone",
                        "targets[0].limit",
                        "targets[0].penalty.flat",
                        "targets[1].id",
                        "targets[1].indicator.downtime.statistic",
                        "feees"),
                e.faults().stream().map(Fault::path).toList());
        assertTrue(
                e.getMessage().startsWith("7 faults:\n  id (\"\") must not be blank\n  zone (\"Mars\")"),
                e.getMessage());
    }

    /** What does not go together is told where it stands, all at once, and in the words of the format. */
    @Test
    void whatDoesNotFitTogetherIsToldWhereItStands() throws IOException {
        String wrong = """
                {"version": 1, "id": "a", "zone": "UTC", "cycle": {"rolling": {"length": "P30D"}},
                 "kind": {"ola": ["a"]},
                 "fees": {"hosting": "100.00 EUR", "rent": "1.00 USD"},
                 "targets": [
                  {"id": "up", "indicator": "availability", "limit": ">= 99%", "penalty": {"table": [["< 99%", "10%"]]}},
                  {"id": "up", "indicator": "availability", "penalty": {"flat": "10%", "base": {"fee": "x"}}},
                  {"id": "flat", "indicator": "availability", "penalty": {"flat": "10%", "base": {"fee": "y"}}},
                  {"id": "slow", "indicator": "downtime", "limit": "<= PT1H", "penalty": {"table": [["< 99%", "10%"]], "base": {"fee": "rent"}}},
                  {"id": "slots", "resolution": "PT7M", "indicator": {"fold": {"kind": "mean", "slots": {"indicator": {"share": {"of": "requests"}}, "length": "PT10M"}}}}],
                 "exclusions": [{"id": "m", "announced": ["maintenance"], "only-for": ["upp"]}],
                 "settlement": {"groups": [{"name": "all", "targets": ["slots"]}], "rounding": "0.001 down"},
                 "several-periods": {
                  "rights": [{"id": "r", "when": {"missed": ["none"]}, "grants": "to leave"}],
                  "caps": [{"cap": "8%"}],
                  "earn-backs": [{"target": "slow", "reached": ">= 99%", "periods": 2}]}}
                """;
        SlaFormatException e = assertThrows(SlaFormatException.class, () -> mapper.readValue(wrong, Agreement.class));
        assertEquals("""
                17 faults:
                  kind ({…}) must not support the agreement itself
                  targets: target (up) must be stated once only
                  exclusions[0].only-for: target (upp) must be one of [flat, slots, slow, up]
                  targets[4].resolution ("PT7M") must divide its slot (PT10M)
                  targets: target up: a flat penalty must have an objective that can be missed
                  targets[2].penalty: a flat penalty must have an objective that can be missed
                  targets[3].penalty: rows (< 99%) must be of unit time
                  settlement.groups[0]: target (slots) must be one with a penalty
                  settlement.rounding: step of money (0.001) must be a multiple of the smallest unit of EUR
                  fees.rent: currency of USD 1.00 must be that of EUR 100.00
                  targets: a share without a named base must have exactly one fee to refer to, not [hosting, rent]; maybe a fee by its name, or all fees, are meant as the base
                  targets: fee (x) must be one of [hosting, rent]
                  targets[2].penalty: fee (y) must be one of [hosting, rent]
                  several-periods.rights[0]: target (none) must be one of [up, up, flat, slow, slots]
                  several-periods.earn-backs[0]: limit (>= 99%) must be of unit time
                  several-periods.caps: cap of the term (8%) needs a term with beginning and end
                  cycle ({…}) must have periods that follow each other for rules over several periods""", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{~id~: ~a~, ~indicator~: ~availability~, ~limit~: ~>= 9\\n  zone must be stated~}",
                "{~id~: ~a\\n  zone must be stated~, ~indicator~: ~availability~, ~penalty~: {~flat~: ~1%~}}",
                "{~id~: ~a~, ~indicator~: ~availability~, ~penalty~: {~flat~: ~1%~, ~base~: {~fee~: ~x\\u2028y\\n\\nMaybe z~}}}",
                "{~id~: ~a~, ~indicator~: {~fold~: {~kind~: ~mean~, ~parts~: [{~name~: ~p\\nq~, ~indicator~: ~downtime~}, {~name~: ~p\\nq~, ~indicator~: ~downtime~}]}}}"
            })
    void noTextOfADocumentMakesALineOfAMessage(String target) {
        String json =
                "{~version~: 1, ~id~: ~a~, ~zone~: ~UTC~, ~cycle~: ~monthly~, ~fees~: {~f~: ~1.00 EUR~}, ~targets~: ["
                        + target + "]}";
        SlaFormatException e =
                assertThrows(SlaFormatException.class, () -> mapper.readValue(json.replace('~', '"'), Agreement.class));
        int count = e.faults().size();
        assertEquals(count == 1 ? 1 : count + 1, e.getMessage().lines().count(), e.getMessage());
        e.faults().forEach(fault -> assertEquals(OneLine.of(fault.toString()), fault.toString()));
    }

    /** The fields of the format, not the parameters and constants of the model. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "~indicator~: ~availability~, ~minimum-coverage~: ~101%~|targets[0].minimum-coverage (\"101%\") must be 0% to 100%",
                "~indicator~: ~availability~, ~penalty~: {~flat~: ~1%~, ~driver~: ~each-item~}|targets[0]: driver (each-item) of the penalty of target t must be figure, because its indicator is no share of work items",
                "~indicator~: {~quotient~: {~of~: ~availability~, ~by~: ~downtime~}}|targets[0].indicator.quotient: divisor of unit time must be of unit share, that of what it divides, or a number where that is a time",
                "~indicator~: {~difference~: {~of~: ~availability~, ~against~: ~downtime~}}|targets[0].indicator.difference: indicators of a difference must be of one unit, not of unit share and of unit time",
                "~indicator~: {~share~: {~of~: ~requests~, ~good~: {~within~: {~quantity~: ~latency~, ~limit~: ~>= 1~}}}}|targets[0].indicator.share.good.within.limit (\">= 1\") must be of unit time, that of its quantity",
                "~indicator~: ~availability~, ~objective~: {~other-figure~: {~indicator~: ~availability~, ~limit~: ~>= 1~}}|targets[0].objective.other-figure.limit (\">= 1\") must be of unit share, that of its indicator",
                "~indicator~: {~fold~: {~kind~: ~mean~, ~slots~: {~indicator~: ~availability~, ~length~: ~PT5M~}}}|targets[0].indicator.fold.slots: of must be a share, a statistic or a percentile of things",
                "~indicator~: ~availability~, ~penalty~: {~flat~: ~1%~, ~cap-of-each~: ~1%~}|targets[0].penalty: cap for each needs a driver of outages, days or items, such as each-outage, not figure",
                "~indicator~: ~availability~, ~penalty~: {~table~: []}|targets[0].penalty.table ([]) must have at least one row"
            })
    void faultsSpeakTheWordsOfTheFormat(String fields, String fault) {
        String json = "{~version~: 1, ~id~: ~a~, ~zone~: ~UTC~, ~cycle~: ~monthly~, ~targets~: [{~id~: ~t~, " + fields
                + "}]}";
        SlaFormatException e =
                assertThrows(SlaFormatException.class, () -> mapper.readValue(json.replace('~', '"'), Agreement.class));
        assertEquals(fault, e.getMessage());
    }

    @Test
    void aHundredFaultsAreEnough() throws IOException {
        String many = "\"id\": 1, ".repeat(500);
        String wrong = Documents.text("agreements/smallest.json").replace("\"cycle\":", many + "\"cycle\":");
        SlaFormatException e = assertThrows(SlaFormatException.class, () -> mapper.readValue(wrong, Agreement.class));
        assertEquals(100, e.faults().size());
        assertTrue(e.getMessage().endsWith("\n  and 400 more"), e.getMessage());
    }

    @Test
    void fieldsOfTheUserAreIgnoredWhereNamesAreOurs() throws IOException {
        String extended = Documents.text("agreements/smallest.json")
                .replace("\"cycle\":", "\"x-note\": {\"any\": [1, null]}, \"cycle\":")
                .replace("\"availability\"", "{\"x-why\": 1, \"availability\": {\"x-note\": true}}")
                .replace("{ \"table\":", "{ \"x-source\": \"mail\", \"table\":");
        assertEquals(Documents.agreement("smallest"), mapper.readValue(extended, Agreement.class));
    }

    @Test
    void aFeeMayHaveAnyName() throws IOException {
        String named = Documents.text("agreements/smallest.json").replace("\"hosting\"", "\"x-large server\"");
        assertEquals(
                "x-large server",
                mapper.readValue(named, Agreement.class).fees().get(0).name());
    }

    @Test
    void noSettingOfTheMapperChangesWhatIsRead() throws IOException {
        ObjectMapper loose = JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .activateDefaultTyping(
                        BasicPolymorphicTypeValidator.builder()
                                .allowIfBaseType(Object.class)
                                .build(),
                        ObjectMapper.DefaultTyping.NON_FINAL)
                .addModule(new SlaModule())
                .build();
        for (String name : Documents.AGREEMENTS) {
            Agreement agreement = Documents.agreement(name);
            assertEquals(agreement, loose.readValue(Documents.text("agreements/" + name + ".json"), Agreement.class));
            assertEquals(mapper.writeValueAsString(agreement), loose.writeValueAsString(agreement));
        }
        String unknown = Documents.text("agreements/smallest.json").replace("\"cycle\":", "\"fee\": 3, \"cycle\":");
        assertThrows(SlaFormatException.class, () -> loose.readValue(unknown, Agreement.class));
        String one =
                Documents.text("agreements/smallest.json").replace("[ {", "{").replace("} ]", "}");
        assertThrows(SlaFormatException.class, () -> loose.readValue(one, Agreement.class));
    }

    @Test
    void aTreeIsReadLikeItsText() throws IOException {
        assertEquals(
                Documents.agreement("fullest"),
                mapper.treeToValue(mapper.readTree(Documents.text("agreements/fullest.json")), Agreement.class));
    }

    /** With the path to where it stands and, in a document of several lines, the line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\">= 99.9%\"|NaN|targets[0].limit (NaN) must be text in quotes, a number, true or false, a list or an object; see line 13, column 17",
                "\">= 99.9%\"|99.9%|targets[0] must be well-formed: a comma or the end must follow, not ~%~; maybe a text lacks its quotes; see line 13, column 18",
                "\"monthly\"|monthly|cycle (monthly) must be text in quotes, a number, true or false, a list or an object; see line 7, column 12",
                "\"25%\"|-Infinity|targets[0].penalty.table[1][1] (-Infinity) must be text in quotes, a number, ",
                "\"12000.00 EUR\"|.5|fees.hosting must be well-formed: a value must be text in double quotes, a number, true, false, a list or an object, and cannot begin with ~.~; see line 8",
                "\"zone\"|zone|document must be well-formed: the name of a field in double quotes must follow, not ~z~; after the last field there is no comma; see line 6, column 3",
                "} ]|}|targets[1] must be well-formed: what was begun must be ended by ~]~, not by ~}~; see line 16, column 1",
                "\"Globex\"|'Globex'|customer must be well-formed: a value must be text in double quotes, a number, true, false, a list or an object, and cannot begin with ~'~; see line 5",
                "\"clause\": \"§5.1\",|,|targets[0] must be well-formed: the name of a field in double quotes must follow, not ~,~; after the last field there is no comma",
                "\"Acme Cloud\",|\"Acme Cloud\"|document must be well-formed: a comma or the end must follow, not ~\\~~; maybe a text lacks its quotes; see line 5, column 3",
                "\"monthly\"|2026-01|document must be well-formed: a comma or the end must follow, not ~-~; maybe a text lacks its quotes; see line 7",
                "\"customer\"|/* who */ \"customer\"|document must be well-formed: there are no comments; a field whose name begins with x- may hold one; see line 5",
                "\"100%\"|]|targets[0].penalty.table[2][1] must be well-formed: a value must be text in double quotes, a number, true, false, a list or an object, and cannot begin with ~]~",
                "\"version\": 1|\"version\": 01|version must be well-formed: a number must not begin with 0 before other digits; see",
                "\"version\": 1|\"version\": +1|version must be well-formed: a number must be such as 12 or -0.5, without ~+~; see",
                "\"version\": 1|\"version\": 1.|version must be well-formed: a number must be such as 12 or -0.5, without ~,~; see",
                "Acme Cloud|Acme\tCloud|provider must be well-formed: a line break, or another control character, must be written as \\n or \\u000A in a text; see line 4",
                "Acme Cloud|Acme\\qCloud|provider must be well-formed: a backslash in a text must be written as \\\\; see line 4",
                "\"zone\":|\"zone\"=|zone must be well-formed: a colon must follow the name of a field, not ~=~; see line 6"
            })
    void whatIsNoJsonIsToldWhereItStands(String right, String wrong, String fault) throws IOException {
        String json = Documents.text("agreements/smallest.json").replace(right, wrong);
        SlaFormatException e = assertThrows(SlaFormatException.class, () -> mapper.readValue(json, Agreement.class));
        assertEquals(1, e.faults().size());
        assertTrue(e.getMessage().startsWith(fault.replace('~', '"')), e.getMessage());
    }

    @Test
    void whatEndsTooEarlyIsToldWhereItEnds() throws IOException {
        String json = Documents.text("agreements/smallest.json");
        SlaFormatException e = assertThrows(
                SlaFormatException.class,
                () -> mapper.readValue(json.substring(0, json.indexOf("\"100%\"")), Agreement.class));
        String fault = "targets[0].penalty.table[2][1] must be well-formed: the text ends too early; maybe a quote, a"
                + " bracket or a brace is missing; see line 14, column ";
        assertTrue(e.getMessage().startsWith(fault), e.getMessage());
    }

    /** The parser goes on behind a word, so that this does not hide what else is wrong. */
    @Test
    void wordsThatAreNoValuesAreToldAllAtOnceWithTheOtherFaults() {
        String json = """
                {
                  "version": 1, "id": NaN, "zone": Mars, "cycle": "montly", "provider": "P", "x-mine": [tru, undefined],
                  "customer": Infinity,
                  "targets": [
                    { "id": "a", "indicator": [1, False, 2], "limit": None, "penalty": { "flat": "10" } }, nul
                  ],
                  "feees": yes
                }""";
        SlaFormatException e = assertThrows(SlaFormatException.class, () -> mapper.readValue(json, Agreement.class));
        String rule = " must be text in quotes, a number, true or false, a list or an object; see line ";
        assertEquals(
                List.of(
                        "id (NaN)",
                        "zone (Mars)",
                        "x-mine[0] (tru)",
                        "x-mine[1] (undefined)",
                        "customer (Infinity)",
                        "targets[0].indicator[1] (False)",
                        "targets[0].limit (None)",
                        "targets[1] (nul)",
                        "feees (yes)"),
                e.faults().stream()
                        .map(Fault::toString)
                        .filter(fault -> fault.contains(rule))
                        .map(fault -> fault.substring(0, fault.indexOf(rule)))
                        .toList());
        assertEquals(
                List.of("cycle", "targets[0].indicator", "targets[0].penalty.flat"),
                e.faults().stream()
                        .filter(fault -> !fault.rule().contains("; see line "))
                        .map(Fault::path)
                        .toList());
        assertTrue(e.getMessage().startsWith("12 faults:\n"), e.getMessage());
    }

    /** In bytes the parser goes on behind numbers that are none; other words take the comma with them. */
    @Test
    void numbersThatAreNoneAreToldAllAtOnceAlsoInBytes() {
        String json =
                "{\"version\": 1, \"id\": NaN, \"zone\": Infinity, \"cycle\": \"montly\", \"targets\": [NaN, -Infinity, no, NaN]}";
        SlaFormatException e =
                assertThrows(SlaFormatException.class, () -> mapper.readValue(json.getBytes(UTF_8), Agreement.class));
        assertEquals(
                List.of("id", "zone", "targets[0]", "targets[1]", "targets[2]"),
                e.faults().stream().map(Fault::path).toList());
    }

    @Test
    void ofEndlesslyManyWordsAHundredAreTold() {
        String json = "{\"version\": 1, \"id\": [" + "no,".repeat(5000) + "no]}";
        SlaFormatException e = assertThrows(SlaFormatException.class, () -> mapper.readValue(json, Agreement.class));
        assertEquals(100, e.faults().size());
    }

    @Test
    void whatIsNoJsonFromItsBeginningIsToldByJackson() {
        assertThrows(JsonParseException.class, () -> mapper.readValue("nothing", Agreement.class));
    }
}
