package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.Traceable;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Condition;
import dev.sla4j.target.EmptySlot;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Over;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/**
 * S8, S9, S12: figures over hours of which some are empty, some hold only what is undecided – whether it counts, whether it is good, what it weighs, which
 * of two versions is right –, beside windows, service hours and corrections, against all that it may have been.
 */
@AddLifecycleHook(Cases.class)
class OpenSlotsProperties {
    private static final int TICKS = 6;
    private static final int DAY = 24 * TICKS;
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Condition COUNTS = Condition.within(Quantity.attribute("size"), Limit.parse("<= 10"));
    private static final Condition IS_GOOD = Condition.within(Quantity.attribute("good"), Limit.parse(">= 1"));
    private static final Ratio MANY = Ratio.of(1000);

    /** One way in which a thing may have been; the hour of what does not count is {@link #NOWHERE}. */
    private record Way(int hour, boolean good, Ratio weight, Ratio value) {}

    private static final int NOWHERE = -1;

    /**
     * A thing, and all the ways in which it may have been.
     *
     * @param decided whether it is all known
     * @param hours the hours in which it may have counted
     * @param bounded whether the worst and the best of all ways are among its own: a thing that counts and is good or not, or both
     */
    private record One(List<Way> ways, boolean decided, boolean bounded) {}

    private enum Kind {
        SHARE,
        WEIGHED,
        COUNT,
        SUM,
        MEAN,
        MINIMUM,
        MAXIMUM
    }

    private static final class Case {
        final Draw draw;
        final boolean samples;
        final boolean sized;
        final Kind kind;
        final EmptySlot empty;
        final boolean hours;
        final List<int[]> windows = new ArrayList<>();
        final List<Measurement> evidence = new ArrayList<>();
        final List<One> things = new ArrayList<>();
        int doubts;

        Case(Draw draw) {
            this.draw = draw;
            this.samples = draw.chance(60);
            this.sized = draw.chance(50);
            this.kind = draw.of(Kind.values());
            this.empty = draw.of(EmptySlot.values());
            this.hours = draw.chance(30);
            for (int i = draw.below(3); i > 0; i--) {
                int from = 8 * TICKS + draw.below(4 * TICKS);
                int to = from + draw.of(1, TICKS, TICKS + 2, 2 * TICKS);
                windows.add(new int[] {from, to});
                evidence.add(Exclusion.of("maintenance", at(from).toString(), at(to).toString()));
            }
            for (int i = draw.below(6); i > 0; i--) {
                add(i);
            }
        }

        static Instant at(int tick) {
            return START.plusSeconds(600L * tick);
        }

        boolean isOpen(int tick) {
            int hour = tick / TICKS;
            return (!hours || (9 <= hour && hour < 11))
                    && windows.stream().noneMatch(window -> window[0] <= tick && tick < window[1]);
        }

        private boolean doubts(int percent) {
            boolean doubted = doubts < 4 && draw.chance(percent);
            doubts += doubted ? 1 : 0;
            return doubted;
        }

        // ---- evidence

        /** What is told of a thing; null is not told. */
        private record Told(
                int tick,
                @Nullable Integer size,
                @Nullable Integer good,
                @Nullable Integer weight,
                @Nullable Integer value) {}

        private Told told(boolean certain) {
            return new Told(
                    8 * TICKS + draw.below(4 * TICKS),
                    sized && !certain && doubts(25) ? null : sized ? draw.of(5, 5, 5, 50) : null,
                    isShare() && !certain && doubts(30) ? null : Integer.valueOf(draw.below(2)),
                    kind == Kind.WEIGHED && !certain && doubts(20) ? null : Integer.valueOf(draw.below(4)),
                    !isShare() && kind != Kind.COUNT && !certain && doubts(30)
                            ? null
                            : Integer.valueOf(draw.between(-2, 5)));
        }

        boolean isShare() {
            return kind == Kind.SHARE || kind == Kind.WEIGHED;
        }

        private <M extends Traceable<M>> M with(M plain, Told told) {
            M with = told.size == null ? plain : plain.attribute("size", told.size.toString());
            with = told.good == null ? with : with.attribute("good", told.good.toString());
            with = told.weight == null ? with : with.attribute("weight", told.weight.toString());
            return told.value == null ? with : with.attribute("value", told.value.toString());
        }

        private List<Way> ways(Told told) {
            int hour = isOpen(told.tick) ? told.tick / TICKS : NOWHERE;
            List<Way> ways = new ArrayList<>();
            if (hour == NOWHERE || (sized && (told.size == null || told.size > 10))) {
                ways.add(new Way(NOWHERE, false, Ratio.ZERO, Ratio.ZERO));
            }
            if (hour == NOWHERE || (sized && told.size != null && told.size > 10)) {
                return ways;
            }
            for (int good : told.good == null ? new int[] {0, 1} : new int[] {told.good}) {
                for (Ratio weight :
                        told.weight == null ? List.of(Ratio.ZERO, Ratio.ONE, MANY) : List.of(Ratio.of(told.weight))) {
                    for (Ratio value : told.value == null
                            ? List.of(MANY.negated(), Ratio.ZERO, MANY)
                            : List.of(Ratio.of(told.value))) {
                        ways.add(new Way(hour, good == 1, weight, value));
                    }
                }
            }
            return ways;
        }

        private void add(int number) {
            if (!samples) {
                Told told = told(false);
                evidence.add(with(Request.good(at(told.tick), Duration.ofMillis(1)), told));
                add(told);
                return;
            }
            String id = "s" + number;
            Told told = told(false);
            Instant known = START.minusSeconds(100);
            if (draw.chance(20)) {
                Told before = told(true);
                evidence.add(with(Sample.of(at(before.tick), "mos", "1"), before)
                        .id(id)
                        .knownAt(known));
            }
            evidence.add(with(Sample.of(at(told.tick), "mos", "1"), told).id(id).knownAt(known.plusSeconds(1)));
            if (doubts(12)) {
                Told other = told(true);
                evidence.add(with(Sample.of(at(other.tick), "mos", "1"), other)
                        .id(id)
                        .knownAt(known.plusSeconds(1)));
                if (other.equals(told)) {
                    add(told);
                    return;
                }
                List<Way> ways = new ArrayList<>(ways(told));
                ways.addAll(ways(other));
                boolean anywhere = ways.stream().anyMatch(way -> way.hour != NOWHERE);
                things.add(new One(anywhere ? ways : ways.subList(0, 1), !anywhere, false));
                return;
            }
            add(told);
        }

        private void add(Told told) {
            List<Way> ways = ways(told);
            boolean decided = ways.size() == 1;
            boolean open = kind == Kind.COUNT || (kind == Kind.SHARE && told.good == null);
            things.add(new One(ways, decided, decided || open));
        }

        // ---- what it comes to

        @Nullable
        Ratio figure(List<Way> all) {
            Ratio sum = Ratio.ZERO;
            Ratio weights = Ratio.ZERO;
            Ratio least = null;
            Ratio most = null;
            for (Way way : all) {
                Ratio weight = kind == Kind.WEIGHED ? way.weight : Ratio.ONE;
                Ratio value = isShare() ? (way.good ? Ratio.ONE : Ratio.ZERO) : way.value;
                sum = sum.plus(value.times(weight));
                weights = weights.plus(weight);
                least = least == null ? way.value : least.min(way.value);
                most = most == null ? way.value : most.max(way.value);
            }
            return switch (kind) {
                case SHARE, WEIGHED, MEAN -> weights.isZero() ? null : sum.dividedBy(weights);
                case COUNT -> Ratio.of(all.size());
                case SUM -> sum;
                case MINIMUM -> least;
                case MAXIMUM -> most;
            };
        }

        /** What is made of the hours, of which some are left out: those in which there was something, of which nothing is decided. */
        @Nullable
        Ratio fold(Fold.Kind fold, List<Way> all, List<Integer> undecided) {
            List<Ratio> figures = new ArrayList<>();
            for (int hour = 0; hour < 24; hour++) {
                boolean counts = false;
                for (int tick = hour * TICKS; tick < (hour + 1) * TICKS; tick++) {
                    counts |= isOpen(tick);
                }
                int at = hour;
                List<Way> inside = all.stream().filter(way -> way.hour == at).toList();
                Ratio figure = null;
                if (!inside.isEmpty()) {
                    figure = figure(inside);
                } else if (counts && isShare() && !undecided.contains(hour) && empty != EmptySlot.LEFT_OUT) {
                    figure = empty == EmptySlot.AS_GOOD ? Ratio.ONE : Ratio.ZERO;
                }
                if (figure != null) {
                    figures.add(figure);
                }
            }
            if (figures.isEmpty()) {
                return null;
            }
            return switch (fold) {
                case MEAN -> Ratio.sum(figures).dividedBy(Ratio.of(figures.size()));
                case LOWEST -> figures.stream().reduce(Ratio::min).orElseThrow();
                case HIGHEST -> figures.stream().reduce(Ratio::max).orElseThrow();
            };
        }

        List<List<Way>> worlds() {
            List<List<Way>> worlds = new ArrayList<>(List.of(List.of()));
            for (One one : things) {
                List<List<Way>> more = new ArrayList<>();
                for (List<Way> before : worlds) {
                    for (Way way : one.ways) {
                        List<Way> next = new ArrayList<>(before);
                        if (way.hour != NOWHERE) {
                            next.add(way);
                        }
                        more.add(next);
                    }
                }
                worlds = more;
            }
            return worlds;
        }

        List<Way> decided() {
            return things.stream()
                    .filter(One::decided)
                    .map(one -> one.ways.get(0))
                    .filter(way -> way.hour != NOWHERE)
                    .toList();
        }

        List<Integer> hoursOfUndecided() {
            return things.stream()
                    .filter(one -> !one.decided)
                    .flatMap(one -> one.ways.stream())
                    .map(Way::hour)
                    .distinct()
                    .toList();
        }

        Indicator each() {
            Selection of = samples ? Selection.samples("mos") : Selection.requests();
            of = sized ? of.where(COUNTS) : of;
            Share share = Indicator.share(of, IS_GOOD);
            return switch (kind) {
                case SHARE -> share;
                case WEIGHED -> share.by(Quantity.attribute("weight"));
                case COUNT -> Indicator.count(of);
                default -> Indicator.statistic(Statistic.Kind.valueOf(kind.name()), of, Quantity.attribute("value"));
            };
        }

        int openTicks() {
            int open = 0;
            for (int tick = 0; tick < DAY; tick++) {
                open += isOpen(tick) ? 1 : 0;
            }
            return open;
        }

        @Override
        public String toString() {
            StringBuilder text =
                    new StringBuilder(" " + kind + " " + empty + (hours ? " 9 to 11" : "") + (sized ? " sized" : ""));
            evidence.forEach(row -> text.append("\n  ").append(row));
            things.forEach(one -> text.append("\n  ").append(one));
            return text.toString();
        }
    }

    private interface Asked {
        @Nullable
        Ratio of(List<Way> all, List<Integer> undecided);
    }

    private static void check(Case drawn, Indicator indicator, Asked asked, boolean tight) {
        boolean share = indicator.unit() == Figure.Unit.SHARE;
        String limit = share
                ? drawn.draw.of(">= 50%", "> 25%", "<= 75%", "< 60%")
                : drawn.draw.of(">= 0", "> 1", "<= 0.5", "< 10");
        ServiceLevelTarget target = ServiceLevelTarget.of("t", indicator)
                .objective(Objective.limit(limit))
                .minimumCoverage("100%")
                .resolution(Duration.ofMinutes(10))
                .policy(drawn.empty);
        target = drawn.hours ? target.during(Schedule.weekly("UTC").everyDay("09:00", "11:00")) : target;
        Agreement agreement = Days.daily()
                .exclusion(ExclusionRule.announced("m", "maintenance"))
                .target(target)
                .build();
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        ComplianceReport report =
                engine.evaluate(engine.periodOf(Days.MON_2026_03_02), drawn.draw.shuffled(drawn.evidence));
        TargetResult result = report.target("t");
        SubjectResult only = result.subjects().get(0);
        Bounds bounds = only.bounds();
        String text = limit + " of " + indicator.getClass().getSimpleName() + " "
                + (indicator instanceof Fold fold ? fold.kind() : "") + drawn + "\n" + bounds + " " + result.verdict();
        Ratio expected = asked.of(drawn.decided(), drawn.hoursOfUndecided());
        assertEquals(expected, result.figure().isMeasured() ? result.figure().value() : null, text);
        Span span = bounds == null ? null : Span.of(bounds, indicator.isHigherWorse());
        Limit asking = Limit.parse(limit);
        List<Ratio> all = new ArrayList<>();
        for (List<Way> world : drawn.worlds()) {
            Ratio is = asked.of(world, List.of());
            if (is == null) {
                continue;
            }
            all.add(is);
            if (span != null) {
                assertTrue(
                        (!span.low().isMeasured() || span.low().value().compareTo(is) <= 0)
                                && (!span.high().isMeasured()
                                        || span.high().value().compareTo(is) >= 0),
                        () -> "may be " + is + " " + text);
            }
            if (result.verdict() == Verdict.MET || result.verdict() == Verdict.MISSED) {
                assertEquals(
                        result.verdict() == Verdict.MET,
                        asking.accepts(share ? Figure.share(is) : Figure.amount(is)),
                        () -> "may be " + is + " " + text);
            }
        }
        if (tight && expected != null && drawn.things.stream().allMatch(One::bounded)) {
            List<Ratio> ascending = all.stream().sorted().toList();
            Ratio least = ascending.get(0);
            Ratio most = ascending.get(ascending.size() - 1);
            assertEquals(least, span == null ? expected : span.low().value(), () -> "low " + text);
            assertEquals(most, span == null ? expected : span.high().value(), () -> "high " + text);
        }
        boolean certain = drawn.things.stream().allMatch(One::decided);
        if (certain && expected != null) {
            assertTrue(result.verdict() != Verdict.UNDETERMINED, text);
        }
    }

    @Property(tries = 1000, seed = "5", shrinking = ShrinkingMode.OFF)
    void hoursLieBetweenAllThatTheyMayHaveBeen_S8_S9(@ForAll long seed) {
        Case drawn = new Case(new Draw(new Random(seed)));
        Fold.Kind fold = drawn.draw.of(Fold.Kind.values());
        check(
                drawn,
                new Fold(fold, Over.slots(drawn.each(), Duration.ofHours(1))),
                (all, undecided) -> drawn.fold(fold, all, undecided),
                true);
        if (drawn.kind == Kind.COUNT) {
            Selection of = ((Statistic) drawn.each()).of();
            check(
                    drawn,
                    Indicator.throughput(of, Duration.ofHours(1)),
                    (all, undecided) ->
                            drawn.openTicks() == 0 ? null : Ratio.of((long) all.size() * TICKS, drawn.openTicks()),
                    true);
        }
    }
}
