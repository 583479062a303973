package dev.sla4j.benchmarks;

import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The question of {@link TicketsBenchmark} in SQL: a table has, for each day, its business hours and all before them, so that each instant is
 * mapped to business time by one join on equal days.
 */
final class TicketsInSql implements AutoCloseable {
    private static final String AT = "%1$s.past + greatest(0, least(%2$s, %1$s.closes) - %1$s.opens)";
    private static final String QUERY = "WITH lives AS (SELECT id, priority, " + AT.formatted("r", "resolved") + " - ("
            + AT.formatted("o", "opened") + ") AS seconds FROM tickets"
            + " JOIN days o ON opened // 86400 = o.day JOIN days r ON resolved // 86400 = r.day),"
            + " waits AS (SELECT id, sum(" + AT.formatted("u", "until") + " - (" + AT.formatted("s", "since")
            + ")) AS seconds FROM pauses"
            + " JOIN days s ON since // 86400 = s.day JOIN days u ON until // 86400 = u.day GROUP BY id)"
            + " SELECT count(*) FROM lives LEFT JOIN waits USING (id) JOIN limits USING (priority)"
            + " WHERE lives.seconds - coalesce(waits.seconds, 0) <= limits.most";

    private final Sql sql = new Sql();
    private final PreparedStatement query;

    TicketsInSql(TicketWorkload workload) {
        List<TicketWorkload.Ticket> tickets = workload.tickets();
        List<String> pauses = new ArrayList<>();
        for (int id = 0; id < tickets.size(); id++) {
            List<Instant> ends = tickets.get(id).pauses();
            for (int pause = 0; pause < ends.size(); pause += 2) {
                pauses.add(id + "," + ends.get(pause).getEpochSecond() + ","
                        + ends.get(pause + 1).getEpochSecond());
            }
        }
        sql.table(
                "tickets",
                "id BIGINT, opened BIGINT, resolved BIGINT, priority INTEGER",
                IntStream.range(0, tickets.size()).mapToObj(id -> {
                    TicketWorkload.Ticket ticket = tickets.get(id);
                    return id + "," + ticket.opened().getEpochSecond() + ","
                            + ticket.resolved().getEpochSecond() + "," + ticket.priority();
                }));
        sql.table("pauses", "id BIGINT, since BIGINT, until BIGINT", pauses.stream());
        sql.table("days", "day BIGINT, opens BIGINT, closes BIGINT, past BIGINT", days().stream());
        sql.table(
                "limits",
                "priority INTEGER, most BIGINT",
                IntStream.range(0, TicketWorkload.LIMITS.size())
                        .mapToObj(priority -> priority + ","
                                + TicketWorkload.LIMITS.get(priority).toSeconds()));
        this.query = sql.query(QUERY);
    }

    /** The business hours of a day in Berlin lie within one day of UTC. */
    private static List<String> days() {
        List<String> days = new ArrayList<>();
        long past = 0;
        for (LocalDate day = TicketWorkload.FIRST_DAY.minusDays(1);
                !day.isAfter(TicketWorkload.END_DAY);
                day = day.plusDays(1)) {
            boolean closed = day.getDayOfWeek().getValue() > 5 || TicketWorkload.HOLIDAYS.contains(day);
            long opens =
                    day.atTime(TicketWorkload.OPENS).atZone(TicketWorkload.ZONE).toEpochSecond();
            long closes = closed
                    ? opens
                    : day.atTime(TicketWorkload.CLOSES)
                            .atZone(TicketWorkload.ZONE)
                            .toEpochSecond();
            days.add(day.toEpochDay() + "," + opens + "," + closes + "," + past);
            past += closes - opens;
        }
        return days;
    }

    long within() {
        return Sql.rows(query).get(0)[0];
    }

    @Override
    public void close() {
        sql.close();
    }
}
