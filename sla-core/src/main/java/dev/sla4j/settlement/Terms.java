package dev.sla4j.settlement;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.History;
import dev.sla4j.report.Remark;
import dev.sla4j.report.Step;
import dev.sla4j.target.CappedAmount;
import dev.sla4j.target.Policies;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import dev.sla4j.value.Rounding;
import dev.sla4j.value.UnroundedMoney;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all parts of the settlement of one period share: the agreement, the worth of its bases, and how money is rounded and cut. */
final class Terms {
    /** Stands where an agreement speaks of no money; no amount of it is ever shown. */
    private static final Currency NO_MONEY = Currency.getInstance("EUR");

    private final Agreement agreement;
    private final EvaluationPeriod period;
    private final Currency currency;
    private final FeesMeant fees;
    private final FeeBases bases;
    private final Past past;
    private final @Nullable Rounding rounding;
    private final Step.Reading cappedAmount;

    Terms(Agreement agreement, EvaluationPeriod period, History history) {
        this.past = new Past(agreement, period, null, history);
        this.agreement = agreement;
        this.period = period;
        Currency stated = agreement.currency();
        this.currency = stated == null ? NO_MONEY : stated;
        this.fees = new FeesMeant(agreement);
        this.bases = new FeeBases(agreement, period, fees);
        Rounding how = agreement.settlement().rounding();
        Rounding ofLines = how == null ? Rounding.halfUp(currency.getDefaultFractionDigits()) : how;
        this.cappedAmount = cappedAmount(agreement);
        this.rounding = cappedAmount.reading() == CappedAmount.EXACT ? null : ofLines;
    }

    /** Exact only where that is the reading of all targets with a penalty. */
    private static Step.Reading cappedAmount(Agreement agreement) {
        boolean stated = false;
        boolean exact = true;
        for (ServiceLevelTarget target : agreement.targets()) {
            Policies policies = target.policies().over(agreement.policies());
            if (target.penalty() != null) {
                stated |= policies.isStated(CappedAmount.class);
                exact &= policies.get(CappedAmount.class) == CappedAmount.EXACT;
            }
        }
        CappedAmount reading = exact ? CappedAmount.EXACT : CappedAmount.ROUNDED;
        return new Step.Reading(CappedAmount.class.getSimpleName(), reading, stated);
    }

    Step.Reading cappedAmount() {
        return cappedAmount;
    }

    Agreement agreement() {
        return agreement;
    }

    EvaluationPeriod period() {
        return period;
    }

    FeeBases bases() {
        return bases;
    }

    /** What was noticed about fees. */
    Set<Remark> remarks() {
        return fees.remarks();
    }

    /** The periods before. */
    Past past() {
        return past;
    }

    boolean hasMoney() {
        return agreement.currency() != null;
    }

    /** How a credit is rounded before caps cut it, or null if it is not. */
    @Nullable
    Rounding rounding() {
        return rounding;
    }

    UnroundedMoney money(Ratio amount) {
        return new UnroundedMoney(amount, currency);
    }

    Money zero() {
        return Money.zero(currency);
    }

    /** A credit as it becomes a line, or exactly, if it is rounded after the caps. */
    Ratio rounded(Ratio amount) {
        return rounding == null ? amount : exact(money(amount).round(rounding));
    }

    /** A line of the credits. */
    Money line(Ratio amount) {
        Rounding how = agreement.settlement().rounding();
        return rounding != null || how == null
                ? money(amount).round(RoundingMode.HALF_UP)
                : money(amount).round(how);
    }

    /** The most that a cap leaves: down to whole units; that of a single thing, a line, down to steps of the rounding. */
    Ratio down(Ratio most, boolean ofLine) {
        return ofLine && rounding != null
                ? exact(money(most).round(new Rounding(rounding.step(), RoundingMode.DOWN)))
                : exact(money(most).round(RoundingMode.DOWN));
    }

    /**
     * What is paid for an occasion: the version of the period says that single things are paid, and that of their first instant how much (S29).
     *
     * @return the penalty, or null if that version pays nothing for such things
     */
    @Nullable
    Penalty penaltyFor(ServiceLevelTarget target, Occasion occasion) {
        Penalty own = Objects.requireNonNull(target.penalty());
        if (!occasion.event()) {
            return own;
        }
        ServiceLevelTarget then = agreement.targetAt(target.id(), occasion.first());
        Penalty penalty = then == null ? null : then.penalty();
        return penalty != null && penalty.driver().of() == own.driver().of() && penalty.creditor() == own.creditor()
                ? penalty
                : null;
    }

    /** How a penalty is read that is paid for an occasion: as the version says that states it. */
    Policies policiesFor(ServiceLevelTarget target, Occasion occasion) {
        ServiceLevelTarget then = occasion.event() ? agreement.targetAt(target.id(), occasion.first()) : null;
        return then == null
                ? target.policies().over(agreement.policies())
                : then.policies().over(agreement.policiesAt(occasion.first()));
    }

    static Ratio exact(Money money) {
        return Ratio.of(money.amount());
    }

    /** Cuts amounts to a cap, in proportion: rounded ones without losing a unit, exact ones exactly. */
    List<Ratio> cut(List<Ratio> amounts, Ratio most) {
        Ratio sum = Ratio.sum(amounts);
        if (sum.compareTo(most) <= 0) {
            return amounts;
        }
        if (rounding == null) {
            return amounts.stream()
                    .map(amount -> amount.times(most).dividedBy(sum))
                    .toList();
        }
        return allocate(most, amounts);
    }

    /** Divides whole units in proportion. */
    List<Ratio> allocate(Ratio total, List<Ratio> weights) {
        if (Ratio.sum(weights).isZero()) {
            return weights;
        }
        List<Ratio> parts = new ArrayList<>();
        if (rounding == null) {
            weights.forEach(weight -> parts.add(total.times(weight).dividedBy(Ratio.sum(weights))));
        } else {
            Money.allocate(money(total).round(RoundingMode.DOWN), weights).forEach(part -> parts.add(exact(part)));
        }
        return parts;
    }
}
