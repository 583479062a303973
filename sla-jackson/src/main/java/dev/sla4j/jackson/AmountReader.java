package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Bands;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.penalty.Row;
import dev.sla4j.target.UnitsOfSize;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads amounts and the formulas that pay them. */
final class AmountReader {
    /** Stands in the last band instead of an upper bound. */
    static final String BEYOND = "beyond";

    private static final Variants<Amount> AMOUNT = new Variants<>();

    static {
        AMOUNT.with("service-time", AmountReader::serviceTime)
                .with("points", AmountReader::points)
                .with("consequence", AmountReader::consequence)
                .with("all", AmountReader::all)
                .with("by-date", AmountReader::dated);
    }

    private AmountReader() {}

    /** A share or a sum as text, or another amount as an object. */
    static @Nullable Amount amount(Node node) {
        if (node.fieldsOrNull() != null) {
            return AMOUNT.read(node);
        }
        return node.text(Form.AMOUNT);
    }

    private static @Nullable Amount serviceTime(Node node) {
        if (node.textOrNull() != null) {
            Duration time = node.text(Form.DURATION);
            return time == null ? null : node.build(() -> Amount.serviceTime(time));
        }
        Fields fields = new Fields(node);
        Duration time = fields.required("time", Form.DURATION);
        Boolean inMoney = fields.optional("in-money", Boolean.FALSE, Node::truth);
        return fields.build(() -> new Amount.ServiceTime(requireNonNull(time), inMoney));
    }

    private static @Nullable Amount points(Node node) {
        BigDecimal points = node.text(Form.DECIMAL);
        return points == null ? null : node.build(() -> new Amount.Points(points));
    }

    private static @Nullable Amount consequence(Node node) {
        String name = node.text(Form.NAME);
        return name == null ? null : Amount.consequence(name);
    }

    private static @Nullable Amount all(Node node) {
        List<Amount> parts = node.list(AmountReader::amount);
        return parts == null ? null : node.build(() -> new Amount.All(parts));
    }

    private static @Nullable Amount dated(Node node) {
        Fields fields = new Fields(node);
        Amount first = fields.required("first", AmountReader::amount);
        Map<LocalDate, Amount> later = fields.required("from", AmountReader::versions);
        return fields.build(() -> new Amount.Dated(requireNonNull(first), new TreeMap<>(requireNonNull(later))));
    }

    private static @Nullable Map<LocalDate, Amount> versions(Node node) {
        Map<String, Node> entries = node.entries();
        if (entries == null) {
            return null;
        }
        Map<LocalDate, Amount> versions = new TreeMap<>();
        entries.forEach((name, entry) -> {
            LocalDate day = entry.named(Form.DATE);
            Amount amount = amount(entry);
            if (day != null && amount != null) {
                versions.put(day, amount);
            }
        });
        return versions;
    }

    static @Nullable Row row(Node node) {
        List<Node> cells = node.elements();
        if (cells == null) {
            return null;
        }
        if (cells.size() != 2) {
            node.fault("must be a limit and an amount, such as [\"< 99.9%\", \"10%\"]");
            return null;
        }
        Limit range = cells.get(0).text(Form.LIMIT);
        Amount amount = amount(cells.get(1));
        return range == null || amount == null ? null : new Row(range, amount);
    }

    static @Nullable PerUnit perUnit(Node node) {
        Fields fields = new Fields(node);
        Figure each = fields.required("each", Form.FIGURE);
        UnitsOfSize units =
                fields.optional("units", UnitsOfSize.COMPLETE, field -> Names.read(field, UnitsOfSize.values()));
        Amount amount = fields.required("amount", AmountReader::amount);
        return fields.build(() -> new PerUnit(requireNonNull(each), units, requireNonNull(amount)));
    }

    static @Nullable Bands bands(Node node) {
        Fields fields = new Fields(node);
        Figure each = fields.required("each", Form.FIGURE);
        UnitsOfSize units =
                fields.optional("units", UnitsOfSize.PROPORTIONAL, field -> Names.read(field, UnitsOfSize.values()));
        List<Bands.Band> bands = fields.required("bands", field -> field.list(AmountReader::band));
        return fields.build(() -> new Bands(requireNonNull(each), units, requireNonNull(bands)));
    }

    private static Bands.@Nullable Band band(Node node) {
        List<Node> cells = node.elements();
        if (cells == null) {
            return null;
        }
        if (cells.size() != 2) {
            node.fault("must be an upper bound, or \"" + BEYOND + "\", and an amount, such as [\"5\", \"0.5%\"]");
            return null;
        }
        boolean last = BEYOND.equals(cells.get(0).textOrNull());
        Figure upTo = last ? null : cells.get(0).text(Form.FIGURE);
        Amount amount = amount(cells.get(1));
        return amount == null || (upTo == null && !last) ? null : new Bands.Band(upTo, amount);
    }
}
