package dev.sla4j.settlement;

import dev.sla4j.report.InKind;
import dev.sla4j.value.Ratio;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an amount comes to: money first, then what is owed in kind. Of two, the greater is the one with more money, then more time, points, consequences.
 *
 * @param money the money, exactly
 * @param seconds service time
 * @param points points
 * @param consequences what is no amount
 */
record Worth(Ratio money, Ratio seconds, Ratio points, SortedSet<String> consequences) implements Comparable<Worth> {
    static final Worth NOTHING = new Worth(Ratio.ZERO, Ratio.ZERO, Ratio.ZERO, Collections.emptySortedSet());

    static Worth ofMoney(Ratio money) {
        return new Worth(money, Ratio.ZERO, Ratio.ZERO, Collections.emptySortedSet());
    }

    Worth plus(Worth other) {
        SortedSet<String> both = new TreeSet<>(consequences);
        both.addAll(other.consequences);
        return new Worth(money.plus(other.money), seconds.plus(other.seconds), points.plus(other.points), both);
    }

    Worth withMoney(Ratio newMoney) {
        return new Worth(newMoney, seconds, points, consequences);
    }

    boolean isInKind() {
        return seconds.signum() > 0 || points.signum() > 0 || !consequences.isEmpty();
    }

    InKind.Extent inKind() {
        Ratio nanos = seconds.times(Ratio.of(1_000_000_000L));
        return new InKind.Extent(nanos.toDecimal(0, RoundingMode.DOWN).toBigInteger(), points, consequences);
    }

    @Override
    public int compareTo(Worth other) {
        int order = money.compareTo(other.money);
        order = order == 0 ? seconds.compareTo(other.seconds) : order;
        order = order == 0 ? points.compareTo(other.points) : order;
        return order == 0 ? Integer.compare(consequences.size(), other.consequences.size()) : order;
    }
}
