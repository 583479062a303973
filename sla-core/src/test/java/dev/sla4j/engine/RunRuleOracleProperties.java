package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Observed;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.TooLittle;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/**
 * The run rule of telecommunications over slots, a detector and reported outages with weights, against an evaluator that steps through hours, once
 * for every way in which what is not known may have been and what follows the report may yet be (S8, S25, D25); and what a report calls final or
 * certain stands whatever follows.
 *
 * <p>A level is the down weight in quarters, or unknown, or absent.
 */
@AddLifecycleHook(Cases.class)
class RunRuleOracleProperties {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private static final long HOUR = 3_600_000_000_000L;

    /** The hours before the period, and all hours. */
    private static final int BEFORE = 12;

    private static final int HOURS = BEFORE + 24 + 8;

    private static final int FULL = 4;
    private static final int UNKNOWN = -1;
    private static final int ABSENT = -2;

    /** How the parts are joined: which of slots, detector and outages are read, and how many of them must be down. */
    private record Shape(boolean slots, boolean detector, boolean outages, int k) {
        int parts() {
            return (slots ? 1 : 0) + (detector ? 1 : 0) + (outages ? 1 : 0);
        }
    }

    private record Reported(int from, int until, int weight) {}

    private static final class Case {
        final Draw draw;
        final int opens;
        final int closes;
        final TooLittle few;
        final Shape shape;
        /** The hours of a slot, of which the last may still run at the report. */
        final int unit;

        final int failures;
        final int successes;
        final int valid;
        /** {@code U}p, {@code D}own, or {@code N}othing seen, of requests. */
        final char[] seen = new char[HOURS];
        /** {@code g}ood or {@code f}ailed probe, state {@code u}p, {@code d}own, {@code s}low or un{@code k}nown, or nothing. */
        final char[] observed = new char[HOURS];

        final List<Reported> outages = new ArrayList<>();
        final boolean[] excluded = new boolean[HOURS];
        final String limit;
        final int asOf;

        Case(long seed) {
            draw = new Draw(new Random(seed));
            opens = draw.between(1, 4);
            closes = draw.between(1, 4);
            few = draw.of(TooLittle.values());
            shape = draw.of(
                    new Shape(true, false, false, 1),
                    new Shape(false, true, false, 1),
                    new Shape(false, false, true, 1),
                    new Shape(true, true, false, 1),
                    new Shape(true, true, false, 2),
                    new Shape(true, false, true, 1),
                    new Shape(true, false, true, 2),
                    new Shape(true, true, true, 1),
                    new Shape(true, true, true, 2));
            unit = draw.of(1, 2, 2, 4);
            failures = draw.between(1, 3);
            successes = draw.between(1, 3);
            valid = draw.between(1, 2);
            asOf = draw.chance(50) ? BEFORE + draw.between(1, 23) : BEFORE + 24 + draw.below(4);
            limit = draw.of(">= 25%", ">= 50%", ">= 75%", ">= 90%", ">= 100%");
            drawSeen();
            drawObserved();
            for (int i = draw.below(5); i > 0; i--) {
                int from = draw.between(4, HOURS - 1);
                outages.add(new Reported(from, Math.min(HOURS, from + draw.between(1, 6)), draw.between(1, 4)));
            }
            for (int i = draw.below(3); i > 0; i--) {
                int from = BEFORE + draw.below(24);
                for (int k = from; k < Math.min(HOURS, from + draw.between(1, 4)); k++) {
                    excluded[k] = true;
                }
            }
        }

        /** The first hours are good, so that nothing depends on what was before them. */
        private void drawSeen() {
            for (int i = 0; i < HOURS; ) {
                char level = draw.of('U', 'U', 'D', 'D', 'N');
                for (int k = draw.between(1, level == 'N' ? 3 : 5); k > 0 && i < HOURS; k--) {
                    seen[i] = i < 4 ? 'U' : level;
                    i++;
                }
            }
            int[] levels = slots(HOURS);
            for (int i = 0, empty = 0; few == TooLittle.UNKNOWN && i < HOURS; i += unit) {
                seen[i] = levels[i] == UNKNOWN && empty++ >= 3 ? 'U' : seen[i];
            }
        }

        private void drawObserved() {
            for (int i = 0; i < HOURS; ) {
                char kind = draw.of('g', 'g', 'f', 'f', 's', 'u', 'd', 'k', '.');
                for (int k = draw.between(1, kind == 'k' || kind == '.' ? 2 : 4); k > 0 && i < HOURS; k--) {
                    observed[i] = i < 4 ? 'g' : kind;
                    i++;
                }
            }
            int[] levels = detector(HOURS, hour -> UNKNOWN);
            for (int i = 0, empty = 0; i < HOURS; i++) {
                observed[i] = levels[i] == UNKNOWN && empty++ >= 3 ? draw.of('g', 'f') : observed[i];
            }
        }

        Instant at(int hour) {
            return MIDNIGHT.plus(Duration.ofHours(hour - BEFORE));
        }

        Agreement agreement() {
            List<Downtime> parts = new ArrayList<>();
            if (shape.slots) {
                parts.add(Downtime.slotsWhere(
                                Duration.ofHours(unit), Indicator.failedRatio(Selection.requests()), "> 50%")
                        .tooLittle(few));
            }
            if (shape.detector) {
                Observed detector = Downtime.observed().failuresToOpen(failures).successesToClose(successes);
                parts.add(detector.partlyDown("slow", "50%")
                        .unknownWhen("unknown")
                        .validFor(Duration.ofHours(valid)));
            }
            if (shape.outages) {
                parts.add(Downtime.reported());
            }
            Downtime bad = parts.size() == 1 ? parts.get(0) : Downtime.atLeast(shape.k, parts.toArray(Downtime[]::new));
            return Agreement.builder("run rule")
                    .zone("UTC")
                    .cycle(EvaluationCycle.daily())
                    .exclusion(ExclusionRule.announced("windows", "maintenance"))
                    .target(ServiceLevelTarget.of(
                                    "up",
                                    Indicator.availability(
                                            bad.sustained(Duration.ofHours(opens), Duration.ofHours(closes))))
                            .scope(Scope.each("s"))
                            .atLeast(limit.substring(3)))
                    .build();
        }

        ComplianceReport report(int reportAt) {
            List<Measurement> evidence = new ArrayList<>();
            for (int i = 0; i < reportAt; i++) {
                Instant middle = at(i).plusSeconds(1800);
                if (seen[i] != 'N') {
                    Request request =
                            seen[i] == 'D' ? Request.failed(middle) : Request.good(middle, Duration.ofMillis(1));
                    evidence.add(request.on("s"));
                }
                Measurement observation = observation(i);
                if (observation != null) {
                    evidence.add(observation);
                }
            }
            for (Reported outage : outages) {
                if (outage.from < reportAt) {
                    Outage row = outage.until > reportAt
                            ? Outage.since(at(outage.from).toString())
                            : Outage.of(
                                    at(outage.from).toString(), at(outage.until).toString());
                    evidence.add(row.affecting(25 * outage.weight + "%").on("s"));
                }
            }
            for (int i = 0; i < HOURS; i++) {
                if (excluded[i]) {
                    evidence.add(Exclusion.of(
                            "maintenance", at(i).toString(), at(i + 1).toString()));
                }
            }
            ComplianceEngine engine = ComplianceEngine.of(agreement());
            return engine.start(engine.periodOf(DAY))
                    .add(draw.shuffled(evidence))
                    .report(at(reportAt));
        }

        private @Nullable Measurement observation(int hour) {
            return switch (observed[hour]) {
                case 'g' -> Probe.good(at(hour)).on("s");
                case 'f' -> Probe.failed(at(hour)).on("s");
                case 'u' -> StateChange.of(at(hour), "up").on("s");
                case 'd' -> StateChange.of(at(hour), "down").on("s");
                case 's' -> StateChange.of(at(hour), "slow").on("s");
                case 'k' -> StateChange.of(at(hour), "unknown").on("s");
                default -> null;
            };
        }

        // ---- the parts, up to a report

        /** More than half of the requests of the slot failed, as far as they are known; of what follows the report nothing is. */
        private int[] slots(int reportAt) {
            int[] levels = new int[HOURS];
            for (int i = 0; i < HOURS; i++) {
                int good = 0;
                int failed = 0;
                int first = i / unit * unit;
                for (int k = first; k < Math.min(first + unit, reportAt); k++) {
                    good += seen[k] == 'U' ? 1 : 0;
                    failed += seen[k] == 'D' ? 1 : 0;
                }
                if (good + failed > 0) {
                    levels[i] = failed > good ? FULL : 0;
                } else {
                    levels[i] = first + unit > reportAt || few == TooLittle.UNKNOWN
                            ? UNKNOWN
                            : few == TooLittle.UP ? 0 : ABSENT;
                }
            }
            return levels;
        }

        private int[] outages(int reportAt) {
            int[] levels = new int[HOURS];
            for (Reported outage : outages) {
                for (int i = outage.from; i < Math.min(reportAt, outage.until); i++) {
                    levels[i] = Math.max(levels[i], outage.weight);
                }
            }
            Arrays.fill(levels, reportAt, HOURS, UNKNOWN);
            return levels;
        }

        /**
         * So many bad observations in a row open an outage, so many good ones close it. What was in an hour of which nothing is known the caller says:
         * so many that they end a row, or complete it, or that it is unknown, which breaks it off.
         */
        private int[] detector(int reportAt, IntUnaryOperator gaps) {
            int[] levels = new int[HOURS];
            List<Integer> row = new ArrayList<>();
            int length = 0;
            int state = 0;
            int speaksUntil = 0;
            for (int i = 0; i < HOURS; i++) {
                int level = i < reportAt ? levelOf(observed[i]) : UNKNOWN;
                boolean speaks = i < reportAt && (observed[i] == '.' ? i < speaksUntil : level != UNKNOWN);
                if (!speaks) {
                    int assumed = gaps.applyAsInt(i);
                    if (assumed != UNKNOWN && assumed > 0 != state > 0) {
                        row.forEach(back -> levels[back] = levelAt(back));
                    }
                    row.clear();
                    length = 0;
                    speaksUntil = i;
                    state = assumed == UNKNOWN ? 0 : assumed;
                    levels[i] = assumed;
                } else if (observed[i] == '.') {
                    levels[i] = state;
                    if (!row.isEmpty()) {
                        row.add(i);
                    }
                } else {
                    speaksUntil = observed[i] == 'g' || observed[i] == 'f' ? i + valid : HOURS;
                    if (level > 0 == state > 0) {
                        row.clear();
                        length = 0;
                        state = level;
                    } else {
                        row.add(i);
                        length++;
                    }
                    levels[i] = state;
                    if (length == (level > 0 ? failures : successes) && length > 0) {
                        row.forEach(back -> levels[back] = levelAt(back));
                        state = level;
                        row.clear();
                        length = 0;
                    }
                }
            }
            return levels;
        }

        /** The level of the observation that speaks at an hour. */
        private int levelAt(int hour) {
            int at = hour;
            while (observed[at] == '.') {
                at--;
            }
            return levelOf(observed[at]);
        }

        private static int levelOf(char observation) {
            return switch (observation) {
                case 'g', 'u' -> 0;
                case 'f', 'd' -> FULL;
                case 's' -> 2;
                default -> UNKNOWN;
            };
        }

        /** The k-th highest of the parts that live; unknown if it may be up or down. */
        private int[] joined(List<int[]> parts) {
            if (parts.size() == 1) {
                return parts.get(0);
            }
            int[] levels = new int[HOURS];
            for (int i = 0; i < HOURS; i++) {
                int at = i;
                int[] living = parts.stream()
                        .mapToInt(part -> part[at])
                        .filter(level -> level != ABSENT)
                        .toArray();
                int least = highest(living, 0);
                levels[i] = living.length == 0 ? ABSENT : least > 0 || highest(living, FULL) == 0 ? least : UNKNOWN;
            }
            return levels;
        }

        private int highest(int[] levels, int unknown) {
            int[] ascending = Arrays.stream(levels)
                    .map(level -> level == UNKNOWN ? unknown : level)
                    .sorted()
                    .toArray();
            return shape.k > ascending.length ? 0 : ascending[ascending.length - shape.k];
        }

        private int[] joined(int @Nullable [] slots, int @Nullable [] detector, int[] outages) {
            List<int[]> parts = new ArrayList<>();
            if (shape.slots) {
                parts.add(Objects.requireNonNull(slots));
            }
            if (shape.detector) {
                parts.add(Objects.requireNonNull(detector));
            }
            if (shape.outages) {
                parts.add(outages);
            }
            return joined(parts);
        }

        // ---- the run rule

        /** What every way to fill in what is not known, before the report and after it, makes of each hour: the least that is certain. */
        int[] expected(int reportAt) {
            int[] given = joined(slots(reportAt), detector(reportAt, hour -> UNKNOWN), outages(reportAt));
            int[] least = new int[HOURS];
            int[] most = new int[HOURS];
            boolean first = true;
            for (int[] filled : filled(given, reportAt)) {
                for (int[] later : continued(filled, reportAt)) {
                    int[] levels = walked(later);
                    for (int i = 0; i < HOURS; i++) {
                        least[i] = first ? levels[i] : Math.min(least[i], levels[i]);
                        most[i] = first ? levels[i] : Math.max(most[i], levels[i]);
                    }
                    first = false;
                }
            }
            for (int i = 0; i < HOURS; i++) {
                least[i] = least[i] == 0 && most[i] > 0 ? UNKNOWN : least[i];
            }
            return least;
        }

        /** Hour by hour, for every way in which the evidence that is missing may have been. */
        List<int[]> completions(int reportAt) {
            List<int[]> all = new ArrayList<>();
            List<int[]> slots = shape.slots ? filledSlots(reportAt) : List.of(new int[HOURS]);
            int[] gaps = detector(reportAt, hour -> UNKNOWN);
            // Whether what follows the report completes a row of the detector is told by its first hour.
            List<int[]> detectors = new ArrayList<>();
            if (shape.detector) {
                for (int[] filled : filled(gaps, reportAt + 1)) {
                    int[] levels = detector(reportAt, hour -> filled[Math.min(hour, reportAt)]);
                    Arrays.fill(levels, reportAt, HOURS, UNKNOWN);
                    detectors.add(levels);
                }
            } else {
                detectors.add(gaps);
            }
            for (int[] ofSlots : slots) {
                for (int[] ofDetector : detectors) {
                    for (int[] later : continued(joined(ofSlots, ofDetector, outages(reportAt)), reportAt)) {
                        all.add(walked(later));
                    }
                }
            }
            return all;
        }

        private List<int[]> filledSlots(int reportAt) {
            int[] levels = slots(reportAt);
            int[] firsts = new int[HOURS / unit];
            for (int i = 0; i < firsts.length; i++) {
                firsts[i] = levels[i * unit];
            }
            List<int[]> all = new ArrayList<>();
            for (int[] filled : filled(firsts, (reportAt + unit - 1) / unit)) {
                all.add(IntStream.range(0, HOURS).map(i -> filled[i / unit]).toArray());
            }
            return all;
        }

        /** All ways in which what is unknown before an index may have been. */
        private static List<int[]> filled(int[] levels, int until) {
            int[] unknown = IntStream.range(0, Math.min(until, levels.length))
                    .filter(i -> levels[i] == UNKNOWN)
                    .toArray();
            List<int[]> all = new ArrayList<>();
            for (int way = 0; way < 1 << unknown.length; way++) {
                int[] filled = levels.clone();
                for (int i = 0; i < unknown.length; i++) {
                    filled[unknown[i]] = (way >> i & 1) * FULL;
                }
                all.add(filled);
            }
            return all;
        }

        /** A slot that is not over stands as it is; behind it only how long the first row is decides anything before the report. */
        private static List<int[]> continued(int[] levels, int reportAt) {
            int from = reportAt;
            while (from < HOURS && levels[from] != UNKNOWN) {
                from++;
            }
            List<int[]> all = new ArrayList<>();
            for (int length = 0; length <= 4; length++) {
                for (int level : new int[] {0, FULL}) {
                    int[] later = levels.clone();
                    for (int i = from; i < HOURS; i++) {
                        later[i] = i < from + length ? level : FULL - level;
                    }
                    all.add(later);
                }
            }
            return all;
        }

        /** Hour after hour, of each weight what is down at least so much: a row is dated back as soon as it is long enough. */
        private int[] walked(int[] levels) {
            int[] result = levels.clone();
            for (int i = 0; i < levels.length; i++) {
                result[i] = levels[i] == ABSENT ? ABSENT : 0;
            }
            for (int weight = 1; weight <= FULL; weight++) {
                boolean open = false;
                List<Integer> row = new ArrayList<>();
                for (int i = 0; i < levels.length; i++) {
                    if (levels[i] == ABSENT) {
                        continue;
                    }
                    boolean down = levels[i] >= weight;
                    row.add(i);
                    if (down == open) {
                        markDown(result, open, row, weight);
                    } else if (row.size() == (down ? opens : closes)) {
                        open = down;
                        markDown(result, open, row, weight);
                    }
                }
                markDown(result, open, row, weight);
            }
            return result;
        }

        private static void markDown(int[] result, boolean down, List<Integer> row, int weight) {
            for (int i : row) {
                result[i] = down ? weight : result[i];
            }
            row.clear();
        }

        // ---- sums over the period

        int[] counted(int[] levels) {
            return IntStream.range(BEFORE, Math.min(asOf, BEFORE + 24))
                    .filter(i -> !excluded[i])
                    .map(i -> levels[i])
                    .toArray();
        }

        long hours(int[] levels, int level) {
            return Arrays.stream(counted(levels))
                    .filter(each -> level == FULL ? each > 0 : each == level)
                    .count();
        }

        /** What is up, by weight, of what is known. */
        @Nullable
        Ratio up(int[] levels) {
            int[] known =
                    Arrays.stream(counted(levels)).filter(each -> each >= 0).toArray();
            return known.length == 0
                    ? null
                    : Ratio.of(FULL * known.length - Arrays.stream(known).sum(), (long) FULL * known.length);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            text.append('\n').append(shape);
            text.append(" opens ").append(opens).append(" closes ").append(closes);
            text.append(" few ")
                    .append(few)
                    .append(" unit ")
                    .append(unit)
                    .append(" of ")
                    .append(failures);
            text.append(" to ")
                    .append(successes)
                    .append(" valid ")
                    .append(valid)
                    .append(" as of ")
                    .append(asOf);
            text.append('\n').append(new String(seen)).append('\n').append(new String(observed));
            text.append('\n').append(outages).append('\n');
            for (int level : expected(asOf)) {
                text.append(level == UNKNOWN ? "?" : level == ABSENT ? "-" : Integer.toString(level));
            }
            return text.append('\n')
                    .append(" ".repeat(BEFORE))
                    .append('|')
                    .append(" ".repeat(asOf - BEFORE - 1))
                    .append('^')
                    .toString();
        }
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "1")
    void everyHourIsAsWalked(@ForAll long seed) {
        Case it = new Case(seed);
        int[] expected = it.expected(it.asOf);
        SubjectResult only = it.report(it.asOf).target("up").subjects().get(0);
        TimeAccount account = only.account();
        assertEquals(
                it.hours(expected, 0) + " up " + it.hours(expected, FULL) + " down " + it.hours(expected, UNKNOWN)
                        + " unknown",
                hours(account.up()) + " up " + hours(account.down()) + " down " + hours(account.unknown()) + " unknown",
                it::toString);
        assertEquals(it.up(expected), valueOf(only.figure()), it::toString);
    }

    /** S8: the bounds are the best and the worst of all ways in which what is missing may have been. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "3")
    void boundsAreThoseOfAllCompletions_S8(@ForAll long seed) {
        Case it = new Case(seed);
        SubjectResult only = it.report(it.asOf).target("up").subjects().get(0);
        List<int[]> all = it.completions(it.asOf);
        List<Ratio> figures = new ArrayList<>();
        for (int[] levels : all) {
            Ratio up = it.up(levels);
            if (up == null) {
                return;
            }
            figures.add(up);
        }
        figures.sort(null);
        Bounds bounds = only.bounds();
        boolean nothing = bounds == null && !only.figure().isMeasured();
        assertTrue(!nothing, it::toString);
        assertEquals(
                figures.get(0) + " to " + figures.get(figures.size() - 1),
                valueOf(bounds == null ? only.figure() : bounds.worst()) + " to "
                        + valueOf(bounds == null ? only.figure() : bounds.best()),
                it::toString);
        long least =
                all.stream().mapToLong(levels -> it.hours(levels, FULL)).min().orElseThrow();
        long most =
                all.stream().mapToLong(levels -> it.hours(levels, FULL)).max().orElseThrow();
        TimeAccount account = only.account();
        assertEquals(
                least + " to " + most,
                hours(bounds == null ? account.down() : bounds.leastDown()) + " to "
                        + hours(bounds == null ? account.down() : bounds.mostDown()),
                it::toString);
    }

    /** S25: of a period that is over, what was not provisional stands. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "2")
    void whatIsNotProvisionalStands(@ForAll long seed) {
        Case it = new Case(seed);
        int reportAt = Math.max(it.asOf, BEFORE + 24);
        ComplianceReport before = it.report(reportAt);
        ComplianceReport after = it.report(HOURS);
        if (!before.isProvisional()) {
            assertEquals(before.target("up").subjects(), after.target("up").subjects(), it::toString);
        }
    }

    /** L13: of a period that runs, what is certain stands. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void whatIsCertainStands_L13(@ForAll long seed) {
        Case it = new Case(seed);
        TargetResult now = it.report(it.asOf).target("up");
        TargetResult end = it.report(HOURS).target("up");
        Outlook.State state = now.outlook().state();
        assertTrue(state != Outlook.State.CERTAINLY_MET || end.verdict() == Verdict.MET, it::toString);
        assertTrue(state != Outlook.State.CERTAINLY_MISSED || end.verdict() == Verdict.MISSED, it::toString);
    }

    private static @Nullable Ratio valueOf(Figure figure) {
        return figure.isMeasured() ? figure.value() : null;
    }

    private static long hours(BigInteger nanos) {
        assertEquals(BigInteger.ZERO, nanos.mod(BigInteger.valueOf(HOUR)));
        return nanos.divide(BigInteger.valueOf(HOUR)).longValueExact();
    }
}
