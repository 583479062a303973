package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.target.Belonging;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.FigureSlots;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Rate;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.target.TooLittle;
import dev.sla4j.target.UnitsOfSize;
import dev.sla4j.time.Recurrence;
import dev.sla4j.value.Limit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what indicators say of single things: which are counted, what they must be like, what number they have. */
final class ThingsReader {
    private static final Variants<Condition> CONDITION = new Variants<>();
    private static final Variants<LimitRule> LIMIT_RULE = new Variants<>();

    static final Variants<Quantity> QUANTITY = new Variants<>();

    static final Variants<Selection> SELECTION = new Variants<Selection>()
            .with("requests", node -> selection(Selection.Kind.REQUESTS, null, node))
            .with("samples", node -> selection(Selection.Kind.SAMPLES, "metric", node))
            .with("items", node -> selection(Selection.Kind.ITEMS, "type", node));

    static {
        QUANTITY.with("latency", node -> new Fields(node).build(Quantity::latency))
                .with("value", node -> new Fields(node).build(Quantity::value))
                .with("attribute", ThingsReader::attribute)
                .with("clock", ItemsReader::clock)
                .with("times", ItemsReader::times)
                .with("or-else", node -> ItemsReader.orElse(node, QUANTITY));
        CONDITION
                .with("is", ThingsReader::is)
                .with("within", ThingsReader::within)
                .with("during", ItemsReader::during)
                .with("not", node -> {
                    Condition of = CONDITION.read(node);
                    return of == null ? null : of.negated();
                })
                .with("all", node -> parts(node, Condition.All::new))
                .with("any", node -> parts(node, Condition.Any::new));
        LIMIT_RULE
                .with("by-case", ThingsReader::byCase)
                .with("per-unit", ThingsReader::perUnit)
                .with("until", ItemsReader::until)
                .with("on-working-day", ItemsReader::onWorkingDay)
                .with("grace", node -> ItemsReader.grace(node, ThingsReader::limitRule));
    }

    private ThingsReader() {}

    static @Nullable Indicator share(Node node) {
        Fields fields = new Fields(node);
        Selection of = fields.required("of", SELECTION);
        Condition good = fields.optional("good", ThingsWriter.GOOD_OUTCOME, CONDITION);
        Quantity by = fields.optional("by", QUANTITY);
        return fields.build(() -> new Share(requireNonNull(of), good, by));
    }

    static @Nullable Indicator statistic(Node node) {
        Fields fields = new Fields(node);
        Statistic.Kind kind = fields.required("kind", field -> Names.read(field, Statistic.Kind.values()));
        Selection of = fields.required("of", SELECTION);
        Quantity quantity = fields.optional("quantity", QUANTITY);
        Quantity by = fields.optional("by", QUANTITY);
        return fields.build(() -> new Statistic(requireNonNull(of), quantity, requireNonNull(kind), by));
    }

    static @Nullable Indicator throughput(Node node) {
        Fields fields = new Fields(node);
        Selection of = fields.required("of", SELECTION);
        Quantity quantity = fields.optional("quantity", QUANTITY);
        Duration per = fields.required("per", Form.DURATION);
        return fields.build(() -> new Rate(requireNonNull(of), quantity, requireNonNull(per)));
    }

    static @Nullable Downtime figureSlots(Node node) {
        Fields fields = new Fields(node);
        Indicator figure = fields.required("figure", TargetReader.INDICATOR);
        Duration unit = fields.required("unit", Form.DURATION);
        Limit down = fields.required("down", Form.LIMIT);
        long minimum = fields.optional("minimum", 1L, Node::wholeNumber);
        TooLittle few =
                fields.optional("too-little", TooLittle.LEFT_OUT, field -> Names.read(field, TooLittle.values()));
        return fields.build(() ->
                new FigureSlots(requireNonNull(figure), requireNonNull(unit), requireNonNull(down), minimum, few));
    }

    private static @Nullable LimitRule perUnit(Node node) {
        Fields fields = new Fields(node);
        Limit limit = fields.required("limit", Form.LIMIT);
        Quantity size = fields.required("size", QUANTITY);
        BigDecimal per = fields.required("per", Form.DECIMAL);
        UnitsOfSize units =
                fields.optional("units", UnitsOfSize.STARTED, field -> Names.read(field, UnitsOfSize.values()));
        return fields.build(
                () -> new LimitRule.PerUnit(requireNonNull(limit), requireNonNull(size), requireNonNull(per), units));
    }

    private static @Nullable Selection selection(Selection.Kind kind, @Nullable String nameField, Node node) {
        Fields fields = new Fields(node);
        String name = nameField == null ? null : fields.optional(nameField, Form.NAME);
        String subject = fields.optional("subject", Form.NAME);
        String source = fields.optional("source", Form.NAME);
        Condition where = fields.optional("where", Condition.always(), CONDITION);
        Belonging belonging = kind == Selection.Kind.ITEMS
                ? fields.optional("belonging", Belonging.due(), ItemsReader.BELONGING)
                : null;
        Recurrence expected = kind == Selection.Kind.ITEMS ? fields.optional("expected", TimeReader::recurrence) : null;
        return fields.build(() -> new Selection(kind, name, subject, source, where, belonging, expected));
    }

    private static @Nullable Condition is(Node node) {
        Map<String, Node> entries = node.entries();
        if (entries == null) {
            return null;
        }
        if (entries.size() != 1) {
            node.fault("must have one field: the key, with its values");
            return null;
        }
        Map.Entry<String, Node> entry = entries.entrySet().iterator().next();
        Node values = entry.getValue();
        String single = values.textOrNull();
        SortedSet<String> read = single == null ? values.names() : new TreeSet<>(List.of(single));
        return read == null ? null : node.build(() -> new Condition.Is(entry.getKey(), read));
    }

    private static @Nullable Condition within(Node node) {
        Fields fields = new Fields(node);
        Quantity quantity = fields.required("quantity", QUANTITY);
        LimitRule limit = fields.required("limit", ThingsReader::limitRule);
        return fields.build(() -> new Condition.Within(requireNonNull(quantity), requireNonNull(limit)));
    }

    private static @Nullable Condition parts(Node node, Function<List<Condition>, Condition> combine) {
        List<Node> elements = node.elements();
        List<Condition> parts = elements == null ? null : node.list(CONDITION);
        return parts == null || parts.size() != requireNonNull(elements).size()
                ? null
                : node.build(() -> combine.apply(parts));
    }

    private static @Nullable LimitRule limitRule(Node node) {
        if (node.fieldsOrNull() != null) {
            return LIMIT_RULE.read(node);
        }
        Limit limit = node.text(Form.LIMIT);
        return limit == null ? null : LimitRule.fixed(limit);
    }

    private static @Nullable LimitRule byCase(Node node) {
        Fields fields = new Fields(node);
        List<LimitRule.Case> cases = fields.required("cases", field -> cases(field));
        LimitRule otherwise = fields.optional("otherwise", ThingsReader::limitRule);
        return fields.build(() -> new LimitRule.ByCase(requireNonNull(cases), otherwise));
    }

    /** Pairs of a condition and a limit, as the rows of a credit table. */
    private static @Nullable List<LimitRule.Case> cases(Node node) {
        List<Node> elements = node.elements();
        if (elements == null) {
            return null;
        }
        List<LimitRule.Case> cases = new ArrayList<>();
        for (Node element : elements) {
            List<Node> pair = element.elements();
            if (pair == null) {
                return null;
            }
            if (pair.size() != 2) {
                element.fault("must be a condition and a limit");
                return null;
            }
            Condition when = CONDITION.read(pair.get(0));
            LimitRule limit = limitRule(pair.get(1));
            if (when == null || limit == null) {
                return null;
            }
            cases.add(new LimitRule.Case(when, limit));
        }
        return cases;
    }

    private static @Nullable Quantity attribute(Node node) {
        String name = node.text(Form.NAME);
        return name == null ? null : node.build(() -> Quantity.attribute(name));
    }
}
