package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.agreement.Combination;
import dev.sla4j.agreement.CreditGroup;
import dev.sla4j.agreement.MinimumPayout;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Bands;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Flat;
import dev.sla4j.penalty.Formula;
import dev.sla4j.penalty.Gate;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.penalty.Row;
import dev.sla4j.penalty.Table;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Rounding;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads penalties and settlements. */
final class PenaltyReader {
    private static final Variants<Driver> DRIVER = new Variants<>();
    private static final Variants<Gate> GATE = new Variants<>();

    static {
        for (Driver.Of of : Driver.Of.values()) {
            DRIVER.with(Names.of(of), node -> driver(of, node));
        }
        GATE.with("missed", node -> kept(node, false))
                .with("met", node -> kept(node, true))
                .with("figure", PenaltyReader::within);
    }

    private PenaltyReader() {}

    private static @Nullable Driver driver(Driver.Of of, Node node) {
        Fields fields = new Fields(node);
        Figure allowance = fields.optional("beyond", Form.FIGURE);
        return fields.build(() -> new Driver(of, allowance));
    }

    private static @Nullable Gate kept(Node node, boolean kept) {
        if (node.isEmptyObject()) {
            return new Gate.Kept(null, kept);
        }
        String target = node.text(Form.NAME);
        return target == null ? null : new Gate.Kept(target, kept);
    }

    private static @Nullable Gate within(Node node) {
        Limit limit = node.text(Form.LIMIT);
        return limit == null ? null : new Gate.Within(limit);
    }

    static @Nullable Penalty penalty(Node node) {
        Fields fields = new Fields(node);
        Driver driver = fields.optional("driver", Driver.FIGURE, DRIVER);
        fields.exactlyOneOf("table", "flat", "per-unit", "bands");
        List<Row> rows = fields.optional("table", field -> field.list(AmountReader::row));
        if (fields.has("table") && rows != null && rows.isEmpty()) {
            fields.fault("table", "must have at least one row");
        }
        Rounding rounding = fields.optional("rounding", Form.ROUNDING);
        Amount flat = fields.optional("flat", AmountReader::amount);
        PerUnit perUnit = fields.optional("per-unit", AmountReader::perUnit);
        Bands bands = fields.optional("bands", AmountReader::bands);
        Base base = fields.optional("base", Base.onlyFee(), BaseReader.BASE);
        Cap eachCap = fields.optional("cap-of-each", field -> cap(field, Base.onlyFee()));
        Cap cap = fields.optional("cap", field -> cap(field, Base.onlyFee()));
        Gate when = fields.optional("when", GATE);
        BigDecimal repeated = fields.optional("repeated", Form.DECIMAL);
        Creditor creditor =
                fields.optional("owed-to", Creditor.CUSTOMER, field -> Names.read(field, Creditor.values()));
        if (rounding != null && !fields.has("table")) {
            fields.fault("rounding", "must not be stated without a table");
        }
        return fields.build(() -> {
            Formula formula = rows != null
                    ? new Table(rows, rounding)
                    : perUnit != null ? perUnit : bands != null ? bands : new Flat(requireNonNull(flat));
            return new Penalty(driver, formula, base, eachCap, cap, when, creditor, repeated);
        });
    }

    static @Nullable Settlement settlement(Node node) {
        Fields fields = new Fields(node);
        List<CreditGroup> groups = fields.optional("groups", List.of(), field -> field.list(PenaltyReader::group));
        List<Cap> caps = fields.optional("caps", List.of(), PenaltyReader::caps);
        MinimumPayout minimum = fields.optional("pays-only", Form.MINIMUM);
        Rounding rounding = fields.optional("rounding", Form.ROUNDING);
        return fields.build(() -> new Settlement(groups, caps, minimum, rounding));
    }

    private static @Nullable List<Cap> caps(Node node) {
        return node.list(element -> cap(element, Base.allFees()));
    }

    private static @Nullable CreditGroup group(Node node) {
        Fields fields = new Fields(node);
        String name = fields.required("name", Form.NAME);
        List<String> targets =
                fields.optional("targets", List.of(), field -> field.list(target -> target.text(Form.NAME)));
        List<CreditGroup> groups = fields.optional("groups", List.of(), field -> field.list(PenaltyReader::group));
        Combination combination =
                fields.optional("combination", Combination.ADD, field -> Names.read(field, Combination.values()));
        List<Cap> caps = fields.optional("caps", List.of(), PenaltyReader::caps);
        Penalty points = fields.optional("points", PenaltyReader::penalty);
        return fields.build(() -> new CreditGroup(requireNonNull(name), targets, groups, combination, caps, points));
    }

    static @Nullable Cap cap(Node node, Base base) {
        boolean plain = node.textOrNull() != null
                || (node.fieldsOrNull() != null && node.fieldsOrNull().containsKey("service-time"));
        if (plain) {
            Amount amount = AmountReader.amount(node);
            return amount == null ? null : node.build(() -> new Cap(amount, base));
        }
        if (node.fieldsOrNull() == null) {
            node.fault("must be " + Form.AMOUNT.what() + ", or an object with amount and base");
            return null;
        }
        Fields fields = new Fields(node);
        Amount amount = fields.required("amount", AmountReader::amount);
        Base of = fields.required("base", BaseReader.BASE);
        return fields.build(() -> new Cap(requireNonNull(amount), requireNonNull(of)));
    }
}
