package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.penalty.Base;
import dev.sla4j.value.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads what shares are shares of. */
final class BaseReader {
    static final Variants<Base> BASE = new Variants<>();

    static {
        BASE.with("only-fee", node -> new Fields(node).build(Base::onlyFee))
                .with("all-fees", node -> new Fields(node).build(Base::allFees))
                .with("fee", node -> map(node.text(Form.NAME), Base::fee, node))
                .with("fees", BaseReader::fees)
                .with("sum", node -> map(node.text(Form.MONEY), Base::sum, node))
                .with("units", BaseReader::units)
                .with("lost-time", node -> inner(node, Base::lostTime))
                .with("time-price", BaseReader::timePrice)
                .with("share-of", BaseReader::shareOf)
                .with("each-subject", node -> inner(node, Base::eachSubject))
                .with("previous-period", node -> inner(node, Base::previousPeriod))
                .with("next-period", node -> inner(node, Base::nextPeriod))
                .with("term", node -> inner(node, Base::term))
                .with("trailing", BaseReader::trailing)
                .with("price-of-each", node -> map(node.text(Form.MONEY), Base::priceOfEach, node))
                .with("item-value", BaseReader::itemValue);
    }

    private BaseReader() {}

    private static <T> @Nullable Base map(@Nullable T value, Function<T, Base> make, Node node) {
        return value == null ? null : node.build(() -> make.apply(value));
    }

    /** A base made of another, without one of the only fee. */
    private static @Nullable Base inner(Node node, UnaryOperator<Base> make) {
        Base inner = node.isEmptyObject() ? Base.onlyFee() : BASE.read(node);
        return inner == null ? null : node.build(() -> make.apply(inner));
    }

    private static @Nullable Base fees(Node node) {
        List<String> names = node.list(element -> element.text(Form.NAME));
        return names == null ? null : node.build(() -> new Base.Fees(names));
    }

    private static @Nullable Base units(Node node) {
        Fields fields = new Fields(node);
        BigDecimal quantity = fields.required("quantity", Form.DECIMAL);
        String unit = fields.required("unit", Form.NAME);
        var price = fields.required("price", Form.MONEY);
        return fields.build(
                () -> new Base.Units(requireNonNull(quantity), requireNonNull(unit), requireNonNull(price)));
    }

    private static @Nullable Base timePrice(Node node) {
        Fields fields = new Fields(node);
        Duration time = fields.required("time", Form.DURATION);
        Base of = fields.optional("of", Base.onlyFee(), BASE);
        return fields.build(() -> new Base.TimePrice(requireNonNull(time), of));
    }

    private static @Nullable Base shareOf(Node node) {
        Fields fields = new Fields(node);
        var percent = fields.required("percent", Form.PERCENT);
        Base of = fields.required("of", BASE);
        return fields.build(() -> new Base.ShareOf(requireNonNull(percent), requireNonNull(of)));
    }

    private static @Nullable Base trailing(Node node) {
        Fields fields = new Fields(node);
        Period length = fields.required("length", Form.PERIOD);
        Base of = fields.optional("of", Base.onlyFee(), BASE);
        return fields.build(() -> Base.trailing(requireNonNull(length), of));
    }

    private static @Nullable Base itemValue(Node node) {
        Fields fields = new Fields(node);
        String attribute = fields.required("attribute", Form.NAME);
        String currency = fields.required("currency", Form.NAME);
        return fields.build(
                () -> new Base.ItemValue(requireNonNull(attribute), Money.currency(requireNonNull(currency))));
    }
}
