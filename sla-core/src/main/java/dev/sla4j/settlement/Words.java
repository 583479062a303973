package dev.sla4j.settlement;

import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;

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

    static String of(Base base) {
        if (base instanceof Base.OnlyFee) {
            return "the fee";
        }
        if (base instanceof Base.NamedFee named) {
            return "the fee '" + named.name() + "'";
        }
        if (base instanceof Base.AllFees) {
            return "all fees";
        }
        if (base instanceof Base.FixedSum fixed) {
            return fixed.sum().toString();
        }
        if (base instanceof Base.LostTime lost) {
            return "the price of the lost time, from " + of(lost.price());
        }
        throw new AssertionError("unhandled base " + base);
    }
}
