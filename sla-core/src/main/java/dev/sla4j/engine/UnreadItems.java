package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.Remark;
import dev.sla4j.target.Selection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Names the types of work items that no target reads, so that nothing is lost in silence. */
final class UnreadItems {
    private UnreadItems() {}

    static void remark(Agreement agreement, Facts facts, Set<Remark> remarks) {
        SortedMap<String, SortedSet<String>> unread = new TreeMap<>();
        facts.subjects().forEach((subject, rows) -> {
            SortedSet<String> types = new TreeSet<>();
            addTypes(rows, types);
            if (!types.isEmpty()) {
                unread.put(subject, types);
            }
        });
        for (ServiceLevelTarget target : agreement.targets()) {
            Readings readings = new Readings(target.policies().over(agreement.policies()));
            Set<String> parts = new HashSet<>();
            if (!unread.isEmpty()) {
                // Once for all subjects, of which there may be thousands.
                Units.of(target, readings, facts).forEach(unit -> parts.addAll(unit.parts()));
            }
            List<Selection> selections = Indicators.selections(target).stream()
                    .filter(selection -> selection.kind() == Selection.Kind.ITEMS)
                    .toList();
            unread.forEach((subject, types) -> selections.stream()
                    .filter(selection -> selection.subject() == null
                            ? parts.contains(subject)
                            : selection.subject().equals(subject))
                    .forEach(selection -> removeRead(facts.subject(subject), selection, types)));
            unread.values().removeIf(Set::isEmpty);
        }
        unread.forEach((subject, types) -> types.forEach(type -> remarks.add(new Remark(
                Remark.Kind.IGNORED_EVIDENCE,
                "items of type " + type + " of " + Facts.label(subject) + " are read by no target"))));
    }

    private static void removeRead(Facts.Subject rows, Selection selection, Set<String> types) {
        types.removeIf(
                type -> rows.items().isAny((other, source) -> other.equals(type) && isRead(selection, other, source)));
    }

    private static void addTypes(Facts.Subject rows, Set<String> types) {
        String before = "";
        rows.items().columns().forEach(column -> types.add(column.type()));
        for (WorkItem item : rows.items().records()) {
            if (!item.type().equals(before)) {
                before = item.type();
                types.add(before);
            }
        }
    }

    private static boolean isRead(Selection selection, String type, @Nullable String source) {
        return (selection.name() == null || type.equals(selection.name())) && selection.acceptsSource(source);
    }
}
