package dev.sla4j.engine;

import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.engine.ExclusionDesk.Window;
import dev.sla4j.target.AllowanceUse;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Applies allowances to admitted windows (S10): earliest windows first, only where no rule without an allowance applies, until the allowance is
 * used up.
 *
 * <p>What exceeds it is not excused: the further down time of the windows or, where the windows themselves use it up (policy {@link AllowanceUse}),
 * their further time. The up time of a window stays left out when its allowance is used up by down time, so that more down time never improves a
 * figure (L5).
 */
final class Allowances {
    /**
     * An admitted window and what of it is excused.
     *
     * @param window the window
     * @param excused the part that is excused and not already excused by an earlier one
     */
    record Granted(Window window, TimeSet excused) {}

    private final TimeRange period;
    private final TimeSet eligible;
    private final TimeSet down;
    private final AllowanceUse use;
    private final GrowingSet excused = new GrowingSet();
    private final Map<ExclusionRule, Long> used = new HashMap<>();
    private final List<Granted> granted = new ArrayList<>();

    private Allowances(TimeRange period, TimeSet eligible, TimeSet down, AllowanceUse use) {
        this.period = period;
        this.eligible = eligible;
        this.down = down;
        this.use = use;
    }

    /** What is excused of all windows, in the order in which they were granted, given how much of each allowance the period has. */
    static List<Granted> grant(
            List<Window> windows,
            TimeRange period,
            TimeSet eligible,
            TimeSet down,
            AllowanceUse use,
            ToLongFunction<ExclusionRule> allowance) {
        return granting(windows, period, eligible, down, use, allowance).granted;
    }

    /** How much each rule with an allowance uses of it. */
    static Map<ExclusionRule, Long> used(
            List<Window> windows,
            TimeRange period,
            TimeSet eligible,
            TimeSet down,
            AllowanceUse use,
            ToLongFunction<ExclusionRule> allowance) {
        return granting(windows, period, eligible, down, use, allowance).used;
    }

    private static Allowances granting(
            List<Window> windows,
            TimeRange period,
            TimeSet eligible,
            TimeSet down,
            AllowanceUse use,
            ToLongFunction<ExclusionRule> allowance) {
        Allowances allowances = new Allowances(period, eligible, down, use);
        List<Window> sorted = new ArrayList<>(windows);
        sorted.sort(Window.EARLIEST_FIRST);
        sorted.stream().filter(window -> !window.isLimited()).forEach(allowances::grantAll);
        Map<ExclusionRule, Long> had = new HashMap<>();
        for (Window window : sorted) {
            if (window.isLimited()) {
                long before = allowances.used.getOrDefault(window.rule(), 0L);
                long left = had.computeIfAbsent(window.rule(), allowance::applyAsLong) - before;
                allowances.used.put(window.rule(), before + allowances.grantLimited(window, left));
            }
        }
        return allowances;
    }

    static TimeSet excused(List<Granted> granted) {
        TimeSet.Builder all = TimeSet.builder();
        for (Granted grant : granted) {
            all.add(grant.excused());
        }
        return all.build();
    }

    private void grantAll(Window window) {
        grant(window, excused.missingOf(window.set()));
    }

    private void grant(Window window, TimeSet part) {
        granted.add(new Granted(window, part));
        excused.add(part);
    }

    /** Returns how much of the allowance that is left is used up. */
    private long grantLimited(Window window, long left) {
        TimeSet free = excused.missingOf(window.set()).intersection(eligible).clip(period);
        TimeSet using = use == AllowanceUse.WINDOW ? free : free.intersection(down);
        long length = using.lengthNanos();
        if (length <= left) {
            grant(window, free);
            return length;
        }
        TimeRange within = TimeRange.ofNanos(using.startNanos(0), instantAfter(using, left));
        grant(window, free.minus(using.minus(using.clip(within))));
        return left;
    }

    /** The first part of a set, of a length. */
    static TimeSet first(TimeSet set, long length) {
        return set.lengthNanos() <= length
                ? set
                : set.clip(TimeRange.ofNanos(set.startNanos(0), instantAfter(set, length)));
    }

    /** The instant at which so much of a set has passed. */
    private static long instantAfter(TimeSet set, long length) {
        long left = length;
        for (int i = 0; i < set.size(); i++) {
            long part = set.endNanos(i) - set.startNanos(i);
            if (left < part) {
                return set.startNanos(i) + left;
            }
            left -= part;
        }
        return set.span().endNanos();
    }
}
