package dev.sla4j.settlement;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.Fee;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.report.Step;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import dev.sla4j.value.UnroundedMoney;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

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

    /** The worth of a base; {@code lostNanos} is the down time that drives the penalty. */
    Ratio worth(Base base, BigInteger lostNanos) {
        if (base instanceof Base.LostTime lost) {
            // The price of time does not depend on how much of the period is charged.
            BigInteger length = BigInteger.valueOf(period.range().lengthNanos());
            return worth(lost.price(), period.range()).times(Ratio.of(lostNanos, length));
        }
        return worth(base, agreement.termWithin(period.range()));
    }

    /** How the worth of a base follows from what was agreed; no steps where it is a sum or fee as it was agreed. */
    List<Step> derivation(Base base, BigInteger lostNanos) {
        List<Step> steps = new ArrayList<>();
        if (base instanceof Base.LostTime lost) {
            addFees(steps, lost.price(), period.range());
            Ratio seconds = seconds(lostNanos);
            steps.add(new Step.Quotient(
                    Words.of(base) + ": price × seconds lost ÷ seconds of the period",
                    worth(lost.price(), period.range()).times(seconds),
                    seconds(BigInteger.valueOf(period.range().lengthNanos())),
                    false,
                    Figure.amount(worth(base, lostNanos))));
        } else {
            addFees(steps, base, agreement.termWithin(period.range()));
        }
        return steps;
    }

    private void addFees(List<Step> steps, Base base, TimeRange charged) {
        List<Fee> fees = feesOf(base);
        for (Fee fee : fees) {
            if (fee.per() != null || !charged.equals(period.range())) {
                addPartFee(steps, fee, charged);
            } else if (fees.size() > 1) {
                steps.add(new Step.MoneyTotal("fee '" + fee.name() + "'", fee.amount()));
            }
        }
    }

    private void addPartFee(List<Step> steps, Fee fee, TimeRange charged) {
        for (EvaluationPeriod own : ownPeriods(fee, charged)) {
            long shared = charged.intersection(own.range()).lengthNanos();
            steps.add(new Step.Quotient(
                    "fee '" + fee.name() + "' of " + own.label() + ": " + fee.amount() + " × seconds charged ÷ seconds",
                    Ratio.of(fee.amount().amount()).times(seconds(BigInteger.valueOf(shared))),
                    seconds(BigInteger.valueOf(own.range().lengthNanos())),
                    false,
                    Figure.amount(prorated(fee.amount().amount(), charged, own.range()))));
        }
    }

    private static Ratio seconds(BigInteger nanos) {
        return Ratio.of(nanos, BigInteger.valueOf(1_000_000_000L));
    }

    private Ratio worth(Base base, TimeRange charged) {
        if (base instanceof Base.FixedSum fixed) {
            return Ratio.of(fixed.sum().amount());
        }
        return Ratio.sum(feesOf(base).stream().map(fee -> feeOf(fee, charged)).toList());
    }

    private List<Fee> feesOf(Base base) {
        if (base instanceof Base.OnlyFee || base instanceof Base.AllFees) {
            return agreement.fees();
        }
        if (base instanceof Base.NamedFee named) {
            return agreement.fees().stream()
                    .filter(fee -> fee.name().equals(named.name()))
                    .toList();
        }
        if (base instanceof Base.FixedSum) {
            return List.of();
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
        return Ratio.sum(ownPeriods(fee, charged).stream()
                .map(own -> prorated(fee.amount().amount(), charged, own.range()))
                .toList());
    }

    /** The periods of a fee of which something is charged. */
    private List<EvaluationPeriod> ownPeriods(Fee fee, TimeRange charged) {
        if (charged.isEmpty()) {
            return List.of();
        }
        return fee.per() == null ? List.of(period) : fee.per().periods(charged, agreement.zone());
    }

    private static Ratio prorated(BigDecimal amount, TimeRange charged, TimeRange whole) {
        long shared = charged.intersection(whole).lengthNanos();
        return Ratio.of(amount).times(Ratio.of(shared, whole.lengthNanos()));
    }
}
