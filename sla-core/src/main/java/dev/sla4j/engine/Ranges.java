package dev.sla4j.engine;

import dev.sla4j.value.Ratio;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Times of which it is known between which two each lies, both included: those in the buckets of a histogram.
 *
 * <p>Of all of them together it is enough to know how often each lower and each upper end was seen: what is made of ordered values, or of their sum, is
 * least where each is least and greatest where each is greatest. Memory: the different ends.
 */
final class Ranges {
    private final SortedMap<Ratio, Long> least = new TreeMap<>();
    private final SortedMap<Ratio, Long> most = new TreeMap<>();
    private long count;

    void add(Thing.Between range, long more) {
        least.merge(range.least(), more, Math::addExact);
        most.merge(range.most(), more, Math::addExact);
        count = Math.addExact(count, more);
    }

    void add(Ranges other) {
        other.least.forEach((value, more) -> least.merge(value, more, Math::addExact));
        other.most.forEach((value, more) -> most.merge(value, more, Math::addExact));
        count = Math.addExact(count, other.count);
    }

    long count() {
        return count;
    }

    /** How often each end was seen: the upper ones of the worst reading, as more time is worse. */
    SortedMap<Ratio, Long> ends(Reading reading) {
        return reading == Reading.WORST ? most : least;
    }

    /** The sum if each were as one end. */
    Ratio sum(Reading reading) {
        Ratio sum = Ratio.ZERO;
        for (Map.Entry<Ratio, Long> end : ends(reading).entrySet()) {
            sum = sum.plus(end.getKey().times(Ratio.of(end.getValue())));
        }
        return sum;
    }

    @Override
    public String toString() {
        return least + " to " + most;
    }

    void write(ByteSink out) {
        write(least, out);
        write(most, out);
    }

    private static void write(SortedMap<Ratio, Long> ends, ByteSink out) {
        out.all(ends.entrySet(), (sink, end) -> sink.ratio(end.getKey()).number(end.getValue()));
    }

    static Ranges read(ByteSource in) {
        Ranges ranges = new Ranges();
        ranges.count = read(ranges.least, in);
        if (read(ranges.most, in) != ranges.count) {
            throw in.fault("must hold as many lower ends as upper ones");
        }
        return ranges;
    }

    private static long read(SortedMap<Ratio, Long> ends, ByteSource in) {
        long[] all = new long[1];
        in.each(ByteSource::ratio, end -> {
            long seen = in.number();
            if (seen <= 0 || ends.put(end, seen) != null) {
                throw in.fault("must say once how often an end was seen");
            }
            all[0] = Math.addExact(all[0], seen);
        });
        return all[0];
    }
}
