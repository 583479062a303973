package dev.sla4j.settlement;

import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Row;
import dev.sla4j.penalty.Table;
import dev.sla4j.value.Bound;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks values up in a credit table (S20).
 *
 * <p>A look-up gives all readings of the table: one row, or none where the value is better than every row; several where ranges overlap; in a
 * gap the two rows beside it, or the last row and nothing where the value is beyond the last range. Rows with one bound are a cascade in each of
 * the two directions, and a value that passes both has two readings.
 */
final class TableReader {
    /** One reading: a row, or null if nothing is paid. */
    record Reading(Figure value, Figure compared, @Nullable Row row) {}

    private final Table table;

    TableReader(Table table) {
        this.table = table;
    }

    /** All readings of one value. */
    List<Reading> read(Figure value) {
        Figure compared = table.rounding() == null ? value : value.rounded(table.rounding());
        List<@Nullable Row> rows = new ArrayList<>();
        for (Row row : table.rows()) {
            if (!row.isCascade() && row.range().accepts(compared)) {
                rows.add(row);
            }
        }
        addDeepest(rows, compared, true);
        addDeepest(rows, compared, false);
        if (rows.isEmpty()) {
            rows.addAll(besideGap(compared));
        }
        List<Reading> readings = new ArrayList<>();
        rows.forEach(row -> readings.add(new Reading(value, compared, row)));
        return readings;
    }

    /** All readings of all values between two: of the two, and of what lies between them. */
    List<Reading> readBetween(Figure one, Figure other) {
        TreeSet<Ratio> points = new TreeSet<>();
        Ratio low = one.value().min(other.value());
        Ratio high = one.value().max(other.value());
        points.add(low);
        points.add(high);
        for (Row row : table.rows()) {
            addWithin(points, row.range().lower(), low, high);
            addWithin(points, row.range().upper(), low, high);
        }
        List<Reading> readings = new ArrayList<>(read(one));
        readings.addAll(read(other));
        Ratio before = low;
        for (Ratio point : points) {
            if (point.compareTo(low) > 0) {
                readings.addAll(read(like(one, before.plus(point).dividedBy(Ratio.of(2)))));
            }
            if (point.compareTo(low) > 0 && point.compareTo(high) < 0) {
                readings.addAll(read(like(one, point)));
            }
            before = point;
        }
        return readings;
    }

    /** All readings of a value and of all beyond it, on one side. */
    List<Reading> readBeyond(Figure end, boolean above) {
        if (end.unit() == Figure.Unit.SHARE) {
            return readBetween(end, Figure.share(above ? Ratio.ONE : Ratio.ZERO));
        }
        // One further than every bound of the table stands for all that is beyond them.
        Ratio last = end.value();
        for (Row row : table.rows()) {
            Bound bound = above ? row.range().upper() : row.range().lower();
            Bound other = above ? row.range().lower() : row.range().upper();
            last = beyond(last, bound == null ? other : bound, above);
        }
        return readBetween(end, like(end, above ? last.plus(Ratio.ONE) : last.minus(Ratio.ONE)));
    }

    private static Ratio beyond(Ratio last, @Nullable Bound bound, boolean above) {
        if (bound == null) {
            return last;
        }
        Ratio value = bound.figure().value();
        return above ? last.max(value) : last.min(value);
    }

    private static void addWithin(Set<Ratio> points, @Nullable Bound bound, Ratio low, Ratio high) {
        if (bound != null) {
            Ratio value = bound.figure().value();
            if (value.compareTo(low) > 0 && value.compareTo(high) < 0) {
                points.add(value);
            }
        }
    }

    private static Figure like(Figure kind, Ratio value) {
        if (kind.unit() == Figure.Unit.SHARE) {
            return Figure.share(value);
        }
        return kind.unit() == Figure.Unit.TIME ? new Figure.Time(value) : Figure.amount(value);
    }

    /** Of the cascade in one direction, of the rows that the value passes, the one with the hardest bound. */
    private void addDeepest(List<@Nullable Row> rows, Figure value, boolean downwards) {
        Row deepest = null;
        for (Row row : table.rows()) {
            boolean ofCascade = row.isCascade() && (row.range().upper() != null) == downwards;
            if (ofCascade && row.range().accepts(value) && (deepest == null || isDeeper(row, deepest))) {
                deepest = row;
            }
        }
        if (deepest != null) {
            rows.add(deepest);
        }
    }

    private static boolean isDeeper(Row row, Row than) {
        Bound upper = row.range().upper();
        Bound upperThan = than.range().upper();
        if (upper != null && upperThan != null) {
            int order = Figure.compare(upper.figure(), upperThan.figure());
            return order < 0 || (order == 0 && !upper.inclusive() && upperThan.inclusive());
        }
        Bound lower = row.range().lower();
        Bound lowerThan = than.range().lower();
        if (lower != null && lowerThan != null) {
            int order = Figure.compare(lower.figure(), lowerThan.figure());
            return order > 0 || (order == 0 && !lower.inclusive() && lowerThan.inclusive());
        }
        throw new AssertionError("rows of different cascades: " + row + " and " + than);
    }

    /** The nearest rows on both sides of a value that no row is for. Between two cascades is no gap: neither is passed. */
    private List<@Nullable Row> besideGap(Figure value) {
        Row below = null;
        Row above = null;
        boolean ranges = false;
        for (Row row : table.rows()) {
            ranges |= !row.isCascade();
            Bound upper = row.range().upper();
            Bound lower = row.range().lower();
            if (upper != null && Figure.compare(upper.figure(), value) <= 0 && isNearerBelow(upper, below)) {
                below = row;
            }
            if (lower != null && Figure.compare(lower.figure(), value) >= 0 && isNearerAbove(lower, above)) {
                above = row;
            }
        }
        List<@Nullable Row> beside = new ArrayList<>();
        if (below != null && above != null && !(below.isCascade() && above.isCascade())) {
            beside.add(below);
            beside.add(above);
            return beside;
        }
        beside.add(null);
        Row last = below == null ? above : below;
        boolean beyondLowest = below == null;
        if (ranges && last != null && beyondLowest == isLowWorse()) {
            beside.add(last);
        }
        return beside;
    }

    /** Whether lower values are worse: the row for the lowest values pays more than the one for the highest. */
    private boolean isLowWorse() {
        Row lowest = table.rows().get(0);
        Row highest = lowest;
        for (Row row : table.rows()) {
            lowest = middle(row).compareTo(middle(lowest)) < 0 ? row : lowest;
            highest = middle(row).compareTo(middle(highest)) > 0 ? row : highest;
        }
        int order = size(lowest.amount()).compareTo(size(highest.amount()));
        return order == 0 ? table.unit() == Figure.Unit.SHARE : order > 0;
    }

    private static Ratio middle(Row row) {
        Bound lower = row.range().lower();
        Bound upper = row.range().upper();
        if (lower == null) {
            return Objects.requireNonNull(upper).figure().value();
        }
        return upper == null
                ? lower.figure().value()
                : lower.figure().value().plus(upper.figure().value()).dividedBy(Ratio.of(2));
    }

    private static Ratio size(Amount amount) {
        Amount first = amount instanceof Amount.Dated dated ? dated.first() : amount;
        Amount part = first.parts().get(0);
        if (part instanceof Amount.Share share) {
            return share.percent().toRatio();
        }
        if (part instanceof Amount.Sum sum) {
            return Ratio.of(sum.sum().amount());
        }
        if (part instanceof Amount.ServiceTime time) {
            return Figure.time(time.time()).value();
        }
        return part instanceof Amount.Points points ? Ratio.of(points.points()) : Ratio.ONE;
    }

    private static boolean isNearerBelow(Bound upper, @Nullable Row best) {
        return best == null
                || best.range().upper() == null
                || Figure.compare(upper.figure(), best.range().upper().figure()) > 0;
    }

    private static boolean isNearerAbove(Bound lower, @Nullable Row best) {
        return best == null
                || best.range().lower() == null
                || Figure.compare(lower.figure(), best.range().lower().figure()) < 0;
    }
}
