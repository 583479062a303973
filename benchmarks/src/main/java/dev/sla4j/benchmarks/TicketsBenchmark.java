package dev.sla4j.benchmarks;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.engine.Evaluation;
import dev.sla4j.measurement.ItemColumns;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.target.Condition;
import dev.sla4j.target.DeadlineAtClosing;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.HolidayCalendar;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Limit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How many tickets are resolved within the business hours of their priority, pauses left out: a plain scan of three columns, the engine over
 * columns and over a list of work items – added, settled and judged, all of it; the columns themselves are built before, which is not timed, as the list is –, and a loop over local days with java.time for each ticket.
 *
 * <p>The scan of 24 bytes a ticket, without the pauses, is the roof. Expected: columns at least 15 times faster than the loop, which copes with tickets of some
 * hours to some weeks. All peers must agree, which is checked before anything is timed.
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar TicketsBenchmark
 * }</pre>
 *
 * <p>{@link #duckdb} only runs if the jar was built with {@code -Pduckdb}.
 */
@State(Scope.Benchmark)
public class TicketsBenchmark extends RowBenchmark {

    /** How many. */
    @Param({"1000", "100000"})
    public int tickets;

    private TicketWorkload workload;
    private List<WorkItem> items;
    private ItemColumns rows;
    private ComplianceEngine engine;
    private long[][] columns;

    /** Makes the rows and checks that all peers agree. */
    @Setup(Level.Trial)
    public void setUp() {
        workload = new TicketWorkload(tickets);
        items = workload.items();
        columns = new long[3][tickets];
        for (int i = 0; i < tickets; i++) {
            columns[0][i] = workload.tickets().get(i).opened().getEpochSecond();
            columns[1][i] = workload.tickets().get(i).resolved().getEpochSecond();
            columns[2][i] = workload.tickets().get(i).priority();
        }
        engine = ComplianceEngine.of(agreement(), ReferenceData.of(HolidayCalendar.of("DE", TicketWorkload.HOLIDAYS)));
        rows = workload.columns();
        requireSame("objects", withinByDays(), within(engineOf().add(items)));
        requireSame("columns", withinByDays(), within(engineOf().add(rows)));
    }

    /** The tickets in a database. */
    @State(Scope.Benchmark)
    public static class Table {
        private TicketsInSql sql;

        /** Loads the tickets and compares. */
        @Setup(Level.Trial)
        public void load(TicketsBenchmark benchmark) {
            sql = new TicketsInSql(benchmark.workload);
            requireSame("DuckDB", benchmark.withinByDays(), sql.within());
        }

        /** Closes the database. */
        @TearDown(Level.Trial)
        public void close() {
            sql.close();
        }
    }

    private static Agreement agreement() {
        LimitRule.ByCase limits = null;
        for (int priority = 0; priority < TicketWorkload.LIMITS.size(); priority++) {
            Condition when = Condition.is("priority", "P" + (priority + 1));
            Limit limit = Limit.parse("<= " + TicketWorkload.LIMITS.get(priority));
            limits = limits == null ? LimitRule.when(when, limit) : limits.or(when, limit);
        }
        Indicator share = Indicator.share(
                Selection.items("ticket").by("opened"), Condition.within(Quantity.clock("opened", "resolved"), limits));
        return Agreement.builder("desk")
                .zone(TicketWorkload.ZONE)
                .cycle(EvaluationCycle.yearly())
                // The loop compares lengths: what is done at night, the limit used up exactly at closing time, is in
                // time.
                .policy(DeadlineAtClosing.NEXT_OPENING)
                .target(ServiceLevelTarget.of("resolution", share)
                        .during(Schedule.weekly(TicketWorkload.ZONE)
                                .monToFri("08:00", "18:00")
                                .closedOn("DE")))
                .build();
    }

    private Evaluation engineOf() {
        return engine.start(engine.periodOf(TicketWorkload.FIRST_DAY));
    }

    private static long within(Evaluation evaluation) {
        return evaluation.report().target("resolution").counts().good();
    }

    private long withinByDays() {
        long good = 0;
        for (TicketWorkload.Ticket ticket : workload.tickets()) {
            long seconds = businessSeconds(ticket.opened(), ticket.resolved());
            for (int pause = 0; pause < ticket.pauses().size(); pause += 2) {
                seconds -= businessSeconds(
                        ticket.pauses().get(pause), ticket.pauses().get(pause + 1));
            }
            good += seconds <= TicketWorkload.LIMITS.get(ticket.priority()).toSeconds() ? 1 : 0;
        }
        return good;
    }

    private static long businessSeconds(Instant from, Instant until) {
        long seconds = 0;
        LocalDate last = LocalDate.ofInstant(until, TicketWorkload.ZONE);
        for (LocalDate day = LocalDate.ofInstant(from, TicketWorkload.ZONE);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() > 5 || TicketWorkload.HOLIDAYS.contains(day)) {
                continue;
            }
            Instant opens = ZonedDateTime.of(day, TicketWorkload.OPENS, TicketWorkload.ZONE)
                    .toInstant();
            Instant closes = ZonedDateTime.of(day, TicketWorkload.CLOSES, TicketWorkload.ZONE)
                    .toInstant();
            long start = Math.max(opens.getEpochSecond(), from.getEpochSecond());
            long end = Math.min(closes.getEpochSecond(), until.getEpochSecond());
            seconds += Math.max(0, end - start);
        }
        return seconds;
    }

    /** The columns alone. */
    @Benchmark
    public long scan(PerRow perRow) {
        long sum = 0;
        for (long[] column : columns) {
            for (long value : column) {
                sum += value;
            }
        }
        perRow.rows += tickets;
        return sum;
    }

    /** The engine, from objects to the report. */
    @Benchmark
    public long engineObjects(PerRow perRow) {
        perRow.rows += tickets;
        return within(engineOf().add(items));
    }

    /** The engine, from columns to the report; identities are compared as those of objects are. */
    @Benchmark
    public long engineColumns(PerRow perRow) {
        perRow.rows += tickets;
        return within(engineOf().add(rows));
    }

    /** A loop over local days for each ticket. */
    @Benchmark
    public long naiveDayLoop(PerRow perRow) {
        perRow.rows += tickets;
        return withinByDays();
    }

    /** DuckDB on one thread. */
    @Benchmark
    public long duckdb(Table table, PerRow perRow) {
        perRow.rows += tickets;
        return table.sql.within();
    }
}
