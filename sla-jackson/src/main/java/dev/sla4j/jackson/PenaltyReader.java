package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.agreement.Settlement;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Flat;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.Row;
import dev.sla4j.penalty.Table;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Rounding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads penalties and settlements. */
final class PenaltyReader {
    private static final Variants<Base> BASE = new Variants<>();

    static {
        BASE.with("only-fee", node -> new Fields(node).build(Base::onlyFee))
                .with("all-fees", node -> new Fields(node).build(Base::allFees))
                .with("fee", PenaltyReader::fee)
                .with("sum", PenaltyReader::sum)
                .with("lost-time", PenaltyReader::lostTime);
    }

    private PenaltyReader() {}

    static @Nullable Penalty penalty(Node node) {
        Fields fields = new Fields(node);
        Driver driver = fields.optional("driver", Driver.FIGURE, field -> Names.read(field, Driver.values()));
        fields.exactlyOneOf("table", "flat");
        List<Row> rows = fields.optional("table", field -> field.list(PenaltyReader::row));
        Rounding rounding = fields.optional("rounding", Form.ROUNDING);
        Amount flat = fields.optional("flat", Form.AMOUNT);
        Base base = fields.optional("base", Base.onlyFee(), BASE);
        Cap outageCap = fields.optional("outage-cap", field -> cap(field, Base.onlyFee()));
        Cap cap = fields.optional("cap", field -> cap(field, Base.onlyFee()));
        if (rounding != null && !fields.has("table")) {
            fields.fault("rounding", "must not be stated without a table");
        }
        return fields.build(() -> new Penalty(
                driver,
                rows == null ? new Flat(requireNonNull(flat)) : new Table(rows, rounding),
                base,
                outageCap,
                cap));
    }

    static @Nullable Settlement settlement(Node node) {
        Fields fields = new Fields(node);
        List<Cap> caps =
                fields.optional("caps", List.of(), field -> field.list(element -> cap(element, Base.allFees())));
        Rounding rounding = fields.optional("rounding", Form.ROUNDING);
        return fields.build(() -> new Settlement(caps, rounding));
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
        Amount amount = cells.get(1).text(Form.AMOUNT);
        return range == null || amount == null ? null : new Row(range, amount);
    }

    static @Nullable Cap cap(Node node, Base base) {
        if (node.textOrNull() != null) {
            Amount amount = node.text(Form.AMOUNT);
            return amount == null ? null : new Cap(amount, base);
        }
        if (node.fieldsOrNull() == null) {
            node.fault("must be " + Form.AMOUNT.what() + ", or an object with amount and base");
            return null;
        }
        Fields fields = new Fields(node);
        Amount amount = fields.required("amount", Form.AMOUNT);
        Base of = fields.required("base", BASE);
        return fields.build(() -> new Cap(requireNonNull(amount), requireNonNull(of)));
    }

    private static @Nullable Base fee(Node node) {
        String name = node.text(Form.NAME);
        return name == null ? null : Base.fee(name);
    }

    private static @Nullable Base sum(Node node) {
        Money sum = node.text(Form.MONEY);
        return sum == null ? null : node.build(() -> Base.sum(sum));
    }

    private static @Nullable Base lostTime(Node node) {
        Base price = node.isEmptyObject() ? Base.onlyFee() : BASE.read(node);
        return price == null ? null : node.build(() -> Base.lostTime(price));
    }
}
