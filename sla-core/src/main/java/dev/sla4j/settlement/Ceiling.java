package dev.sla4j.settlement;

import dev.sla4j.agreement.CreditGroup;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The least of all caps that hold what a target owes: where nothing else bounds it, that is the most it may come to (S20, S21).
 *
 * @param money the most money, or null if no cap holds it
 * @param seconds the most service time, or null if no cap holds it
 */
record Ceiling(@Nullable Ratio money, @Nullable Ratio seconds) {
    static final Ceiling NONE = new Ceiling(null, null);

    static Ceiling of(Terms terms, String target, Penalty penalty) {
        List<Cap> caps = new ArrayList<>();
        if (penalty.cap() != null) {
            caps.add(penalty.cap());
        }
        Settlement settlement = terms.agreement().settlement();
        settlement.groups().forEach(group -> collect(group, target, caps));
        List<Ratio> money = new ArrayList<>();
        if (penalty.creditor() == Creditor.CUSTOMER) {
            caps.addAll(settlement.caps());
            money.addAll(new RunningCaps(terms).most());
        }
        Occasion occasion = Occasion.of(terms.period().start());
        for (Cap cap : caps) {
            if (!isTime(cap)) {
                money.add(terms.down(terms.bases().worth(cap, occasion), false));
            }
        }
        Cap own = penalty.cap();
        return new Ceiling(
                money.stream().reduce(Ratio::min).orElse(null),
                own != null && isTime(own) ? terms.bases().worth(own, occasion) : null);
    }

    private static boolean isTime(Cap cap) {
        return cap.amount() instanceof Amount.ServiceTime time && !time.inMoney();
    }

    /** Whether a group or one within it has the target. */
    private static boolean collect(CreditGroup group, String target, List<Cap> caps) {
        boolean has = group.targets().contains(target);
        for (CreditGroup inner : group.groups()) {
            has |= collect(inner, target, caps);
        }
        if (has) {
            caps.addAll(group.caps());
        }
        return has;
    }

    /** Whether all that an amount pays is held. */
    boolean bounds(Amount amount) {
        for (Amount part : amount.parts()) {
            boolean time = part instanceof Amount.ServiceTime service && !service.inMoney();
            boolean inKind = part instanceof Amount.Points || part instanceof Amount.Consequence;
            if (part instanceof Amount.Points || (!inKind && (time ? seconds : money) == null)) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing more is owed for more. */
    boolean isReached(Worth worth, Terms terms, int subjects, Base base) {
        // Of a base that is divided among subjects each has its part.
        Ratio parts = Ratio.of(base.is(Base.EachSubject.class) ? subjects : 1);
        return (money == null || terms.rounded(worth.money()).compareTo(money.times(parts)) >= 0)
                && (seconds == null || worth.seconds().compareTo(seconds) >= 0);
    }
}
