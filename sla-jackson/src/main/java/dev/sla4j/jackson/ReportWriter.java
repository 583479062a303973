package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.penalty.Row;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.CreditLine;
import dev.sla4j.report.Credits;
import dev.sla4j.report.Detail;
import dev.sla4j.report.Explanation;
import dev.sla4j.report.Grounds;
import dev.sla4j.report.Identity;
import dev.sla4j.report.InKind;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.Remark;
import dev.sla4j.report.SingleItem;
import dev.sla4j.report.SingleOutage;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.MeanOfFractions;
import dev.sla4j.value.Ratio;
import java.io.IOException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Writes reports.
 *
 * <p>Figures stand as their exact text, which {@code Figure.parse} reads, beside the text for people; lengths of time as ISO-8601 durations.
 */
final class ReportWriter implements Writer<ComplianceReport> {
    private static final Ratio NANOS = Ratio.of(1_000_000_000L);

    private final @Nullable Detail detail;
    private final boolean identified;

    /** Explains in the given detail, or not at all for null. */
    ReportWriter(@Nullable Detail detail, boolean identified) {
        this.detail = detail;
        this.identified = identified;
    }

    @Override
    public void write(JsonGenerator json, ComplianceReport report) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", AgreementReader.VERSION);
        json.writeStringField("agreement", report.agreement());
        json.writeObjectFieldStart("period");
        json.writeStringField("label", report.period().label());
        MeasurementWriter.range(json, report.period().range());
        json.writeEndObject();
        Writer.field(json, "as-of", report.asOf(), Form.INSTANT);
        json.writeBooleanField("provisional", report.isProvisional());
        Writer.list(json, "targets", report.targets(), ReportWriter::target);
        credits(json, report.credits());
        json.writeFieldName("remarks");
        Writer.list(json, report.remarks(), ReportWriter::remark);
        if (identified) {
            Writer.field(json, "identity", report.identity(), ReportWriter::identity);
        }
        if (detail != null) {
            Writer.field(json, "explanation", report.explanation(detail), ReportWriter::explanation);
        }
        json.writeEndObject();
    }

    private static void target(JsonGenerator json, TargetResult target) throws IOException {
        Limit limit = target.attainment().limit();
        json.writeStartObject();
        json.writeStringField("id", target.id());
        json.writeStringField("verdict", Names.of(target.verdict()));
        Writer.field(json, "limit", limit, Form.LIMIT);
        Ratio margin = target.margin();
        // The exact distance of a mean of many fractions would have thousands of digits; its enclosure says as much.
        if (margin != null && !(target.figure() instanceof MeanOfFractions)) {
            json.writeStringField("margin", margin(margin, target.figure().unit()));
        }
        measured(json, target.attainment().deciding(), limit);
        outlook(json, target.outlook());
        json.writeBooleanField("provisional", target.attainment().provisional());
        CreditLine line = target.creditLine();
        if (line != null) {
            json.writeObjectFieldStart("credit");
            if (line.creditor() != Creditor.CUSTOMER) {
                json.writeStringField("owed-to", Names.of(line.creditor()));
            }
            Writer.field(json, "certain", line.certain(), Form.MONEY);
            Writer.field(json, "disputed", line.disputed(), Form.MONEY);
            Writer.list(json, "rows", line.rows(), ReportWriter::row);
            Writer.list(json, "disputed-rows", line.disputedRows(), ReportWriter::row);
            json.writeEndObject();
        }
        Writer.field(json, "in-kind", target.inKind(), ReportWriter::inKind);
        if (target.subjects().size() > 1 || target.subjects().get(0).subject() != null) {
            Writer.list(json, "subjects", target.subjects(), (to, subject) -> subject(to, subject, limit));
        }
        json.writeEndObject();
    }

    private static void inKind(JsonGenerator json, InKind owed) throws IOException {
        json.writeStartObject();
        if (owed.creditor() != Creditor.CUSTOMER) {
            json.writeStringField("owed-to", Names.of(owed.creditor()));
        }
        Writer.field(json, "certain", owed.certain(), ReportWriter::extent);
        Writer.field(json, "most", owed.most(), ReportWriter::extent);
        Writer.field(json, "value", owed.value(), Form.MONEY);
        json.writeEndObject();
    }

    private static void extent(JsonGenerator json, InKind.Extent extent) throws IOException {
        json.writeStartObject();
        json.writeStringField("service-time", time(extent.nanos()));
        json.writeStringField("points", extent.points().toString());
        Writer.texts(json, "consequences", extent.consequences());
        json.writeEndObject();
    }

    private static void choice(JsonGenerator json, Credits.Choice choice) throws IOException {
        json.writeStartObject();
        json.writeStringField("group", choice.group());
        Writer.list(json, "options", choice.options(), (to, option) -> {
            to.writeStartObject();
            to.writeStringField("name", option.name());
            Writer.field(to, "certain", option.certain(), Form.MONEY);
            Writer.field(to, "highest", option.highest(), Form.MONEY);
            to.writeEndObject();
        });
        json.writeEndObject();
    }

    private static void row(JsonGenerator json, Row row) throws IOException {
        json.writeString(row.range().toString());
    }

    private static void subject(JsonGenerator json, SubjectResult subject, @Nullable Limit limit) throws IOException {
        json.writeStartObject();
        Writer.field(json, "subject", subject.subject(), Form.NAME);
        json.writeStringField("verdict", Names.of(subject.verdict()));
        measured(json, subject, limit);
        json.writeEndObject();
    }

    /** What was measured of one subject, or of several as one. */
    private static void measured(JsonGenerator json, SubjectResult result, @Nullable Limit limit) throws IOException {
        json.writeFieldName("figure");
        figure(json, result.figure(), limit);
        Bounds bounds = result.bounds();
        if (bounds != null) {
            json.writeObjectFieldStart("bounds");
            json.writeFieldName("worst");
            figure(json, bounds.worst(), limit);
            json.writeFieldName("best");
            figure(json, bounds.best(), limit);
            json.writeStringField("most-down", time(bounds.mostDown()));
            json.writeStringField("least-down", time(bounds.leastDown()));
            Writer.list(json, "worst-outages", bounds.worstOutages(), ReportWriter::outage);
            Writer.list(json, "best-outages", bounds.bestOutages(), ReportWriter::outage);
            json.writeEndObject();
        }
        Writer.field(json, "coverage", result.coverage(), Form.SHARE);
        account(json, result.account());
        Writer.field(json, "counts", result.counts(), ReportWriter::counts);
        Writer.list(json, "outages", result.outages(), ReportWriter::outage);
        Writer.list(json, "items", result.items(), ReportWriter::item);
        Grounds grounds = result.grounds();
        if (grounds.cause() != null) {
            json.writeStringField("cause", Names.of(grounds.cause()));
        }
        Writer.list(json, "parts", grounds.parts(), ReportWriter::part);
        Writer.list(json, "checks", grounds.checks(), ReportWriter::check);
    }

    private static void part(JsonGenerator json, Grounds.Part part) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", part.name());
        if (part.weight() != null) {
            json.writeStringField("weight", part.weight().toString());
        }
        if (part.result() == null) {
            json.writeFieldName("figure");
            figure(json, part.figure(), null);
        } else {
            measured(json, part.result(), null);
        }
        json.writeEndObject();
    }

    private static void check(JsonGenerator json, Grounds.Check check) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", check.name());
        json.writeStringField("verdict", Names.of(check.verdict()));
        Writer.field(json, "limit", check.limit(), Form.LIMIT);
        json.writeFieldName("figure");
        figure(json, check.figure(), check.limit());
        json.writeEndObject();
    }

    private static void account(JsonGenerator json, TimeAccount account) throws IOException {
        json.writeObjectFieldStart("account");
        json.writeStringField("up", time(account.up()));
        json.writeStringField("down", time(account.down()));
        json.writeStringField("unknown", time(account.unknown()));
        json.writeStringField("excluded", time(account.excluded()));
        json.writeStringField("outside", time(account.outside()));
        json.writeObjectFieldStart("weighted");
        json.writeStringField("down", time(account.weighted().down()));
        json.writeStringField("known", time(account.weighted().known()));
        json.writeStringField("unknown", time(account.weighted().unknown()));
        json.writeStringField("excused", time(account.weighted().excused()));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void counts(JsonGenerator json, CountAccount counts) throws IOException {
        json.writeStartObject();
        json.writeNumberField("good", counts.good());
        json.writeNumberField("bad", counts.bad());
        json.writeNumberField("late-open", counts.lateOpen());
        json.writeNumberField("undecided", counts.undecided());
        json.writeNumberField("pending", counts.pending());
        json.writeNumberField("excluded", counts.excluded());
        json.writeObjectFieldStart("weighted");
        json.writeStringField("good", counts.weighted().good().toString());
        json.writeStringField("bad", counts.weighted().bad().toString());
        json.writeStringField("undecided", counts.weighted().undecided().toString());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void outage(JsonGenerator json, SingleOutage outage) throws IOException {
        json.writeStartObject();
        MeasurementWriter.range(json, outage.range());
        json.writeBooleanField("open", outage.open());
        json.writeStringField("counted", time(outage.counted()));
        json.writeStringField("counted-in-period", time(outage.countedInPeriod()));
        Writer.texts(json, "ids", outage.ids());
        json.writeEndObject();
    }

    private static void item(JsonGenerator json, SingleItem item) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", item.id());
        json.writeBooleanField("late", item.late());
        Writer.field(json, "due", item.due(), Form.INSTANT);
        Writer.field(json, "done", item.done(), Form.INSTANT);
        json.writeStringField("delay", time(item.delay()));
        json.writeEndObject();
    }

    private static void outlook(JsonGenerator json, Outlook outlook) throws IOException {
        json.writeObjectFieldStart("outlook");
        json.writeStringField("state", Names.of(outlook.state()));
        if (outlook.left().isMeasured()) {
            json.writeFieldName("left");
            figure(json, outlook.left(), null);
        }
        json.writeEndObject();
    }

    private static void credits(JsonGenerator json, Credits credits) throws IOException {
        if (credits.hasCurrency()) {
            json.writeObjectFieldStart("credits");
            Writer.field(json, "certain", credits.total(), Form.MONEY);
            Writer.field(json, "disputed", credits.disputed(), Form.MONEY);
            if (credits.lines().stream().anyMatch(line -> line.creditor() == Creditor.PROVIDER)) {
                json.writeObjectFieldStart("owed-to-provider");
                Writer.field(json, "certain", credits.total(Creditor.PROVIDER), Form.MONEY);
                Writer.field(json, "disputed", credits.disputed(Creditor.PROVIDER), Form.MONEY);
                json.writeEndObject();
            }
            Writer.list(json, "choices", credits.choices(), ReportWriter::choice);
            json.writeEndObject();
        }
    }

    private static void remark(JsonGenerator json, Remark remark) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", Names.of(remark.kind()));
        json.writeStringField("text", remark.text());
        json.writeEndObject();
    }

    private static void identity(JsonGenerator json, Identity identity) throws IOException {
        json.writeStartObject();
        json.writeStringField("agreement", identity.agreement());
        json.writeStringField("evidence", identity.evidence());
        json.writeFieldName("calendars");
        Writer.list(json, identity.calendars(), JsonGenerator::writeString);
        json.writeStringField("zone-rules", identity.zoneRules());
        json.writeStringField("library", identity.library());
        json.writeEndObject();
    }

    private static void explanation(JsonGenerator json, Explanation explanation) throws IOException {
        json.writeStartObject();
        json.writeStringField("detail", Names.of(explanation.detail()));
        Writer.field(json, "zone", explanation.zone(), Form.ZONE);
        json.writeStringField("text", explanation.toText());
        json.writeFieldName("steps");
        Writer.list(json, explanation.steps(), StepWriter::step);
        json.writeEndObject();
    }

    static void figure(JsonGenerator json, Figure figure, @Nullable Limit limit) throws IOException {
        json.writeStartObject();
        json.writeStringField("exact", figure.toString());
        json.writeStringField("text", limit == null ? figure.toText() : figure.toText(limit));
        json.writeEndObject();
    }

    static String time(BigInteger nanos) {
        return Figure.timeNanos(nanos).toString();
    }

    private static String time(Ratio nanos) {
        return new Figure.Time(nanos.dividedBy(NANOS)).toString();
    }

    /** A difference may be negative, which a figure that is a share or a count may not. */
    private static String margin(Ratio margin, Figure.Unit unit) {
        return switch (unit) {
            case SHARE -> Form.SHARE.print(margin);
            case TIME -> new Figure.Time(margin).toString();
            case NUMBER, NONE -> margin.toString();
        };
    }
}
