package dev.sla4j.benchmarks;

import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Outage;
import dev.sla4j.time.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Outages of one service that overlap heavily, and 200 maintenance windows, from fixed seeds.
 *
 * <p>Starts are those of a Poisson process over a month (100 thousand outages) or a year, in Berlin and with both clock changes; lengths are
 * exponential, so that at any time 0.6 to 0.75 outages are open on average. All instants are whole milliseconds.
 */
final class OutageWorkload {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final LocalTime OPENS = LocalTime.of(8, 0);
    static final LocalTime CLOSES = LocalTime.of(18, 0);

    private static final int WINDOWS = 200;
    private static final long MINUTE = 60_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LocalDate firstDay;
    private final LocalDate endDay;
    private final Hours hours;
    private final long[] starts;
    private final long[] ends;
    private final List<TimeRange> maintenance = new ArrayList<>();

    OutageWorkload(int outages, Order order, Hours hours) {
        boolean month = outages == 100_000;
        this.firstDay = LocalDate.of(2025, month ? 3 : 1, 1);
        this.endDay = month ? firstDay.plusMonths(1) : firstDay.plusYears(1);
        this.hours = hours;
        this.starts = new long[outages];
        this.ends = new long[outages];
        fill(new SplittableRandom(11));
        if (order == Order.SHUFFLED) {
            shuffle(new SplittableRandom(12));
        }
        announceMaintenance(new SplittableRandom(13));
    }

    private void fill(SplittableRandom random) {
        long from = millis(firstDay);
        long length = millis(endDay) - from;
        double[] arrivals = new double[starts.length];
        double clock = 0;
        for (int row = 0; row < arrivals.length; row++) {
            clock += exponential(random);
            arrivals[row] = clock;
        }
        double scale = (length - 1) / (clock + exponential(random));
        double meanLength = 0.68 * length / starts.length;
        for (int row = 0; row < starts.length; row++) {
            starts[row] = from + (long) (arrivals[row] * scale);
            ends[row] = Math.min(from + length, starts[row] + 1 + (long) (exponential(random) * meanLength));
        }
    }

    private void shuffle(SplittableRandom random) {
        for (int row = starts.length - 1; row > 0; row--) {
            int other = random.nextInt(row + 1);
            swap(starts, row, other);
            swap(ends, row, other);
        }
    }

    private void announceMaintenance(SplittableRandom random) {
        long from = millis(firstDay);
        long until = millis(endDay);
        for (int window = 0; window < WINDOWS; window++) {
            long start = from + random.nextLong((until - from) / MINUTE) * MINUTE;
            long end = Math.min(until, start + (30 + random.nextInt(211)) * MINUTE);
            maintenance.add(TimeRange.ofNanos(start * NANOS_PER_MILLI, end * NANOS_PER_MILLI));
        }
    }

    private static double exponential(SplittableRandom random) {
        return -Math.log(1 - random.nextDouble());
    }

    private static void swap(long[] column, int row, int other) {
        long kept = column[row];
        column[row] = column[other];
        column[other] = kept;
    }

    private static long millis(LocalDate date) {
        return date.atStartOfDay(ZONE).toInstant().toEpochMilli();
    }

    /** Returns the first day of the only evaluation period. */
    LocalDate firstDay() {
        return firstDay;
    }

    /** Returns the first day after it. */
    LocalDate endDay() {
        return endDay;
    }

    Hours hours() {
        return hours;
    }

    /** Returns the starts in epoch milliseconds; not a copy. */
    long[] starts() {
        return starts;
    }

    /** Returns the ends in epoch milliseconds; not a copy. */
    long[] ends() {
        return ends;
    }

    /** Returns a new list of the same outages in the same order. */
    List<Outage> outages() {
        List<Outage> outages = new ArrayList<>(starts.length);
        for (int row = 0; row < starts.length; row++) {
            outages.add(Outage.of(Instant.ofEpochMilli(starts[row]), Instant.ofEpochMilli(ends[row])));
        }
        return outages;
    }

    /** Returns the maintenance windows, which overlap and are in no order. */
    List<TimeRange> maintenance() {
        return maintenance;
    }

    /** Returns the announcements of the maintenance windows. */
    List<Exclusion> announcements() {
        return maintenance.stream()
                .map(range -> Exclusion.of("maintenance", range))
                .toList();
    }
}
