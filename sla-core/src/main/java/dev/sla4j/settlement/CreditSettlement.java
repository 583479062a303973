package dev.sla4j.settlement;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.CreditGroup;
import dev.sla4j.agreement.Fee;
import dev.sla4j.agreement.MinimumPayout;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.CreditLine;
import dev.sla4j.report.Credits;
import dev.sla4j.report.Detail;
import dev.sla4j.report.History;
import dev.sla4j.report.InKind;
import dev.sla4j.report.Remark;
import dev.sla4j.report.Step;
import dev.sla4j.settlement.Pot.Entry;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settles the credits of one period: a pure function of the agreement, what was attained, and the history.
 *
 * <p>Stages (S21): value, less the allowance → row or units → amount of the base → cap of each single thing → rounding → cap of the target → groups, from
 * the inside out → caps of the period → caps over several periods → minimum payout. Everything is done twice, on the lowest and on the highest reading of the agreement; the first is
 * certain, the difference is disputed (S20). A cap that cuts a sum is shared in proportion, largest remainder first, ties in the order of the targets; the
 * disputed rest in proportion to what is disputed of each target. No unit of the currency is lost.
 */
public final class CreditSettlement {
    private final Terms terms;
    private final Settlement settlement;
    private final List<ServiceLevelTarget> targets;

    private CreditSettlement(Agreement agreement, EvaluationPeriod period, History history) {
        this.terms = new Terms(agreement, period, history);
        this.settlement = agreement.settlement();
        this.targets = agreement.targets();
    }

    /**
     * Settles a period.
     *
     * @param agreement the agreement, not null
     * @param period the period, not null
     * @param attainments what was attained, one for each target in the order of the targets
     * @param history the reports of earlier periods, not null
     * @return the credits; without lines if the agreement speaks of no money
     */
    public static Credits settle(
            Agreement agreement, EvaluationPeriod period, List<Attainment> attainments, History history) {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(history, "history");
        return new CreditSettlement(agreement, period, history).settle(attainments);
    }

    /** What all targets and the period come to on one side. */
    private record Settled(
            Map<String, TargetCredit> claims,
            Map<Integer, Ratio> lines,
            List<Entry> entries,
            GroupSettlement groups,
            List<Step> steps) {
        Ratio of(int target) {
            return lines.getOrDefault(target, Ratio.ZERO);
        }
    }

    private Credits settle(List<Attainment> attainments) {
        Settled most = settle(attainments, Side.HIGHEST, Map.of());
        Settled least = settle(attainments, Side.LOWEST, most.groups().sums());
        Set<Remark> remarks = new LinkedHashSet<>();
        least.claims().values().forEach(claim -> remarks.addAll(claim.notices().remarks()));
        most.claims().values().forEach(claim -> remarks.addAll(claim.notices().remarks()));
        remarks.addAll(least.groups().remarks());
        remarks.addAll(most.groups().remarks());
        remarks.addAll(terms.remarks());
        List<InKind> inKind = inKind(least, most);
        if (!terms.hasMoney()) {
            return inKind.isEmpty() ? Credits.none() : Credits.none().with(inKind, List.copyOf(remarks));
        }
        List<Step> steps = new ArrayList<>(least.steps());
        if (!most.steps().equals(least.steps())) {
            steps.add(new Step.Heading("on the highest reading", null, Detail.SUMMARY, most.steps()));
        }
        return Credits.of(terms.zero(), lines(least, most), steps, List.copyOf(remarks))
                .with(inKind, List.of())
                .choosing(choices(least, most));
    }

    private Settled settle(List<Attainment> attainments, Side side, Map<String, Ratio> highest) {
        Gates gates = new Gates(attainments);
        Map<String, TargetCredit> claims = new LinkedHashMap<>();
        for (Attainment attainment : attainments) {
            ServiceLevelTarget target = terms.agreement().target(attainment.target());
            if (target.penalty() != null) {
                claims.put(target.id(), TargetCredit.of(terms, target, attainment, gates, side));
            }
        }
        GroupSettlement groups = new GroupSettlement(terms, side, claims, highest);
        List<Step> steps = new ArrayList<>();
        Map<Integer, Ratio> lines = new LinkedHashMap<>();
        List<Entry> all = new ArrayList<>();
        for (Creditor creditor : Creditor.values()) {
            for (Entry entry : owed(creditor, groups, all, steps)) {
                lines.merge(entry.target(), entry.money(), Ratio::plus);
            }
        }
        return new Settled(claims, lines, all, groups, steps);
    }

    /** What is owed to one party: groups, then the targets in none, then the caps and the minimum of what is owed to the customer. */
    private List<Entry> owed(Creditor creditor, GroupSettlement groups, List<Entry> all, List<Step> steps) {
        List<Entry> entries = new ArrayList<>();
        if (creditor == Creditor.CUSTOMER) {
            steps.addAll(groups.derivation(settlement.caps()));
        }
        Set<String> grouped = new LinkedHashSet<>();
        List<Step> alone = new ArrayList<>();
        boolean told = false;
        for (CreditGroup group : settlement.groups()) {
            grouped.addAll(members(group));
            if (creditorOf(members(group)) == creditor) {
                entries.addAll(groups.group(group, steps).entries());
                told = true;
            }
        }
        for (ServiceLevelTarget target : targets) {
            Penalty penalty = target.penalty();
            if (penalty != null && penalty.creditor() == creditor && !grouped.contains(target.id())) {
                List<Entry> own = groups.target(target.id()).entries();
                entries.addAll(own);
                alone.add(new Step.MoneyTerm(target.id(), terms.money(total(own))));
            }
        }
        entries.sort((one, other) -> Integer.compare(one.target(), other.target()));
        all.addAll(entries);
        boolean running = !terms.agreement().severalPeriods().caps().isEmpty();
        boolean held = creditor == Creditor.CUSTOMER
                && (!settlement.caps().isEmpty() || running || settlement.minimum() != null);
        if (told || held) {
            steps.addAll(alone);
            steps.add(new Step.MoneyTotal(
                    creditor == Creditor.CUSTOMER ? "sum of the targets" : "sum of what is owed to the provider",
                    terms.money(total(entries))));
        }
        return creditor == Creditor.CUSTOMER ? held(groups, merged(entries), steps) : entries;
    }

    private static List<String> members(CreditGroup group) {
        List<String> members = new ArrayList<>(group.targets());
        group.groups().forEach(inner -> members.addAll(members(inner)));
        return members;
    }

    private Creditor creditorOf(List<String> members) {
        Penalty penalty = terms.agreement().target(members.get(0)).penalty();
        return Objects.requireNonNull(penalty).creditor();
    }

    private static Ratio total(List<Entry> entries) {
        return Ratio.sum(entries.stream().map(Entry::money).toList());
    }

    /** One entry for each target, so that caps of the period divide among targets. */
    private static List<Entry> merged(List<Entry> entries) {
        Map<Integer, Ratio> sums = new LinkedHashMap<>();
        entries.forEach(entry -> sums.merge(entry.target(), entry.money(), Ratio::plus));
        List<Entry> merged = new ArrayList<>();
        sums.forEach((target, money) -> merged.add(new Entry(target, null, money, List.of())));
        return merged;
    }

    private List<Entry> held(GroupSettlement groups, List<Entry> entries, List<Step> steps) {
        List<Entry> left = entries;
        groups.tellReading(settlement.caps(), steps);
        for (Cap cap : settlement.caps()) {
            left = groups.held(cap, left, steps, "cap of the period, ");
        }
        return paidOut(new RunningCaps(terms).held(left, groups.side(), steps), steps);
    }

    private List<Entry> paidOut(List<Entry> entries, List<Step> steps) {
        MinimumPayout minimum = settlement.minimum();
        Ratio owed = total(entries);
        // What would be paid is the sum of the lines, which may be rounded one by one after the caps.
        Money lines =
                sum(entries.stream().map(entry -> terms.line(entry.money())).toList());
        if (minimum == null || owed.isZero() || minimum.admits(lines)) {
            return entries;
        }
        steps.add(new Step.Held(
                "not paid, because only what is " + minimum + " is",
                terms.money(owed),
                terms.money(Ratio.ZERO),
                terms.money(Ratio.ZERO)));
        return entries.stream().map(entry -> entry.with(Ratio.ZERO)).toList();
    }

    private List<CreditLine> lines(Settled least, Settled most) {
        List<CreditLine> lines = new ArrayList<>();
        for (Creditor creditor : Creditor.values()) {
            List<Integer> owing = new ArrayList<>();
            for (int i = 0; i < targets.size(); i++) {
                Penalty penalty = targets.get(i).penalty();
                if (penalty != null && penalty.creditor() == creditor) {
                    owing.add(i);
                }
            }
            addLines(lines, owing, least, most);
        }
        lines.sort(Comparator.comparingInt(line -> place(line.target())));
        return lines;
    }

    private int place(String target) {
        return targets.indexOf(terms.agreement().target(target));
    }

    /** Lines of one creditor. Where the reading that claims more is paid less, because its credits do not combine, the lesser sum is certain. */
    private void addLines(List<CreditLine> lines, List<Integer> owing, Settled least, Settled most) {
        List<Money> low = owing.stream().map(i -> terms.line(least.of(i))).toList();
        List<Money> high = owing.stream().map(i -> terms.line(most.of(i))).toList();
        boolean turned = sum(high).compareTo(sum(low)) < 0;
        List<Money> certain = turned ? high : low;
        Money difference = sum(turned ? low : high).minus(sum(certain));
        List<Money> disputed = disputed(owing, difference, certain, turned ? low : high, claimed(owing, least, most));
        for (int k = 0; k < owing.size(); k++) {
            ServiceLevelTarget target = targets.get(owing.get(k));
            TargetCredit one = Objects.requireNonNull(least.claims().get(target.id()));
            TargetCredit other = Objects.requireNonNull(most.claims().get(target.id()));
            List<CreditLine.OfOutage> ofOutages =
                    ofOutages(owing.get(k), certain.get(k), (turned ? most : least).entries());
            List<Step> steps = new ArrayList<>(steps(one, other));
            steps.addAll(ByOutage.told(ofOutages));
            lines.add(new CreditLine(
                    target.id(),
                    Objects.requireNonNull(target.penalty()).creditor(),
                    certain.get(k),
                    disputed.get(k),
                    one.rows(),
                    other.sum().compareTo(one.sum()) > 0 ? other.rows() : List.of(),
                    ofOutages,
                    steps));
        }
    }

    /** Only where claims count from the end of outages. */
    private List<CreditLine.OfOutage> ofOutages(int target, Money certain, List<Entry> entries) {
        Penalty penalty = Objects.requireNonNull(targets.get(target).penalty());
        boolean divided = terms.agreement().severalPeriods().claims().from().isOutage()
                && penalty.creditor() == Creditor.CUSTOMER;
        return divided
                ? ByOutage.divide(
                        certain,
                        entries.stream()
                                .filter(entry -> entry.target() == target)
                                .toList())
                : List.of();
    }

    /** What is disputed of the claim of each target, before anything cut it. */
    private List<Ratio> claimed(List<Integer> owing, Settled least, Settled most) {
        List<Ratio> claimed = new ArrayList<>();
        for (int i : owing) {
            String id = targets.get(i).id();
            Ratio low = Objects.requireNonNull(least.claims().get(id)).sum().money();
            Ratio high = Objects.requireNonNull(most.claims().get(id)).sum().money();
            claimed.add(high.minus(low).max(Ratio.ZERO));
        }
        return claimed;
    }

    private List<Money> disputed(
            List<Integer> owing, Money difference, List<Money> certain, List<Money> most, List<Ratio> claimed) {
        if (difference.isZero()) {
            return owing.stream().map(i -> terms.zero()).toList();
        }
        List<Ratio> weights = new ArrayList<>(claimed);
        if (Ratio.sum(weights).isZero()) {
            weights.clear();
            for (int k = 0; k < owing.size(); k++) {
                Money more = most.get(k).minus(certain.get(k)).max(terms.zero());
                weights.add(Ratio.of(more.amount()));
            }
        }
        return Money.allocate(difference, weights);
    }

    private Money sum(List<Money> amounts) {
        return amounts.stream().reduce(terms.zero(), Money::plus);
    }

    private static List<Step> steps(TargetCredit low, TargetCredit high) {
        List<Step> steps = new ArrayList<>(low.steps());
        if (!high.steps().equals(low.steps())) {
            steps.add(new Step.Heading("on the highest reading", null, Detail.SUMMARY, high.steps()));
        }
        return steps;
    }

    private List<InKind> inKind(Settled least, Settled most) {
        List<InKind> all = new ArrayList<>();
        for (ServiceLevelTarget target : targets) {
            TargetCredit low = least.claims().get(target.id());
            TargetCredit high = most.claims().get(target.id());
            if (low != null && high != null && high.sum().isInKind()) {
                Penalty penalty = Objects.requireNonNull(target.penalty());
                InKind.Extent certain = low.sum().inKind();
                all.add(new InKind(
                        target.id(),
                        penalty.creditor(),
                        certain,
                        high.sum().inKind(),
                        value(certain, penalty),
                        steps(low, high)));
            }
        }
        return all;
    }

    /** What service time is worth, where there are fees that say it. */
    private @Nullable Money value(InKind.Extent extent, Penalty penalty) {
        boolean known = extent.nanos().signum() > 0
                && !terms.agreement().fees().isEmpty()
                && !(penalty.base() instanceof Base.OnlyFee
                        && terms.agreement().fees().stream()
                                        .map(Fee::name)
                                        .distinct()
                                        .count()
                                > 1);
        if (!known) {
            return null;
        }
        Duration time = extent.serviceTime();
        Occasion occasion = Occasion.of(terms.period().start());
        return terms.money(terms.bases().worth(time, penalty.base(), occasion)).round(RoundingMode.HALF_UP);
    }

    private List<Credits.Choice> choices(Settled least, Settled most) {
        List<Credits.Choice> choices = new ArrayList<>();
        least.groups().options().forEach((group, pots) -> {
            List<Credits.Option> options = new ArrayList<>();
            for (int i = 0; i < pots.size(); i++) {
                Pot high = Objects.requireNonNull(most.groups().options().get(group))
                        .get(i);
                options.add(new Credits.Option(
                        pots.get(i).name(), terms.line(pots.get(i).sum()), terms.line(high.sum())));
            }
            choices.add(new Credits.Choice(group, options));
        });
        return choices;
    }
}
