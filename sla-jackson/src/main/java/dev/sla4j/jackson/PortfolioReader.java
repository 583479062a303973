package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.report.Comparison;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.PortfolioTotals;
import dev.sla4j.settlement.Statement;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads totals of many statements, and comparisons. */
final class PortfolioReader {
    private PortfolioReader() {}

    static @Nullable PortfolioTotals totals(Node node) {
        Fields fields = new Fields(node);
        fields.required("version", AgreementReader::version);
        Long statements = fields.required("statements", Node::wholeNumber);
        long withoutMoney = fields.optional("without-money", 0L, Node::wholeNumber);
        long provisional = fields.optional("provisional", 0L, Node::wholeNumber);
        Map<Verdict, Long> verdicts = fields.optional("verdicts", Map.of(), PortfolioReader::verdicts);
        List<PortfolioTotals.Group> groups =
                fields.optional("groups", List.of(), field -> field.list(PortfolioReader::group));
        List<PortfolioTotals.Failure> failures =
                fields.optional("failures", List.of(), field -> field.list(PortfolioReader::failure));
        return fields.build(() ->
                new PortfolioTotals(groups, requireNonNull(statements), withoutMoney, provisional, verdicts, failures));
    }

    private static @Nullable Map<Verdict, Long> verdicts(Node node) {
        Fields fields = new Fields(node);
        EnumMap<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            verdicts.put(verdict, fields.optional(Names.of(verdict), 0L, Node::wholeNumber));
        }
        return fields.build(() -> verdicts);
    }

    private static PortfolioTotals.@Nullable Group group(Node node) {
        Fields fields = new Fields(node);
        List<String> customers = names(fields, "customers");
        List<String> providers = names(fields, "providers");
        Long statements = fields.required("statements", Node::wholeNumber);
        Statement.Totals sums = fields.required("sums", StatementReader::totals);
        return fields.build(() -> new PortfolioTotals.Group(
                customers,
                providers,
                requireNonNull(sums).total().currency(),
                requireNonNull(statements),
                requireNonNull(sums)));
    }

    private static List<String> names(Fields fields, String name) {
        return fields.optional(name, List.of(), field -> field.list(text -> text.text(Form.NAME)));
    }

    private static PortfolioTotals.@Nullable Failure failure(Node node) {
        Fields fields = new Fields(node);
        String name = fields.required("name", Form.ANY);
        String why = fields.required("why", Form.ANY);
        return fields.build(() -> new PortfolioTotals.Failure(requireNonNull(name), requireNonNull(why)));
    }

    static @Nullable Comparison comparison(Node node) {
        Fields fields = new Fields(node);
        fields.required("version", AgreementReader::version);
        Comparison.Side first = fields.required("first", PortfolioReader::side);
        Comparison.Side second = fields.required("second", PortfolioReader::side);
        fields.follows("difference");
        List<String> otherwise =
                fields.optional("measured-otherwise", List.of(), field -> field.list(text -> text.text(Form.ANY)));
        return fields.build(() -> new Comparison(requireNonNull(first), requireNonNull(second), otherwise));
    }

    private static Comparison.@Nullable Side side(Node node) {
        Fields fields = new Fields(node);
        String agreement = fields.required("agreement", Form.NAME);
        String target = fields.required("target", Form.NAME);
        String period = fields.required("period", Form.NAME);
        Figure figure = fields.required("figure", ResultReader::figure);
        Verdict verdict = fields.required("verdict", field -> Names.read(field, Verdict.values()));
        Ratio coverage = fields.required("coverage", Form.SHARE);
        return fields.build(() -> new Comparison.Side(
                requireNonNull(agreement),
                requireNonNull(target),
                requireNonNull(period),
                requireNonNull(figure),
                requireNonNull(verdict),
                requireNonNull(coverage)));
    }
}
