package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Request;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Selection;
import dev.sla4j.target.TooLittle;
import dev.sla4j.time.EvaluationCycle;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * The run rule of telecommunications against an evaluator that steps through slots of an hour, once for every way in which the slots that are not
 * known may have been and those after the report may yet be (S8, S25, D25); and what a report calls final stands whatever follows.
 */
@AddLifecycleHook(Cases.class)
class RunRuleOracleProperties {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private static final long HOUR = 3_600_000_000_000L;

    /** The hours before the period, and all hours. */
    private static final int BEFORE = 12;

    private static final int HOURS = BEFORE + 24 + 8;

    private static final class Case {
        final Draw draw;
        final int opens;
        final int closes;
        final TooLittle few;
        /** {@code U}p, {@code D}own, or {@code N}othing seen. */
        final char[] seen = new char[HOURS];

        final boolean[] excluded = new boolean[HOURS];
        final int asOf;

        Case(long seed) {
            draw = new Draw(new Random(seed));
            opens = draw.between(1, 4);
            closes = draw.between(1, 4);
            few = draw.of(TooLittle.values());
            int nothing = 0;
            for (int i = 0; i < HOURS; ) {
                char level = draw.of('U', 'U', 'D', 'D', 'N');
                for (int k = level == 'N' ? draw.between(1, 2) : draw.between(1, 5); k > 0 && i < HOURS; k--) {
                    seen[i++] = level == 'N' && (few != TooLittle.UNKNOWN || nothing++ < 5)
                            ? 'N'
                            : level == 'N' ? 'U' : level;
                }
            }
            for (int i = draw.below(3); i > 0; i--) {
                int from = BEFORE + draw.below(24);
                for (int k = from; k < Math.min(HOURS, from + draw.between(1, 4)); k++) {
                    excluded[k] = true;
                }
            }
            asOf = draw.chance(50) ? BEFORE + draw.between(1, 23) : BEFORE + 24 + draw.below(4);
        }

        Instant at(int hour) {
            return MIDNIGHT.plus(Duration.ofHours(hour - BEFORE));
        }

        Agreement agreement() {
            Downtime bad = Downtime.slotsWhere(
                            Duration.ofHours(1), Indicator.failedRatio(Selection.requests()), "> 50%")
                    .tooLittle(few)
                    .sustained(Duration.ofHours(opens), Duration.ofHours(closes));
            return Agreement.builder("run rule")
                    .zone("UTC")
                    .cycle(EvaluationCycle.daily())
                    .exclusion(ExclusionRule.announced("windows", "maintenance"))
                    .target(ServiceLevelTarget.of("up", Indicator.availability(bad)))
                    .build();
        }

        ComplianceReport report(int reportAt) {
            List<Measurement> evidence = new ArrayList<>();
            for (int i = 0; i < reportAt; i++) {
                Instant middle = at(i).plusSeconds(1800);
                if (seen[i] != 'N') {
                    evidence.add(seen[i] == 'D' ? Request.failed(middle) : Request.good(middle, Duration.ofMillis(1)));
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

        /** What every way to fill in what is not known, before the report and after it, makes of each hour. */
        char[] expected(int reportAt) {
            StringBuilder given = new StringBuilder();
            for (int i = 0; i < reportAt; i++) {
                char nothing = few == TooLittle.UP ? 'U' : few == TooLittle.UNKNOWN ? '?' : 'A';
                given.append(seen[i] == 'N' ? nothing : seen[i]);
            }
            given.append("????");
            char[] result = null;
            long ways = 1L << given.chars().filter(level -> level == '?').count();
            for (long way = 0; way < ways; way++) {
                char[] filled = given.toString().toCharArray();
                long rest = way;
                for (int i = 0; i < filled.length; i++) {
                    if (filled[i] == '?') {
                        filled[i] = rest % 2 == 0 ? 'U' : 'D';
                        rest /= 2;
                    }
                }
                char[] levels = walked(filled);
                for (int i = 0; result != null && i < levels.length; i++) {
                    levels[i] = levels[i] == result[i] ? levels[i] : '?';
                }
                result = levels;
            }
            return result;
        }

        /** One hour after the other: a row is dated back as soon as it is long enough. */
        private char[] walked(char[] levels) {
            char[] result = levels.clone();
            char state = 'U';
            List<Integer> row = new ArrayList<>();
            for (int i = 0; i < levels.length; i++) {
                if (levels[i] == 'A') {
                    continue;
                }
                result[i] = state;
                if (levels[i] == state) {
                    row.clear();
                    continue;
                }
                row.add(i);
                if (row.size() == (levels[i] == 'D' ? opens : closes)) {
                    state = levels[i];
                    for (int back : row) {
                        result[back] = state;
                    }
                    row.clear();
                }
            }
            return result;
        }

        long hours(char[] levels, char level) {
            long hours = 0;
            for (int i = BEFORE; i < Math.min(asOf, BEFORE + 24); i++) {
                hours += !excluded[i] && levels[i] == level ? 1 : 0;
            }
            return hours;
        }

        @Override
        public String toString() {
            StringBuilder text =
                    new StringBuilder(new String(seen)).insert(BEFORE + 24, '|').insert(BEFORE, '|');
            return text + " opens " + opens + " closes " + closes + " few " + few + " as of " + asOf + " "
                    + new String(expected(asOf));
        }
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "1")
    void everyHourIsAsWalked(@ForAll long seed) {
        Case it = new Case(seed);
        char[] expected = it.expected(it.asOf);
        TimeAccount account = it.report(it.asOf).target("up").account();
        assertEquals(
                it.hours(expected, 'U') + " up " + it.hours(expected, 'D') + " down " + it.hours(expected, '?')
                        + " unknown",
                hours(account.up()) + " up " + hours(account.down()) + " down " + hours(account.unknown()) + " unknown",
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
            assertEquals(before.target("up").account(), after.target("up").account(), it::toString);
        }
    }

    private static long hours(BigInteger nanos) {
        assertEquals(BigInteger.ZERO, nanos.mod(BigInteger.valueOf(HOUR)));
        return nanos.divide(BigInteger.valueOf(HOUR)).longValueExact();
    }
}
