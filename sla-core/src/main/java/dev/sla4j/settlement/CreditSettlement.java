package dev.sla4j.settlement;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Cap;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.CreditLine;
import dev.sla4j.report.Credits;
import dev.sla4j.report.History;
import dev.sla4j.report.Remark;
import dev.sla4j.report.Step;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import dev.sla4j.value.UnroundedMoney;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/**
 * Settles the credits of one period: a pure function of the agreement, what was attained, and the history.
 *
 * <p>Stages (S21): value → row → amount of the base → cap per outage → rounding → cap of the target → caps of the period. Everything is done
 * twice, on the lowest and on the highest reading of the agreement; the first is certain, the difference is disputed (S20). A cap that cuts a
 * sum is shared in proportion, largest remainder first, ties in the order of the targets; the disputed rest in proportion to what is disputed
 * of each target. No unit of the currency is lost.
 */
public final class CreditSettlement {
    private final Agreement agreement;
    private final EvaluationPeriod period;
    private final History history;
    private final FeeBases bases;
    private final Currency currency;
    private final List<Remark> remarks = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    private CreditSettlement(Agreement agreement, EvaluationPeriod period, Currency currency, History history) {
        this.agreement = agreement;
        this.period = period;
        this.history = history;
        this.bases = new FeeBases(agreement, period, currency);
        this.currency = currency;
    }

    /**
     * Settles a period.
     *
     * @param agreement the agreement, not null
     * @param period the period, not null
     * @param attainments what was attained, one for each target in the order of the targets
     * @param history the reports of earlier periods, not null
     * @return the credits; without lines if the agreement speaks of no money
     */
    public static Credits settle(
            Agreement agreement, EvaluationPeriod period, List<Attainment> attainments, History history) {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(history, "history");
        Currency currency = agreement.currency();
        return currency == null
                ? Credits.none()
                : new CreditSettlement(agreement, period, currency, history).settle(attainments);
    }

    private Credits settle(List<Attainment> attainments) {
        List<TargetCredit> claims = new ArrayList<>();
        for (Attainment attainment : attainments) {
            ServiceLevelTarget target = agreement.target(attainment.target());
            if (target.penalty() != null) {
                TargetCredit claim = TargetCredit.of(agreement, target, attainment, bases, currency);
                claims.add(claim);
                remarks.addAll(claim.remarks());
            }
        }
        List<Money> certain = claims.stream().map(TargetCredit::certain).toList();
        List<Money> highest = claims.stream().map(TargetCredit::highest).toList();
        for (Cap cap : agreement.settlement().caps()) {
            Money most = bases.worth(cap).round(RoundingMode.DOWN);
            note(cap, "", certain, most);
            if (!highest.equals(certain)) {
                note(cap, " on the highest reading", highest, most);
            }
            certain = Money.cut(certain, most);
            highest = Money.cut(highest, most);
        }
        RunningCaps running = RunningCaps.cut(agreement, period, history, certain, highest);
        steps.addAll(running.steps());
        certain = running.certain();
        highest = running.highest();
        return Credits.of(Money.zero(currency), lines(claims, certain, highest), steps, remarks);
    }

    private void note(Cap cap, String reading, List<Money> claims, Money most) {
        Money sum = sum(claims);
        if (cap.amount() instanceof Amount.Share) {
            bases.derivation(cap.base(), BigInteger.ZERO).stream()
                    .filter(step -> !steps.contains(step))
                    .forEach(steps::add);
        }
        steps.add(new Step.MoneyTotal("sum of the targets" + reading, sum));
        steps.add(new Step.MoneyTotal("cap of the period, " + Words.of(cap), most));
        if (sum.compareTo(most) > 0) {
            steps.add(new Step.MoneyTotal("after the cap, shared in proportion" + reading, most));
        }
    }

    private List<CreditLine> lines(List<TargetCredit> claims, List<Money> certain, List<Money> highest) {
        Money disputed = sum(highest).minus(sum(certain)).max(Money.zero(currency));
        List<Ratio> weights = claims.stream()
                .map(claim -> UnroundedMoney.of(claim.highest().minus(claim.certain()))
                        .amount())
                .toList();
        if (weights.stream().allMatch(Ratio::isZero)) {
            // What a cap over several periods leaves open is disputed of all that may be paid.
            weights = highest.stream()
                    .map(claim -> UnroundedMoney.of(claim).amount())
                    .toList();
        }
        boolean any = weights.stream().anyMatch(weight -> !weight.isZero());
        List<Money> shares = any
                ? Money.allocate(disputed, weights)
                : certain.stream().map(c -> Money.zero(currency)).toList();
        List<CreditLine> lines = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            lines.add(new CreditLine(
                    claims.get(i).target(),
                    certain.get(i),
                    shares.get(i),
                    claims.get(i).rows(),
                    claims.get(i).disputedRows(),
                    claims.get(i).steps()));
        }
        return lines;
    }

    private Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(currency), Money::plus);
    }
}
