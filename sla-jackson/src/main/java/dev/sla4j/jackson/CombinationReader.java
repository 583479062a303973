package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.target.Custom;
import dev.sla4j.target.Difference;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Over;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Quotient;
import dev.sla4j.target.Selection;
import dev.sla4j.target.StartUp;
import dev.sla4j.target.Sufficient;
import dev.sla4j.target.Weight;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Percent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads indicators that are made of others, percentiles, and functions of the user's own. */
final class CombinationReader {
    private static final Variants<Weight> WEIGHT = new Variants<Weight>()
            .with("figure", node -> weight(node, false))
            .with("previous", node -> weight(node, true))
            .with("by-subject", CombinationReader::bySubject);

    private CombinationReader() {}

    static @Nullable Indicator percentile(Node node) {
        Fields fields = new Fields(node);
        Percent rank = fields.required("rank", Form.PERCENT);
        Selection of = fields.required("of", ThingsReader.SELECTION);
        Quantity quantity = fields.required("quantity", ThingsReader.QUANTITY);
        Percentile.Definition definition = fields.optional(
                "definition",
                Percentile.Definition.NEAREST_RANK,
                field -> Names.read(field, Percentile.Definition.values()));
        return fields.build(
                () -> new Percentile(requireNonNull(of), requireNonNull(quantity), requireNonNull(rank), definition));
    }

    static @Nullable Indicator fold(Node node) {
        Fields fields = new Fields(node);
        Fold.Kind kind = fields.required("kind", field -> Names.read(field, Fold.Kind.values()));
        fields.exactlyOneOf("parts", "subjects", "slots", "periods");
        List<Over.Part> parts = fields.optional("parts", field -> field.list(CombinationReader::part));
        Over subjects = fields.optional("subjects", CombinationReader::subjects);
        Over slots = fields.optional("slots", CombinationReader::slots);
        Over periods = fields.optional("periods", CombinationReader::periods);
        return fields.build(() -> {
            Over listed = parts == null ? subjects : new Over.Parts(parts);
            Over over = listed != null ? listed : slots != null ? slots : periods;
            return new Fold(requireNonNull(kind), requireNonNull(over));
        });
    }

    private static Over.@Nullable Part part(Node node) {
        Fields fields = new Fields(node);
        String name = fields.required("name", Form.NAME);
        Indicator of = fields.required("indicator", TargetReader.INDICATOR);
        Weight weight = fields.optional("weight", Weight.one(), CombinationReader::weight);
        return fields.build(() -> new Over.Part(requireNonNull(name), requireNonNull(of), weight));
    }

    private static @Nullable Over subjects(Node node) {
        Fields fields = new Fields(node);
        Indicator of = fields.required("indicator", TargetReader.INDICATOR);
        Weight weight = fields.optional("weight", Weight.one(), CombinationReader::weight);
        return fields.build(() -> new Over.Subjects(requireNonNull(of), weight));
    }

    private static @Nullable Over slots(Node node) {
        Fields fields = new Fields(node);
        Indicator of = fields.required("indicator", TargetReader.INDICATOR);
        Duration length = fields.required("length", Form.DURATION);
        return fields.build(() -> new Over.Slots(requireNonNull(of), requireNonNull(length)));
    }

    private static @Nullable Over periods(Node node) {
        Fields fields = new Fields(node);
        Indicator of = fields.required("indicator", TargetReader.INDICATOR);
        Integer count = fields.required("count", Node::count);
        StartUp startUp = fields.optional("start-up", StartUp.FEWER, field -> Names.read(field, StartUp.values()));
        return fields.build(() -> new Over.Periods(requireNonNull(of), requireNonNull(count), startUp));
    }

    private static @Nullable Weight weight(Node node) {
        if (node.fieldsOrNull() != null) {
            return WEIGHT.read(node);
        }
        BigDecimal value = node.text(Form.DECIMAL);
        return value == null ? null : node.build(() -> new Weight.Fixed(value));
    }

    private static @Nullable Weight bySubject(Node node) {
        SortedMap<String, BigDecimal> weights = node.map(entry -> entry.text(Form.DECIMAL));
        return weights == null ? null : node.build(() -> new Weight.BySubject(weights));
    }

    private static @Nullable Weight weight(Node node, boolean previous) {
        Indicator figure = TargetReader.INDICATOR.read(node);
        return figure == null ? null : new Weight.Measured(figure, previous);
    }

    static @Nullable Indicator difference(Node node) {
        Fields fields = new Fields(node);
        Indicator of = fields.required("of", TargetReader.INDICATOR);
        Indicator against = fields.required("against", TargetReader.INDICATOR);
        return fields.build(() -> new Difference(requireNonNull(of), requireNonNull(against)));
    }

    static @Nullable Indicator quotient(Node node) {
        Fields fields = new Fields(node);
        Indicator of = fields.required("of", TargetReader.INDICATOR);
        Indicator by = fields.required("by", TargetReader.INDICATOR);
        return fields.build(() -> new Quotient(requireNonNull(of), requireNonNull(by)));
    }

    static @Nullable Indicator sufficient(Node node) {
        Fields fields = new Fields(node);
        Indicator of = fields.required("of", TargetReader.INDICATOR);
        List<Sufficient.Requirement> requirements =
                fields.required("requirements", field -> field.list(CombinationReader::requirement));
        return fields.build(() -> new Sufficient(requireNonNull(of), requireNonNull(requirements)));
    }

    private static Sufficient.@Nullable Requirement requirement(Node node) {
        Fields fields = new Fields(node);
        Indicator evidence = fields.optional("indicator", TargetReader.INDICATOR);
        Limit limit = fields.required("limit", Form.LIMIT);
        return fields.build(() -> new Sufficient.Requirement(evidence, requireNonNull(limit)));
    }

    static @Nullable Indicator custom(Node node) {
        Fields fields = new Fields(node);
        String function = fields.required("function", Form.NAME);
        Selection of = fields.required("of", ThingsReader.SELECTION);
        SortedMap<String, String> parameters =
                fields.optional("parameters", new TreeMap<>(), field -> field.map(each -> each.text(Form.ANY)));
        Figure.Unit unit = fields.required("unit", field -> Names.read(field, Figure.Unit.values()));
        return fields.build(
                () -> new Custom(requireNonNull(function), requireNonNull(of), parameters, requireNonNull(unit)));
    }
}
