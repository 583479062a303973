package dev.sla4j.engine;

import dev.sla4j.measurement.ItemEvent;
import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.WorkItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes one item of the events that name it, whatever their order of arrival, and of its record if there is one (L1). */
final class ItemFold {
    /**
     * The place of moments of one instant: by their order, changes first; then, so that nothing depends on the order of arrival, by their text.
     */
    private static final Comparator<ItemEvent> IN_ORDER = Comparator.<ItemEvent>comparingLong(
                    event -> event.moment().atNanos())
            .thenComparingInt(ItemEvent::order)
            .thenComparingInt(event -> rank(event.moment()))
            .thenComparing(event -> event.moment().toString())
            .thenComparing(event -> event.origin().toString());

    private final TreeMap<String, String> attributes = new TreeMap<>();
    private final Map<String, ItemEvent> decided = new HashMap<>();
    private final List<Moment> moments = new ArrayList<>();
    private @Nullable String subject;
    private @Nullable String source;
    private Map<String, String> recorded = Map.of();
    private boolean contradictory;

    private ItemFold() {}

    /**
     * An item.
     *
     * @param item the item
     * @param contradictory whether events of one instant and place contradict each other
     */
    record Folded(WorkItem item, boolean contradictory) {}

    static Folded of(@Nullable WorkItem record, List<ItemEvent> events) {
        ItemFold fold = new ItemFold();
        TreeSet<ItemEvent> sorted = new TreeSet<>(IN_ORDER);
        if (record != null) {
            fold.recorded = record.origin().attributes();
            fold.attributes.putAll(fold.recorded);
            fold.subject = record.origin().subject();
            fold.source = record.origin().source();
            sorted.addAll(record.events());
        }
        sorted.addAll(events);
        @Nullable ItemEvent before = null;
        for (ItemEvent event : sorted) {
            fold.addOrigin(event);
            fold.addMoment(before, event);
            before = event;
        }
        ItemEvent any = sorted.first();
        Origin origin = new Origin(fold.subject, fold.source, any.item(), null, fold.attributes);
        return new Folded(new WorkItem(any.type(), fold.moments, origin), fold.contradictory);
    }

    private void addOrigin(ItemEvent event) {
        subject = subject == null ? event.origin().subject() : subject;
        source = source == null ? event.origin().source() : source;
        event.origin().attributes().forEach((key, value) -> {
            String known = attributes.putIfAbsent(key, value);
            ItemEvent by = decided.putIfAbsent(key, event);
            boolean differs = known != null && !known.equals(value) && !recorded.containsKey(key);
            contradictory |= differs && by != null && isTogether(by, event);
        });
    }

    /** The same moment told twice, also under two identities, is one. */
    private void addMoment(@Nullable ItemEvent before, ItemEvent event) {
        boolean together = before != null && isTogether(before, event);
        if (together && Objects.requireNonNull(before).moment().equals(event.moment())) {
            return;
        }
        contradictory |= together
                && Objects.requireNonNull(before).moment() instanceof Moment.Changed one
                && event.moment() instanceof Moment.Changed other
                && one.key().equals(other.key());
        moments.add(event.moment());
    }

    private static boolean isTogether(ItemEvent one, ItemEvent other) {
        return one.moment().atNanos() == other.moment().atNanos() && one.order() == other.order();
    }

    private static int rank(Moment moment) {
        if (moment instanceof Moment.Changed) {
            return 0;
        }
        if (moment instanceof Moment.Reached) {
            return 1;
        }
        return moment instanceof Moment.Resumed ? 2 : 3;
    }
}
