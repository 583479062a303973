package dev.sla4j.settlement;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.Fee;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Ratio;
import dev.sla4j.value.UnroundedMoney;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;

/** The exact worth of bases, amounts and caps in a period (S22, S23). */
final class FeeBases {
    private final Agreement agreement;
    private final EvaluationPeriod period;
    private final Currency currency;

    FeeBases(Agreement agreement, EvaluationPeriod period, Currency currency) {
        this.agreement = agreement;
        this.period = period;
        this.currency = currency;
    }

    EvaluationPeriod period() {
        return period;
    }

    /** The worth of a base; {@code lostNanos} is the down time that drives the penalty. */
    Ratio worth(Base base, BigInteger lostNanos) {
        if (base instanceof Base.LostTime lost) {
            // The price of time does not depend on how much of the period is charged.
            BigInteger length = BigInteger.valueOf(period.range().lengthNanos());
            return worth(lost.price(), period.range()).times(Ratio.of(lostNanos, length));
        }
        return worth(base, agreement.termWithin(period.range()));
    }

    private Ratio worth(Base base, TimeRange charged) {
        if (base instanceof Base.OnlyFee || base instanceof Base.AllFees) {
            return Ratio.sum(
                    agreement.fees().stream().map(fee -> feeOf(fee, charged)).toList());
        }
        if (base instanceof Base.NamedFee named) {
            return Ratio.sum(agreement.fees().stream()
                    .filter(fee -> fee.name().equals(named.name()))
                    .map(fee -> feeOf(fee, charged))
                    .toList());
        }
        if (base instanceof Base.FixedSum fixed) {
            return Ratio.of(fixed.sum().amount());
        }
        throw new AssertionError("unhandled base " + base);
    }

    UnroundedMoney worth(Amount amount, Ratio base) {
        if (amount instanceof Amount.Share share) {
            return new UnroundedMoney(base.times(share.percent().toRatio()), currency);
        }
        if (amount instanceof Amount.Sum sum) {
            return UnroundedMoney.of(sum.sum());
        }
        throw new AssertionError("unhandled amount " + amount);
    }

    /** A cap, rounded down to whole units of the currency. */
    UnroundedMoney worth(Cap cap) {
        UnroundedMoney exact = worth(cap.amount(), worth(cap.base(), BigInteger.ZERO));
        return UnroundedMoney.of(exact.round(RoundingMode.DOWN));
    }

    /** The fee of each of its own periods × the part of it that is charged. */
    private Ratio feeOf(Fee fee, TimeRange charged) {
        if (fee.per() == null) {
            return prorated(fee.amount().amount(), charged, period.range());
        }
        Ratio sum = Ratio.ZERO;
        if (charged.isEmpty()) {
            return sum;
        }
        for (EvaluationPeriod own : fee.per().periods(charged, agreement.zone())) {
            sum = sum.plus(prorated(fee.amount().amount(), charged, own.range()));
        }
        return sum;
    }

    private static Ratio prorated(BigDecimal amount, TimeRange charged, TimeRange whole) {
        if (!charged.overlaps(whole)) {
            return Ratio.ZERO;
        }
        long shared = charged.intersection(whole).lengthNanos();
        return Ratio.of(amount).times(Ratio.of(shared, whole.lengthNanos()));
    }
}
