package dev.sla4j.agreement;

import dev.sla4j.penalty.Base;
import dev.sla4j.target.Availability;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Fold;
import dev.sla4j.target.GridAnchor;
import dev.sla4j.target.Indicator;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rules by which the parts of an agreement fit together; all faults are reported at once. */
final class AgreementRules {
    private static final Duration DAY = Duration.ofDays(1);

    private final Agreement agreement;
    private final List<String> faults = new ArrayList<>();

    private AgreementRules(Agreement agreement) {
        this.agreement = agreement;
    }

    static void check(Agreement agreement) {
        AgreementRules rules = new AgreementRules(agreement);
        if (agreement.kind().supports(agreement.id())) {
            rules.faults.add("kind (" + agreement.kind() + ") must not support the agreement itself");
        }
        rules.checkTerm();
        rules.checkNames();
        agreement.targets().forEach(rules::checkUnits);
        agreement.targets().forEach(rules::checkResolution);
        rules.faults.addAll(PenaltyRules.check(agreement));
        rules.checkMoney();
        rules.faults.addAll(SeveralPeriodsRules.faults(agreement));
        if (!rules.faults.isEmpty()) {
            throw fault(agreement.id(), rules.faults);
        }
    }

    static IllegalArgumentException fault(String agreement, List<String> faults) {
        return new IllegalArgumentException("agreement " + agreement + ": " + String.join("; ", faults));
    }

    private void checkTerm() {
        checkTermDate("term start", agreement.termStart());
        checkTermDate("term end", agreement.termEnd());
        if (agreement.termStart() != null
                && agreement.termEnd() != null
                && !agreement.termStart().isBefore(agreement.termEnd())) {
            faults.add(
                    "term end (" + agreement.termEnd() + ") must be after term start (" + agreement.termStart() + ")");
        }
    }

    /** Outside these years no instant can be told, so a base of the whole term would have no length. */
    private void checkTermDate(String name, @Nullable LocalDate date) {
        if (date != null && (date.isBefore(Agreement.EARLIEST_TERM) || date.isAfter(Agreement.LATEST_TERM))) {
            faults.add(name + " (" + date + ") must lie between " + Agreement.EARLIEST_TERM + " and "
                    + Agreement.LATEST_TERM + ", or be left out for a term without such an end");
        }
    }

    private void checkNames() {
        if (agreement.targets().isEmpty()) {
            faults.add("targets must not be empty");
        }
        Set<String> targets = unique(
                "target",
                agreement.targets().stream().map(ServiceLevelTarget::id).toList());
        unique(
                "exclusion rule",
                agreement.exclusions().stream().map(ExclusionRule::id).toList());
        for (ExclusionRule rule : agreement.exclusions()) {
            for (String target : rule.targets()) {
                if (!targets.contains(target)) {
                    faults.add("exclusion rule " + rule.id() + ": target (" + target + ") must be one of " + targets);
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
            faults.add("exclusion rule " + rule.id() + ": periods of the cycle (" + per
                    + ") of its allowance must consist of whole evaluation periods (" + agreement.cycle() + ")");
        }
        for (ServiceLevelTarget target : agreement.targets()) {
            boolean oneFigure = target.indicators().size() == 1 && isOfDowntime(target.indicator());
            if (rule.appliesTo(target.id()) && !oneFigure) {
                faults.add("exclusion rule " + rule.id() + ": an allowance for a longer cycle (" + per
                        + ") must be for targets of one figure of down time, which " + target.id()
                        + " is not; name those it is for (only-for)");
            }
        }
    }

    /** Only of down time it is known which of it was claimed, and by whom. */
    private void checkClaimed(ExclusionRule rule) {
        for (ServiceLevelTarget target : agreement.targets()) {
            boolean known = isOfDowntime(target.indicator()) && target.scope().mode() != Scope.Mode.POOLED;
            if (rule.admits(ExclusionRule.claimed(target.id())) && !known) {
                faults.add("exclusion rule " + rule.id() + ": time that is claimed ("
                        + ExclusionRule.claimed(target.id())
                        + ") must be of a target of one figure of down time whose subjects are not pooled, which "
                        + target.id() + " is not");
            }
        }
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

    private Set<String> unique(String what, List<String> names) {
        Set<String> seen = new TreeSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                faults.add(what + " (" + name + ") must be stated once only");
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
                    faults.add("target " + target.id() + ": unit (" + unit
                            + ") must divide a day to be counted from local midnight");
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
                faults.add("target " + target.id() + ": resolution (" + length + ") must divide its slot ("
                        + slots.length() + ")");
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
        checkMoneyStep(terms.sums().isEmpty() ? null : terms.sums().get(0).currency());
        for (Money sum : terms.sums()) {
            if (!sum.currency().equals(terms.sums().get(0).currency())) {
                faults.add("currency of " + sum + " must be that of "
                        + terms.sums().get(0));
            }
        }
        Set<String> fees = checkedFees();
        for (Base base : new LinkedHashSet<>(terms.bases())) {
            if (base instanceof Base.OnlyFee && fees.size() != 1) {
                faults.add("a share without a named base must have exactly one fee to refer to, not " + fees
                        + "\nMaybe Base.fee(name) or Base.allFees() is meant");
            } else if (base instanceof Base.NamedFee named && !fees.contains(named.name())) {
                faults.add("fee (" + named.name() + ") must be one of " + fees);
            } else if (base instanceof Base.Fees several && !fees.containsAll(several.names())) {
                faults.add("fees " + several.names() + " must be of " + fees);
            } else if (base instanceof Base.During during
                    && during.span() == Base.Span.TERM
                    && (agreement.termStart() == null || agreement.termEnd() == null)) {
                faults.add("a base of the term needs a term with a beginning and an end");
            } else if (base instanceof Base.AllFees && fees.isEmpty()) {
                faults.add("a share of all fees must have a fee to refer to");
            }
        }
    }

    private void checkMoneyStep(@Nullable Currency currency) {
        Rounding rounding = agreement.settlement().rounding();
        if (currency != null
                && rounding != null
                && rounding.step().stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
            faults.add("step of money (" + rounding.step().toPlainString()
                    + ") must be a multiple of the smallest unit of " + currency);
        }
    }

    /** The names of the fees; several versions of one must not be valid on the same day. */
    private Set<String> checkedFees() {
        Set<String> names = new LinkedHashSet<>();
        List<Fee> before = new ArrayList<>();
        for (Fee fee : agreement.fees()) {
            if (before.stream().anyMatch(other -> other.name().equals(fee.name()) && other.overlaps(fee))) {
                faults.add("fee (" + fee.name() + ") must be stated once only, or for days that do not overlap");
            }
            before.add(fee);
            names.add(fee.name());
        }
        return names;
    }
}
