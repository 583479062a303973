package dev.sla4j.benchmarks;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What most would write with java.time and java.util.stream: sort, merge, and walk the days of each merged outage. */
final class JavaTimeMeter implements DowntimeMeter {
    private record Range(Instant start, Instant end) {
        private Duration length() {
            return Duration.between(start, end);
        }

        private boolean overlaps(Range other) {
            return start.isBefore(other.end) && other.start.isBefore(end);
        }

        private Range intersection(Range other) {
            return new Range(
                    start.isAfter(other.start) ? start : other.start, end.isBefore(other.end) ? end : other.end);
        }
    }

    private final OutageWorkload workload;
    private final List<Range> outages;
    private final List<Range> maintenance;

    JavaTimeMeter(OutageWorkload workload) {
        this.workload = workload;
        this.outages = workload.outages().stream()
                .map(outage -> new Range(outage.start(), outage.end()))
                .toList();
        this.maintenance = workload.maintenance().stream()
                .map(range -> new Range(range.start(), range.end()))
                .toList();
    }

    @Override
    public long downNanos() {
        List<Range> excused = merged(maintenance);
        return merged(outages).stream()
                .flatMap(this::open)
                .map(piece -> piece.length().minus(overlap(piece, excused)))
                .reduce(Duration.ZERO, Duration::plus)
                .toNanos();
    }

    private static List<Range> merged(List<Range> ranges) {
        List<Range> merged = new ArrayList<>();
        ranges.stream().sorted(Comparator.comparing(Range::start)).forEach(range -> {
            Range last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || range.start().isAfter(last.end())) {
                merged.add(range);
            } else if (range.end().isAfter(last.end())) {
                merged.set(merged.size() - 1, new Range(last.start(), range.end()));
            }
        });
        return merged;
    }

    /** The pieces of a range inside the hours of the service. */
    private Stream<Range> open(Range range) {
        if (workload.hours() == Hours.ALWAYS) {
            return Stream.of(range);
        }
        LocalDate first = LocalDate.ofInstant(range.start(), OutageWorkload.ZONE);
        LocalDate last = LocalDate.ofInstant(range.end(), OutageWorkload.ZONE);
        return first.datesUntil(last.plusDays(1))
                .filter(JavaTimeMeter::isWorkday)
                .map(JavaTimeMeter::hoursOf)
                .filter(range::overlaps)
                .map(range::intersection);
    }

    private static boolean isWorkday(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static Range hoursOf(LocalDate date) {
        return new Range(
                date.atTime(OutageWorkload.OPENS).atZone(OutageWorkload.ZONE).toInstant(),
                date.atTime(OutageWorkload.CLOSES).atZone(OutageWorkload.ZONE).toInstant());
    }

    private static Duration overlap(Range piece, List<Range> apart) {
        return apart.stream()
                .filter(piece::overlaps)
                .map(range -> piece.intersection(range).length())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
