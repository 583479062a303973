package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.report.Bounds;
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
import dev.sla4j.report.SingleOutage;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.report.Verdict;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.io.IOException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Writes results as they are kept on file; {@link ResultReader} reads them back.
 *
 * <p>Figures stand as their exact text, which {@code Figure.parse} reads, beside the text for people; lengths of time as ISO-8601 durations.
 */
final class ResultWriter {
    private static final Ratio NANOS = Ratio.of(1_000_000_000L);

    private ResultWriter() {}

    static void result(JsonGenerator json, PeriodResult result) throws IOException {
        json.writeStartObject();
        fields(json, result);
        json.writeEndObject();
    }

    static void history(JsonGenerator json, History history) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", AgreementReader.VERSION);
        json.writeFieldName("results");
        Writer.list(json, history.results(), ResultWriter::result);
        json.writeEndObject();
    }

    static void fields(JsonGenerator json, PeriodResult result) throws IOException {
        json.writeNumberField("version", AgreementReader.VERSION);
        json.writeStringField("agreement", result.agreement());
        json.writeObjectFieldStart("period");
        json.writeStringField("label", result.period().label());
        MeasurementWriter.range(json, result.period().range());
        json.writeEndObject();
        Writer.field(json, "as-of", result.asOf(), Form.INSTANT);
        json.writeBooleanField("provisional", result.isProvisional());
        Writer.list(json, "targets", result.targets(), ResultWriter::target);
        credits(json, result.credits());
        SequelWriter.fields(json, result.sequel());
        json.writeFieldName("remarks");
        Writer.list(json, result.remarks(), ResultWriter::remark);
        Writer.field(json, "identity", result.identity(), ResultWriter::identity);
    }

    private static void target(JsonGenerator json, TargetResult target) throws IOException {
        Limit limit = target.attainment().limit();
        json.writeStartObject();
        json.writeStringField("id", target.id());
        json.writeStringField("verdict", Names.of(target.verdict()));
        Writer.field(json, "limit", limit, Form.LIMIT);
        Ratio margin = target.margin();
        if (margin != null) {
            json.writeStringField("margin", margin(margin, target.figure().unit()));
        }
        SubjectResult deciding = target.attainment().deciding();
        applies(json, deciding);
        measured(json, deciding, limit);
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
            Writer.list(json, "rows", line.rows(), AmountWriter::row);
            Writer.list(json, "disputed-rows", line.disputedRows(), AmountWriter::row);
            Writer.list(json, "of-outages", line.ofOutages(), ResultWriter::ofOutage);
            json.writeEndObject();
        }
        Writer.field(json, "in-kind", target.inKind(), ResultWriter::inKind);
        if (target.subjects().size() > 1 || target.subjects().get(0).subject() != null) {
            Writer.list(json, "subjects", target.subjects(), (to, subject) -> subject(to, subject, limit));
        }
        json.writeEndObject();
    }

    private static void ofOutage(JsonGenerator json, CreditLine.OfOutage part) throws IOException {
        json.writeStartObject();
        Writer.field(json, "start", part.start(), Form.INSTANT);
        Writer.field(json, "end", part.end(), Form.INSTANT);
        Writer.texts(json, "ids", part.ids());
        Writer.field(json, "certain", part.certain(), Form.MONEY);
        json.writeEndObject();
    }

    private static void subject(JsonGenerator json, SubjectResult subject, @Nullable Limit limit) throws IOException {
        json.writeStartObject();
        Writer.field(json, "subject", subject.subject(), Form.NAME);
        json.writeStringField("verdict", Names.of(subject.verdict()));
        applies(json, subject);
        measured(json, subject, limit);
        json.writeEndObject();
    }

    private static void applies(JsonGenerator json, SubjectResult subject) throws IOException {
        if (!subject.applies()) {
            json.writeBooleanField("applies", false);
        }
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
            Writer.list(json, "worst-outages", bounds.worstOutages(), ResultWriter::outage);
            Writer.list(json, "best-outages", bounds.bestOutages(), ResultWriter::outage);
            json.writeEndObject();
        }
        Writer.field(json, "coverage", result.coverage(), Form.SHARE);
        account(json, result.account());
        Writer.field(json, "counts", result.counts(), ResultWriter::counts);
        Writer.list(json, "outages", result.outages(), ResultWriter::outage);
        Grounds grounds = result.grounds();
        if (grounds.cause() != null) {
            json.writeStringField("cause", Names.of(grounds.cause()));
        }
        Writer.list(json, "parts", grounds.parts(), ResultWriter::part);
        Writer.list(json, "checks", grounds.checks(), ResultWriter::check);
        if (grounds.allowanceOpen()) {
            json.writeBooleanField("allowance-open", true);
        }
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
            Writer.field(json, "subject", part.result().subject(), Form.ANY);
            if (part.result().verdict() != Verdict.NOT_APPLICABLE) {
                json.writeStringField("verdict", Names.of(part.result().verdict()));
            }
            applies(json, part.result());
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
            Writer.list(json, "choices", credits.choices(), ResultWriter::choice);
            json.writeEndObject();
        }
    }

    private static void inKind(JsonGenerator json, InKind owed) throws IOException {
        json.writeStartObject();
        if (owed.creditor() != Creditor.CUSTOMER) {
            json.writeStringField("owed-to", Names.of(owed.creditor()));
        }
        Writer.field(json, "certain", owed.certain(), ResultWriter::extent);
        Writer.field(json, "most", owed.most(), ResultWriter::extent);
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
    static String margin(Ratio margin, Figure.Unit unit) {
        return switch (unit) {
            case SHARE -> Form.SHARE.print(margin);
            case TIME -> new Figure.Time(margin).toString();
            case NUMBER, NONE -> margin.toString();
        };
    }
}
