package dev.sla4j.agreement;

import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Flat;
import dev.sla4j.penalty.Gate;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.target.Availability;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Fold;
import dev.sla4j.target.GridAnchor;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.OutageOverMidnight;
import dev.sla4j.target.Over;
import dev.sla4j.target.Scope;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.value.Money;
import dev.sla4j.value.Rounding;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rules by which the parts of an agreement fit together; all faults are reported at once. */
final class AgreementRules {
    private static final Duration DAY = Duration.ofDays(1);

    private final Agreement agreement;
    private final List<AgreementFault> faults = new ArrayList<>();

    private AgreementRules(Agreement agreement) {
        this.agreement = agreement;
    }

    static void check(Agreement agreement) {
        AgreementRules rules = new AgreementRules(agreement);
        if (agreement.kind().supports(agreement.id())) {
            rules.fault("kind must not support the agreement itself", "kind");
        }
        rules.checkTerm();
        rules.checkNames();
        agreement.targets().forEach(rules::checkUnits);
        agreement.targets().forEach(rules::checkResolution);
        rules.faults.addAll(PenaltyRules.check(agreement));
        rules.checkMoney();
        rules.faults.addAll(SeveralPeriodsRules.faults(agreement));
        if (!rules.faults.isEmpty()) {
            throw new AgreementException(agreement.id(), rules.faults);
        }
    }

    private void fault(String rule, String... place) {
        fault(rule, List.of(place));
    }

    private void fault(String rule, List<String> place) {
        faults.add(new AgreementFault(place, "", rule));
    }

    private void checkTerm() {
        checkTermDate("term start", agreement.termStart());
        checkTermDate("term end", agreement.termEnd());
        if (agreement.termStart() != null
                && agreement.termEnd() != null
                && !agreement.termStart().isBefore(agreement.termEnd())) {
            fault(
                    "term end (" + agreement.termEnd() + ") must be after term start (" + agreement.termStart() + ")",
                    "term");
        }
    }

    /** Outside these years no instant can be told, so a base of the whole term would have no length. */
    private void checkTermDate(String name, @Nullable LocalDate date) {
        if (date != null && (date.isBefore(Agreement.EARLIEST_TERM) || date.isAfter(Agreement.LATEST_TERM))) {
            fault(
                    name + " (" + date + ") must lie between " + Agreement.EARLIEST_TERM + " and "
                            + Agreement.LATEST_TERM + ", or be left out for a term without such an end",
                    "term");
        }
    }

    private void checkNames() {
        if (agreement.targets().isEmpty()) {
            fault("targets must not be empty", "targets");
        }
        Set<String> targets = unique(
                "target",
                "targets",
                agreement.targets().stream().map(ServiceLevelTarget::id).toList());
        unique(
                "exclusion rule",
                "exclusions",
                agreement.exclusions().stream().map(ExclusionRule::id).toList());
        for (ExclusionRule rule : agreement.exclusions()) {
            for (String target : rule.targets()) {
                if (!targets.contains(target)) {
                    faults.add(new AgreementFault(
                            List.of("exclusions", rule.id(), "onlyFor"),
                            "exclusion rule " + rule.id(),
                            "target (" + target + ") must be one of " + targets));
                }
            }
            checkAllowance(rule);
            checkClaimed(rule);
        }
    }

    /** What is left of a longer allowance is counted from period to period, of down time of one figure for each target (S10). */
    private void checkAllowance(ExclusionRule rule) {
        EvaluationCycle per = rule.allowancePer();
        if (per == null) {
            return;
        }
        if (!isMadeOf(per)) {
            faults.add(new AgreementFault(
                    List.of("exclusions", rule.id(), "allowance"),
                    "exclusion rule " + rule.id(),
                    "periods of the cycle (" + per + ") of its allowance must consist of whole evaluation periods ("
                            + agreement.cycle() + ")"));
        }
        for (ServiceLevelTarget target : agreement.targets()) {
            boolean oneFigure = target.indicators().size() == 1 && isOfDowntime(target.indicator());
            if (rule.appliesTo(target.id()) && !oneFigure) {
                faults.add(new AgreementFault(
                        List.of("exclusions", rule.id(), "allowance"),
                        "exclusion rule " + rule.id(),
                        "an allowance for a longer cycle (" + per
                                + ") must be for targets of one figure of down time, which " + target.id()
                                + " is not; name those it is for (only-for)"));
            }
        }
    }

    /** Only of down time it is known which of it was claimed, and by whom. */
    private void checkClaimed(ExclusionRule rule) {
        for (ServiceLevelTarget target : agreement.targets()) {
            if (!rule.admits(ExclusionRule.claimed(target.id()))) {
                continue;
            }
            String otherwise = paidOtherwise(target);
            boolean known = target.indicators().size() == 1
                    && isOfDowntime(target.indicator())
                    && target.scope().mode() != Scope.Mode.POOLED;
            if (known && otherwise != null) {
                faults.add(new AgreementFault(
                        List.of("exclusions", rule.id()),
                        "exclusion rule " + rule.id(),
                        "time that is claimed (" + ExclusionRule.claimed(target.id())
                                + ") must be paid by time that is down then, which " + target.id() + " is not: "
                                + otherwise));
            } else if (!known) {
                faults.add(new AgreementFault(
                        List.of("exclusions", rule.id()),
                        "exclusion rule " + rule.id(),
                        "time that is claimed (" + ExclusionRule.claimed(target.id())
                                + ") must be of a target of one figure of down time whose subjects are not pooled, which "
                                + target.id() + " is not"));
            }
        }
    }

    /** Why a credit is not for the down time that is told of it, so that an overlapping window would pay it again; null if it is. */
    private @Nullable String paidOtherwise(ServiceLevelTarget target) {
        Penalty penalty = target.penalty();
        if (penalty == null) {
            return null;
        }
        boolean eachDay = penalty.driver().of() == Driver.Of.EACH_DAY
                && target.policies().over(agreement.policies()).get(OutageOverMidnight.class)
                        == OutageOverMidnight.EACH_DAY;
        if (eachDay) {
            return "a day is paid for all of an outage that others are paid for too (each-day)";
        }
        boolean flat = penalty.formula() instanceof Flat && !penalty.driver().isEach();
        return flat
                        && penalty.when() instanceof Gate.Kept gate
                        && gate.target() != null
                        && !gate.target().equals(target.id())
                ? "it pays a flat amount when another target (" + gate.target() + ") says so"
                : null;
    }

    private static boolean isOfDowntime(Indicator indicator) {
        return indicator instanceof Availability || indicator instanceof DowntimeStatistic;
    }

    /** Of some periods in a row, so that leap years, and a cycle that shifts against the other, are seen. */
    private boolean isMadeOf(EvaluationCycle per) {
        if (agreement.cycle() instanceof EvaluationCycle.Rolling) {
            return false;
        }
        EvaluationPeriod longer = per.periodContaining(Instant.parse("2023-06-15T00:00:00Z"), agreement.zone());
        for (int i = 0; i < 13; i++) {
            EvaluationPeriod first = agreement.cycle().periodContaining(longer.start(), agreement.zone());
            if (!first.start().equals(longer.start())) {
                return false;
            }
            longer = per.next(longer, agreement.zone());
        }
        return true;
    }

    private Set<String> unique(String what, String place, List<String> names) {
        Set<String> seen = new TreeSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                fault(what + " (" + name + ") must be stated once only", place, name);
            }
        }
        return seen;
    }

    /** Units that are counted from local midnight must divide a day. */
    private void checkUnits(ServiceLevelTarget target) {
        if (target.policies().over(agreement.policies()).get(GridAnchor.class) == GridAnchor.LOCAL) {
            for (Duration unit : target.indicators().stream()
                    .flatMap(each -> unitsOf(each).stream())
                    .toList()) {
                if (unit.compareTo(DAY) > 0 || DAY.toNanos() % unit.toNanos() != 0) {
                    faults.add(new AgreementFault(
                            List.of("targets", target.id(), "indicator"),
                            "target " + target.id(),
                            "unit (" + unit + ") must divide a day to be counted from local midnight"));
                }
            }
        }
    }

    /** Hours and exclusions leave out whole slots of the resolution, so one must not lie in two slots of a figure (S12). */
    private void checkResolution(ServiceLevelTarget target) {
        Duration length = target.resolution();
        for (Indicator each : target.indicators()) {
            if (each instanceof Fold fold
                    && fold.over() instanceof Over.Slots slots
                    && !slots.length().equals(length.multipliedBy(slots.length().dividedBy(length)))) {
                faults.add(new AgreementFault(
                        List.of("targets", target.id(), "resolution"),
                        "target " + target.id(),
                        "resolution (" + length + ") must divide its slot (" + slots.length() + ")"));
            }
        }
    }

    private static List<Duration> unitsOf(Indicator indicator) {
        if (indicator instanceof Availability availability) {
            return availability.downtime().units();
        }
        if (indicator instanceof Fold fold && fold.over() instanceof Over.Slots slots) {
            return List.of(slots.length());
        }
        return indicator instanceof DowntimeStatistic statistic
                ? statistic.downtime().units()
                : List.of();
    }

    private void checkMoney() {
        MoneyTerms terms = MoneyTerms.of(agreement);
        Currency currency = terms.currency();
        checkMoneyStep(currency);
        for (MoneyTerms.Stated<Money> stated : terms.sums()) {
            if (!stated.what().currency().equals(currency)) {
                fault(
                        "currency of " + stated.what() + " must be that of "
                                + terms.sums().get(0).what(),
                        stated.place());
            }
        }
        Set<String> fees = checkedFees();
        Set<Base> told = new HashSet<>();
        for (MoneyTerms.Stated<Base> stated : terms.bases()) {
            String wrong = told.add(stated.what()) ? wrong(stated.what(), fees) : null;
            if (wrong != null) {
                fault(wrong, stated.place());
            }
        }
    }

    private @Nullable String wrong(Base base, Set<String> fees) {
        if (base instanceof Base.OnlyFee && fees.size() != 1) {
            return "a share without a named base must have exactly one fee to refer to, not " + fees
                    + "; maybe a fee by its name, or all fees, are meant as the base";
        } else if (base instanceof Base.NamedFee named && !fees.contains(named.name())) {
            return "fee (" + named.name() + ") must be one of " + fees;
        } else if (base instanceof Base.Fees several && !fees.containsAll(several.names())) {
            return "fees " + several.names() + " must be of " + fees;
        } else if (base instanceof Base.During during
                && during.span() == Base.Span.TERM
                && (agreement.termStart() == null || agreement.termEnd() == null)) {
            return "a base of the term needs a term with a beginning and an end";
        } else if (base instanceof Base.AllFees && fees.isEmpty()) {
            return "a share of all fees must have a fee to refer to";
        }
        return null;
    }

    private void checkMoneyStep(@Nullable Currency currency) {
        Rounding rounding = agreement.settlement().rounding();
        if (currency != null
                && rounding != null
                && rounding.step().stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
            fault(
                    "step of money (" + rounding.step().toPlainString()
                            + ") must be a multiple of the smallest unit of " + currency,
                    "settlement",
                    "rounding");
        }
    }

    /** The names of the fees; several versions of one must not be valid on the same day. */
    private Set<String> checkedFees() {
        Set<String> names = new LinkedHashSet<>();
        List<Fee> before = new ArrayList<>();
        for (Fee fee : agreement.fees()) {
            if (before.stream().anyMatch(other -> other.name().equals(fee.name()) && other.overlaps(fee))) {
                fault(
                        "fee (" + fee.name() + ") must be stated once only, or for days that do not overlap",
                        "fees",
                        fee.name());
            }
            before.add(fee);
            names.add(fee.name());
        }
        return names;
    }
}
