package dev.sla4j.engine;

import dev.sla4j.measurement.ItemEvent;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.WorkItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Brings together what records and events say of each work item, and tells apart the items of which that is contradictory (S28). */
final class ItemDesk {
    private final List<WorkItem> records;
    private final Map<String, List<WorkItem>> disputedRecords;
    private final Map<String, List<ItemEvent>> events;
    private final Map<String, List<ItemEvent>> disputedEvents;

    private final List<WorkItem> certain = new ArrayList<>();
    private final SortedMap<String, List<WorkItem>> disputed = new TreeMap<>();
    private final SortedSet<String> contradictory = new TreeSet<>();
    private final Set<String> manifold = new HashSet<>();

    /**
     * A desk for rows whose versions are settled.
     *
     * @param disputedRecords versions of records that contradict each other
     * @param disputedEvents versions of events that contradict each other
     */
    ItemDesk(
            List<WorkItem> records,
            List<WorkItem> disputedRecords,
            List<ItemEvent> events,
            List<ItemEvent> disputedEvents) {
        this.records = records;
        this.disputedRecords = byName(disputedRecords, ItemDesk::nameOf);
        this.events = byName(events, ItemDesk::nameOf);
        this.disputedEvents = byName(disputedEvents, ItemDesk::nameOf);
    }

    void settle() {
        Set<String> withRecord = new HashSet<>();
        for (WorkItem item : records) {
            if (!events.isEmpty() || !disputedEvents.isEmpty()) {
                String name = nameOf(item);
                withRecord.add(name);
                settle(name, List.of(item));
            } else {
                certain.add(item);
            }
        }
        disputedRecords.forEach((name, versions) -> {
            withRecord.add(name);
            settle(name, versions);
        });
        Set<String> others = new HashSet<>(events.keySet());
        others.addAll(disputedEvents.keySet());
        others.removeAll(withRecord);
        others.forEach(name -> settle(name, List.of()));
    }

    private void settle(String name, List<WorkItem> versions) {
        List<ItemEvent> told = events.getOrDefault(name, List.of());
        List<ItemEvent> doubted = disputedEvents.getOrDefault(name, List.of());
        List<WorkItem> items = new ArrayList<>();
        for (WorkItem version : versions) {
            addFolded(name, version, told, doubted, items);
        }
        if (versions.isEmpty()) {
            addFolded(name, null, told, doubted, items);
        }
        if (doubted.stream().map(event -> event.origin().id()).distinct().count() > 1
                || (versions.size() > 1 && !doubted.isEmpty())
                || contradictory.contains(name)) {
            manifold.add(name);
        }
        if (items.size() == 1 && !manifold.contains(name)) {
            certain.add(items.get(0));
        } else {
            disputed.put(name, items);
        }
    }

    private void addFolded(
            String name,
            @Nullable WorkItem version,
            List<ItemEvent> told,
            List<ItemEvent> doubted,
            List<WorkItem> items) {
        if (doubted.isEmpty()) {
            items.add(told.isEmpty() ? Objects.requireNonNull(version) : fold(name, version, told));
        }
        for (ItemEvent doubt : doubted) {
            List<ItemEvent> with = new ArrayList<>(told);
            with.add(doubt);
            items.add(fold(name, version, with));
        }
    }

    private WorkItem fold(String name, @Nullable WorkItem version, List<ItemEvent> told) {
        ItemFold.Folded folded = ItemFold.of(version, told);
        if (folded.contradictory()) {
            contradictory.add(name);
        }
        return folded.item();
    }

    /** Items of which all that is said goes together. */
    List<WorkItem> certain() {
        return certain;
    }

    /** The versions of other items by name. */
    SortedMap<String, List<WorkItem>> disputed() {
        return disputed;
    }

    /** Whether more may be so than the versions of an item say. */
    boolean isManifold(String name) {
        return manifold.contains(name);
    }

    /** Items with events of one instant that contradict each other. */
    SortedSet<String> contradictory() {
        return contradictory;
    }

    private static String nameOf(WorkItem item) {
        return Facts.nameOf(item.type(), Objects.requireNonNull(item.origin().id()));
    }

    private static String nameOf(ItemEvent event) {
        return Facts.nameOf(event.type(), event.item());
    }

    private static <M extends Measurement> Map<String, List<M>> byName(List<M> rows, Function<M, String> name) {
        Map<String, List<M>> byName = new HashMap<>();
        rows.forEach(row -> byName.computeIfAbsent(name.apply(row), key -> new ArrayList<>())
                .add(row));
        return byName;
    }
}
