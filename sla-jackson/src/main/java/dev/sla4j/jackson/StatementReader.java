package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.agreement.Party;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.report.Adjustment;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.Right;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.Restatement;
import dev.sla4j.settlement.Statement;
import dev.sla4j.settlement.Waiver;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.value.Money;
import dev.sla4j.value.Percent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads statements, restatements and waivers. */
final class StatementReader {
    private static final Percent ALL = Percent.parse("100%");

    private StatementReader() {}

    static @Nullable Statement statement(Node node) {
        Fields fields = new Fields(node);
        fields.required("version", AgreementReader::version);
        String agreement = fields.required("agreement", Form.NAME);
        List<Party> parties = fields.optional("parties", List.of(), field -> field.list(AgreementReader.PARTY));
        ZoneId zone = fields.required("zone", Form.ZONE);
        EvaluationPeriod period = fields.required("period", ResultReader::period);
        Instant at = fields.required("at", Form.INSTANT);
        Boolean provisional = fields.required("provisional", Node::truth);
        List<Statement.Line> lines = fields.optional("lines", List.of(), field -> field.list(StatementReader::line));
        List<Adjustment> adjustments =
                fields.optional("adjustments", List.of(), field -> field.list(SequelReader::adjustment));
        List<Right> rights = fields.optional("rights", List.of(), field -> field.list(SequelReader::right));
        Statement.Totals totals = fields.optional("totals", StatementReader::totals);
        List<String> remarks = texts(fields, "remarks");
        return fields.build(() -> new Statement(
                new Statement.Heading(
                        requireNonNull(agreement),
                        parties,
                        requireNonNull(zone),
                        requireNonNull(period),
                        requireNonNull(at),
                        requireNonNull(provisional)),
                lines,
                adjustments,
                rights,
                totals,
                remarks));
    }

    private static List<String> texts(Fields fields, String name) {
        return fields.optional(name, List.of(), field -> field.list(text -> text.text(Form.ANY)));
    }

    private static Statement.@Nullable Line line(Node node) {
        Fields fields = new Fields(node);
        String target = fields.required("target", Form.NAME);
        String clause = fields.optional("clause", Form.ANY);
        Verdict verdict = fields.required("verdict", field -> Names.read(field, Verdict.values()));
        String promised = fields.required("promised", Form.ANY);
        String attained = fields.required("attained", Form.ANY);
        Statement.Owed owed = fields.optional("owed", StatementReader::owed);
        List<String> inKind = texts(fields, "in-kind");
        return fields.build(() -> new Statement.Line(
                requireNonNull(target),
                clause,
                requireNonNull(verdict),
                requireNonNull(promised),
                requireNonNull(attained),
                owed,
                inKind));
    }

    private static Statement.@Nullable Owed owed(Node node) {
        Fields fields = new Fields(node);
        Creditor to = fields.optional("owed-to", Creditor.CUSTOMER, field -> Names.read(field, Creditor.values()));
        Money credit = fields.required("credit", Form.MONEY);
        Money disputed = fields.required("disputed", Form.MONEY);
        Money waived = fields.required("waived", Form.MONEY);
        Statement.Claim claim = fields.required("claim", field -> Names.read(field, Statement.Claim.values()));
        Instant until = fields.optional("until", Form.INSTANT);
        List<Statement.Part> parts = fields.optional("parts", List.of(), field -> field.list(StatementReader::part));
        List<String> notes = texts(fields, "notes");
        return fields.build(() -> new Statement.Owed(
                to,
                requireNonNull(credit),
                requireNonNull(disputed),
                requireNonNull(waived),
                requireNonNull(claim),
                until,
                parts,
                notes));
    }

    private static Statement.@Nullable Part part(Node node) {
        Fields fields = new Fields(node);
        Instant start = fields.optional("start", Form.INSTANT);
        Instant end = fields.optional("end", Form.INSTANT);
        Money amount = fields.required("amount", Form.MONEY);
        Statement.Claim claim = fields.required("claim", field -> Names.read(field, Statement.Claim.values()));
        Instant until = fields.optional("until", Form.INSTANT);
        return fields.build(() -> new Statement.Part(start, end, requireNonNull(amount), requireNonNull(claim), until));
    }

    static Statement.@Nullable Totals totals(Node node) {
        Fields fields = new Fields(node);
        Money credits = fields.required("credits", Form.MONEY);
        Money waived = fields.required("waived", Form.MONEY);
        Money paid = fields.required("paid", Form.MONEY);
        Money claimable = fields.required("claimable", Form.MONEY);
        Money lost = fields.required("lost", Form.MONEY);
        Money adjustments = fields.required("adjustments", Form.MONEY);
        Money total = fields.required("total", Form.MONEY);
        Money disputed = fields.required("disputed", Form.MONEY);
        Money returnable = fields.optional("returnable", Form.MONEY);
        Money toProvider = fields.required("to-provider", Form.MONEY);
        return fields.build(() -> new Statement.Totals(
                requireNonNull(credits),
                requireNonNull(waived),
                requireNonNull(paid),
                requireNonNull(claimable),
                requireNonNull(lost),
                requireNonNull(adjustments),
                requireNonNull(total),
                requireNonNull(disputed),
                returnable == null ? Money.zero(requireNonNull(total).currency()) : returnable,
                requireNonNull(toProvider)));
    }

    static @Nullable Restatement restatement(Node node) {
        Fields fields = new Fields(node);
        fields.required("version", AgreementReader::version);
        PeriodResult was = fields.required("was", ResultReader::result);
        PeriodResult now = fields.required("now", ResultReader::result);
        List<Restatement.Cause> causes =
                fields.optional("causes", List.of(), field -> field.list(StatementReader::cause));
        List<String> readBy = texts(fields, "read-by");
        return fields.build(() -> new Restatement(requireNonNull(was), requireNonNull(now), causes, readBy));
    }

    private static Restatement.@Nullable Cause cause(Node node) {
        Fields fields = new Fields(node);
        Restatement.Cause.Kind kind =
                fields.required("kind", field -> Names.read(field, Restatement.Cause.Kind.values()));
        String text = fields.required("text", Form.ANY);
        return fields.build(() -> new Restatement.Cause(requireNonNull(kind), requireNonNull(text)));
    }

    static @Nullable Waiver waiver(Node node) {
        Fields fields = new Fields(node);
        fields.required("version", AgreementReader::version);
        String id = fields.required("id", Form.NAME);
        String authority = fields.required("authority", Form.NAME);
        String reason = fields.required("reason", Form.NAME);
        List<String> targets = texts(fields, "targets");
        List<String> periods = texts(fields, "periods");
        Percent share = fields.optional("share", ALL, field -> field.text(TermsReader.PERCENT));
        Instant grantedAt = fields.required("granted-at", Form.INSTANT);
        Instant expiresAt = fields.optional("expires-at", Form.INSTANT);
        return fields.build(() -> new Waiver(
                requireNonNull(id),
                requireNonNull(authority),
                requireNonNull(reason),
                new Waiver.Scope(new TreeSet<>(targets), new TreeSet<>(periods)),
                share,
                requireNonNull(grantedAt),
                expiresAt));
    }
}
