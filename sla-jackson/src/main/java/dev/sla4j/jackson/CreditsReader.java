package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.penalty.Creditor;
import dev.sla4j.penalty.Row;
import dev.sla4j.report.CreditLine;
import dev.sla4j.report.Credits;
import dev.sla4j.report.InKind;
import dev.sla4j.report.TargetResult;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what is owed by a result that is kept on file: of each target, and what the targets come to. */
final class CreditsReader {
    /** A sum that follows from others, and where it is stated. */
    private record Stated(Node node, Money sum) {
        static @Nullable Stated of(Node node) {
            Money sum = node.text(Form.MONEY);
            return sum == null ? null : new Stated(node, sum);
        }

        void check(Money right) {
            if (!sum.equals(right)) {
                node.fault("must be " + Form.MONEY.print(right) + ", as the credits of the targets add up to");
            }
        }
    }

    /** What is certain, and what is disputed. */
    private record Sums(Stated certain, @Nullable Stated disputed) {
        static @Nullable Sums of(Fields fields) {
            Stated certain = fields.required("certain", Stated::of);
            Stated disputed = fields.optional("disputed", Stated::of);
            return certain == null ? null : new Sums(certain, disputed);
        }

        void check(Credits credits, Creditor creditor) {
            certain.check(credits.total(creditor));
            if (disputed != null) {
                disputed.check(credits.disputed(creditor));
            }
        }
    }

    /** What all targets come to. */
    private record Total(Sums toCustomer, @Nullable Sums toProvider, List<Credits.Choice> choices) {}

    private CreditsReader() {}

    /** What targets come to; the stated sums say the currency where there is no credit, and must be those of the credits. */
    static Function<List<TargetResult>, Credits> credits(Fields fields) {
        Total stated = fields.optional("credits", CreditsReader::total);
        return targets -> {
            List<CreditLine> lines = targets.stream()
                    .map(TargetResult::creditLine)
                    .filter(Objects::nonNull)
                    .toList();
            List<InKind> inKind = targets.stream()
                    .map(TargetResult::inKind)
                    .filter(Objects::nonNull)
                    .toList();
            if (stated == null && lines.isEmpty()) {
                return Credits.none().with(inKind, List.of());
            }
            Money any = stated == null
                    ? lines.get(0).certain()
                    : stated.toCustomer().certain().sum();
            Credits credits = Credits.of(Money.zero(any.currency()), lines, List.of(), List.of())
                    .with(inKind, List.of());
            if (stated == null) {
                return credits;
            }
            stated.toCustomer().check(credits, Creditor.CUSTOMER);
            if (stated.toProvider() != null) {
                stated.toProvider().check(credits, Creditor.PROVIDER);
            }
            return credits.choosing(stated.choices());
        };
    }

    private static @Nullable Total total(Node node) {
        Fields fields = new Fields(node);
        Sums toCustomer = Sums.of(fields);
        Sums toProvider = fields.optional("owed-to-provider", CreditsReader::sums);
        List<Credits.Choice> choices =
                fields.optional("choices", List.of(), field -> field.list(CreditsReader::choice));
        return fields.build(() -> new Total(requireNonNull(toCustomer), toProvider, choices));
    }

    private static @Nullable Sums sums(Node node) {
        Fields fields = new Fields(node);
        Sums sums = Sums.of(fields);
        return fields.build(() -> requireNonNull(sums));
    }

    static @Nullable CreditLine credit(@Nullable String target, Node node) {
        Fields fields = new Fields(node);
        Creditor creditor =
                fields.optional("owed-to", Creditor.CUSTOMER, field -> Names.read(field, Creditor.values()));
        Money certain = fields.required("certain", Form.MONEY);
        Money disputed = fields.required("disputed", Form.MONEY);
        List<Row> rows = rows(fields, "rows");
        List<Row> disputedRows = rows(fields, "disputed-rows");
        List<CreditLine.OfOutage> ofOutages =
                fields.optional("of-outages", List.of(), field -> field.list(CreditsReader::ofOutage));
        return fields.build(() -> new CreditLine(
                target == null ? "" : target,
                creditor,
                requireNonNull(certain),
                requireNonNull(disputed),
                rows,
                disputedRows,
                ofOutages,
                List.of()));
    }

    private static CreditLine.@Nullable OfOutage ofOutage(Node node) {
        Fields fields = new Fields(node);
        Instant start = fields.required("start", Form.INSTANT);
        Instant end = fields.optional("end", Form.INSTANT);
        List<String> ids = fields.optional("ids", List.of(), field -> field.list(id -> id.text(Form.ANY)));
        Money certain = fields.required("certain", Form.MONEY);
        return fields.build(
                () -> new CreditLine.OfOutage(requireNonNull(start), end, new TreeSet<>(ids), requireNonNull(certain)));
    }

    static @Nullable InKind inKind(@Nullable String target, Node node) {
        Fields fields = new Fields(node);
        Creditor creditor =
                fields.optional("owed-to", Creditor.CUSTOMER, field -> Names.read(field, Creditor.values()));
        InKind.Extent certain = fields.required("certain", CreditsReader::extent);
        InKind.Extent most = fields.required("most", CreditsReader::extent);
        Money value = fields.optional("value", Form.MONEY);
        return fields.build(() -> new InKind(
                target == null ? "" : target,
                creditor,
                requireNonNull(certain),
                requireNonNull(most),
                value,
                List.of()));
    }

    private static InKind.@Nullable Extent extent(Node node) {
        Fields fields = new Fields(node);
        Ratio time = fields.required("service-time", ResultReader.SECONDS);
        Ratio points = fields.required("points", ResultReader.RATIO);
        List<String> consequences =
                fields.optional("consequences", List.of(), field -> field.list(name -> name.text(Form.NAME)));
        return fields.build(
                () -> new InKind.Extent(ResultReader.whole(time), requireNonNull(points), new TreeSet<>(consequences)));
    }

    private static Credits.@Nullable Choice choice(Node node) {
        Fields fields = new Fields(node);
        String group = fields.required("group", Form.NAME);
        List<Credits.Option> options = fields.required("options", field -> field.list(CreditsReader::option));
        return fields.build(() -> new Credits.Choice(requireNonNull(group), requireNonNull(options)));
    }

    private static Credits.@Nullable Option option(Node node) {
        Fields fields = new Fields(node);
        String name = fields.required("name", Form.NAME);
        Money certain = fields.required("certain", Form.MONEY);
        Money highest = fields.required("highest", Form.MONEY);
        return fields.build(
                () -> new Credits.Option(requireNonNull(name), requireNonNull(certain), requireNonNull(highest)));
    }

    private static List<Row> rows(Fields fields, String name) {
        return fields.optional(name, List.of(), field -> field.list(AmountReader::row));
    }
}
