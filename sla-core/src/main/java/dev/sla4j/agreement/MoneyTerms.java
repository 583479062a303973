package dev.sla4j.agreement;

import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Flat;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.Row;
import dev.sla4j.penalty.Table;
import dev.sla4j.value.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All sums and bases that an agreement speaks of. */
final class MoneyTerms {
    private final List<Money> sums = new ArrayList<>();
    private final List<Base> bases = new ArrayList<>();

    private MoneyTerms() {}

    static MoneyTerms of(Agreement agreement) {
        MoneyTerms terms = new MoneyTerms();
        agreement.fees().forEach(fee -> terms.sums.add(fee.amount()));
        for (ServiceLevelTarget target : agreement.targets()) {
            Penalty penalty = target.penalty();
            if (penalty != null) {
                terms.add(penalty);
            }
        }
        agreement.settlement().caps().forEach(terms::add);
        agreement.severalPeriods().caps().forEach(cap -> terms.add(cap.cap()));
        return terms;
    }

    static @Nullable Currency currencyOf(Agreement agreement) {
        List<Money> sums = of(agreement).sums;
        return sums.isEmpty() ? null : sums.get(0).currency();
    }

    List<Money> sums() {
        return sums;
    }

    List<Base> bases() {
        return bases;
    }

    private void add(Penalty penalty) {
        boolean share = false;
        for (Amount amount : amountsOf(penalty)) {
            share |= add(amount);
        }
        if (share) {
            add(penalty.base());
        }
        add(penalty.outageCap());
        add(penalty.cap());
    }

    private static List<Amount> amountsOf(Penalty penalty) {
        if (penalty.formula() instanceof Flat flat) {
            return List.of(flat.amount());
        }
        if (penalty.formula() instanceof Table table) {
            return table.rows().stream().map(Row::amount).toList();
        }
        throw new AssertionError("unhandled formula " + penalty.formula());
    }

    private void add(@Nullable Cap cap) {
        if (cap != null && add(cap.amount())) {
            add(cap.base());
        }
    }

    /** Returns whether the amount needs a base. */
    private boolean add(Amount amount) {
        if (amount instanceof Amount.Sum sum) {
            sums.add(sum.sum());
            return false;
        }
        return !amount.equals(Amount.NOTHING);
    }

    private void add(Base base) {
        bases.add(base);
        if (base instanceof Base.FixedSum fixed) {
            sums.add(fixed.sum());
        } else if (base instanceof Base.LostTime lost) {
            add(lost.price());
        }
    }
}
