package dev.sla4j.benchmarks;

import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The algebra of sets by Guava: hours without maintenance, and the part of the outages in each piece of them. */
final class RangeSetMeter implements DowntimeMeter {
    private final OutageWorkload workload;
    private final List<Range<Instant>> outages;
    private final List<Range<Instant>> maintenance;

    RangeSetMeter(OutageWorkload workload) {
        this.workload = workload;
        this.outages = workload.outages().stream()
                .map(outage -> Range.closedOpen(outage.start(), outage.end()))
                .toList();
        this.maintenance = workload.maintenance().stream()
                .map(range -> Range.closedOpen(range.start(), range.end()))
                .toList();
    }

    @Override
    public long downNanos() {
        RangeSet<Instant> down = TreeRangeSet.create(outages);
        RangeSet<Instant> promised = hours();
        promised.removeAll(maintenance);
        Duration total = Duration.ZERO;
        for (Range<Instant> piece : promised.asRanges()) {
            for (Range<Instant> range : down.subRangeSet(piece).asRanges()) {
                total = total.plus(Duration.between(range.lowerEndpoint(), range.upperEndpoint()));
            }
        }
        return total.toNanos();
    }

    private RangeSet<Instant> hours() {
        RangeSet<Instant> hours = TreeRangeSet.create();
        if (workload.hours() == Hours.ALWAYS) {
            hours.add(Range.closedOpen(
                    workload.firstDay().atStartOfDay(OutageWorkload.ZONE).toInstant(),
                    workload.endDay().atStartOfDay(OutageWorkload.ZONE).toInstant()));
            return hours;
        }
        for (LocalDate date = workload.firstDay(); date.isBefore(workload.endDay()); date = date.plusDays(1)) {
            if (date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY) {
                hours.add(Range.closedOpen(
                        date.atTime(OutageWorkload.OPENS)
                                .atZone(OutageWorkload.ZONE)
                                .toInstant(),
                        date.atTime(OutageWorkload.CLOSES)
                                .atZone(OutageWorkload.ZONE)
                                .toInstant()));
            }
        }
        return hours;
    }
}
