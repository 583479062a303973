package dev.sla4j.agreement;

import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Flat;
import dev.sla4j.penalty.Gate;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.Table;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.value.Figure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The rules by which penalties fit their targets and groups of credits their agreement. */
final class PenaltyRules {
    private final Agreement agreement;
    private final List<AgreementFault> faults = new ArrayList<>();

    private PenaltyRules(Agreement agreement) {
        this.agreement = agreement;
    }

    static List<AgreementFault> check(Agreement agreement) {
        PenaltyRules rules = new PenaltyRules(agreement);
        for (ServiceLevelTarget target : agreement.targets()) {
            if (target.penalty() != null) {
                rules.checkPenalty(target, target.penalty());
            }
        }
        rules.checkGroups();
        return rules.faults;
    }

    private void fault(ServiceLevelTarget target, String fault) {
        faults.add(new AgreementFault(List.of("targets", target.id(), "penalty"), "target " + target.id(), fault));
    }

    private void fault(CreditGroup group, String fault) {
        faults.add(new AgreementFault(List.of("settlement", "groups", group.name()), "group " + group.name(), fault));
    }

    private void checkPenalty(ServiceLevelTarget target, Penalty penalty) {
        Driver driver = penalty.driver();
        Figure.Unit figure = target.indicator().unit();
        if (penalty.formula().unit() != null && penalty.formula().unit() != driver.unit(figure)) {
            String what = penalty.formula() instanceof Table table
                    ? "rows (" + table.rows().get(0).range() + ")"
                    : "the units of its penalty";
            fault(target, what + " must be of unit " + driver.unit(figure));
        }
        if (penalty.formula() instanceof Flat
                && !driver.isEach()
                && penalty.when() == null
                && target.objective() == null) {
            fault(target, "a flat penalty must have an objective that can be missed");
        }
        if (penalty.base().is(Base.LostTime.class) && driver.of() == Driver.Of.FIGURE && figure != Figure.Unit.TIME) {
            fault(target, "the price of lost time must be driven by down time");
        }
        if (penalty.base().is(Base.Driven.class) && driver.unit(figure) != Figure.Unit.NUMBER) {
            fault(target, "the price of each unit must be driven by a number, not by " + driver);
        }
        if (penalty.repeated() != null && target.objective() == null) {
            fault(target, "a penalty that counts more often when repeated must have an objective that can be missed");
        }
        checkShortfall(target, driver);
        checkGate(target, penalty);
    }

    private void checkShortfall(ServiceLevelTarget target, Driver driver) {
        Figure.Unit figure = target.indicator().unit();
        if (driver.isShortfall() && !(target.objective() instanceof LimitObjective)) {
            fault(target, "the driver " + driver + " must have one limit that can be missed");
        } else if (driver.of() == Driver.Of.RELATIVE_SHORTFALL
                && target.objective() instanceof LimitObjective objective
                && !hasSizes(objective)) {
            fault(target, "the limit (" + objective.limit() + ") must not be zero for the driver " + driver);
        }
        if (driver.of() == Driver.Of.SHORTFALL
                && driver.allowance() != null
                && driver.allowance().unit() != driver.unit(figure)) {
            fault(target, "the allowance (" + driver.allowance() + ") must be of unit " + driver.unit(figure));
        }
    }

    private static boolean hasSizes(LimitObjective objective) {
        return (objective.limit().lower() == null
                        || objective.limit().lower().figure().value().signum() != 0)
                && (objective.limit().upper() == null
                        || objective.limit().upper().figure().value().signum() != 0);
    }

    private void checkGate(ServiceLevelTarget target, Penalty penalty) {
        if (penalty.when() instanceof Gate.Kept gate) {
            String id = gate.target() == null ? target.id() : gate.target();
            if (agreement.targets().stream().noneMatch(other -> other.id().equals(id) && other.objective() != null)) {
                fault(target, "the penalty waits for target (" + id + "), which must have an objective");
            }
        } else if (penalty.when() instanceof Gate.Within gate
                && gate.limit().unit() != target.indicator().unit()) {
            fault(
                    target,
                    "the gate (" + gate.limit() + ") must be of unit "
                            + target.indicator().unit());
        }
    }

    private void checkGroups() {
        Set<String> seen = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (CreditGroup group : agreement.settlement().allGroups()) {
            if (!names.add(group.name())) {
                faults.add(AgreementFault.of(
                        "group (" + group.name() + ") must be stated once only", "settlement", "groups", group.name()));
            }
            if (group.points() != null && group.points().repeated() != null) {
                fault(
                        group,
                        "repeated (" + group.points().repeated()
                                + ") must be stated for the targets, not for the points of all");
            }
            Set<Creditor> creditors = new HashSet<>();
            for (String id : group.allTargets()) {
                agreement.targets().stream()
                        .filter(target -> target.id().equals(id))
                        .map(ServiceLevelTarget::penalty)
                        .filter(Objects::nonNull)
                        .forEach(penalty -> creditors.add(penalty.creditor()));
            }
            if (creditors.size() > 1) {
                fault(group, "credits of both parties must not be taken together");
            }
            for (String id : group.targets()) {
                checkMember(group, id, seen);
            }
        }
    }

    private void checkMember(CreditGroup group, String id, Set<String> seen) {
        ServiceLevelTarget member = null;
        for (ServiceLevelTarget target : agreement.targets()) {
            member = target.id().equals(id) ? target : member;
        }
        if (member == null || member.penalty() == null) {
            fault(group, "target (" + id + ") must be one with a penalty");
            return;
        }
        if (!seen.add(id)) {
            fault(group, "target (" + id + ") must be in one group only");
        }
        boolean points = member.penalty().formula().amounts().stream()
                .flatMap(amount -> amount.parts().stream())
                .anyMatch(Amount.Points.class::isInstance);
        if (group.points() != null && !points) {
            fault(group, "target (" + id + ") must be penalised with points");
        }
    }
}
