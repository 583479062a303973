package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.target.AtLeast;
import dev.sla4j.target.CombinedUnknown;
import dev.sla4j.target.Downtime;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Timelines that are combined from change to change against the rule of S6 and S8, worked out anew at each instant. */
class TimelineProperties {
    private static final TimeRange HORIZON = TimeRange.ofNanos(-5, 20);

    @Provide
    Arbitrary<List<List<Level>>> parts() {
        Arbitrary<Level> level = Arbitraries.of(
                Level.UP,
                Level.UP,
                Level.DOWN,
                Level.UNKNOWN,
                Level.ABSENT,
                Level.down(Ratio.of(1, 2)),
                Level.down(Ratio.of(1, 4)));
        return level.list()
                .ofSize((int) HORIZON.lengthNanos())
                .list()
                .ofMinSize(2)
                .ofMaxSize(5);
    }

    @Property(seed = "4", shrinking = ShrinkingMode.OFF)
    void anyOf(@ForAll("parts") List<List<Level>> parts, @ForAll CombinedUnknown unknown) {
        check(parts, unknown, Timeline.combine(timelines(parts), LevelRules.anyOf(unknown)), living -> 1);
    }

    @Property(seed = "4", shrinking = ShrinkingMode.OFF)
    void allOf(@ForAll("parts") List<List<Level>> parts, @ForAll CombinedUnknown unknown) {
        check(parts, unknown, Timeline.combine(timelines(parts), LevelRules.allOf(unknown)), living -> living);
    }

    @Property(seed = "4", shrinking = ShrinkingMode.OFF)
    void atLeast(
            @ForAll("parts") List<List<Level>> parts,
            @ForAll CombinedUnknown unknown,
            @ForAll @IntRange(min = 1, max = 2) int k) {
        AtLeast node = (AtLeast) Downtime.atLeast(
                k, parts.stream().map(part -> Downtime.reported()).toArray(Downtime[]::new));
        check(parts, unknown, Timeline.combine(timelines(parts), LevelRules.atLeast(node, unknown)), node::required);
    }

    private static void check(
            List<List<Level>> parts, CombinedUnknown unknown, Timeline combined, IntUnaryOperator required) {
        for (int segment = 0; segment < combined.size(); segment++) {
            for (long at = combined.start(segment); at < combined.end(segment); at++) {
                List<Level> here = new ArrayList<>();
                for (List<Level> part : parts) {
                    here.add(part.get((int) (at - HORIZON.startNanos())));
                }
                assertEquals(expected(here, unknown, required), combined.level(segment), "at " + at + " of " + here);
            }
            if (segment > 0) {
                assertEquals(false, combined.level(segment).equals(combined.level(segment - 1)));
            }
        }
        assertEquals(HORIZON.startNanos(), combined.start(0));
    }

    /** The k-th highest weight, once with all unknown parts up and once with all of them down. */
    private static Level expected(List<Level> here, CombinedUnknown unknown, IntUnaryOperator required) {
        List<Ratio> least = new ArrayList<>();
        List<Ratio> most = new ArrayList<>();
        boolean known = here.stream().anyMatch(Level::isKnown);
        for (Level level : here) {
            if (level.isKnown()) {
                least.add(level.weight());
                most.add(level.weight());
            } else if (level.isUnknown() && !(known && unknown == CombinedUnknown.KNOWN_PARTS)) {
                least.add(Ratio.ZERO);
                most.add(Ratio.ONE);
            }
        }
        if (least.isEmpty()) {
            return Level.ABSENT;
        }
        least.sort(Comparator.reverseOrder());
        most.sort(Comparator.reverseOrder());
        int k = required.applyAsInt(least.size());
        Ratio lowest = k > least.size() ? Ratio.ZERO : least.get(k - 1);
        Ratio highest = k > most.size() ? Ratio.ZERO : most.get(k - 1);
        return lowest.isZero() && !highest.isZero() ? Level.UNKNOWN : Level.down(lowest);
    }

    private static List<Timeline> timelines(List<List<Level>> parts) {
        List<Timeline> timelines = new ArrayList<>();
        for (List<Level> part : parts) {
            Timeline.Builder timeline = new Timeline.Builder(HORIZON);
            for (int i = 0; i < part.size(); i++) {
                timeline.add(HORIZON.startNanos() + i, part.get(i));
            }
            timelines.add(timeline.build());
        }
        return timelines;
    }
}
