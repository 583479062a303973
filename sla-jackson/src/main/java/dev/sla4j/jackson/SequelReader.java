package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.report.Adjustment;
import dev.sla4j.report.AllowanceUsed;
import dev.sla4j.report.DownRanges;
import dev.sla4j.report.Right;
import dev.sla4j.report.Sequel;
import dev.sla4j.time.DatedFact;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what follows from rules over several periods. */
final class SequelReader {
    private SequelReader() {}

    /** From the fields of a result. */
    static Sequel sequel(Fields fields) {
        List<Right> rights = fields.optional("rights", List.of(), field -> field.list(SequelReader::right));
        List<Adjustment> adjustments =
                fields.optional("adjustments", List.of(), field -> field.list(SequelReader::adjustment));
        List<DownRanges> down = fields.optional("down", List.of(), field -> field.list(SequelReader::down));
        List<AllowanceUsed> allowances =
                fields.optional("allowances", List.of(), field -> field.list(SequelReader::allowance));
        List<DatedFact> facts = fields.optional("facts", List.of(), field -> field.list(SequelReader::fact));
        return new Sequel(rights, adjustments, down, allowances, facts);
    }

    static @Nullable Right right(Node node) {
        Fields fields = new Fields(node);
        String rule = fields.required("rule", Form.NAME);
        String clause = fields.optional("clause", Form.ANY);
        String grants = fields.required("grants", Form.NAME);
        Right.Standing standing = fields.required("standing", field -> Names.read(field, Right.Standing.values()));
        List<String> periods = fields.optional("periods", List.of(), field -> field.list(each -> each.text(Form.ANY)));
        Instant until = fields.optional("until", Form.INSTANT);
        return fields.build(() -> new Right(
                requireNonNull(rule), clause, requireNonNull(grants), requireNonNull(standing), periods, until));
    }

    static @Nullable Adjustment adjustment(Node node) {
        Fields fields = new Fields(node);
        Adjustment.Kind kind = fields.required("kind", field -> Names.read(field, Adjustment.Kind.values()));
        String target = fields.optional("target", Form.ANY);
        String period = fields.required("period", Form.ANY);
        Money amount = fields.required("amount", Form.MONEY);
        Money disputed = fields.optional("disputed", Form.MONEY);
        String reason = fields.required("reason", Form.ANY);
        return fields.build(() -> new Adjustment(
                requireNonNull(kind),
                target,
                requireNonNull(period),
                requireNonNull(amount),
                disputed == null ? Money.zero(requireNonNull(amount).currency()) : disputed,
                requireNonNull(reason)));
    }

    private static @Nullable DownRanges down(Node node) {
        Fields fields = new Fields(node);
        String target = fields.required("target", Form.NAME);
        String subject = fields.optional("subject", Form.ANY);
        List<TimeRange> down = ranges(fields, "down");
        List<TimeRange> unknown = ranges(fields, "unknown");
        List<TimeRange> beyond = ranges(fields, "beyond");
        return fields.build(() -> new DownRanges(
                requireNonNull(target), subject, TimeSet.of(down), TimeSet.of(unknown), TimeSet.of(beyond)));
    }

    private static @Nullable AllowanceUsed allowance(Node node) {
        Fields fields = new Fields(node);
        String rule = fields.required("rule", Form.NAME);
        String target = fields.required("target", Form.NAME);
        String subject = fields.optional("subject", Form.ANY);
        Duration least = fields.required("used", Form.DURATION);
        Duration most = fields.optional("at-most", Form.DURATION);
        return fields.build(() -> new AllowanceUsed(
                requireNonNull(rule),
                requireNonNull(target),
                subject,
                requireNonNull(least),
                most == null ? requireNonNull(least) : most));
    }

    private static List<TimeRange> ranges(Fields fields, String name) {
        return fields.optional(name, List.of(), field -> field.list(range -> range.text(Form.RANGE)));
    }

    private static @Nullable DatedFact fact(Node node) {
        Fields fields = new Fields(node);
        DatedFact fact = fact(fields);
        return fields.build(() -> requireNonNull(fact));
    }

    static @Nullable DatedFact fact(Fields fields) {
        String kind = fields.required("kind", Form.NAME);
        Instant at = fields.required("at", Form.INSTANT);
        Instant until = fields.optional("until", Form.INSTANT);
        String target = fields.optional("target", Form.NAME);
        String period = fields.optional("period", Form.NAME);
        return kind == null || at == null ? null : fields.value(() -> new DatedFact(kind, at, until, target, period));
    }
}
