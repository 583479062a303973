package dev.sla4j.report;

import static dev.sla4j.report.ExplanationText.columns;
import static dev.sla4j.report.ExplanationText.percent;
import static dev.sla4j.report.ExplanationText.plain;

import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import dev.sla4j.value.UnroundedMoney;
import java.math.RoundingMode;

/** Renders the steps of a settlement as text. */
final class MoneyText {
    private MoneyText() {}

    static String of(Step step) {
        if (step instanceof Step.Excess excess) {
            return columns(
                    excess.what(),
                    excess.value().toText() + " − " + excess.allowance().toText() + " = "
                            + excess.result().toText());
        }
        if (step instanceof Step.Units units) {
            return columns(
                    "units of " + units.each().toText(),
                    units.value().toText() + " ÷ " + units.each().toText() + " = " + plain(units.result())
                            + counting(units));
        }
        if (step instanceof Step.InKind owed) {
            return columns(
                    owed.what(),
                    owed.each().toText() + " × " + plain(owed.units()) + " = "
                            + owed.result().toText());
        }
        if (step instanceof Step.Share share) {
            return columns(share.what(), product(share) + " = " + money(share.result()));
        }
        if (step instanceof Step.Part part) {
            return columns(
                    part.what(),
                    money(part.whole()) + ", part " + part.number() + " of " + part.parts() + " = "
                            + money(part.result()));
        }
        if (step instanceof Step.MoneyTerm term) {
            return columns(term.what(), "+ " + money(term.sum()));
        }
        if (step instanceof Step.MoneyTotal total) {
            return columns(total.what(), "= " + money(total.result()));
        }
        if (step instanceof Step.Chosen chosen) {
            return columns(chosen.what(), "= " + money(chosen.result()));
        }
        if (step instanceof Step.Held held) {
            return columns(
                    held.what(),
                    money(held.before()) + ", at most " + money(held.most()) + " = " + money(held.result()));
        }
        throw new AssertionError("unhandled step " + step);
    }

    private static String counting(Step.Units units) {
        return switch (units.counting()) {
            case COMPLETE -> " complete";
            case STARTED -> " started";
            case PROPORTIONAL -> "";
        };
    }

    private static String product(Step.Share share) {
        return plain(share.base())
                + (share.share().equals(Ratio.ONE) ? "" : " × " + percent(share.share()))
                + (share.units().equals(Ratio.ONE) ? "" : " × " + plain(share.units()));
    }

    /** As an amount of the currency where it is one. */
    static String money(UnroundedMoney sum) {
        Money down = sum.round(RoundingMode.DOWN);
        return UnroundedMoney.of(down).equals(sum) ? down.toString() : sum.toString();
    }
}
