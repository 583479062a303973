package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.LatencyHistogram;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Remark;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.EmptySlot;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Over;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.SlotExclusion;
import dev.sla4j.target.TooLittle;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/**
 * S9, S12: requests that were counted before over stretches that lie in a slot, over several, or across windows, hours and the border of the period,
 * beside single ones, against a walk over half minutes. The latencies of some are known by bucket only.
 */
@AddLifecycleHook(Cases.class)
class CountedStretchProperties {
    private static final int TICK = 30;
    private static final int DAY = 86_400 / TICK;
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final long LIMIT = 2;

    /**
     * Requests of one outcome of a stretch.
     *
     * @param from its first half minute, from the start of the period; 0 is the start
     * @param to behind its last; the same for a single request
     * @param failed whether they failed
     * @param least the shortest latency in seconds, or -1 if none is known
     * @param most the longest
     * @param count how many
     */
    private record Row(int from, int to, boolean failed, long least, long most, int count) {
        int good() {
            return !failed && least >= 0 && most <= LIMIT ? count : 0;
        }

        int undecided() {
            return !failed && (least < 0 || (least <= LIMIT && LIMIT < most)) ? count : 0;
        }

        int failures() {
            return failed ? count : 0;
        }
    }

    /** What some rows come to. */
    private static final class Sum {
        int good;
        int undecided;
        int failed;
        int all;

        void add(Row row) {
            good += row.good();
            undecided += row.undecided();
            failed += row.failures();
            all += row.count;
        }
    }

    /** One day with requests, windows and hours, all by the half minute. */
    private static final class Day {
        final Draw draw;
        final ZoneId zone;
        final Instant start;
        final int resolution;
        final int slot;
        final SlotExclusion rule;
        final EmptySlot empty;
        final TooLittle few;
        final int minimum;
        final boolean hours;
        final List<Row> rows = new ArrayList<>();
        final List<int[]> windows = new ArrayList<>();
        final List<Measurement> evidence = new ArrayList<>();

        Day(Draw draw) {
            this.draw = draw;
            this.zone = ZoneId.of(draw.of("UTC", "Asia/Kolkata"));
            this.start = MONDAY.atStartOfDay(zone).toInstant();
            this.resolution = draw.of(2, 10);
            this.slot = resolution * draw.of(1, 3, 12);
            this.rule = draw.of(SlotExclusion.values());
            this.empty = draw.of(EmptySlot.values());
            this.few = draw.of(TooLittle.values());
            this.minimum = draw.between(1, 4);
            this.hours = draw.chance(30);
            int around = draw.of(0, DAY, DAY / 2, draw.below(DAY));
            for (int i = draw.below(8); i > 0; i--) {
                add(around + draw.between(-40, 40));
            }
            for (int i = draw.below(4); i > 0; i--) {
                int from = around + draw.between(-60, 60);
                from = draw.chance(50) ? from - Math.floorMod(from, resolution) : from;
                int to = from + draw.of(1, 2, resolution, slot, draw.between(1, 60));
                windows.add(new int[] {from, to});
                evidence.add(Exclusion.of("maintenance", at(from).toString(), at(to).toString()));
            }
        }

        Instant at(int tick) {
            return start.plusSeconds((long) TICK * tick);
        }

        private void add(int from) {
            long least = draw.chance(20) ? -1 : draw.below(4);
            long most = least < 0 || draw.chance(50) ? least : least + draw.between(0, 3);
            if (draw.chance(35)) {
                boolean failed = draw.chance(40);
                rows.add(new Row(from, from, failed, least, least, 1));
                Request request = least < 0
                        ? new Request(
                                EpochNanos.of(at(from)),
                                failed ? Request.FAILED : Request.GOOD,
                                Request.UNTIMED,
                                Origin.NONE)
                        : Request.of(at(from), failed ? Request.FAILED : Request.GOOD, Duration.ofSeconds(least));
                evidence.add(request);
                return;
            }
            int begin = draw.chance(60) ? from - Math.floorMod(from, resolution) : from;
            int to = begin + draw.of(1, 2, resolution, slot, 2 * resolution, draw.between(1, 30));
            int good = draw.between(0, 3);
            int failed = draw.between(0, 2);
            rows.add(new Row(begin, to, false, least, most, good));
            rows.add(new Row(begin, to, true, -1, -1, failed));
            RequestCount count = RequestCount.of(at(begin), at(to)).count(Request.FAILED, failed);
            evidence.add(
                    least < 0
                            ? count.count(Request.GOOD, good)
                            : count.count(
                                    Request.GOOD,
                                    LatencyHistogram.EMPTY.plus(
                                            Duration.ofSeconds(least), Duration.ofSeconds(most), good)));
        }

        /** The first half minute of the slot of a length in which one lies; slots are counted from the epoch. */
        int floor(int tick, int length) {
            long epoch = start.getEpochSecond() / TICK;
            return tick - (int) Math.floorMod(epoch + tick, (long) length);
        }

        boolean isOpen(int tick) {
            int hour = Math.floorMod(tick, DAY) * TICK / 3600;
            return (!hours || (6 <= hour && hour < 18))
                    && windows.stream().noneMatch(window -> window[0] <= tick && tick < window[1]);
        }

        /** S12: whether a slot counts. */
        boolean counts(int from, int to) {
            boolean any = false;
            boolean all = true;
            for (int tick = from; tick < to; tick++) {
                any |= isOpen(tick);
                all &= isOpen(tick);
            }
            return rule == SlotExclusion.WHOLLY_COVERED ? any : all;
        }

        /** The slot of a row: that of the resolution in which it lies, or its own. */
        int[] slotOf(Row row) {
            int from = floor(row.from, resolution);
            return row.to <= from + resolution ? new int[] {from, from + resolution} : new int[] {row.from, row.to};
        }

        /** Whether a stretch lies on both sides of a border of the period, so that it is refused. */
        boolean isRefused(Row row) {
            return row.to > row.from && ((row.from < 0 && 0 < row.to) || (row.from < DAY && DAY < row.to));
        }

        @Nullable
        Sum whole(boolean counting) {
            Sum sum = new Sum();
            for (Row row : rows) {
                int[] of = slotOf(row);
                if (!isRefused(row) && 0 <= of[0] && of[0] < DAY && counts(of[0], of[1]) == counting) {
                    sum.add(row);
                }
            }
            return sum;
        }

        /** The slots of the figure in which something counts, each with what happened in it. */
        List<Sum> slots() {
            List<Sum> slots = new ArrayList<>();
            for (int begin = floor(slot - 1, slot); begin < DAY; begin += slot) {
                boolean counts = false;
                for (int at = begin; at < begin + slot; at += resolution) {
                    counts |= counts(at, at + resolution);
                }
                Sum sum = new Sum();
                for (Row row : rows) {
                    int[] of = slotOf(row);
                    if (!isRefused(row) && begin <= of[0] && of[1] <= begin + slot && counts(of[0], of[1])) {
                        sum.add(row);
                    }
                }
                if (counts) {
                    slots.add(sum);
                }
            }
            return slots;
        }

        /** A fold of shares, if what is undecided is left out, bad or good. */
        @Nullable
        Ratio fold(Fold.Kind kind, Reading reading) {
            List<Ratio> shares = new ArrayList<>();
            for (Sum sum : slots()) {
                if (sum.all == 0) {
                    if (empty != EmptySlot.LEFT_OUT) {
                        shares.add(empty == EmptySlot.AS_GOOD ? Ratio.ONE : Ratio.ZERO);
                    }
                    continue;
                }
                Ratio share = share(sum, reading);
                if (share != null) {
                    shares.add(share);
                }
            }
            if (shares.isEmpty()) {
                return null;
            }
            return switch (kind) {
                case MEAN -> Ratio.sum(shares).dividedBy(Ratio.of(shares.size()));
                case LOWEST -> shares.stream().reduce(Ratio::min).orElseThrow();
                case HIGHEST -> shares.stream().reduce(Ratio::max).orElseThrow();
            };
        }

        static @Nullable Ratio share(Sum sum, Reading reading) {
            int all = sum.all - (reading == Reading.AS_IS ? sum.undecided : 0);
            int good = sum.good + (reading == Reading.BEST ? sum.undecided : 0);
            return all == 0 ? null : Ratio.of(good, all);
        }

        /** The half minutes of each level of slots that are down where more than a fifth failed: up, down, unknown. */
        long[] levels() {
            long[] levels = new long[3];
            for (int tick = 0; tick < DAY; tick++) {
                if (!isOpen(tick)) {
                    continue;
                }
                int from = floor(tick, slot);
                Sum sum = new Sum();
                for (Row row : rows) {
                    if (!isRefused(row) && from <= row.from && Math.max(row.from + 1, row.to) <= from + slot) {
                        sum.add(row);
                    }
                }
                if (sum.all >= minimum && sum.all > 0) {
                    levels[5 * sum.failed > sum.all ? 1 : 0]++;
                } else if (few != TooLittle.LEFT_OUT) {
                    levels[few == TooLittle.UP ? 0 : 2]++;
                }
            }
            return levels;
        }

        /** In any order, some of it merged from bytes. */
        ComplianceReport report() {
            Selection requests = Selection.requests();
            Indicator fast = Indicator.share(
                    requests,
                    Condition.is("outcome", "good")
                            .and(Condition.within(Quantity.latency(), Limit.parse("<= PT" + LIMIT + "S"))));
            Agreement.Builder agreement = Agreement.builder("a")
                    .zone(zone)
                    .cycle(EvaluationCycle.daily())
                    .policy(rule)
                    .policy(empty)
                    .exclusion(ExclusionRule.announced("windows", "maintenance"));
            Duration length = Duration.ofSeconds((long) TICK * slot);
            target(agreement, "fast", fast);
            target(agreement, "all", Indicator.count(requests));
            for (Fold.Kind kind : Fold.Kind.values()) {
                target(agreement, kind.name(), new Fold(kind, Over.slots(fast, length)));
            }
            target(
                    agreement,
                    "down",
                    Indicator.availability(Downtime.slotsWhere(length, Indicator.failedRatio(requests), "> 20%")
                            .minimum(minimum)
                            .tooLittle(few)));
            ComplianceEngine engine = ComplianceEngine.of(agreement.build());
            Evaluation one = engine.start(engine.periodOf(MONDAY));
            Evaluation other = engine.start(engine.periodOf(MONDAY));
            List<Measurement> told = draw.shuffled(evidence);
            int from = draw.below(told.size() + 1);
            int to = draw.between(from, told.size());
            one.add(told.subList(0, from));
            other.add(told.subList(from, to));
            return one.merge(other.toBytes()).add(told.subList(to, told.size())).report(at(DAY + slot));
        }

        private void target(Agreement.Builder agreement, String id, Indicator indicator) {
            ServiceLevelTarget target =
                    ServiceLevelTarget.of(id, indicator).resolution(Duration.ofSeconds((long) TICK * resolution));
            agreement.target(hours ? target.during(Schedule.weekly(zone.getId()).everyDay("06:00", "18:00")) : target);
        }

        void check(
                String id, @Nullable Ratio figure, @Nullable Ratio worst, @Nullable Ratio best, ComplianceReport in) {
            SubjectResult result = in.target(id).subjects().get(0);
            assertEquals(figure, result.figure().isMeasured() ? result.figure().value() : null, () -> id + this);
            Bounds bounds = result.bounds();
            if (bounds == null) {
                assertEquals(figure, worst, () -> id + " worst" + this);
                assertEquals(figure, best, () -> id + " best" + this);
            } else {
                assertEquals(worst, bounds.worst().value(), () -> id + " worst" + this);
                assertEquals(best, bounds.best().value(), () -> id + " best" + this);
            }
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("\n" + zone + " resolution " + resolution + " slot " + slot + ' '
                    + rule + ' ' + empty + ' ' + few + ' ' + minimum + (hours ? " hours" : ""));
            rows.forEach(row -> text.append("\n  ").append(row));
            evidence.forEach(row -> text.append("\n  ").append(row));
            return text.toString();
        }
    }

    @Property(tries = 500, seed = "5", shrinking = ShrinkingMode.OFF)
    void stretchesCountAsTheirSlotsDo_S12(@ForAll long seed) {
        Day day = new Day(new Draw(new Random(seed)));
        ComplianceReport report = day.report();
        Sum counted = day.whole(true);
        day.check(
                "fast",
                Day.share(counted, Reading.AS_IS),
                Day.share(counted, Reading.WORST),
                Day.share(counted, Reading.BEST),
                report);
        Ratio all = Ratio.of(counted.all);
        day.check("all", all, all, all, report);
        assertEquals(day.whole(false).all, report.target("all").counts().excluded(), day::toString);
        for (Fold.Kind kind : Fold.Kind.values()) {
            day.check(
                    kind.name(),
                    day.fold(kind, Reading.AS_IS),
                    day.fold(kind, Reading.WORST),
                    day.fold(kind, Reading.BEST),
                    report);
        }
        long[] levels = day.levels();
        TimeAccount account = report.target("down").account();
        long tick = TICK * 1_000_000_000L;
        assertEquals(
                List.of(levels[0] * tick, levels[1] * tick, levels[2] * tick),
                List.of(
                        account.up().longValueExact(),
                        account.down().longValueExact(),
                        account.unknown().longValueExact()),
                day::toString);
        Set<Integer> refused = new HashSet<>();
        day.rows.stream().filter(day::isRefused).forEach(row -> refused.add(row.from * 10_000 + row.to));
        assertEquals(
                refused.size(),
                report.remarks().stream()
                        .filter(remark -> remark.kind() == Remark.Kind.REFUSED_ROWS
                                && remark.text().contains("border of the period"))
                        .count(),
                day::toString);
    }
}
