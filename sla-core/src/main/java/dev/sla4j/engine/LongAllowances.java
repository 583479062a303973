package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.report.AllowanceUsed;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What earlier periods of the same longer period have used of the allowances that are for one (S10, S24). */
final class LongAllowances {
    /**
     * How much was used, in nanoseconds.
     *
     * @param least the least
     * @param most the most
     */
    record Used(long least, long most) {
        static final Used NOTHING = new Used(0, 0);

        Used plus(Used other, long allowance) {
            return new Used(Math.min(allowance, least + other.least), Math.min(allowance, most + other.most));
        }

        /** Both, whichever is so. */
        Used or(Used other) {
            return new Used(Math.min(least, other.least), Math.max(most, other.most));
        }

        boolean isCertain() {
            return least == most;
        }
    }

    /**
     * An earlier period of the same longer one.
     *
     * @param label the name of the period, or of the part of one that is on file
     * @param used how much each subject used, by its name; null if the result is missing or does not say
     * @param provisional whether it may still change
     */
    private record Before(String label, @Nullable Map<@Nullable String, Used> used, boolean provisional) {}

    /**
     * What an earlier period used.
     *
     * @param label its name
     * @param used how much
     */
    record Told(String label, Used used) {}

    private final Plan plan;
    private final String target;
    private final Map<ExclusionRule, List<Before>> earlier = new HashMap<>();

    LongAllowances(Plan plan, ServiceLevelTarget target, History history) {
        this.plan = plan;
        this.target = target.id();
        for (ExclusionRule rule : plan.agreement().exclusions()) {
            if (rule.allowancePer() != null && rule.appliesTo(target.id())) {
                earlier.put(rule, earlier(rule, rule.allowancePer(), history));
            }
        }
    }

    private List<Before> earlier(ExclusionRule rule, EvaluationCycle per, History history) {
        Agreement agreement = plan.agreement();
        long start = longer(agreement, per, plan.period()).range().startNanos();
        List<Before> before = new ArrayList<>();
        EvaluationPeriod one = plan.period();
        while (one.range().startNanos() > start) {
            // A version of the agreement may have cut the period before in two.
            PeriodResult result = Earlier.endingAt(agreement.id(), one.range().startNanos(), history);
            one = result == null ? agreement.periodBefore(one) : result.period();
            if (result == null && isBeyond(agreement, one)) {
                break;
            }
            before.add(before(one, result, rule));
        }
        return before;
    }

    private Before before(EvaluationPeriod period, @Nullable PeriodResult result, ExclusionRule rule) {
        Map<@Nullable String, Used> told = new HashMap<>();
        long allowance = allowance(rule);
        for (AllowanceUsed used :
                result == null ? List.<AllowanceUsed>of() : result.sequel().allowances()) {
            if (used.rule().equals(rule.id()) && used.target().equals(target)) {
                told.put(used.subject(), new Used(nanos(used.least(), allowance), nanos(used.most(), allowance)));
            }
        }
        boolean unknown = told.isEmpty() && existed(rule, period);
        TargetResult of = result == null ? null : result.target(target);
        boolean provisional = of != null && of.attainment().provisional();
        return new Before(period.label(), unknown ? null : told, provisional);
    }

    /** By a rule that the version of a period does not have nothing was excused in it, so nothing was used. */
    private boolean existed(ExclusionRule rule, EvaluationPeriod period) {
        return plan.agreement().exclusionsDuring(period).stream()
                .anyMatch(then -> then.id().equals(rule.id()) && then.appliesTo(target));
    }

    /** The earlier periods of the longer one that a period lies in, the latest first, back to the first that has the rule. */
    static List<EvaluationPeriod> before(Agreement agreement, ExclusionRule rule, EvaluationPeriod period) {
        EvaluationCycle per = Objects.requireNonNull(rule.allowancePer());
        long start = longer(agreement, per, period).range().startNanos();
        List<EvaluationPeriod> before = new ArrayList<>();
        int needed = 0;
        EvaluationPeriod one = period;
        while (one.range().startNanos() > start) {
            one = agreement.periodBefore(one);
            if (isBeyond(agreement, one)) {
                break;
            }
            before.add(one);
            boolean existed = agreement.exclusionsDuring(one).stream()
                    .anyMatch(then -> then.id().equals(rule.id()));
            needed = existed ? before.size() : needed;
        }
        return before.subList(0, needed);
    }

    /** Before the term nothing was promised, so nothing was used. */
    private static boolean isBeyond(Agreement agreement, EvaluationPeriod period) {
        return agreement.termWithin(period.range()).isEmpty()
                || period.range().startNanos() < ComplianceEngine.EARLIEST;
    }

    private static EvaluationPeriod longer(Agreement agreement, EvaluationCycle per, EvaluationPeriod period) {
        return per.periodContaining(period.start(), agreement.zone());
    }

    /** The rules of the target that have one. */
    boolean isEmpty() {
        return earlier.isEmpty();
    }

    List<ExclusionRule> rules() {
        return plan.agreement().exclusions().stream()
                .filter(earlier::containsKey)
                .toList();
    }

    /** The name of the longer period. */
    String label(ExclusionRule rule) {
        return longer(plan.agreement(), Objects.requireNonNull(rule.allowancePer()), plan.period())
                .label();
    }

    /** Whether a result was read that may still change. */
    boolean readsProvisional() {
        return earlier.values().stream().flatMap(List::stream).anyMatch(Before::provisional);
    }

    /** What a subject has used before the period; between nothing and all of it where a result is missing or does not say. */
    Used before(ExclusionRule rule, @Nullable String subject) {
        long allowance = allowance(rule);
        return told(rule, subject).stream()
                .map(Told::used)
                .reduce(Used.NOTHING, (one, other) -> one.plus(other, allowance));
    }

    /** The same, period by period, the earliest first. */
    List<Told> told(ExclusionRule rule, @Nullable String subject) {
        List<Told> told = new ArrayList<>();
        for (Before each : earlier.getOrDefault(rule, List.of())) {
            // Where others of the target used some and this subject is not named, nothing was measured of it.
            Used used = each.used() == null
                    ? new Used(0, allowance(rule))
                    : each.used().getOrDefault(subject, Used.NOTHING);
            told.add(0, new Told(each.label(), used));
        }
        return told;
    }

    /** How much time a rule with an allowance excuses in all. */
    static long allowance(ExclusionRule rule) {
        return Objects.requireNonNull(rule.allowance()).toNanos();
    }

    /** A file may say more than there is. */
    private static long nanos(Duration used, long allowance) {
        return used.compareTo(Duration.ofNanos(allowance)) > 0 ? allowance : used.toNanos();
    }

    /** How much a rule may excuse in the period at least, or at most. */
    long left(ExclusionRule rule, @Nullable String subject, boolean most) {
        long allowance = allowance(rule);
        if (!earlier.containsKey(rule)) {
            return allowance;
        }
        Used before = before(rule, subject);
        return allowance - (most ? before.least() : before.most());
    }

    /** Whether it is unknown how much is left. */
    boolean isDoubted(@Nullable String subject) {
        return earlier.keySet().stream().anyMatch(rule -> !before(rule, subject).isCertain());
    }
}
