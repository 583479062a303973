package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.measurement.ItemEvent;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.target.Belonging;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.WeeklySchedule;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads work items, and what indicators say of them. */
final class ItemsReader {
    static final Variants<Belonging> BELONGING = new Variants<Belonging>()
            .with("due", node -> new Fields(node).build(Belonging::due))
            .with("milestone", ItemsReader::milestone)
            .with("open", ItemsReader::open);

    private ItemsReader() {}

    static @Nullable Measurement item(Fields fields, @Nullable Origin origin) {
        String type = fields.required("item", Form.NAME);
        List<Moment> moments = fields.optional("moments", List.of(), node -> node.list(ItemsReader::moment));
        if (origin != null && origin.id() == null && !fields.has("id")) {
            fields.fault("id", "must be stated, because what happens to it comes by its id");
        }
        return fields.build(() -> new WorkItem(requireNonNull(type), moments, requireNonNull(origin)));
    }

    static @Nullable Measurement event(Fields fields, @Nullable Origin origin) {
        String type = fields.required("item", Form.NAME);
        String item = fields.required("item-id", Form.NAME);
        Moment moment = moment(fields);
        int order = fields.optional("order", 0, Node::count);
        return fields.build(() -> new ItemEvent(
                requireNonNull(type), requireNonNull(item), requireNonNull(moment), order, requireNonNull(origin)));
    }

    private static @Nullable Moment moment(Node node) {
        Fields fields = new Fields(node);
        Moment moment = moment(fields);
        return fields.build(() -> requireNonNull(moment));
    }

    private static @Nullable Moment moment(Fields fields) {
        Instant at = fields.required("at", Form.INSTANT);
        String reached = fields.optional("reached", Form.NAME);
        String paused = fields.optional("paused", Form.NAME);
        String resumed = fields.optional("resumed", Form.NAME);
        Boolean all = fields.optional("resumed-all", Node::truth);
        String changed = fields.optional("changed", Form.NAME);
        String to = fields.optional("to", Form.ANY);
        fields.exactlyOneOf("reached", "paused", "resumed", "resumed-all", "changed");
        if (Boolean.FALSE.equals(all)) {
            fields.fault("resumed-all", "must be true if it is stated");
        }
        if (fields.has("changed") != fields.has("to")) {
            fields.fault("to", "must be stated exactly with changed");
        }
        return fields.value(() -> {
            long nanos = at == null ? 0 : EpochNanos.of(at);
            if (reached != null) {
                return new Moment.Reached(nanos, reached);
            }
            if (paused != null) {
                return new Moment.Paused(nanos, paused);
            }
            return changed != null
                    ? new Moment.Changed(nanos, changed, to == null ? "" : to)
                    : new Moment.Resumed(nanos, resumed);
        });
    }

    static @Nullable Quantity clock(Node node) {
        Fields fields = new Fields(node);
        Clock.Mark from = mark(fields, "from");
        Clock.Mark to = mark(fields, "to");
        String again = fields.optional("again", Form.NAME);
        Schedule hours = fields.optional("hours", TimeReader.SCHEDULE);
        SortedSet<String> reasons = fields.optional("paused-for", Node::names);
        SortedSet<String> states = fields.optional("paused-in-states", new TreeSet<>(), Node::names);
        return fields.build(() ->
                new Clock(requireNonNull(from), requireNonNull(to), again, hours, new Clock.Pauses(reasons, states)));
    }

    private static Clock.@Nullable Mark mark(Fields fields, String name) {
        SortedSet<String> milestones = fields.required(name, ItemsReader::oneOrMore);
        Clock.Occurrence occurrence = fields.optional(
                name + "-occurrence", Clock.Occurrence.FIRST, node -> Names.read(node, Clock.Occurrence.values()));
        return milestones == null ? null : fields.value(() -> new Clock.Mark(milestones, occurrence));
    }

    private static @Nullable SortedSet<String> oneOrMore(Node node) {
        String single = node.textOrNull();
        return single == null ? node.names() : new TreeSet<>(List.of(single));
    }

    static @Nullable Quantity times(Node node) {
        String milestone = node.text(Form.NAME);
        return milestone == null ? null : node.build(() -> Quantity.times(milestone));
    }

    static @Nullable Quantity orElse(Node node, Reader<Quantity> quantity) {
        Fields fields = new Fields(node);
        Quantity of = fields.required("of", quantity);
        Figure otherwise = fields.required("otherwise", Form.FIGURE);
        return fields.build(() -> new Quantity.OrElse(requireNonNull(of), requireNonNull(otherwise)));
    }

    static @Nullable Condition during(Node node) {
        Fields fields = new Fields(node);
        String milestone = fields.required("milestone", Form.NAME);
        Schedule hours = fields.required("hours", TimeReader.SCHEDULE);
        return fields.build(() -> new Condition.During(requireNonNull(milestone), requireNonNull(hours)));
    }

    static @Nullable LimitRule until(Node node) {
        Fields fields = new Fields(node);
        String notBefore = fields.optional("not-before", Form.NAME);
        String attribute = fields.required("attribute", Form.NAME);
        return fields.build(() -> new LimitRule.Until(notBefore, requireNonNull(attribute)));
    }

    static @Nullable LimitRule onWorkingDay(Node node) {
        Fields fields = new Fields(node);
        Integer k = fields.required("k", Node::count);
        LimitRule.OnWorkingDay.Until until =
                fields.required("until", field -> Names.read(field, LimitRule.OnWorkingDay.Until.values()));
        WeeklySchedule days = fields.required("working-days", TimeReader.WEEKLY);
        return fields.build(
                () -> new LimitRule.OnWorkingDay(requireNonNull(k), requireNonNull(until), requireNonNull(days)));
    }

    static @Nullable LimitRule grace(Node node, Reader<LimitRule> rule) {
        Fields fields = new Fields(node);
        LimitRule of = fields.required("of", rule);
        Limit tolerance = fields.required("tolerance", Form.LIMIT);
        return fields.build(() -> new LimitRule.Grace(requireNonNull(of), requireNonNull(tolerance)));
    }

    private static @Nullable Belonging milestone(Node node) {
        Fields fields = new Fields(node);
        SortedSet<String> of = fields.required("of", ItemsReader::oneOrMore);
        Belonging.Which which = fields.optional(
                "which", Belonging.Which.EARLIEST, field -> Names.read(field, Belonging.Which.values()));
        return fields.build(() -> new Belonging.Milestone(requireNonNull(of), which));
    }

    private static @Nullable Belonging open(Node node) {
        Fields fields = new Fields(node);
        Quantity clock = fields.required("clock", ItemsReader::clock);
        Instant at = fields.optional("at", Form.INSTANT);
        return fields.build(() -> new Belonging.Open((Clock) requireNonNull(clock), at));
    }
}
