package dev.sla4j.engine;

import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ExclusionSource;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.target.Availability;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Policies;
import dev.sla4j.target.Reported;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commonest case without a timeline: complete outages of which only begin and end matter, and exclusions that do not depend on them.
 *
 * <p>Gives the same account as {@link UnitEvaluation}, in one pass over the rows; a property test holds the two together. Returns null where
 * the case is another one.
 */
final class FastPath {
    private FastPath() {}

    static @Nullable Outcome evaluate(
            Context context, Indicator indicator, Unit unit, Collection<Refusal> refusedExclusions) {
        Plan plan = context.plan();
        ServiceLevelTarget target = context.target();
        Facts facts = context.facts();
        if (!isSimple(plan, target, indicator) || !isSimple(facts, unit)) {
            return null;
        }
        Reported leaf = (Reported) Figures.downtimeOf(indicator);
        TimeRange period = plan.period().range();
        TimeSet measured = plan.eligibleUntil(target, facts.asOf());
        Policies policies = target.policies().over(plan.agreement().policies());
        ExclusionDesk desk = new ExclusionDesk(plan, target, new Readings(policies), period, facts.reach());
        TimeSet.Builder excused = TimeSet.builder();
        List<ExclusionDesk.Window> windows = desk.announced(facts.exclusions());
        windows.addAll(desk.recurring());
        for (ExclusionDesk.Window window : windows) {
            excused.add(window.set());
        }
        refusedExclusions.addAll(desk.refused);
        TimeSet counted = measured.minus(excused.build());
        long down = down(leaf, facts, unit, counted);
        long known = counted.lengthNanos();
        long left = measured.lengthNanos() - known;
        TimeAccount account = new TimeAccount(
                BigInteger.valueOf(known - down),
                BigInteger.valueOf(down),
                BigInteger.ZERO,
                BigInteger.valueOf(left),
                BigInteger.valueOf(period.lengthNanos() - measured.lengthNanos()),
                new TimeAccount.Weighted(Ratio.of(down), Ratio.of(known), Ratio.ZERO, Ratio.of(left)));
        return new Outcome(
                account, List.of(), List.of(), BigInteger.ZERO, measured.isEmpty() ? Ratio.ZERO : Ratio.ONE, false);
    }

    private static boolean isSimple(Plan plan, ServiceLevelTarget target, Indicator indicator) {
        boolean total = indicator instanceof Availability
                || (indicator instanceof DowntimeStatistic statistic
                        && statistic.kind() == DowntimeStatistic.Kind.TOTAL);
        return total
                && Figures.isOfDowntime(indicator)
                && Figures.downtimeOf(indicator) instanceof Reported leaf
                && leaf.filter().subject() == null
                && ReportedRows.readsPlain(leaf)
                && !SingleThings.keepsOutages(plan.agreement(), target)
                && target.minimumLife() == null
                && target.policies().over(plan.agreement().policies()).get(ReportedOutages.class)
                        == ReportedOutages.DECLARED_COMPLETE
                && plan.agreement().exclusions().stream()
                        .filter(rule -> rule.appliesTo(target.id()))
                        .allMatch(FastPath::isSimple);
    }

    private static boolean isSimple(ExclusionRule rule) {
        return rule.allowance() == null && !(rule.source() instanceof ExclusionSource.WhileDown);
    }

    private static boolean isSimple(Facts facts, Unit unit) {
        for (Exclusion request : facts.exclusions()) {
            String subject = request.origin().subject();
            if (subject != null && (!unit.parts().contains(subject) || unit.isPart(subject))) {
                return false;
            }
        }
        for (String part : unit.parts()) {
            Facts.Subject subject = facts.subject(part);
            if (!subject.outages().isEmpty()
                    || !subject.lives().isEmpty()
                    || !subject.disputedOutages().isEmpty()) {
                return false;
            }
        }
        return facts.disputedExclusions().isEmpty()
                && facts.subject(Evidence.SERVICE).lives().isEmpty();
    }

    private static long down(Reported leaf, Facts facts, Unit unit, TimeSet windows) {
        List<PlainOutages> columns = new ArrayList<>();
        for (String part : unit.parts()) {
            for (PlainOutages rows : facts.subject(part).plain()) {
                if (leaf.filter().acceptsSource(rows.source())) {
                    columns.add(rows);
                }
            }
        }
        return PlainCoverage.nanos(columns, windows);
    }
}
