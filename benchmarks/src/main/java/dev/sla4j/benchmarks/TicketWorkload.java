package dev.sla4j.benchmarks;

import dev.sla4j.measurement.ItemColumns;
import dev.sla4j.measurement.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tickets of a year in Berlin with business hours, nine holidays and both clock changes, from a fixed seed: none to three pauses each, four
 * priorities, and lives of some hours to some weeks. All instants are whole seconds.
 */
final class TicketWorkload {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final LocalTime OPENS = LocalTime.of(8, 0);
    static final LocalTime CLOSES = LocalTime.of(18, 0);
    static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    static final LocalDate END_DAY = LocalDate.of(2026, 1, 1);
    static final Set<LocalDate> HOLIDAYS = Set.of(
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2025, 4, 18),
            LocalDate.of(2025, 4, 21),
            LocalDate.of(2025, 5, 1),
            LocalDate.of(2025, 5, 29),
            LocalDate.of(2025, 6, 9),
            LocalDate.of(2025, 10, 3),
            LocalDate.of(2025, 12, 25),
            LocalDate.of(2025, 12, 26));
    /** Business hours by priority, P1 first. */
    static final List<Duration> LIMITS =
            List.of(Duration.ofHours(4), Duration.ofHours(8), Duration.ofHours(20), Duration.ofHours(40));

    private static final int DAY = 86_400;

    /**
     * A ticket.
     *
     * @param priority 0 for P1
     * @param pauses begins and ends, in order, apart from each other
     */
    record Ticket(Instant opened, Instant resolved, int priority, List<Instant> pauses) {}

    private final List<Ticket> tickets = new ArrayList<>();

    TicketWorkload(int count) {
        SplittableRandom random = new SplittableRandom(31);
        ZonedDateTime first = FIRST_DAY.plusDays(1).atStartOfDay(ZONE);
        for (int i = 0; i < count; i++) {
            // The last of them are resolved within the year.
            Instant opened = first.toInstant().plusSeconds(random.nextInt(320 * DAY));
            List<Instant> pauses = new ArrayList<>();
            Instant at = opened;
            for (int pause = random.nextInt(4); pause > 0; pause--) {
                Instant from = at.plusSeconds(1 + random.nextInt(DAY));
                at = from.plusSeconds(1 + random.nextInt(DAY));
                pauses.add(from);
                pauses.add(at);
            }
            Instant resolved = at.plusSeconds(1 + random.nextInt(1 + random.nextInt(20 * DAY)));
            tickets.add(new Ticket(opened, resolved, random.nextInt(4), List.copyOf(pauses)));
        }
    }

    List<Ticket> tickets() {
        return tickets;
    }

    List<WorkItem> items() {
        List<WorkItem> items = new ArrayList<>();
        for (int i = 0; i < tickets.size(); i++) {
            Ticket ticket = tickets.get(i);
            WorkItem item = WorkItem.ticket("T" + i)
                    .attribute("priority", "P" + (ticket.priority() + 1))
                    .opened(ticket.opened());
            for (int pause = 0; pause < ticket.pauses().size(); pause += 2) {
                item = item.paused(ticket.pauses().get(pause), ticket.pauses().get(pause + 1), "customer");
            }
            items.add(item.resolved(ticket.resolved()));
        }
        return items;
    }

    /** The same in columns of epoch milliseconds. */
    ItemColumns columns() {
        int size = tickets.size();
        int[] first = new int[size + 1];
        for (int i = 0; i < size; i++) {
            first[i + 1] = first[i] + tickets.get(i).pauses().size() / 2;
        }
        List<Instant> pauses =
                tickets.stream().flatMap(ticket -> ticket.pauses().stream()).toList();
        return ItemColumns.of(
                        "ticket",
                        IntStream.range(0, size).mapToObj(i -> "T" + i).toList(),
                        ChronoUnit.MILLIS)
                .reached("opened", millis(tickets.stream().map(Ticket::opened)))
                .reached("resolved", millis(tickets.stream().map(Ticket::resolved)))
                .attribute(
                        "priority",
                        List.of("P1", "P2", "P3", "P4"),
                        tickets.stream().mapToInt(Ticket::priority).toArray())
                .paused(
                        "customer",
                        first,
                        millis(IntStream.range(0, first[size]).mapToObj(i -> pauses.get(2 * i))),
                        millis(IntStream.range(0, first[size]).mapToObj(i -> pauses.get(2 * i + 1))))
                .build();
    }

    private static long[] millis(Stream<Instant> instants) {
        return instants.mapToLong(Instant::toEpochMilli).toArray();
    }
}
