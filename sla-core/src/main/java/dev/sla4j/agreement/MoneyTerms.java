package dev.sla4j.agreement;

import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Penalty;
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
        Settlement settlement = agreement.settlement();
        settlement.caps().forEach(terms::add);
        if (settlement.minimum() != null) {
            terms.sums.add(settlement.minimum().sum());
        }
        for (CreditGroup group : settlement.allGroups()) {
            group.caps().forEach(terms::add);
            if (group.points() != null) {
                terms.add(group.points());
            }
        }
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
        for (Amount amount : penalty.formula().amounts()) {
            share |= add(amount);
        }
        if (share) {
            add(penalty.base());
        }
        add(penalty.eachCap());
        add(penalty.cap());
    }

    private void add(@Nullable Cap cap) {
        if (cap != null && add(cap.amount())) {
            add(cap.base());
        }
    }

    /** Returns whether the amount needs a base. */
    private boolean add(Amount amount) {
        boolean share = false;
        for (Amount part : amount.parts()) {
            if (part instanceof Amount.Sum sum) {
                sums.add(sum.sum());
            }
            share |= (part instanceof Amount.Share && !part.equals(Amount.NOTHING))
                    || (part instanceof Amount.ServiceTime time && time.inMoney());
        }
        return share;
    }

    private void add(Base base) {
        bases.add(base);
        if (base instanceof Base.FixedSum fixed) {
            sums.add(fixed.sum());
        } else if (base instanceof Base.Units units) {
            sums.add(units.price());
        } else if (base instanceof Base.Driven driven) {
            sums.add(driven.price());
        } else if (base instanceof Base.ItemValue value) {
            sums.add(Money.zero(value.currency()));
        }
        Base inner = base.inner();
        if (inner != null) {
            add(inner);
        }
    }
}
