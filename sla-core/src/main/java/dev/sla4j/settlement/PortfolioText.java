package dev.sla4j.settlement;

import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.Statement.Totals;
import dev.sla4j.value.Money;
import dev.sla4j.value.OneLine;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes totals of many statements for people; each currency stands for itself. */
final class PortfolioText {
    private static final int NAME_WIDTH = 48;

    private final StringBuilder text = new StringBuilder();

    private PortfolioText() {}

    static String of(PortfolioTotals totals) {
        PortfolioText text = new PortfolioText();
        text.heading(totals);
        totals.groups().forEach(text::group);
        if (totals.byCurrency().size() < totals.groups().size()
                && totals.onBothSides().isEmpty()) {
            totals.byCurrency().forEach(sum -> text.group("All", sum));
        }
        if (!totals.failures().isEmpty()) {
            text.add(0, "Not settled");
            for (PortfolioTotals.Failure failure : totals.failures()) {
                text.add(1, failure.name());
                failure.why().lines().forEach(line -> text.add(2, line));
            }
        }
        return text.text.toString();
    }

    private void heading(PortfolioTotals totals) {
        add(0, "Portfolio of " + statements(totals.statements()));
        add(1, verdicts(totals.verdicts()));
        if (totals.provisional() > 0) {
            add(1, totals.provisional() + " provisional");
        }
        if (totals.withoutMoney() > 0) {
            add(1, totals.withoutMoney() + " without money");
        }
    }

    private static String statements(long number) {
        return number + (number == 1 ? " statement" : " statements");
    }

    private static String verdicts(Map<Verdict, Long> verdicts) {
        return verdicts.isEmpty()
                ? "no targets"
                : verdicts.entrySet().stream()
                        .map(each -> each.getValue() + " "
                                + each.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", ", "targets: ", ""));
    }

    private void group(PortfolioTotals.Group group) {
        group("", group);
    }

    private void group(String prefix, PortfolioTotals.Group group) {
        Totals sums = group.sums();
        add(0, prefix + (prefix.isEmpty() ? "" : " ") + group.title() + " (" + statements(group.statements()) + ")");
        money("credits", sums.credits(), true);
        money("waived", sums.waived().negated(), false);
        money("still to be claimed", sums.claimable().negated(), false);
        money("expired or withheld", sums.lost().negated(), false);
        money("adjustments", sums.adjustments(), false);
        add(1, columns("total", "= " + sums.total()));
        money("beside it, disputed", sums.disputed(), false);
        money("beside it, disputed return", sums.returnable().negated(), false);
        if (!sums.toProvider().isZero()) {
            add(1, columns("owed to the provider, not set off", "= " + sums.toProvider()));
        }
    }

    private void money(String name, Money amount, boolean always) {
        if (always || !amount.isZero()) {
            add(1, columns(name, (amount.signum() < 0 ? "− " + amount.negated() : "+ " + amount)));
        }
    }

    private void add(int depth, String line) {
        text.append("  ".repeat(depth)).append(OneLine.of(line)).append('\n');
    }

    private static String columns(String name, String value) {
        return name + " ".repeat(Math.max(1, NAME_WIDTH - name.length())) + value;
    }
}
