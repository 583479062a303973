package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementHistory;
import dev.sla4j.agreement.AgreementHistory.Change;
import dev.sla4j.agreement.ChronicRule;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.agreement.Trigger;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.Watched;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.Right;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.target.Scope;
import dev.sla4j.target.UsedOccurrences;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/**
 * C87, C88, D10, S24: rights over six to twenty-four months, counted again from the list of the verdicts and, half hour by half hour, from the
 * evidence: months that the term or a change of the agreement cuts, without a promise, of which too little is known, and without a result on file.
 */
@AddLifecycleHook(Cases.class)
class ChronicOracleProperties {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final Instant ORIGIN = Instant.parse("2025-12-01T00:00:00Z");
    private static final Duration TICK = Duration.ofMinutes(30);
    private static final List<String> SUBJECTS = List.of("x", "y");

    /** In a period a thing was so, was not, or nobody knows. */
    private enum Said {
        NO,
        UNKNOWN,
        YES;

        Said or(Said other) {
            return values()[Math.max(ordinal(), other.ordinal())];
        }

        Said and(Said other) {
            return values()[Math.min(ordinal(), other.ordinal())];
        }
    }

    /** What a right is for: so many of the last so many periods, in which a promise was missed or so much was down. */
    private record Rule(String id, boolean missed, int hours, int window, int atLeast, int ofLast) {
        Trigger trigger() {
            Trigger one = missed
                    ? Trigger.missed("t")
                    : window == 0
                            ? Trigger.down("t", "> PT" + hours + "H")
                            : Trigger.down("t", "> PT" + hours + "H", Duration.ofHours(window));
            return atLeast == 0 ? one : atLeast == ofLast ? one.inARow(atLeast) : one.times(atLeast, ofLast);
        }
    }

    /** What was agreed and what happened, by subject and half hour. */
    private record World(
            AgreementHistory versions,
            ZoneId zone,
            List<Rule> rules,
            boolean again,
            TimeRange term,
            Map<String, BitSet> down,
            Map<String, BitSet> lived,
            BitSet watched,
            List<Measurement> rows,
            LocalDate first,
            LocalDate last) {

        boolean isMeasured(String subject, int tick) {
            return term.contains(at(tick)) && lived.get(subject).get(tick);
        }

        boolean isDown(String subject, int tick) {
            return isMeasured(subject, tick) && down.get(subject).get(tick);
        }

        boolean isUnknown(String subject, int tick) {
            return isMeasured(subject, tick) && !down.get(subject).get(tick) && !watched.get(tick);
        }
    }

    private static Instant at(int tick) {
        return ORIGIN.plus(TICK.multipliedBy(tick));
    }

    private static int tick(Instant at) {
        return Math.toIntExact(Duration.between(ORIGIN, at).dividedBy(TICK));
    }

    private static World world(Draw draw) {
        ZoneId zone = ZoneId.of(draw.of("UTC", "Europe/Berlin", "America/St_Johns"));
        int months = draw.between(6, 24);
        LocalDate first = JANUARY.atDay(draw.of(1, 1, 10, 31));
        LocalDate end = JANUARY.plusMonths(months - 1L).atDay(draw.of(2, 15)).plusDays(draw.of(0, 0, 13));
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < draw.between(1, 4); i++) {
            int ofLast = draw.between(1, 6);
            int window = draw.of(0, 0, 24, 24 * 7, 24 * 30, 24 * 45, 24 * 100);
            int hours = draw.of(1, 3, 10, 40);
            rules.add(
                    new Rule("r" + i, window == 0 && draw.chance(60), hours, window, draw.between(0, ofLast), ofLast));
        }
        boolean again = draw.chance(40);
        AgreementHistory versions = AgreementHistory.of(agreement(zone, first, end, rules, again));
        if (draw.chance(60)) {
            LocalDate change = first.plusDays(draw.between(1, months * 30 - 40));
            versions = versions.from(change, agreement(zone, first, end, rules, again))
                    .changing(draw.of(Change.CUTS_PERIOD, Change.CUTS_PERIOD, Change.AT_NEXT_PERIOD));
        }
        int last = tick(end.atStartOfDay(zone).toInstant()) + 2000;
        Map<String, BitSet> down = new LinkedHashMap<>();
        Map<String, BitSet> lived = new LinkedHashMap<>();
        List<Measurement> rows = new ArrayList<>();
        for (String subject : SUBJECTS) {
            BitSet outages = new BitSet();
            for (int at = draw.below(2000); at < last; at += draw.between(1, draw.of(100, 2000, 4000))) {
                int until = at + draw.of(1, 2, 6, 20, draw.between(1, 200));
                rows.add(Outage.of(at(at), at(until)).on(subject));
                outages.set(at, until);
                at = until;
            }
            down.put(subject, outages);
            BitSet life = new BitSet();
            for (int at = draw.of(0, 0, draw.below(6000)); at < last; at += draw.between(1, 6000)) {
                int until = draw.of(last, last, at + draw.between(1, 6000));
                rows.add(ServiceLife.of(TimeRange.of(at(at), at(until))).on(subject));
                life.set(at, until);
                at = until;
            }
            lived.put(subject, life);
        }
        BitSet watched = new BitSet();
        for (int at = 0; at < last; at += draw.of(1, 30, draw.between(1, 1500))) {
            int until = draw.of(last, at + draw.between(1, 6000));
            TimeRange range = TimeRange.of(at(at), at(until));
            SUBJECTS.forEach(subject -> rows.add(Watched.of(range).on(subject)));
            watched.set(at, until);
            at = until;
        }
        TimeRange term = TimeRange.of(
                first.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant());
        return new World(versions, zone, rules, again, term, down, lived, watched, rows, first, end.minusDays(1));
    }

    private static Agreement agreement(ZoneId zone, LocalDate first, LocalDate end, List<Rule> rules, boolean again) {
        SeveralPeriods terms = SeveralPeriods.none();
        for (Rule rule : rules) {
            terms = terms.right(ChronicRule.of(rule.id(), rule.trigger(), "to leave"));
        }
        return Agreement.builder("a")
                .zone(zone)
                .monthly()
                .from(first)
                .until(end)
                .policy(ReportedOutages.WATCHED_ONLY)
                .policy(again ? UsedOccurrences.COUNT_AGAIN : UsedOccurrences.USED_UP)
                .target(ServiceLevelTarget.of("t", Indicator.availability())
                        .scope(Scope.each(SUBJECTS.toArray(new String[0])))
                        .atLeast("99%"))
                .severalPeriods(terms)
                .build();
    }

    /** A period and its result, if that is on file. */
    private record Month(EvaluationPeriod period, @Nullable PeriodResult result) {
        static Month of(PeriodResult result) {
            return new Month(result.period(), result);
        }

        String label() {
            return period.label();
        }
    }

    /** Whether it was so in a period; of a period without a result nobody knows. */
    private static Said in(World world, Rule rule, List<Month> periods, int i, Set<String> used) {
        PeriodResult result = periods.get(i).result();
        if (used.contains(periods.get(i).label())) {
            return Said.NO;
        }
        if (result == null) {
            return Said.UNKNOWN;
        }
        if (rule.missed()) {
            Verdict verdict = result.targets().get(0).verdict();
            return verdict == Verdict.MISSED ? Said.YES : verdict == Verdict.UNDETERMINED ? Said.UNKNOWN : Said.NO;
        }
        Said any = Said.NO;
        for (String subject : SUBJECTS) {
            any = any.or(
                    rule.window() == 0
                            ? inPeriod(world, rule, subject, result.period())
                            : inWindows(world, rule, subject, periods, i, used));
        }
        return any;
    }

    private static Said inPeriod(World world, Rule rule, String subject, EvaluationPeriod period) {
        int least = 0;
        int most = 0;
        for (int tick = tick(period.start()); tick < tick(period.end()); tick++) {
            least += world.isDown(subject, tick) ? 1 : 0;
            most += world.isDown(subject, tick) || world.isUnknown(subject, tick) ? 1 : 0;
        }
        return said(rule, least, most);
    }

    /**
     * Each window that ends in the period, over the periods back to the last that was used up. As what is down in a window changes by and by, one that
     * ends as early as may be holds more than a limit if one that ends with the period before does.
     */
    private static Said inWindows(
            World world, Rule rule, String subject, List<Month> periods, int i, Set<String> used) {
        int from = i;
        while (from > 0 && !used.contains(periods.get(from - 1).label())) {
            from--;
        }
        int[] least = new int[tick(periods.get(i).period().end()) + 1];
        int[] most = new int[least.length];
        int of = from;
        for (int tick = tick(periods.get(from).period().start()); tick + 1 < least.length; tick++) {
            while (!at(tick).isBefore(periods.get(of).period().end())) {
                of++;
            }
            boolean missing = periods.get(of).result() == null;
            boolean down = !missing && world.isDown(subject, tick);
            boolean perhaps = missing ? world.term().contains(at(tick)) : world.isUnknown(subject, tick);
            least[tick + 1] = least[tick] + (down ? 1 : 0);
            most[tick + 1] = most[tick] + (down || perhaps ? 1 : 0);
        }
        int first = tick(periods.get(from).period().start());
        int sumLeast = 0;
        int sumMost = 0;
        for (int end = tick(periods.get(i).period().start()); end < least.length; end++) {
            int start = Math.max(first, end - 2 * rule.window());
            sumLeast = Math.max(sumLeast, least[end] - least[start]);
            sumMost = Math.max(sumMost, most[end] - most[start]);
        }
        return said(rule, sumLeast, sumMost);
    }

    private static Said said(Rule rule, int least, int most) {
        return least > 2 * rule.hours() ? Said.YES : most > 2 * rule.hours() ? Said.UNKNOWN : Said.NO;
    }

    /** What a rule gives in the last of some periods: ARISEN or POSSIBLE and the periods that make it so, or nothing. */
    private static String now(World world, Rule rule, List<Month> periods) {
        int i = periods.size() - 1;
        Set<String> used = new HashSet<>();
        for (Month before : periods.subList(0, world.again() ? 0 : i)) {
            for (Right right : before.result() == null
                    ? List.<Right>of()
                    : before.result().sequel().rights()) {
                if (right.rule().equals(rule.id()) && right.standing() == Right.Standing.ARISEN) {
                    used.addAll(right.periods());
                }
            }
        }
        Said current = in(world, rule, periods, i, used);
        Set<String> held = new TreeSet<>();
        int open = 0;
        for (int back = i; back >= 0 && back > i - Math.max(1, rule.ofLast()) && rule.atLeast() > 0; back--) {
            Said said = in(world, rule, periods, back, used);
            if (said == Said.YES) {
                held.add(periods.get(back).label());
            }
            open += said == Said.UNKNOWN ? 1 : 0;
        }
        if (rule.atLeast() == 0) {
            held.add(periods.get(i).label());
        }
        Said enough = held.size() >= rule.atLeast()
                ? Said.YES
                : held.size() + open >= rule.atLeast() ? Said.UNKNOWN : Said.NO;
        return switch (current.and(enough)) {
            case YES -> "ARISEN " + held;
            case UNKNOWN -> "POSSIBLE " + held;
            case NO -> "nothing";
        };
    }

    private static String told(Rule rule, PeriodResult result) {
        return result.sequel().rights().stream()
                .filter(right -> right.rule().equals(rule.id()))
                .map(right -> right.standing() + " " + right.periods())
                .findFirst()
                .orElse("nothing");
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF, seed = "87")
    void rightsAreThoseThatAreCounted(@ForAll long seed) {
        World world = world(new Draw(new Random(seed)));
        List<PeriodResult> results = results(world, world.first(), world.last(), History.empty());
        for (int i = 0; i < results.size(); i++) {
            for (Rule rule : world.rules()) {
                PeriodResult result = results.get(i);
                String now = now(
                        world,
                        rule,
                        results.subList(0, i + 1).stream().map(Month::of).toList());
                assertEquals(now, told(rule, result), () -> describe(seed, world, rule, results, result.period()));
            }
        }
    }

    /** Of whole periods, since nobody knows that one whose result is missing was cut. */
    @Property(tries = 50, shrinking = ShrinkingMode.OFF, seed = "24")
    void whereResultsAreMissingRightsMayHaveArisen(@ForAll long seed) {
        Draw draw = new Draw(new Random(seed));
        World world = world(draw);
        List<PeriodResult> results = results(world, world.first(), world.last(), History.empty());
        for (int i = 1; i < results.size(); i++) {
            List<Month> months = new ArrayList<>();
            History onFile = History.empty();
            for (PeriodResult one : results.subList(0, i)) {
                boolean missing = draw.chance(30) && !one.period().label().contains("from");
                months.add(missing ? new Month(one.period(), null) : Month.of(one));
                onFile = missing ? onFile : onFile.with(one);
            }
            EvaluationPeriod period = results.get(i).period();
            LocalDate day = period.start().atZone(world.zone()).toLocalDate();
            PeriodResult result = results(world, day, day, onFile).stream()
                    .filter(one -> one.period().equals(period))
                    .findFirst()
                    .orElseThrow();
            months.add(Month.of(result));
            for (Rule rule : world.rules()) {
                assertEquals(
                        now(world, rule, months),
                        told(rule, result),
                        () -> months.stream()
                                        .filter(one -> one.result() == null)
                                        .map(Month::label)
                                        .toList()
                                + " missing, " + describe(seed, world, rule, results, period));
            }
        }
    }

    private static List<PeriodResult> results(World world, LocalDate first, LocalDate last, History history) {
        return ComplianceEngine.evaluate(world.versions(), ReferenceData.empty(), first, last, history, world.rows())
                .stream()
                .map(ComplianceReport::frozen)
                .toList();
    }

    private static String describe(
            long seed, World world, Rule rule, List<PeriodResult> results, EvaluationPeriod period) {
        StringBuilder text =
                new StringBuilder("seed " + seed + " " + rule + " again " + world.again() + " in " + period.label());
        for (PeriodResult one : results) {
            text.append('\n').append(one.period().label());
            one.targets().forEach(target -> text.append(' ').append(target.verdict()));
            text.append(' ').append(told(rule, one));
        }
        return text.toString();
    }
}
