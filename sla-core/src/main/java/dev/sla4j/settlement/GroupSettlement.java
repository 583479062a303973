package dev.sla4j.settlement;

import dev.sla4j.agreement.Combination;
import dev.sla4j.agreement.CreditGroup;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.Detail;
import dev.sla4j.report.Remark;
import dev.sla4j.report.Step;
import dev.sla4j.settlement.Pot.Entry;
import dev.sla4j.target.Policies;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Settles groups of credits on one side, from the inside out: points, combination, caps (S21). */
final class GroupSettlement {
    private final Terms terms;
    private final Side side;
    private final Map<String, Integer> places;
    private final Map<String, TargetCredit> claims;
    private final Map<String, Ratio> highest;
    private final Map<String, Ratio> sums = new HashMap<>();
    private final Map<String, List<Pot>> options = new LinkedHashMap<>();
    private final Set<Remark> remarks = new LinkedHashSet<>();

    /**
     * A settlement.
     *
     * @param claims the claims of the targets on this side
     * @param highest what each member came to on the highest side; empty while that side is settled
     */
    GroupSettlement(Terms terms, Side side, Map<String, TargetCredit> claims, Map<String, Ratio> highest) {
        this.terms = terms;
        this.side = side;
        this.claims = claims;
        this.highest = highest;
        this.places = new HashMap<>();
        for (int i = 0; i < terms.agreement().targets().size(); i++) {
            places.put(terms.agreement().targets().get(i).id(), i);
        }
    }

    Side side() {
        return side;
    }

    /** What each member came to, by its name. */
    Map<String, Ratio> sums() {
        return sums;
    }

    /** What the customer may choose between, by the name of the group. */
    Map<String, List<Pot>> options() {
        return options;
    }

    Set<Remark> remarks() {
        return remarks;
    }

    /** What a target brings in, as it claims. */
    Pot target(String id) {
        TargetCredit claim = claims.get(id);
        if (claim == null) {
            return new Pot(id, List.of(), List.of());
        }
        int place = Objects.requireNonNull(places.get(id));
        List<Entry> entries = new ArrayList<>();
        claim.parts().forEach(part -> entries.add(new Entry(place, part.incident(), part.money(), part.outages())));
        Pot pot = new Pot(id, entries, List.of());
        sums.put("target " + id, pot.sum());
        return pot;
    }

    /** What a group brings in; its steps are told under a heading. */
    Pot group(CreditGroup group, List<Step> steps) {
        List<Step> below = new ArrayList<>(derivation(group.caps()));
        List<Pot> members = new ArrayList<>();
        for (String target : group.targets()) {
            Pot member = target(target);
            members.add(member);
            below.add(new Step.MoneyTerm(target, terms.money(member.sum())));
        }
        group.groups().forEach(inner -> members.add(group(inner, below)));
        if (group.points() != null) {
            List<Step> ofPoints = new ArrayList<>();
            members.add(points(group, group.points(), ofPoints));
            below.add(new Step.Heading("points", null, Detail.SUMMARY, ofPoints));
        }
        List<Entry> entries = combine(group, members, below);
        tellReading(group.caps(), below);
        for (Cap cap : group.caps()) {
            entries = held(cap, entries, below, "cap of group " + group.name() + ", ");
        }
        steps.add(new Step.Heading("group " + group.name(), null, Detail.SUMMARY, below));
        Pot pot = new Pot(group.name(), entries, List.of());
        sums.put("group " + group.name(), pot.sum());
        return pot;
    }

    /** Which reading of caps applies. */
    void tellReading(List<Cap> caps, List<Step> steps) {
        if (!caps.isEmpty()) {
            steps.add(terms.cappedAmount());
        }
    }

    /** How the bases of caps come about, each once. */
    List<Step> derivation(List<Cap> caps) {
        Set<Step> steps = new LinkedHashSet<>();
        for (Cap cap : caps) {
            if (cap.amount() instanceof Amount.Share) {
                steps.addAll(terms.bases()
                        .derivation(cap.base(), Occasion.of(terms.period().start())));
            }
        }
        return List.copyOf(steps);
    }

    /** Holds entries at a cap; what it leaves is shared in proportion. */
    List<Entry> held(Cap cap, List<Entry> entries, List<Step> steps, String what) {
        if (cap.amount() instanceof Amount.ServiceTime time && !time.inMoney()) {
            return entries;
        }
        Occasion occasion = Occasion.of(terms.period().start());
        Ratio most = terms.down(terms.bases().worth(cap, occasion), false);
        Ratio sum = Ratio.sum(entries.stream().map(Entry::money).toList());
        steps.add(new Step.Held(what + Words.of(cap), terms.money(sum), terms.money(most), terms.money(sum.min(most))));
        List<Ratio> cut = terms.cut(entries.stream().map(Entry::money).toList(), most);
        List<Entry> left = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            left.add(entries.get(i).with(cut.get(i)));
        }
        return left;
    }

    /** What the points of all targets cost, shared by their points. */
    private Pot points(CreditGroup group, Penalty penalty, List<Step> steps) {
        List<Ratio> points = new ArrayList<>();
        List<Integer> targets = new ArrayList<>();
        collectPoints(group, targets, points, steps);
        Ratio all = Ratio.sum(points);
        Figure value = Figure.amount(all);
        steps.add(new Step.CountTerm("points in total", all));
        List<Step> told = new ArrayList<>();
        if (penalty.driver().allowance() != null) {
            value = Limits.excess(value, penalty.driver().allowance(), told);
        }
        Occasion occasion = Occasion.of(terms.period().start());
        Driven driven = new Driven(null, told, value, value, Driven.Open.NO, false, occasion, null);
        Notices notices = new Notices(terms, "group " + group.name(), penalty);
        Policies policies = terms.agreement().policies();
        Payment.Paid paid = new Payment(terms, penalty, policies, side, notices, () -> Ceiling.NONE).of(driven, 1, 0);
        remarks.addAll(notices.remarks());
        steps.addAll(paid.steps());
        Ratio money = paid.worth().money();
        List<Entry> entries = new ArrayList<>();
        if (penalty.cap() != null) {
            Ratio most = terms.down(terms.bases().worth(penalty.cap(), occasion), false);
            steps.add(new Step.Held(
                    "cap of the points, " + Words.of(penalty.cap()),
                    terms.money(money),
                    terms.money(most),
                    terms.money(money.min(most))));
            money = money.min(most);
        }
        List<Ratio> shares = terms.allocate(money, points);
        for (int i = 0; i < targets.size(); i++) {
            entries.add(new Entry(targets.get(i), null, shares.get(i), List.of()));
        }
        return new Pot("points", all.isZero() ? List.of() : entries, points);
    }

    private void collectPoints(CreditGroup group, List<Integer> targets, List<Ratio> points, List<Step> steps) {
        for (String target : group.targets()) {
            TargetCredit claim = claims.get(target);
            if (claim != null && claim.sum().points().signum() > 0) {
                targets.add(Objects.requireNonNull(places.get(target)));
                points.add(claim.sum().points());
                steps.add(new Step.CountTerm("points of " + target, claim.sum().points()));
            }
        }
        for (CreditGroup inner : group.groups()) {
            if (inner.points() == null) {
                collectPoints(inner, targets, points, steps);
            }
        }
    }

    private List<Entry> combine(CreditGroup group, List<Pot> members, List<Step> steps) {
        Combination combination = group.combination();
        return switch (combination) {
            case ADD -> all(members);
            case HIGHEST -> only(highestOf(members), members, "only the highest is paid", steps);
            case CUSTOMERS_CHOICE -> {
                options.put(group.name(), members);
                yield only(highestOf(members), members, "the customer's choice, at best", steps);
            }
            case NOT_COMBINABLE -> notCombinable(members, steps);
            case ONE_PER_INCIDENT -> onePerIncident(members, steps);
        };
    }

    private static List<Entry> all(List<Pot> members) {
        return members.stream().flatMap(pot -> pot.entries().stream()).toList();
    }

    private static int highestOf(List<Pot> members) {
        int highest = 0;
        for (int i = 1; i < members.size(); i++) {
            highest = members.get(i).sum().compareTo(members.get(highest).sum()) > 0 ? i : highest;
        }
        return highest;
    }

    private List<Entry> only(int member, List<Pot> members, String why, List<Step> steps) {
        steps.add(new Step.Chosen(why, terms.money(members.get(member).sum())));
        return members.get(member).entries();
    }

    /** One of several is paid, and the agreement does not say which: none that may come to nothing is certain. */
    private List<Entry> notCombinable(List<Pot> members, List<Step> steps) {
        List<Integer> owed = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            if (mostOf(members.get(i)).signum() > 0) {
                owed.add(i);
            }
        }
        if (owed.size() < 2) {
            return all(members);
        }
        int chosen = owed.get(0);
        for (int i : owed) {
            chosen = side.isBetter(members.get(i).sum(), members.get(chosen).sum()) ? i : chosen;
        }
        return only(chosen, members, "they do not combine; paid is one", steps);
    }

    private Ratio mostOf(Pot pot) {
        Ratio target = highest.getOrDefault("target " + pot.name(), Ratio.ZERO);
        Ratio group = highest.getOrDefault("group " + pot.name(), Ratio.ZERO);
        return pot.sum().max(target).max(group);
    }

    private List<Entry> onePerIncident(List<Pot> members, List<Step> steps) {
        Map<String, Integer> best = new LinkedHashMap<>();
        Map<String, Ratio> most = new HashMap<>();
        for (int i = 0; i < members.size(); i++) {
            Map<String, Ratio> byIncident = new LinkedHashMap<>();
            for (Entry entry : members.get(i).entries()) {
                if (entry.incident() != null) {
                    byIncident.merge(entry.incident(), entry.money(), Ratio::plus);
                }
            }
            int member = i;
            byIncident.forEach((incident, money) -> {
                if (money.compareTo(most.getOrDefault(incident, Ratio.of(-1))) > 0) {
                    most.put(incident, money);
                    best.put(incident, member);
                }
            });
        }
        List<Entry> left = new ArrayList<>();
        Ratio dropped = Ratio.ZERO;
        for (int i = 0; i < members.size(); i++) {
            for (Entry entry : members.get(i).entries()) {
                if (entry.incident() == null || Objects.equals(best.get(entry.incident()), i)) {
                    left.add(entry);
                } else {
                    dropped = dropped.plus(entry.money());
                    steps.add(new Step.MoneyTerm(
                            "of " + members.get(i).name() + ", for incident " + entry.incident()
                                    + " that another credit is higher for",
                            terms.money(entry.money().negated())));
                }
            }
        }
        if (!dropped.isZero()) {
            steps.add(new Step.MoneyTotal(
                    "one credit for an incident",
                    terms.money(Ratio.sum(left.stream().map(Entry::money).toList()))));
        }
        return left;
    }
}
