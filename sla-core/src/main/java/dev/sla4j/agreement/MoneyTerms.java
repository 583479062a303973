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
    /** Something, and as part of what it is stated. */
    record Stated<T>(T what, List<String> place) {}

    private final List<Stated<Money>> sums = new ArrayList<>();
    private final List<Stated<Base>> bases = new ArrayList<>();
    private List<String> place = List.of();

    private MoneyTerms() {}

    static MoneyTerms of(Agreement agreement) {
        MoneyTerms terms = new MoneyTerms();
        agreement.fees().forEach(fee -> terms.in("fees", fee.name()).add(fee.amount()));
        for (ServiceLevelTarget target : agreement.targets()) {
            Penalty penalty = target.penalty();
            if (penalty != null) {
                terms.in("targets", target.id(), "penalty").add(penalty);
            }
        }
        Settlement settlement = agreement.settlement();
        settlement.caps().forEach(terms.in("settlement", "caps")::add);
        if (settlement.minimum() != null) {
            terms.in("settlement", "minimum").add(settlement.minimum().sum());
        }
        for (CreditGroup group : settlement.allGroups()) {
            group.caps().forEach(terms.in("settlement", "groups", group.name())::add);
            if (group.points() != null) {
                terms.add(group.points());
            }
        }
        agreement
                .severalPeriods()
                .caps()
                .forEach(cap -> terms.in("severalPeriods", "caps").add(cap.cap()));
        return terms;
    }

    static @Nullable Currency currencyOf(Agreement agreement) {
        return of(agreement).currency();
    }

    /** That of the first sum. */
    @Nullable
    Currency currency() {
        return sums.isEmpty() ? null : sums.get(0).what().currency();
    }

    List<Stated<Money>> sums() {
        return sums;
    }

    List<Stated<Base>> bases() {
        return bases;
    }

    private MoneyTerms in(String... members) {
        place = List.of(members);
        return this;
    }

    private void add(Money sum) {
        sums.add(new Stated<>(sum, place));
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
                add(sum.sum());
            }
            share |= (part instanceof Amount.Share && !part.equals(Amount.nothing()))
                    || (part instanceof Amount.ServiceTime time && time.inMoney());
        }
        return share;
    }

    private void add(Base base) {
        bases.add(new Stated<>(base, place));
        if (base instanceof Base.FixedSum fixed) {
            add(fixed.sum());
        } else if (base instanceof Base.Units units) {
            add(units.price());
        } else if (base instanceof Base.Driven driven) {
            add(driven.price());
        } else if (base instanceof Base.ItemValue value) {
            add(Money.zero(value.currency()));
        }
        Base inner = base.inner();
        if (inner != null) {
            add(inner);
        }
    }
}
