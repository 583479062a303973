package dev.sla4j.agreement;

import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.target.Availability;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.time.EvaluationCycle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the terms over several periods fit to the rest of an agreement. */
final class SeveralPeriodsRules {
    private static final String TERMS = "severalPeriods";

    /** A rule over several periods: what it is called, and in which list it stands. */
    private record Place(String part, String list, String id) {}

    private final Agreement agreement;
    private final List<AgreementFault> faults = new ArrayList<>();

    private SeveralPeriodsRules(Agreement agreement) {
        this.agreement = agreement;
    }

    static List<AgreementFault> faults(Agreement agreement) {
        SeveralPeriods terms = agreement.severalPeriods();
        SeveralPeriodsRules rules = new SeveralPeriodsRules(agreement);
        Set<String> ids = new HashSet<>();
        for (ChronicRule right : terms.rights()) {
            if (!ids.add(right.id())) {
                rules.faults.add(AgreementFault.of(
                        "right (" + right.id() + ") must be stated once only", TERMS, "rights", right.id()));
            }
            rules.check(right.trigger(), new Place("right " + right.id(), "rights", right.id()));
        }
        Set<String> returned = new HashSet<>();
        for (EarnBack earnBack : terms.earnBacks()) {
            rules.check(earnBack, returned);
        }
        for (RunningCap cap : terms.caps()) {
            if (cap.periods() == 0
                    && cap.cap() != null
                    && isShare(cap.cap())
                    && (agreement.termStart() == null || agreement.termEnd() == null)) {
                rules.faults.add(AgreementFault.of(
                        "cap of the term (" + cap.cap().amount() + ") needs a term with beginning and end",
                        TERMS,
                        "caps"));
            }
            if (cap.cap() != null && agreement.currency() == null) {
                rules.faults.add(
                        AgreementFault.of("cap (" + cap.cap().amount() + ") needs a fee or a sum", TERMS, "caps"));
            }
        }
        boolean repeated = agreement.targets().stream()
                .anyMatch(target -> target.penalty() != null && target.penalty().repeated() != null);
        boolean any = repeated
                || !terms.rights().isEmpty()
                || !terms.earnBacks().isEmpty()
                || !terms.caps().isEmpty();
        if (any && agreement.cycle() instanceof EvaluationCycle.Rolling) {
            rules.faults.add(AgreementFault.of(
                    "cycle (" + agreement.cycle()
                            + ") must have periods that follow each other for rules over several periods",
                    "cycle"));
        }
        return rules.faults;
    }

    private static boolean isShare(Cap cap) {
        return cap.amount() instanceof Amount.Share;
    }

    private void check(EarnBack earnBack, Set<String> returned) {
        Place where = new Place("earn-back of target " + earnBack.target(), "earnBacks", earnBack.target());
        ServiceLevelTarget target = target(earnBack.target(), where);
        if (target != null && (target.penalty() == null || target.penalty().creditor() != Creditor.CUSTOMER)) {
            fault(where, "needs a penalty of that target, owed to the customer");
        }
        if (target != null && target.indicator().unit() != earnBack.reached().unit()) {
            fault(
                    where,
                    "limit (" + earnBack.reached() + ") must be of unit "
                            + target.indicator().unit());
        }
        if (!returned.add(earnBack.target())) {
            fault(where, "must be stated once only");
        }
    }

    private void check(Trigger trigger, Place where) {
        if (trigger instanceof Trigger.Missed missed) {
            missed.targets().forEach(target -> target(target, where));
        } else if (trigger instanceof Trigger.FigureWithin within) {
            ServiceLevelTarget target = target(within.target(), where);
            if (target != null && target.indicator().unit() != within.limit().unit()) {
                fault(
                        where,
                        "limit (" + within.limit() + ") must be of unit "
                                + target.indicator().unit() + ", that of target " + target.id());
            }
        } else if (trigger instanceof Trigger.DownFor down) {
            ServiceLevelTarget target = target(down.target(), where);
            boolean ofDowntime = target == null
                    || target.indicator() instanceof Availability
                    || target.indicator() instanceof DowntimeStatistic;
            if (!ofDowntime) {
                fault(where, "target (" + down.target() + ") must measure down time");
            }
        } else if (trigger instanceof Trigger.Notified notified) {
            check(notified.of(), where);
        } else if (trigger instanceof Trigger.Times times) {
            check(times.of(), where);
        }
        trigger.parts().forEach(part -> check(part, where));
    }

    private @Nullable ServiceLevelTarget target(String id, Place where) {
        for (ServiceLevelTarget target : agreement.targets()) {
            if (target.id().equals(id)) {
                return target;
            }
        }
        fault(
                where,
                "target (" + id + ") must be one of "
                        + agreement.targets().stream()
                                .map(ServiceLevelTarget::id)
                                .toList());
        return null;
    }

    private void fault(Place where, String rule) {
        faults.add(new AgreementFault(List.of(TERMS, where.list(), where.id()), where.part(), rule));
    }
}
