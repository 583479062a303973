package dev.sla4j.settlement;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.Row;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.Detail;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.target.Policies;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one target claims on one side, after its own caps: the stages from the driving value to the cap of the target (S21). */
final class TargetCredit {
    private final Terms terms;
    private final ServiceLevelTarget target;
    private final Penalty penalty;
    private final Attainment attainment;
    private final Gates gates;
    private final Side side;
    private final Map<Paying, Payment> payments = new LinkedHashMap<>();
    private final Notices notices;
    private final Repetition repetition;
    private final Set<Row> rows = new LinkedHashSet<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private Worth sum = Worth.NOTHING;
    private Ratio times = Ratio.ONE;

    /**
     * A part of a claim.
     *
     * @param incident the incident that it is for, or null
     * @param money how much
     * @param outages the outages that it is for
     */
    record Part(@Nullable String incident, Ratio money, List<Occasion.Lost> outages) {}

    private TargetCredit(Terms terms, ServiceLevelTarget target, Attainment attainment, Gates gates, Side side) {
        this.terms = terms;
        this.target = target;
        this.penalty = Objects.requireNonNull(target.penalty());
        this.attainment = attainment;
        this.gates = gates;
        this.side = side;
        this.notices = new Notices(terms, "target " + target.id(), penalty);
        this.repetition = new Repetition(penalty, target.id(), terms.past());
    }

    static TargetCredit of(Terms terms, ServiceLevelTarget target, Attainment attainment, Gates gates, Side side) {
        TargetCredit credit = new TargetCredit(terms, target, attainment, gates, side);
        for (int i = 0; i < attainment.subjects().size(); i++) {
            if (attainment.subjects().get(i).applies()) {
                credit.add(attainment.subjects().get(i), i);
            }
        }
        credit.hold();
        credit.notices.sharedFee();
        return credit;
    }

    Worth sum() {
        return sum;
    }

    List<Part> parts() {
        return parts;
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    List<Step> steps() {
        return steps;
    }

    Notices notices() {
        return notices;
    }

    private void add(SubjectResult subject, int index) {
        boolean several = attainment.subjects().size() > 1;
        if (subject.subject() != null && several) {
            steps.add(new Step.Note("for " + subject.subject()));
        }
        Drivers drivers = new Drivers(terms, target, attainment, subject);
        Gates.Pass pass = gates.pass(Gates.of(penalty), subject, drivers);
        if (pass == Gates.Pass.NO) {
            if (penalty.when() != null) {
                steps.add(new Step.Note("nothing is owed unless " + Words.of(penalty.when())));
            }
            return;
        }
        if (pass == Gates.Pass.MAYBE) {
            steps.add(new Step.Note("it is not known whether " + Words.of(Objects.requireNonNull(Gates.of(penalty)))));
        }
        times = repetition.times(subject, side, steps);
        Worth before = sum;
        Drivers.Readings readings = drivers.values();
        Sum best = sumOf(readings, 0, pass, index);
        for (int i = 1; i < readings.values().size(); i++) {
            Sum other = sumOf(readings, i, pass, index);
            best = side.isBetter(other.worth(), best.worth()) ? other : best;
        }
        if (readings.values().get(0).isEmpty()
                && readings.values().size() == 1
                && !penalty.driver().isEach()) {
            steps.add(new Step.Note("no figure, so no row of the table applies"));
        }
        take(best);
        boolean draws = false;
        for (Payment payment : payments.values()) {
            draws |= payment.takeDrawsOnFee();
        }
        notices.paid(subject, sum, before, draws);
    }

    /** What one reading of what is unknown comes to. */
    private record Sum(Worth worth, List<Part> parts, Set<Row> rows, List<Step> steps) {}

    private Sum sumOf(Drivers.Readings readings, int reading, Gates.Pass pass, int index) {
        Worth worth = Worth.NOTHING;
        List<Part> found = new ArrayList<>();
        Set<Row> paying = new LinkedHashSet<>();
        List<Step> told = new ArrayList<>();
        for (Driven value : readings.values().get(reading)) {
            Sum one = one(chosen(value, pass, index), pass, index);
            worth = worth.plus(one.worth());
            found.addAll(one.parts());
            paying.addAll(one.rows());
            told.addAll(one.steps());
        }
        String name = readings.names().get(reading);
        if (!name.isEmpty()) {
            told.add(
                    0,
                    new Step.Note("too little is known; read as the " + name + ": "
                            + readings.values().get(reading).size()));
        }
        return new Sum(worth, found, paying, told);
    }

    /** Of a value and those that it may be instead, the one that comes to more or less, as is wanted. */
    private Driven chosen(Driven value, Gates.Pass pass, int index) {
        Driven chosen = value;
        for (Driven other : value.others()) {
            chosen = side.isBetter(worthOf(other, pass, index), worthOf(chosen, pass, index)) ? other : chosen;
        }
        return chosen;
    }

    private Worth worthOf(Driven value, Gates.Pass pass, int index) {
        Penalty valid = terms.penaltyFor(target, value.occasion());
        return valid == null
                ? Worth.NOTHING
                : payment(valid, value.occasion())
                        .tried(doubtedBy(pass, value), attainment.subjects().size(), index);
    }

    private static Driven doubtedBy(Gates.Pass pass, Driven value) {
        return pass == Gates.Pass.MAYBE ? value.doubted() : value;
    }

    /** What one value comes to. */
    private Sum one(Driven value, Gates.Pass pass, int index) {
        Penalty valid = terms.penaltyFor(target, value.occasion());
        List<Step> version = versionOf(valid);
        if (valid == null) {
            String label = Objects.requireNonNull(value.label());
            Step told = new Step.Heading(label, null, Detail.SUMMARY, version);
            return new Sum(Worth.NOTHING, List.of(), Set.of(), List.of(told));
        }
        Payment.Paid paid = payment(valid, value.occasion())
                .of(doubtedBy(pass, value), attainment.subjects().size(), index);
        Part part = new Part(value.incident(), paid.worth().money(), outagesOf(value, index));
        Row row = paid.row();
        Set<Row> paying = row != null && paid.worth().compareTo(Worth.NOTHING) > 0 ? Set.of(row) : Set.of();
        if (value.label() == null) {
            return new Sum(paid.worth(), List.of(part), paying, paid.steps());
        }
        version.addAll(paid.steps());
        Step told = new Step.Heading(value.label(), null, Detail.SUMMARY, version);
        return new Sum(paid.worth(), List.of(part), paying, List.of(told));
    }

    /** Those of the value, or all of its subject where it is of all of them together. */
    private List<Occasion.Lost> outagesOf(Driven value, int index) {
        if (!value.occasion().outages().isEmpty() || penalty.driver().isEach()) {
            return value.occasion().outages();
        }
        return attainment.subjects().get(index).outages().stream()
                .map(outage -> new Occasion.Lost(outage, outage.countedInPeriod()))
                .toList();
    }

    private List<Step> versionOf(@Nullable Penalty valid) {
        List<Step> steps = new ArrayList<>();
        if (valid == null) {
            steps.add(new Step.Note("the version of the agreement at its first instant pays nothing for it"));
        } else if (!valid.equals(penalty)) {
            steps.add(new Step.Note("as the version of the agreement at its first instant says"));
        }
        return steps;
    }

    /** A penalty and how it is read. */
    private record Paying(Penalty penalty, Policies policies) {}

    private Payment payment(Penalty valid, Occasion occasion) {
        Payment payment = payments.computeIfAbsent(
                new Paying(valid, terms.policiesFor(target, occasion)),
                key -> new Payment(
                        terms,
                        key.penalty(),
                        key.policies(),
                        side,
                        notices,
                        () -> Ceiling.of(terms, target.id(), penalty)));
        payment.repeat(times);
        return payment;
    }

    private void take(Sum taken) {
        sum = sum.plus(taken.worth());
        parts.addAll(taken.parts());
        rows.addAll(taken.rows());
        steps.addAll(taken.steps());
    }

    /** Holds the target at its cap. */
    private void hold() {
        Cap cap = penalty.cap();
        if (cap != null && cap.amount() instanceof Amount.ServiceTime time && !time.inMoney()) {
            Ratio most = terms.bases().worth(cap, Occasion.of(terms.period().start()));
            if (sum.seconds().compareTo(most) > 0) {
                steps.add(new Step.Note("service time is held at " + time.time()));
                sum = new Worth(sum.money(), most, sum.points(), sum.consequences());
            }
        } else if (cap != null) {
            Ratio most = terms.down(
                    terms.bases().worth(cap, Occasion.of(terms.period().start())), false);
            if (sum.money().compareTo(most) > 0) {
                steps.add(new Step.MoneyTotal("sum before the cap", terms.money(sum.money())));
                steps.add(new Step.Held(
                        "cap of the target, " + Words.of(cap),
                        terms.money(sum.money()),
                        terms.money(most),
                        terms.money(most)));
                List<Ratio> cut = terms.cut(parts.stream().map(Part::money).toList(), most);
                for (int i = 0; i < cut.size(); i++) {
                    parts.set(
                            i,
                            new Part(
                                    parts.get(i).incident(),
                                    cut.get(i),
                                    parts.get(i).outages()));
                }
                sum = sum.withMoney(most);
            }
        }
        if (terms.hasMoney()) {
            steps.add(new Step.MoneyTotal("credit of the target", terms.money(sum.money())));
        }
    }

    @Override
    public String toString() {
        return "TargetCredit[" + attainment.target() + ", " + side + " " + sum + "]";
    }
}
