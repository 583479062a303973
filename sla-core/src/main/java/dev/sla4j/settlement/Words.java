package dev.sla4j.settlement;

import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Gate;
import dev.sla4j.value.Figure;

/** Amounts and bases in words, for explanations. */
final class Words {
    private Words() {}

    static String of(Amount amount) {
        return amount.equals(Amount.NOTHING) ? "nothing" : amount.toString();
    }

    static String of(Amount amount, Base base) {
        return amount instanceof Amount.Share && !amount.equals(Amount.NOTHING)
                ? of(amount) + " of " + of(base)
                : of(amount);
    }

    static String of(Cap cap) {
        return of(cap.amount(), cap.base());
    }

    static String of(Gate gate) {
        if (gate instanceof Gate.Kept kept) {
            return (kept.target() == null ? "the promise" : "the promise of " + kept.target())
                    + (kept.kept() ? " was kept" : " was not kept");
        }
        if (gate instanceof Gate.Within within) {
            return "the figure is " + within.limit().toText();
        }
        throw new AssertionError("unhandled gate " + gate);
    }

    static String of(Base base) {
        if (base instanceof Base.OnlyFee) {
            return "the fee";
        }
        if (base instanceof Base.NamedFee named) {
            return "the fee '" + named.name() + "'";
        }
        if (base instanceof Base.Fees several) {
            return "the fees '" + String.join("', '", several.names()) + "'";
        }
        if (base instanceof Base.AllFees) {
            return "all fees";
        }
        if (base instanceof Base.FixedSum fixed) {
            return fixed.sum().toString();
        }
        if (base instanceof Base.Units units) {
            return units.quantity().toPlainString() + " " + units.unit() + " of " + units.price();
        }
        if (base instanceof Base.Driven driven) {
            return driven.price() + " for each";
        }
        if (base instanceof Base.ItemValue value) {
            return "the " + value.attribute() + " of the item";
        }
        return ofInner(base);
    }

    private static String ofInner(Base base) {
        if (base instanceof Base.LostTime lost) {
            return "the price of the lost time, from " + of(lost.price());
        }
        if (base instanceof Base.TimePrice price) {
            return "the price of " + Figure.time(price.time()).toText() + ", from " + of(price.price());
        }
        if (base instanceof Base.ShareOf share) {
            return share.percent() + " of " + of(share.of());
        }
        if (base instanceof Base.EachSubject each) {
            return of(each.whole()) + ", divided among the subjects";
        }
        if (base instanceof Base.During during) {
            String span = switch (during.span()) {
                case PREVIOUS_PERIOD -> "the period before";
                case NEXT_PERIOD -> "the period after";
                case TERM -> "the term";
                case TRAILING -> "the " + during.length() + " before";
            };
            return of(during.of()) + " of " + span;
        }
        throw new AssertionError("unhandled base " + base);
    }
}
