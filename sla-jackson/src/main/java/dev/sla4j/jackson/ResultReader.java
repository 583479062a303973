package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.report.Attainment;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.Cause;
import dev.sla4j.report.ComplianceReport.Heading;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.CreditLine;
import dev.sla4j.report.Credits;
import dev.sla4j.report.Grounds;
import dev.sla4j.report.History;
import dev.sla4j.report.Identity;
import dev.sla4j.report.InKind;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.Remark;
import dev.sla4j.report.Sequel;
import dev.sla4j.report.SingleOutage;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.report.Verdict;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads results that are kept on file, also from the report they are the result of.
 *
 * <p>What follows from the rest – coverage, margins, texts for people – is written for others and not read, nor is an explanation.
 */
final class ResultReader {
    private static final Ratio NANOS = Ratio.of(1_000_000_000L);

    /** Exact text of a figure of a report. */
    private static final Form<Figure> FIGURE = new Form<>(
            "the exact text of a figure such as 99.9%, share 691/1486, PT5M or none", Figure::parse, Figure::toString);

    static final Form<Ratio> RATIO =
            new Form<>("a fraction such as 3/4 or a decimal such as 0.75", Ratio::parse, Ratio::toString);

    static final Form<Ratio> SECONDS =
            new Form<>("a length of time such as PT5M or time 1340/3", ResultReader::nanos, String::valueOf);

    private ResultReader() {}

    static @Nullable History history(Node node) {
        Fields fields = new Fields(node);
        fields.required("version", AgreementReader::version);
        List<PeriodResult> results = fields.required("results", field -> field.list(ResultReader::result));
        return fields.build(() -> new History(requireNonNull(results)));
    }

    static @Nullable PeriodResult result(Node node) {
        Fields fields = new Fields(node);
        fields.required("version", AgreementReader::version);
        String agreement = fields.required("agreement", Form.NAME);
        EvaluationPeriod period = fields.required("period", ResultReader::period);
        Instant asOf = fields.required("as-of", Form.INSTANT);
        fields.follows("provisional");
        List<TargetResult> targets = fields.required("targets", field -> field.list(ResultReader::target));
        Function<List<TargetResult>, Credits> owed = CreditsReader.credits(fields);
        Sequel sequel = SequelReader.sequel(fields);
        List<Remark> remarks = fields.optional("remarks", List.of(), field -> field.list(ResultReader::remark));
        Identity identity = fields.optional("identity", ResultReader::identity);
        fields.follows("explanation");
        return fields.build(() -> {
            Credits credits = owed.apply(requireNonNull(targets));
            List<TargetResult> priced = targets.stream()
                    .map(target -> new TargetResult(
                            target.attainment(), target.creditLine(), target.inKind(), credits.nothing()))
                    .toList();
            Heading heading = new Heading(requireNonNull(agreement), requireNonNull(period), requireNonNull(asOf));
            return new PeriodResult(heading, priced, credits, sequel, remarks, identity);
        });
    }

    static @Nullable EvaluationPeriod period(Node node) {
        Fields fields = new Fields(node);
        String label = fields.required("label", Form.NAME);
        TimeRange range = TimeReader.range(fields);
        return fields.build(() -> new EvaluationPeriod(requireNonNull(label), requireNonNull(range)));
    }

    private static @Nullable TargetResult target(Node node) {
        Fields fields = new Fields(node);
        String id = fields.required("id", Form.NAME);
        Verdict verdict = fields.required("verdict", field -> Names.read(field, Verdict.values()));
        Limit limit = fields.optional("limit", Form.LIMIT);
        fields.follows("margin");
        SubjectFields deciding = SubjectFields.of(fields);
        Outlook outlook = fields.required("outlook", ResultReader::outlook);
        Boolean provisional = fields.required("provisional", Node::truth);
        CreditLine line = fields.optional("credit", field -> CreditsReader.credit(id, field));
        InKind inKind = fields.optional("in-kind", field -> CreditsReader.inKind(id, field));
        List<SubjectResult> subjects = fields.optional("subjects", field -> field.list(ResultReader::subject));
        return fields.build(() -> {
            Verdict of = requireNonNull(verdict);
            List<SubjectResult> all = subjects == null ? List.of(deciding.result(null, of)) : subjects;
            return new TargetResult(
                    new Attainment(
                            requireNonNull(id), limit, of, all, requireNonNull(outlook), requireNonNull(provisional)),
                    line,
                    inKind,
                    null);
        });
    }

    private static @Nullable SubjectResult subject(Node node) {
        Fields fields = new Fields(node);
        String subject = fields.optional("subject", Form.ANY);
        Verdict verdict = fields.required("verdict", field -> Names.read(field, Verdict.values()));
        SubjectFields measured = SubjectFields.of(fields);
        return fields.build(() -> measured.result(subject, requireNonNull(verdict)));
    }

    /** What was measured of one subject, or of several as one. */
    private record SubjectFields(
            boolean applies,
            @Nullable Figure figure,
            @Nullable Bounds bounds,
            @Nullable TimeAccount account,
            @Nullable CountAccount counts,
            List<SingleOutage> outages,
            Grounds grounds) {

        static SubjectFields of(Fields fields) {
            boolean applies = fields.optional("applies", true, Node::truth);
            Figure figure = fields.required("figure", ResultReader::figure);
            Bounds bounds = fields.optional("bounds", ResultReader::bounds);
            fields.follows("coverage");
            TimeAccount account = fields.required("account", ResultReader::account);
            CountAccount counts = fields.optional("counts", ResultReader::counts);
            List<SingleOutage> outages = ResultReader.outages(fields, "outages");
            Cause cause = fields.optional("cause", field -> Names.read(field, Cause.values()));
            List<Grounds.Part> parts = fields.optional("parts", List.of(), field -> field.list(ResultReader::part));
            List<Grounds.Check> checks = fields.optional("checks", List.of(), field -> field.list(ResultReader::check));
            boolean allowanceOpen = fields.optional("allowance-open", false, Node::truth);
            return new SubjectFields(
                    applies,
                    figure,
                    bounds,
                    account,
                    counts,
                    outages,
                    new Grounds(cause, parts, checks, allowanceOpen));
        }

        SubjectResult result(@Nullable String subject, Verdict verdict) {
            return new SubjectResult(
                    subject,
                    applies,
                    verdict,
                    requireNonNull(figure),
                    bounds,
                    requireNonNull(account),
                    counts,
                    outages,
                    grounds);
        }
    }

    static @Nullable Figure figure(Node node) {
        Fields fields = new Fields(node);
        Figure exact = fields.required("exact", FIGURE);
        fields.follows("text");
        return fields.build(() -> requireNonNull(exact));
    }

    private static @Nullable Bounds bounds(Node node) {
        Fields fields = new Fields(node);
        Figure worst = fields.required("worst", ResultReader::figure);
        Figure best = fields.required("best", ResultReader::figure);
        Ratio mostDown = fields.required("most-down", SECONDS);
        Ratio leastDown = fields.required("least-down", SECONDS);
        List<SingleOutage> worstOutages = outages(fields, "worst-outages");
        List<SingleOutage> bestOutages = outages(fields, "best-outages");
        return fields.build(() -> new Bounds(
                requireNonNull(worst),
                requireNonNull(best),
                whole(mostDown),
                whole(leastDown),
                worstOutages,
                bestOutages));
    }

    private static List<SingleOutage> outages(Fields fields, String name) {
        return fields.optional(name, List.of(), field -> field.list(ResultReader::outage));
    }

    private static @Nullable SingleOutage outage(Node node) {
        Fields fields = new Fields(node);
        TimeRange range = TimeReader.range(fields);
        Boolean open = fields.required("open", Node::truth);
        Ratio counted = fields.required("counted", SECONDS);
        Ratio inPeriod = fields.required("counted-in-period", SECONDS);
        List<String> ids = fields.optional("ids", List.of(), field -> field.list(id -> id.text(Form.ANY)));
        return fields.build(() -> new SingleOutage(
                requireNonNull(range), requireNonNull(open), whole(counted), whole(inPeriod), new TreeSet<>(ids)));
    }

    private static @Nullable TimeAccount account(Node node) {
        Fields fields = new Fields(node);
        Ratio up = fields.required("up", SECONDS);
        Ratio down = fields.required("down", SECONDS);
        Ratio unknown = fields.required("unknown", SECONDS);
        Ratio excluded = fields.required("excluded", SECONDS);
        Ratio outside = fields.required("outside", SECONDS);
        TimeAccount.Weighted weighted = fields.required("weighted", ResultReader::weightedTime);
        return fields.build(() -> new TimeAccount(
                whole(up), whole(down), whole(unknown), whole(excluded), whole(outside), requireNonNull(weighted)));
    }

    private static TimeAccount.@Nullable Weighted weightedTime(Node node) {
        Fields fields = new Fields(node);
        Ratio down = fields.required("down", SECONDS);
        Ratio known = fields.required("known", SECONDS);
        Ratio unknown = fields.required("unknown", SECONDS);
        Ratio excused = fields.required("excused", SECONDS);
        return fields.build(() -> new TimeAccount.Weighted(
                requireNonNull(down), requireNonNull(known), requireNonNull(unknown), requireNonNull(excused)));
    }

    private static @Nullable CountAccount counts(Node node) {
        Fields fields = new Fields(node);
        Long good = fields.required("good", Node::wholeNumber);
        Long bad = fields.required("bad", Node::wholeNumber);
        Long lateOpen = fields.required("late-open", Node::wholeNumber);
        Long undecided = fields.required("undecided", Node::wholeNumber);
        Long pending = fields.required("pending", Node::wholeNumber);
        Long excluded = fields.required("excluded", Node::wholeNumber);
        CountAccount.Weighted weighted = fields.required("weighted", ResultReader::weightedCounts);
        return fields.build(() -> new CountAccount(
                requireNonNull(good),
                requireNonNull(bad),
                requireNonNull(lateOpen),
                requireNonNull(undecided),
                requireNonNull(pending),
                requireNonNull(excluded),
                requireNonNull(weighted)));
    }

    private static CountAccount.@Nullable Weighted weightedCounts(Node node) {
        Fields fields = new Fields(node);
        Ratio good = fields.required("good", RATIO);
        Ratio bad = fields.required("bad", RATIO);
        Ratio undecided = fields.required("undecided", RATIO);
        return fields.build(
                () -> new CountAccount.Weighted(requireNonNull(good), requireNonNull(bad), requireNonNull(undecided)));
    }

    /** Of a part that an earlier report told there is the figure alone. */
    private static Grounds.@Nullable Part part(Node node) {
        Fields fields = new Fields(node);
        String name = fields.required("name", Form.ANY);
        Ratio weight = fields.optional("weight", RATIO);
        if (!fields.has("account")) {
            Figure figure = fields.required("figure", ResultReader::figure);
            return fields.build(() -> new Grounds.Part(requireNonNull(name), weight, requireNonNull(figure), null));
        }
        String subject = fields.optional("subject", Form.ANY);
        Verdict verdict =
                fields.optional("verdict", Verdict.NOT_APPLICABLE, field -> Names.read(field, Verdict.values()));
        SubjectFields measured = SubjectFields.of(fields);
        return fields.build(() -> {
            SubjectResult result = measured.result(subject, verdict);
            return new Grounds.Part(requireNonNull(name), weight, result.figure(), result);
        });
    }

    private static Grounds.@Nullable Check check(Node node) {
        Fields fields = new Fields(node);
        String name = fields.required("name", Form.ANY);
        Verdict verdict = fields.required("verdict", field -> Names.read(field, Verdict.values()));
        Limit limit = fields.optional("limit", Form.LIMIT);
        Figure figure = fields.required("figure", ResultReader::figure);
        return fields.build(
                () -> new Grounds.Check(requireNonNull(name), requireNonNull(figure), limit, requireNonNull(verdict)));
    }

    private static @Nullable Outlook outlook(Node node) {
        Fields fields = new Fields(node);
        Outlook.State state = fields.required("state", field -> Names.read(field, Outlook.State.values()));
        Figure left = fields.optional("left", Figure.none(), ResultReader::figure);
        return fields.build(() -> new Outlook(requireNonNull(state), left));
    }

    private static @Nullable Remark remark(Node node) {
        Fields fields = new Fields(node);
        Remark.Kind kind = fields.required("kind", field -> Names.read(field, Remark.Kind.values()));
        String text = fields.required("text", Form.ANY);
        return fields.build(() -> new Remark(requireNonNull(kind), requireNonNull(text)));
    }

    private static @Nullable Identity identity(Node node) {
        Fields fields = new Fields(node);
        String agreement = fields.required("agreement", Form.ANY);
        String evidence = fields.required("evidence", Form.ANY);
        List<String> calendars =
                fields.optional("calendars", new ArrayList<>(), field -> field.list(entry -> entry.text(Form.ANY)));
        String zoneRules = fields.required("zone-rules", Form.ANY);
        String library = fields.required("library", Form.ANY);
        return fields.build(() -> new Identity(
                requireNonNull(agreement),
                requireNonNull(evidence),
                calendars,
                requireNonNull(zoneRules),
                requireNonNull(library)));
    }

    private static Ratio nanos(String text) {
        Figure time = Figure.parse(text);
        if (time.unit() != Figure.Unit.TIME) {
            throw new IllegalArgumentException("must be a length of time such as PT5M");
        }
        return time.value().times(NANOS);
    }

    static BigInteger whole(@Nullable Ratio nanos) {
        if (!requireNonNull(nanos).isInteger()) {
            throw new IllegalArgumentException("must be a whole number of nanoseconds");
        }
        return nanos.numerator();
    }
}
