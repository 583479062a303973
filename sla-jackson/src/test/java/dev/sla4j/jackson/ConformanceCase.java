package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Fact;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Credits;
import dev.sla4j.report.History;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.CreditSettlement;
import dev.sla4j.settlement.Dossier;
import dev.sla4j.settlement.Statement;
import dev.sla4j.settlement.Waiver;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Indicator;
import dev.sla4j.time.ClosingTime;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.Grid;
import dev.sla4j.time.HolidayCalendar;
import dev.sla4j.time.HolidayCalendars;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.ServiceClock;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.time.WorkingDays;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One case of the conformance kit: reads it, evaluates it, and says where the result is not what it expects. The form of a case is that of
 * {@code docs/conformance.md}.
 */
final class ConformanceCase {
    private static final ObjectMapper MAPPER = Documents.mapper();
    private static final TimeRange EVER = TimeRange.parse("1970-01-01T00:00Z/2101-01-01T00:00Z");

    /** The fields of a target that say how its figure is measured. */
    private static final Set<String> OF_TARGET =
            Set.of("indicator", "scope", "hours", "policies", "minimum-coverage", "resolution");

    private static final Set<String> OF_CASE = Set.of("id", "source", "clause", "expect");
    private static final Set<String> OF_AGREEMENT = Set.of(
            "agreement", "versions", "calendars", "measurements", "period", "periods", "as-of", "history", "waivers");
    private static final Set<String> OF_EXPECTED = Set.of(
            "targets",
            "credit",
            "disputed",
            "provisional",
            "remarks",
            "faults",
            "periods",
            "rights",
            "adjustments",
            "statement");

    /** What a part of the library answers to the parameters of a case. */
    private interface Question {
        String answer(JsonNode parameters) throws IOException;
    }

    /** The questions, each with its parameters. */
    private static final Map<String, Question> QUESTIONS = new TreeMap<>();

    private static final Map<String, Set<String>> PARAMETERS = new TreeMap<>();

    static {
        put(ConformanceCase::serviceTime, "service-time", "schedule", "calendars", "start", "end");
        put(ConformanceCase::deadline, "deadline", "schedule", "calendars", "start", "add", "closing-time");
        put(ConformanceCase::nextOpening, "next-opening", "schedule", "calendars", "at");
        put(ConformanceCase::workingDays, "working-days", "schedule", "calendars", "from", "add", "until");
        put(ConformanceCase::endOfWorkingDay, "end-of-working-day", "schedule", "calendars", "start", "day");
        put(ConformanceCase::period, "period", "cycle", "zone", "date");
        put(ConformanceCase::timeSet, "time-set", "operation", "of", "with", "within", "length", "unit", "zone");
        put(ConformanceCase::figure, "figure", "measurements", "period", "zone", "cycle", "exclusions");
        PARAMETERS.get("figure").addAll(OF_TARGET);
        put(ConformanceCase::compare, "compare", "figure", "limit", "rounding");
        put(ConformanceCase::display, "display", "figure", "limit");
        put(ConformanceCase::round, "round", "value", "rounding");
        put(ConformanceCase::allocate, "allocate", "money", "weights");
        put(ConformanceCase::cut, "cut", "claims", "cap");
        put(ConformanceCase::table, "table", "penalty", "figure");
    }

    private static void put(Question question, String name, String... parameters) {
        QUESTIONS.put(name, question);
        PARAMETERS.put(name, new TreeSet<>(List.of(parameters)));
    }

    private final JsonNode json;
    private final List<String> failures = new ArrayList<>();

    private ConformanceCase(JsonNode json) {
        this.json = json;
    }

    /** The differences between what a case expects and what is so; none if it passes. */
    static List<String> failures(JsonNode json) {
        ConformanceCase each = new ConformanceCase(json);
        try {
            each.run();
        } catch (IOException | RuntimeException e) {
            each.failures.add("throws " + e);
        }
        return each.failures;
    }

    private void run() throws IOException {
        JsonNode expect = json.path("expect");
        if (expect.isMissingNode()) {
            failures.add("expect is missing");
        } else if (json.has("agreement") || json.has("versions")) {
            onlyKnown(json, OF_CASE, OF_AGREEMENT);
            evaluate(expect);
        } else {
            ask(expect);
        }
    }

    private void ask(JsonNode expect) throws IOException {
        List<String> asked = new ArrayList<>(QUESTIONS.keySet());
        asked.removeIf(name -> !json.has(name));
        if (asked.size() != 1) {
            failures.add("must have exactly one of agreement, " + String.join(", ", QUESTIONS.keySet()));
            return;
        }
        String name = asked.get(0);
        onlyKnown(json, OF_CASE, Set.of(name));
        onlyKnown(json.get(name), PARAMETERS.get(name), Set.of());
        String answer = Objects.requireNonNull(QUESTIONS.get(name)).answer(json.get(name));
        String expected = expect.isArray() ? texts(expect).toString() : expect.asText();
        compare(name, expected, answer);
    }

    /** A name that is not known would ask for nothing, and a case would pass for it. */
    private void onlyKnown(JsonNode on, Set<String> known, Set<String> more) {
        on.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name) && !more.contains(name)) {
                failures.add(name + " must be one of " + new TreeSet<>(known) + " or " + new TreeSet<>(more));
            }
        });
    }

    private void compare(String what, String expected, String actual) {
        if (!expected.equals(actual)) {
            failures.add(what + ": expected " + expected + ", is " + actual);
        }
    }

    // Agreements.

    private void evaluate(JsonNode expect) throws IOException {
        if (expect.has("faults")) {
            faults(expect.get("faults"));
            return;
        }
        List<ComplianceReport> reports = new SeveralPeriodsCase(json, MAPPER, calendars(json)).reports();
        JsonNode periods = expect.path("periods");
        if (periods.isMissingNode()) {
            expected("", expect, reports.get(reports.size() - 1));
        }
        Map<String, ComplianceReport> byLabel = new LinkedHashMap<>();
        reports.forEach(report -> byLabel.put(report.period().label(), report));
        for (Map.Entry<String, JsonNode> entry : periods.properties()) {
            ComplianceReport report = byLabel.get(entry.getKey());
            if (report == null) {
                failures.add("period " + entry.getKey() + ": there are " + byLabel.keySet());
            } else {
                expected(entry.getKey() + " ", entry.getValue(), report);
            }
        }
    }

    private void expected(String prefix, JsonNode expect, ComplianceReport report) throws IOException {
        onlyKnown(expect, OF_EXPECTED, Set.of());
        expect.path("targets")
                .properties()
                .forEach(entry -> target(prefix + entry.getKey(), entry.getValue(), report.target(entry.getKey())));
        if (expect.has("credit")) {
            compare(
                    prefix + "credit",
                    expect.get("credit").asText(),
                    text(report.credits().total()));
        }
        if (expect.has("disputed")) {
            compare(
                    prefix + "disputed",
                    expect.get("disputed").asText(),
                    text(report.credits().disputed()));
        }
        if (expect.has("provisional")) {
            compare(prefix + "provisional", expect.get("provisional").asText(), String.valueOf(report.isProvisional()));
        }
        if (expect.has("remarks")) {
            Collection<String> kinds = report.remarks().stream()
                    .map(remark -> Names.of(remark.kind()))
                    .collect(Collectors.toCollection(TreeSet::new));
            compare(prefix + "remarks", texts(expect.get("remarks")).toString(), kinds.toString());
        }
        if (expect.has("rights")) {
            compare(
                    prefix + "rights",
                    texts(expect.get("rights")).toString(),
                    report.sequel().rights().stream()
                            .map(right -> right.rule() + " " + Names.of(right.standing()))
                            .toList()
                            .toString());
        }
        if (expect.has("adjustments")) {
            compare(
                    prefix + "adjustments",
                    texts(expect.get("adjustments")).toString(),
                    report.sequel().adjustments().stream()
                            .map(each -> each.period() + " " + each.target() + " " + text(each.amount()))
                            .toList()
                            .toString());
        }
        if (expect.has("statement")) {
            statement(prefix + "statement.", expect.get("statement"), report);
        }
    }

    private void statement(String prefix, JsonNode expect, ComplianceReport report) throws IOException {
        Agreement agreement = MAPPER.treeToValue(json.get("agreement"), Agreement.class);
        Dossier dossier = Dossier.empty();
        for (JsonNode measurement : json.path("measurements")) {
            if (MAPPER.treeToValue(measurement, Measurement.class) instanceof Fact fact) {
                dossier = dossier.with(fact.fact());
            }
        }
        for (JsonNode waiver : json.path("waivers")) {
            dossier = dossier.with(MAPPER.treeToValue(waiver, Waiver.class));
        }
        Instant at = expect.has("at") ? instant(expect, "at") : report.result().asOf();
        Statement statement = Statement.of(agreement, ReferenceData.empty(), report.result(), dossier, at);
        JsonNode written = MAPPER.valueToTree(statement);
        expect.properties().forEach(field -> {
            switch (field.getKey()) {
                case "at" -> {}
                case "claims" ->
                    field.getValue()
                            .properties()
                            .forEach(claim -> compare(
                                    prefix + claim.getKey(),
                                    claim.getValue().asText(),
                                    claim(statement, claim.getKey())));
                default ->
                    compare(
                            prefix + field.getKey(),
                            field.getValue().asText(),
                            written.path("totals").path(field.getKey()).asText("nothing of that name"));
            }
        });
    }

    /** How the credit of a target stands, and until when it can be claimed. */
    private static String claim(Statement statement, String target) {
        for (Statement.Line line : statement.lines()) {
            if (line.target().equals(target) && line.owed() != null) {
                Statement.Owed owed = line.owed();
                return Names.of(owed.claim()) + (owed.until() == null ? "" : " until " + text(owed.until()));
            }
        }
        return "none";
    }

    private void target(String id, JsonNode expect, TargetResult result) {
        TimeAccount account = result.account();
        Map<String, String> actual = new TreeMap<>();
        actual.put("left", result.outlook().left().toString());
        actual.put("verdict", Names.of(result.verdict()));
        actual.put("figure", result.figure().toString());
        actual.put("outlook", Names.of(result.outlook().state()));
        actual.put("up", Figure.timeNanos(account.up()).toString());
        actual.put("down", Figure.timeNanos(account.down()).toString());
        actual.put("unknown", Figure.timeNanos(account.unknown()).toString());
        actual.put("excluded", Figure.timeNanos(account.excluded()).toString());
        actual.put("outside", Figure.timeNanos(account.outside()).toString());
        actual.put("coverage", result.coverage().toString());
        actual.put("provisional", String.valueOf(result.attainment().provisional()));
        if (result.creditLine() != null) {
            actual.put("credit", text(result.credit()));
            actual.put("disputed", text(result.disputed()));
        }
        if (result.bounds() != null) {
            actual.put("worst", result.bounds().worst().toString());
            actual.put("best", result.bounds().best().toString());
        }
        expect.properties().forEach(field -> {
            String name = id + "." + field.getKey();
            String expected = field.getValue().asText();
            if (field.getKey().equals("decimal")) {
                compare(name, expected, decimal(result.figure(), expected));
            } else {
                compare(name, expected, actual.getOrDefault(field.getKey(), "nothing of that name"));
            }
        });
    }

    /** The figure with as many digits as are expected, half up; of a share the percentage, of a time the seconds. */
    private static String decimal(Figure figure, String expected) {
        if (!figure.isMeasured()) {
            return figure.toString();
        }
        Ratio value = figure.unit() == Figure.Unit.SHARE ? figure.value().times(Ratio.of(100)) : figure.value();
        int digits = Math.max(0, new BigDecimal(expected).scale());
        return value.toDecimal(digits, RoundingMode.HALF_UP).toPlainString();
    }

    private void faults(JsonNode expect) throws IOException {
        List<String> paths = new ArrayList<>();
        try {
            MAPPER.treeToValue(json.get("agreement"), Agreement.class);
        } catch (SlaFormatException e) {
            e.faults().forEach(fault -> paths.add(fault.path()));
        }
        compare("faults", texts(expect).toString(), paths.toString());
    }

    // Parts of the library.

    private static String serviceTime(JsonNode on) throws IOException {
        return clock(on).serviceTime(instant(on, "start"), instant(on, "end")).toString();
    }

    private static String deadline(JsonNode on) throws IOException {
        ClosingTime policy =
                on.path("closing-time").asText().equals("next-opening") ? ClosingTime.NEXT_OPENING : ClosingTime.STAYS;
        return text(clock(on)
                .deadline(instant(on, "start"), Duration.parse(on.path("add").asText()), policy));
    }

    private static String nextOpening(JsonNode on) throws IOException {
        return text(clock(on).nextOpening(instant(on, "at")));
    }

    private static String workingDays(JsonNode on) throws IOException {
        WorkingDays days = WorkingDays.of(read(on.path("schedule"), TimeReader.WEEKLY), calendars(on));
        LocalDate from = LocalDate.parse(on.path("from").asText());
        return on.has("until")
                ? String.valueOf(
                        days.between(from, LocalDate.parse(on.path("until").asText())))
                : days.plus(from, on.path("add").asInt()).toString();
    }

    private static String endOfWorkingDay(JsonNode on) throws IOException {
        WorkingDays days = WorkingDays.of(read(on.path("schedule"), TimeReader.WEEKLY), calendars(on));
        return text(days.endOfWorkingDay(instant(on, "start"), on.path("day").asInt()));
    }

    private static String period(JsonNode on) throws IOException {
        EvaluationCycle cycle = read(on.path("cycle"), TimeReader.CYCLE);
        return cycle.periodOf(
                        LocalDate.parse(on.path("date").asText()),
                        Form.ZONE.parse(on.path("zone").asText()))
                .range()
                .toString();
    }

    private static String timeSet(JsonNode on) throws IOException {
        String operation = on.path("operation").asText();
        TimeSet first = set(on.path("of"));
        TimeSet result = switch (operation) {
            case "union" -> first.union(set(on.path("with")));
            case "intersection" -> first.intersection(set(on.path("with")));
            case "minus" -> first.minus(set(on.path("with")));
            case "complement" ->
                first.complementWithin(TimeRange.parse(on.path("within").asText()));
            case "at-least" -> first.withLengthAtLeast(nanos(on, "length"));
            case "more-than" -> first.withLengthMoreThan(nanos(on, "length"));
            case "whole-units" -> first.wholeUnits(grid(on));
            case "touched-units" -> first.touchedUnits(grid(on));
            default -> throw new IllegalArgumentException("operation (" + operation + ") is unknown");
        };
        return result.ranges().stream().map(TimeRange::toString).toList().toString();
    }

    private static Grid grid(JsonNode on) {
        Duration unit = Duration.parse(on.path("unit").asText());
        return on.has("zone")
                ? Grid.localTime(unit, Form.ZONE.parse(on.path("zone").asText()))
                : Grid.of(unit);
    }

    /** The figure of an indicator in an agreement that promises nothing. */
    private static String figure(JsonNode on) throws IOException {
        ObjectNode agreement = MAPPER.createObjectNode().put("version", 1).put("id", "figure");
        agreement.put("zone", on.path("zone").asText("UTC"));
        agreement.set("cycle", on.has("cycle") ? on.get("cycle") : MAPPER.valueToTree("monthly"));
        if (on.has("exclusions")) {
            agreement.set("exclusions", on.get("exclusions"));
        }
        ObjectNode target = agreement.putArray("targets").addObject().put("id", "figure");
        OF_TARGET.stream().filter(on::has).forEach(field -> target.set(field, on.get(field)));
        ObjectNode asked = MAPPER.createObjectNode();
        asked.set("agreement", agreement);
        asked.set("period", on.path("period"));
        asked.set("measurements", on.path("measurements"));
        return new SeveralPeriodsCase(asked, MAPPER, HolidayCalendars.empty())
                .reports()
                .get(0)
                .target("figure")
                .figure()
                .toString();
    }

    private static String compare(JsonNode on) {
        Figure figure = Figure.parse(on.path("figure").asText());
        Figure compared = on.has("rounding")
                ? figure.rounded(Form.ROUNDING.parse(on.path("rounding").asText()))
                : figure;
        return String.valueOf(Limit.parse(on.path("limit").asText()).accepts(compared));
    }

    private static String display(JsonNode on) {
        Figure figure = Figure.parse(on.path("figure").asText());
        return on.has("limit") ? figure.toText(Limit.parse(on.path("limit").asText())) : figure.toText();
    }

    private static String round(JsonNode on) {
        return Form.ROUNDING
                .parse(on.path("rounding").asText())
                .apply(Ratio.parse(on.path("value").asText()))
                .toPlainString();
    }

    private static String allocate(JsonNode on) {
        List<Ratio> weights =
                texts(on.path("weights")).stream().map(Ratio::parse).toList();
        return Money.allocate(Form.MONEY.parse(on.path("money").asText()), weights).stream()
                .map(ConformanceCase::text)
                .toList()
                .toString();
    }

    private static String cut(JsonNode on) {
        List<Money> claims =
                texts(on.path("claims")).stream().map(Form.MONEY::parse).toList();
        return Money.cut(claims, Form.MONEY.parse(on.path("cap").asText())).stream()
                .map(ConformanceCase::text)
                .toList()
                .toString();
    }

    /** What a credit table on a fee of 100.00 EUR pays for a figure that missed its target. */
    private static String table(JsonNode on) throws IOException {
        Figure figure = Figure.parse(on.path("figure").asText());
        Indicator indicator = switch (figure.unit()) {
            case SHARE -> Indicator.availability();
            case TIME -> Indicator.totalDowntime(dev.sla4j.target.Downtime.reported());
            default -> Indicator.downtime(DowntimeStatistic.Kind.COUNT, dev.sla4j.target.Downtime.reported());
        };
        Agreement agreement = Agreement.builder("table")
                .zone("UTC")
                .monthly()
                .fee("fee", Money.of("100.00", "EUR"))
                .target(ServiceLevelTarget.of("target", indicator)
                        .penalty(Objects.requireNonNull(read(on.path("penalty"), PenaltyReader::penalty))))
                .build();
        EvaluationPeriod period = agreement.cycle().periodOf(LocalDate.of(2026, 4, 1), agreement.zone());
        BigInteger length = BigInteger.valueOf(period.range().lengthNanos());
        Ratio whole = Ratio.of(length, BigInteger.ONE);
        TimeAccount account = new TimeAccount(
                length,
                BigInteger.ZERO,
                BigInteger.ZERO,
                BigInteger.ZERO,
                BigInteger.ZERO,
                new TimeAccount.Weighted(Ratio.ZERO, whole, Ratio.ZERO, Ratio.ZERO));
        Attainment attainment = new Attainment(
                "target",
                null,
                Verdict.MISSED,
                List.of(new SubjectResult(null, true, Verdict.MISSED, figure, null, account, List.of())),
                new Outlook(Outlook.State.CLOSED, Figure.none()),
                false);
        Credits credits = CreditSettlement.settle(agreement, period, List.of(attainment), History.empty());
        return text(credits.total()) + " and " + text(credits.disputed());
    }

    // Forms.

    private static ServiceClock clock(JsonNode on) throws IOException {
        Schedule schedule = read(on.path("schedule"), TimeReader.SCHEDULE);
        return ServiceClock.of(schedule, calendars(on), EVER);
    }

    private static HolidayCalendars calendars(JsonNode on) {
        List<HolidayCalendar> calendars = new ArrayList<>();
        on.path("calendars")
                .properties()
                .forEach(entry -> calendars.add(HolidayCalendar.of(
                        entry.getKey(),
                        texts(entry.getValue()).stream().map(LocalDate::parse).toList())));
        return HolidayCalendars.of(calendars);
    }

    private static <T> T read(JsonNode json, Reader<T> reader) throws IOException {
        try (JsonParser parser = MAPPER.treeAsTokens(json)) {
            Node node = Node.read(parser, Limits.DEFAULT);
            T value = reader.read(node);
            if (node.faults().count() > 0 || value == null) {
                throw node.faults().toException();
            }
            return value;
        }
    }

    private static TimeSet set(JsonNode ranges) {
        return TimeSet.of(texts(ranges).stream().map(TimeRange::parse).toList());
    }

    private static Instant instant(JsonNode on, String field) {
        return Form.INSTANT.parse(on.path(field).asText());
    }

    private static long nanos(JsonNode on, String field) {
        return Duration.parse(on.path(field).asText()).toNanos();
    }

    private static String text(Instant instant) {
        return EpochNanos.format(EpochNanos.of(instant));
    }

    private static String text(Money money) {
        return Form.MONEY.print(money);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
