package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.target.AllOf;
import dev.sla4j.target.AnyOf;
import dev.sla4j.target.AtLeast;
import dev.sla4j.target.Deductible;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.EvidenceFilter;
import dev.sla4j.target.Lasting;
import dev.sla4j.target.Observed;
import dev.sla4j.target.Reported;
import dev.sla4j.target.Sampled;
import dev.sla4j.target.SlotRule;
import dev.sla4j.target.Slots;
import dev.sla4j.target.Sustained;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Percent;
import dev.sla4j.value.Ratio;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads expressions of down time. */
final class DowntimeReader {
    static final Variants<Downtime> DOWNTIME = new Variants<>();

    private static final Variants<SlotRule> RULE = new Variants<SlotRule>()
            .with("whole", node -> new Fields(node).build(() -> SlotRule.WHOLE))
            .with("touched", node -> new Fields(node).build(() -> SlotRule.TOUCHED))
            .with("at-least", node -> rule(node, true))
            .with("more-than", node -> rule(node, false));

    static {
        DOWNTIME.with("reported", DowntimeReader::reported)
                .with("observed", DowntimeReader::observed)
                .with("sampled", DowntimeReader::sampled)
                .with("figure-slots", ThingsReader::figureSlots)
                .with("any-of", DowntimeReader::anyOf)
                .with("all-of", DowntimeReader::allOf)
                .with("at-least", DowntimeReader::atLeast)
                .with("lasting", DowntimeReader::lasting)
                .with("sustained", DowntimeReader::sustained)
                .with("deductible", DowntimeReader::deductible)
                .with("units", DowntimeReader::units);
    }

    private DowntimeReader() {}

    private static @Nullable Downtime reported(Node node) {
        Fields fields = new Fields(node);
        EvidenceFilter filter = filter(fields);
        Reported all = Downtime.reported();
        String from = fields.optional("from", all.from(), field -> field.text(Form.NAME));
        List<String> until =
                fields.optional("until", all.until(), field -> field.list(element -> element.text(Form.NAME)));
        Duration reportedWithin = fields.optional("reported-within", Form.DURATION);
        return fields.build(() -> new Reported(requireNonNull(filter), from, until, reportedWithin));
    }

    private static @Nullable Downtime observed(Node node) {
        Fields fields = new Fields(node);
        EvidenceFilter filter = filter(fields);
        Observed plain = Downtime.observed();
        SortedSet<String> good = fields.optional("good", plain.states().good(), Node::names);
        SortedSet<String> unknown = fields.optional("unknown", plain.states().unknown(), Node::names);
        SortedMap<String, Ratio> partly =
                fields.optional("partly-down", new TreeMap<>(), field -> field.map(each -> each.text(Form.SHARE)));
        int failures = fields.optional("failures", plain.failures(), Node::count);
        int successes = fields.optional("successes", plain.successes(), Node::count);
        Duration validFor = fields.optional("valid-for", Form.DURATION);
        return fields.build(() -> new Observed(
                requireNonNull(filter), new Observed.States(good, unknown, partly), failures, successes, validFor));
    }

    private static @Nullable Downtime sampled(Node node) {
        Fields fields = new Fields(node);
        EvidenceFilter filter = filter(fields);
        String metric = fields.required("metric", Form.NAME);
        Limit good = fields.required("good", Form.LIMIT);
        int failures = fields.optional("failures", 1, Node::count);
        int successes = fields.optional("successes", 1, Node::count);
        Duration validFor = fields.optional("valid-for", Form.DURATION);
        return fields.build(() -> new Sampled(
                requireNonNull(filter), requireNonNull(metric), requireNonNull(good), failures, successes, validFor));
    }

    private static @Nullable EvidenceFilter filter(Fields fields) {
        String subject = fields.optional("subject", Form.NAME);
        String source = fields.optional("source", Form.NAME);
        SortedSet<String> only = fields.optional("only-causes", new TreeSet<>(), Node::names);
        SortedSet<String> except = fields.optional("except-causes", new TreeSet<>(), Node::names);
        return fields.value(() -> new EvidenceFilter(subject, source, only, except));
    }

    private static @Nullable Downtime anyOf(Node node) {
        List<Downtime> parts = node.list(DOWNTIME);
        return parts == null || isFaulty(node, parts) ? null : node.build(() -> new AnyOf(parts));
    }

    private static @Nullable Downtime allOf(Node node) {
        List<Downtime> parts = node.list(DOWNTIME);
        return parts == null || isFaulty(node, parts) ? null : node.build(() -> new AllOf(parts));
    }

    /** Whether a part could not be read, so that nothing should be said about the parts together. */
    private static boolean isFaulty(Node node, List<Downtime> parts) {
        List<Node> elements = node.elements();
        return elements == null || elements.size() != parts.size();
    }

    private static @Nullable Downtime atLeast(Node node) {
        Fields fields = new Fields(node);
        fields.exactlyOneOf("k", "share");
        int k = fields.optional("k", 0, Node::count);
        Percent share = fields.optional("share", Form.PERCENT);
        List<Downtime> parts = fields.required("of", field -> field.list(DOWNTIME));
        return fields.build(() -> new AtLeast(k, share, requireNonNull(parts)));
    }

    private static @Nullable Downtime lasting(Node node) {
        Fields fields = new Fields(node);
        fields.exactlyOneOf("at-least", "more-than");
        Duration atLeast = fields.optional("at-least", Form.DURATION);
        Duration moreThan = fields.optional("more-than", Form.DURATION);
        Downtime of = of(fields);
        return fields.build(() ->
                atLeast != null ? new Lasting(of, atLeast, true) : new Lasting(of, requireNonNull(moreThan), false));
    }

    private static @Nullable Downtime sustained(Node node) {
        Fields fields = new Fields(node);
        Duration opens = fields.required("opens", Form.DURATION);
        Duration closes = fields.required("closes", Form.DURATION);
        Downtime of = of(fields);
        return fields.build(() -> new Sustained(of, requireNonNull(opens), requireNonNull(closes)));
    }

    private static @Nullable Downtime deductible(Node node) {
        Fields fields = new Fields(node);
        Duration perOutage = fields.required("per-outage", Form.DURATION);
        Downtime of = of(fields);
        return fields.build(() -> new Deductible(of, requireNonNull(perOutage)));
    }

    private static @Nullable Downtime units(Node node) {
        Fields fields = new Fields(node);
        Duration unit = fields.required("unit", Form.DURATION);
        SlotRule rule = fields.required("rule", RULE);
        Downtime of = of(fields);
        return fields.build(() -> new Slots(of, requireNonNull(unit), requireNonNull(rule)));
    }

    private static @Nullable SlotRule rule(Node node, boolean inclusive) {
        Duration bound = node.text(Form.DURATION);
        return bound == null ? null : node.build(() -> new SlotRule(bound, inclusive));
    }

    private static Downtime of(Fields fields) {
        return fields.optional("of", Downtime.reported(), DOWNTIME);
    }
}
