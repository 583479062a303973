package dev.sla4j.settlement;

import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.Row;
import dev.sla4j.report.Step;
import dev.sla4j.settlement.Claim.Times;
import dev.sla4j.target.DisputedRow;
import dev.sla4j.target.Policies;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is paid for one driving value on one side: row or units, amount of the base, cap of a single thing, rounding (S21, S22). */
final class Payment {
    /** What more units than these would not reach is not looked for. */
    private static final long MOST_UNITS = 1L << 32;

    private final Terms terms;
    private final Penalty penalty;
    private final Side side;
    private final Notices notices;
    private final Formulas formulas;
    private final Policies policies;
    private final Supplier<Ceiling> ceiling;
    private final Set<Step> told = new HashSet<>();
    private boolean drawsOnFee;
    private Ratio times = Ratio.ONE;

    Payment(Terms terms, Penalty penalty, Policies policies, Side side, Notices notices, Supplier<Ceiling> ceiling) {
        this.terms = terms;
        this.ceiling = ceiling;
        this.penalty = penalty;
        this.side = side;
        this.notices = notices;
        this.formulas = new Formulas(penalty.formula());
        this.policies = policies;
    }

    /**
     * What is paid for a value.
     *
     * @param row the row that pays, or null
     */
    record Paid(Worth worth, @Nullable Row row, List<Step> steps) {}

    /** Whether a share of a fee was paid since this was asked last. */
    boolean takeDrawsOnFee() {
        boolean draws = drawsOnFee;
        drawsOnFee = false;
        return draws;
    }

    /** From here on every unit counts so many times. */
    void repeat(Ratio newTimes) {
        times = newTimes;
    }

    /** What is paid for a value of one of several subjects. */
    Paid of(Driven value, int subjects, int index) {
        List<Step> steps = new ArrayList<>();
        value.steps().forEach(step -> tell(steps, step));
        List<Claim> claims = claims(value, subjects, steps);
        Claim chosen = extreme(side, claims, value);
        Worth worth = pay(chosen, value, new Divided(subjects, index), steps);
        return new Paid(heldEach(worth, value, steps), chosen.row(), steps);
    }

    /** The same, of which nothing is said yet: it may be that another value is paid instead. */
    Worth tried(Driven value, int subjects, int index) {
        Set<Step> before = Set.copyOf(told);
        Worth worth = of(value, subjects, index).worth();
        told.retainAll(before);
        return worth;
    }

    /** What has been said once of a base or a reading needs not be said again. */
    private void tell(List<Step> steps, Step step) {
        boolean once = step instanceof Step.Reading || step instanceof Step.Quotient || step instanceof Step.Span;
        if (!once || told.add(step)) {
            steps.add(step);
        }
    }

    private List<Claim> claims(Driven value, int subjects, List<Step> steps) {
        List<Claim> claims = new ArrayList<>();
        if (value.isKnown()) {
            claims.addAll(decided(formulas.read(value), value, steps));
            open(value, subjects, claims, steps);
        } else {
            steps.add(new Step.Note(
                    "too little is known for a row of the table: certain is nothing, possible every row"));
            claims.addAll(formulas.any());
            if (!formulas.isBounded()) {
                Figure unit = formulas.unit();
                Figure nothing = unit == null ? Figure.none() : Limits.none(unit);
                notices.unbounded(reach(nothing, value, subjects, claims));
            }
        }
        if (value.doubtful()) {
            claims.add(0, Claim.nothing(value.best()));
        }
        return claims;
    }

    /** What must be said of a value that nothing bounds on one side. */
    private void open(Driven value, int subjects, List<Claim> claims, List<Step> steps) {
        if (value.open() == Driven.Open.NO) {
            return;
        }
        boolean above = value.open() == Driven.Open.ABOVE;
        Figure end = above ? value.worst() : value.best();
        tell(
                steps,
                new Step.Note("too little is known: nothing bounds the value " + (above ? "above " : "below ")
                        + end.toText() + ", so rows beyond are possible"));
        if (above && (!formulas.isBounded() || penalty.base().is(Base.Driven.class))) {
            notices.unbounded(reach(end, value, subjects, claims));
        }
    }

    /**
     * Adds what a value that nothing bounds comes to at most, because caps hold it: the least value that reaches them.
     *
     * @return whether it is all, because caps hold whatever is paid
     */
    private boolean reach(Figure from, Driven value, int subjects, List<Claim> claims) {
        Ceiling most = ceiling.get();
        Figure unit = formulas.unit();
        boolean none = most.money() == null && most.seconds() == null;
        if (none || unit == null || !from.isMeasured()) {
            return false;
        }
        Worth top = worth(beyond(from, unit, MOST_UNITS, value), value);
        if (!most.isReached(top, terms, subjects, penalty.base())
                && top.compareTo(worth(beyond(from, unit, MOST_UNITS / 2, value), value)) > 0) {
            return false;
        }
        long tooFew = -1;
        long enough = MOST_UNITS;
        while (enough - tooFew > 1) {
            long middle = tooFew + (enough - tooFew) / 2;
            Worth worth = worth(beyond(from, unit, middle, value), value);
            if (worth.compareTo(top) >= 0 || most.isReached(worth, terms, subjects, penalty.base())) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        claims.add(beyond(from, unit, enough, value));
        return formulas.amounts().stream().allMatch(most::bounds);
    }

    /** What pays most for a value so many units beyond. */
    private Claim beyond(Figure from, Figure unit, long units, Driven value) {
        Ratio sum = from.value().plus(unit.value().times(Ratio.of(units)));
        Figure figure = from.unit() == Figure.Unit.TIME ? new Figure.Time(sum) : Figure.amount(sum);
        return extreme(Side.HIGHEST, formulas.read(Driven.of(figure, value.occasion(), null)), value);
    }

    /** What stands of the readings once the policy has decided those of each single value. */
    private List<Claim> decided(List<Claim> claims, Driven value, List<Step> steps) {
        DisputedRow policy = policies.get(DisputedRow.class);
        Map<Figure, List<Claim>> byValue = new LinkedHashMap<>();
        claims.forEach(claim ->
                byValue.computeIfAbsent(claim.value(), key -> new ArrayList<>()).add(claim));
        List<Claim> standing = new ArrayList<>();
        boolean disputed = false;
        for (List<Claim> readings : byValue.values()) {
            if (readings.size() == 1) {
                standing.add(readings.get(0));
                continue;
            }
            Claim lowest = extreme(Side.LOWEST, readings, value);
            Claim most = extreme(Side.HIGHEST, readings, value);
            boolean several = worth(lowest, value).compareTo(worth(most, value)) != 0;
            disputed |= several;
            if (several && byValue.size() == 1) {
                notices.disputed(lowest, most);
            }
            switch (policy) {
                case SPLIT -> standing.addAll(List.of(lowest, most));
                case LOWEST -> standing.add(lowest);
                case HIGHEST -> standing.add(most);
            }
        }
        if (disputed) {
            tell(
                    steps,
                    new Step.Reading(DisputedRow.class.getSimpleName(), policy, policies.isStated(DisputedRow.class)));
        }
        return standing;
    }

    private Claim extreme(Side of, List<Claim> claims, Driven value) {
        Claim extreme = claims.get(0);
        Worth most = claims.size() == 1 ? Worth.NOTHING : worth(extreme, value);
        for (Claim claim : claims.subList(1, claims.size())) {
            Worth worth = worth(claim, value);
            if (of.isBetter(worth, most)) {
                extreme = claim;
                most = worth;
            }
        }
        return extreme;
    }

    private Amount on(Times part, Occasion occasion) {
        LocalDate day = occasion.day(terms.agreement().zone());
        return part.amount().on(day);
    }

    /** What a claim comes to before it is rounded. */
    private Worth worth(Claim claim, Driven value) {
        Occasion occasion = value.occasion().drivenBy(claim.value());
        Worth worth = Worth.NOTHING;
        for (Times part : claim.parts()) {
            for (Amount amount : on(part, occasion).parts()) {
                worth = worth.plus(exact(amount, part.units().times(times), occasion));
            }
        }
        return worth;
    }

    /** The one dispatch over amounts. */
    private Worth exact(Amount amount, Ratio units, Occasion occasion) {
        if (amount.equals(Amount.nothing()) || units.signum() == 0) {
            return Worth.NOTHING;
        }
        if (amount instanceof Amount.Share share) {
            return Worth.ofMoney(terms.bases()
                    .worth(penalty.base(), occasion)
                    .times(share.percent().toRatio())
                    .times(units));
        }
        if (amount instanceof Amount.Sum sum) {
            return Worth.ofMoney(Ratio.of(sum.sum().amount()).times(units));
        }
        if (amount instanceof Amount.ServiceTime time) {
            return time.inMoney()
                    ? Worth.ofMoney(terms.bases()
                            .worth(time.time(), penalty.base(), occasion)
                            .times(units))
                    : new Worth(
                            Ratio.ZERO,
                            Figure.time(time.time()).value().times(units),
                            Ratio.ZERO,
                            Collections.emptySortedSet());
        }
        if (amount instanceof Amount.Points points) {
            return new Worth(
                    Ratio.ZERO, Ratio.ZERO, Ratio.of(points.points()).times(units), Collections.emptySortedSet());
        }
        if (amount instanceof Amount.Consequence consequence) {
            return new Worth(Ratio.ZERO, Ratio.ZERO, Ratio.ZERO, new TreeSet<>(List.of(consequence.name())));
        }
        throw new AssertionError("unhandled amount " + amount);
    }

    /**
     * Among how many a base is divided, and which part it is.
     *
     * @param parts into how many
     * @param index which of them, from 0
     */
    private record Divided(int parts, int index) {}

    private Worth pay(Claim claim, Driven value, Divided divided, List<Step> steps) {
        Occasion occasion = value.occasion().drivenBy(claim.value());
        if (claim.isShare()) {
            terms.bases().derivation(penalty.base(), occasion).forEach(step -> tell(steps, step));
            drawsOnFee |= Notices.drawsOnFee(penalty.base());
            notices.unpriced(penalty.base(), occasion);
        }
        if (claim.reading() != null) {
            steps.add(new Step.Lookup(
                    claim.reading().value(),
                    claim.reading().compared(),
                    claim.row() == null ? null : claim.row().range(),
                    Words.of(claim.parts().get(0).amount(), penalty.base())));
        }
        steps.addAll(claim.steps());
        Worth sum = Worth.NOTHING;
        for (Times part : claim.parts()) {
            for (Amount amount : on(part, occasion).parts()) {
                sum = sum.plus(pay(amount, part.units().times(times), occasion, divided, steps));
            }
        }
        return sum;
    }

    /** Pays an amount, rounded, and explains it. */
    private Worth pay(Amount amount, Ratio units, Occasion occasion, Divided divided, List<Step> steps) {
        Worth exact = exact(amount, units, occasion);
        if (amount instanceof Amount.Points points && units.signum() > 0) {
            steps.add(inKind("points", Figure.amount(Ratio.of(points.points())), units, exact.points()));
        } else if (amount instanceof Amount.ServiceTime time && !time.inMoney() && units.signum() > 0) {
            Figure each = Figure.time(time.time());
            steps.add(new Step.InKind("service time", each, units, new Figure.Time(exact.seconds())));
        } else if (amount instanceof Amount.Consequence consequence && units.signum() > 0) {
            steps.add(new Step.Note("what follows: " + consequence.name()));
        }
        if (exact.money().isZero() && (units.signum() == 0 || !isMoney(amount))) {
            return exact;
        }
        Ratio money = terms.rounded(exact.money());
        Base base = penalty.base();
        if (amount instanceof Amount.Sum sum) {
            add(steps, "credit", Ratio.of(sum.sum().amount()), Ratio.ONE, units, money);
        } else if (amount instanceof Amount.Share share) {
            Ratio of = terms.bases().worth(base, occasion);
            add(steps, "credit, share of " + Words.of(base), of, share.percent().toRatio(), units, money);
        } else if (amount instanceof Amount.ServiceTime time) {
            Ratio of = terms.bases().worth(time.time(), base, occasion);
            add(steps, "credit, " + time + " from " + Words.of(base), of, Ratio.ONE, units, money);
        }
        return exact.withMoney(divided(money, amount, divided, steps));
    }

    private static boolean isMoney(Amount amount) {
        return !amount.equals(Amount.nothing())
                && (amount instanceof Amount.Share
                        || amount instanceof Amount.Sum
                        || (amount instanceof Amount.ServiceTime time && time.inMoney()));
    }

    private static Step inKind(String what, Figure each, Ratio units, Ratio result) {
        return new Step.InKind(what, each, units, Figure.amount(result));
    }

    private void add(List<Step> steps, String what, Ratio base, Ratio share, Ratio units, Ratio money) {
        steps.add(new Step.Share(what, base, share, units, terms.rounding(), terms.money(money)));
    }

    /** The part of one subject, so that the parts of all add up to the whole. */
    private Ratio divided(Ratio money, Amount amount, Divided divided, List<Step> steps) {
        boolean ofBase = !(amount instanceof Amount.Sum) && penalty.base().is(Base.EachSubject.class);
        if (!ofBase || divided.parts() == 1 || money.isZero()) {
            return money;
        }
        Ratio part = terms.allocate(money, Collections.nCopies(divided.parts(), Ratio.ONE))
                .get(divided.index());
        steps.add(new Step.Part(
                "the part of one subject",
                terms.money(money),
                divided.parts(),
                divided.index() + 1,
                terms.money(part)));
        return part;
    }

    /** At most the cap of one outage, day or item, as a line of the agreement's steps that does not exceed it. */
    private Worth heldEach(Worth worth, Driven value, List<Step> steps) {
        Cap cap = penalty.eachCap();
        if (cap == null || (cap.amount() instanceof Amount.ServiceTime time && !time.inMoney())) {
            return worth;
        }
        Ratio most = terms.down(terms.bases().worth(cap, value.occasion()), true);
        if (worth.money().compareTo(most) <= 0) {
            return worth;
        }
        terms.bases().derivation(cap.base(), value.occasion()).forEach(step -> tell(steps, step));
        if (steps.stream().filter(Step.Share.class::isInstance).count() > 1) {
            steps.add(new Step.MoneyTotal("in total", terms.money(worth.money())));
        }
        steps.add(new Step.Held(
                "held at the cap for each, " + Words.of(cap),
                terms.money(worth.money()),
                terms.money(most),
                terms.money(most)));
        return worth.withMoney(most);
    }
}
