package dev.sla4j.engine;

import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.Request;
import dev.sla4j.target.Condition;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.value.Bound;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a specification makes of requests of one outcome, by their latency.
 *
 * <p>Once outcome and attributes are given, only the latency is left to decide, and it is compared with few limits: so the latencies fall into few
 * regions that are judged alike, each tried once with a request of that latency. Invariants: (1) the first region begins at 0; (2) lower ends ascend
 * strictly, in whole nanoseconds; (3) no limit lies inside a region.
 */
final class LatencyRegions {
    /** What becomes of a request. */
    enum Fate {
        /** It is not selected. */
        LEFT_OUT,
        GOOD,
        BAD,
        UNDECIDED
    }

    private static final Ratio NANOS = Ratio.of(1_000_000_000L);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private final long[] lower;
    private final Fate[] fates;
    private final Fate untimed;

    private LatencyRegions(long[] lower, Fate[] fates, Fate untimed) {
        this.lower = lower;
        this.fates = fates;
        this.untimed = untimed;
    }

    static LatencyRegions of(RequestSpec spec, String outcome, Origin origin) {
        TreeSet<Long> marks = new TreeSet<>();
        marks.add(0L);
        Thing any = new RequestThing(new Request(0, outcome, Request.UNTIMED, origin));
        collect(spec.selection().where(), any, marks);
        collect(spec.good(), any, marks);
        long[] lower = marks.stream().mapToLong(Long::longValue).toArray();
        Fate[] fates = new Fate[lower.length];
        for (int i = 0; i < lower.length; i++) {
            fates[i] = fateOf(spec, new RequestThing(new Request(0, outcome, lower[i], origin)));
        }
        return new LatencyRegions(lower, fates, fateOf(spec, any));
    }

    private static Fate fateOf(RequestSpec spec, Thing thing) {
        Judgement selected = Conditions.judge(spec.selection().where(), thing);
        if (selected.isBad()) {
            return Fate.LEFT_OUT;
        }
        Judgement judgement = selected == Judgement.GOOD ? Conditions.judge(spec.good(), thing) : selected;
        return judgement == Judgement.GOOD ? Fate.GOOD : judgement.isBad() ? Fate.BAD : Fate.UNDECIDED;
    }

    private static void collect(Condition condition, Thing thing, Set<Long> marks) {
        if (condition instanceof Condition.Within within) {
            collect(within.limit(), isLatency(within.quantity()), thing, marks);
        } else if (condition instanceof Condition.Not not) {
            collect(not.of(), thing, marks);
        } else if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> collect(part, thing, marks));
        } else if (condition instanceof Condition.Any any) {
            any.parts().forEach(part -> collect(part, thing, marks));
        } else if (!(condition instanceof Condition.Is || condition instanceof Condition.During)) {
            throw new AssertionError("unhandled condition " + condition);
        }
    }

    private static boolean isLatency(Quantity quantity) {
        return quantity instanceof Quantity.OrElse orElse
                ? isLatency(orElse.of())
                : quantity instanceof Quantity.Latency;
    }

    private static void collect(LimitRule rule, boolean ofLatency, Thing thing, Set<Long> marks) {
        if (rule instanceof LimitRule.ByCase cases) {
            cases.cases().forEach(each -> {
                collect(each.when(), thing, marks);
                collect(each.limit(), ofLatency, thing, marks);
            });
            if (cases.otherwise() != null) {
                collect(cases.otherwise(), ofLatency, thing, marks);
            }
        } else if (ofLatency) {
            Limit limit = Conditions.limitOf(rule, thing);
            if (limit != null) {
                collect(limit.lower(), marks);
                collect(limit.upper(), marks);
            }
        }
    }

    /** Beside a bound of whole nanoseconds lie three regions: below, at and above it; beside another one two. */
    private static void collect(@Nullable Bound bound, Set<Long> marks) {
        if (bound == null) {
            return;
        }
        Ratio nanos = bound.figure().value().times(NANOS);
        BigInteger floor = nanos.numerator().divide(nanos.denominator());
        if (nanos.signum() >= 0 && floor.compareTo(MOST) < 0) {
            marks.add(floor.longValueExact());
            marks.add(floor.longValueExact() + 1);
        }
    }

    Fate at(long nanos) {
        if (nanos == Request.UNTIMED) {
            return untimed;
        }
        int at = Arrays.binarySearch(lower, nanos);
        return fates[at >= 0 ? at : -at - 2];
    }

    /** Of a latency that lies somewhere between two, both included: undecided unless all between them are judged alike. */
    Fate between(long least, long most) {
        Fate fate = at(least);
        for (int i = 0; i < lower.length; i++) {
            if (least < lower[i] && lower[i] <= most && fates[i] != fate) {
                return Fate.UNDECIDED;
            }
        }
        return fate;
    }

    Fate untimed() {
        return untimed;
    }

    int size() {
        return lower.length;
    }

    Fate fate(int region) {
        return fates[region];
    }

    /** The smallest number of units that lies in a region or above it. */
    long lowerIn(int region, long nanosPerUnit) {
        return Math.floorDiv(lower[region] + nanosPerUnit - 1, nanosPerUnit);
    }
}
