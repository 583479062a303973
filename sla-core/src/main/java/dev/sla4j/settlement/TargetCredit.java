package dev.sla4j.settlement;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Flat;
import dev.sla4j.penalty.Formula;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.Table;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.Remark;
import dev.sla4j.report.SingleOutage;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.TableReader.Reading;
import dev.sla4j.target.DisputedRow;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import dev.sla4j.value.UnroundedMoney;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one target claims, on the lowest and on the highest reading, after its own caps. */
final class TargetCredit {
    private final ServiceLevelTarget target;
    private final Penalty penalty;
    private final Attainment attainment;
    private final FeeBases bases;
    private final DisputedRow disputedRow;
    private final Agreement agreement;
    private final List<Step> steps = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private Money certain;
    private Money highest;

    private TargetCredit(
            Agreement agreement, ServiceLevelTarget target, Attainment attainment, FeeBases bases, Currency currency) {
        this.agreement = agreement;
        this.target = target;
        this.penalty = Objects.requireNonNull(target.penalty());
        this.attainment = attainment;
        this.bases = bases;
        this.disputedRow = target.policies().over(agreement.policies()).get(DisputedRow.class);
        this.certain = Money.zero(currency);
        this.highest = Money.zero(currency);
    }

    static TargetCredit of(
            Agreement agreement, ServiceLevelTarget target, Attainment attainment, FeeBases bases, Currency currency) {
        TargetCredit credit = new TargetCredit(agreement, target, attainment, bases, currency);
        for (SubjectResult subject : attainment.subjects()) {
            if (!credit.isExempt(subject)) {
                credit.add(subject);
            }
        }
        credit.cap();
        return credit;
    }

    String target() {
        return target.id();
    }

    Money certain() {
        return certain;
    }

    Money highest() {
        return highest;
    }

    List<Step> steps() {
        return steps;
    }

    List<Remark> remarks() {
        return remarks;
    }

    /** The promise does not apply to the subject. */
    private boolean isExempt(SubjectResult subject) {
        return subject.verdict() == Verdict.NOT_APPLICABLE && target.objective() != null;
    }

    private void add(SubjectResult subject) {
        Money before = certain;
        if (penalty.driver() == Driver.EACH_OUTAGE) {
            for (SingleOutage outage : subject.outages()) {
                Figure value = Figure.timeNanos(outage.counted());
                line(readings(value, value), outage.counted());
            }
        } else if (penalty.formula() instanceof Table) {
            driven(subject);
        } else {
            flat(subject);
        }
        if (subject.verdict() == Verdict.MET && certain.compareTo(before) > 0 && penalty.driver() == Driver.FIGURE) {
            remarks.add(new Remark(
                    Remark.Kind.PAYS_ON_MET,
                    "target " + target.id() + " was met with "
                            + subject.figure().toText() + ", and its table pays " + certain.minus(before)));
        }
    }

    /** A table of the figure or of the down time in total. */
    private void driven(SubjectResult subject) {
        boolean open = subject.bounds() != null
                && subject.coverage().compareTo(target.minimumCoverage().toRatio()) < 0;
        BigInteger down = subject.account().down();
        if (penalty.driver() == Driver.DOWNTIME) {
            BigInteger least = open ? Objects.requireNonNull(subject.bounds()).leastDown() : down;
            BigInteger most = open ? Objects.requireNonNull(subject.bounds()).mostDown() : down;
            line(readings(Figure.timeNanos(least), Figure.timeNanos(most)), down);
        } else if (open) {
            line(
                    readings(
                            Objects.requireNonNull(subject.bounds()).best(),
                            Objects.requireNonNull(subject.bounds()).worst()),
                    down);
        } else if (subject.figure().isMeasured()) {
            line(readings(subject.figure(), subject.figure()), down);
        } else {
            steps.add(new Step.Note("no figure, so no row of the table applies"));
        }
    }

    private void flat(SubjectResult subject) {
        Amount amount = ((Flat) penalty.formula()).amount();
        if (subject.verdict() == Verdict.MISSED) {
            line(List.of(new Claim(null, amount)), subject.account().down());
        } else if (subject.verdict() == Verdict.UNDETERMINED
                && subject.account().measured().signum() > 0) {
            line(
                    List.of(new Claim(null, Amount.NOTHING), new Claim(null, amount)),
                    subject.account().down());
        }
    }

    /** A reading of the agreement and what it pays. */
    private record Claim(@Nullable Reading reading, Amount amount) {}

    private List<Claim> readings(Figure one, Figure other) {
        Formula formula = penalty.formula();
        if (formula instanceof Flat flat) {
            return List.of(new Claim(null, flat.amount()));
        }
        if (formula instanceof Table table) {
            TableReader reader = new TableReader(table);
            List<Reading> readings = one.equals(other) ? reader.read(one) : reader.readBetween(one, other);
            return readings.stream()
                    .map(reading -> new Claim(
                            reading,
                            reading.row() == null
                                    ? Amount.NOTHING
                                    : reading.row().amount()))
                    .toList();
        }
        throw new AssertionError("unhandled formula " + formula);
    }

    /** One value becomes one line: the lowest and the highest of its readings, capped per outage and rounded. */
    private void line(List<Claim> claims, BigInteger lostNanos) {
        Ratio base = bases.worth(penalty.base(), lostNanos);
        Claim lowest = claims.get(0);
        Claim most = lowest;
        for (Claim claim : claims) {
            lowest = worth(claim, base).compareTo(worth(lowest, base)) < 0 ? claim : lowest;
            most = worth(claim, base).compareTo(worth(most, base)) > 0 ? claim : most;
        }
        boolean sameValue = lowest.reading() == null
                || most.reading() == null
                || lowest.reading().value().equals(most.reading().value());
        boolean several = worth(lowest, base).compareTo(worth(most, base)) != 0;
        if (several && lowest.reading() != null && sameValue) {
            remarkOn(lowest, most);
            if (disputedRow == DisputedRow.LOWEST) {
                most = lowest;
            } else if (disputedRow == DisputedRow.HIGHEST) {
                lowest = most;
            }
        }
        Money low = money(lowest, base, "credit");
        certain = certain.plus(low);
        highest = highest.plus(lowest.equals(most) ? low : money(most, base, "credit on the highest reading"));
    }

    private void remarkOn(Claim lowest, Claim most) {
        Reading reading = Objects.requireNonNull(lowest.reading());
        remarks.add(new Remark(
                Remark.Kind.DISPUTED_ROW,
                "target " + target.id() + ": the table has more than one reading of "
                        + reading.value().toText() + ": " + row(lowest) + " or " + row(most)));
    }

    private static String row(Claim claim) {
        Limit range = claim.reading() == null || claim.reading().row() == null
                ? null
                : claim.reading().row().range();
        return Words.of(claim.amount()) + (range == null ? " (no row)" : " (" + range.toText() + ")");
    }

    private UnroundedMoney worth(Claim claim, Ratio base) {
        return bases.worth(claim.amount(), base);
    }

    private Money money(Claim claim, Ratio base, String what) {
        if (claim.reading() != null) {
            steps.add(new Step.Lookup(
                    claim.reading().value(),
                    claim.reading().compared(),
                    claim.reading().row() == null ? null : claim.reading().row().range(),
                    Words.of(claim.amount(), penalty.base())));
        }
        UnroundedMoney exact = worth(claim, base);
        if (penalty.outageCap() != null) {
            UnroundedMoney cap = bases.worth(penalty.outageCap());
            if (exact.compareTo(cap) > 0) {
                steps.add(new Step.Note("held at the cap per outage, " + Words.of(penalty.outageCap())));
                exact = cap;
            }
        }
        Money money = agreement.settlement().rounding() == null
                ? exact.round(RoundingMode.HALF_UP)
                : exact.round(agreement.settlement().rounding());
        if (!claim.amount().equals(Amount.NOTHING)) {
            Ratio share = base.isZero() ? Ratio.ZERO : exact.amount().dividedBy(base);
            steps.add(
                    claim.amount() instanceof Amount.Share
                            ? new Step.Share(what + ", share of " + Words.of(penalty.base()), base, share, money)
                            : new Step.MoneyTotal(what, money));
        }
        return money;
    }

    private void cap() {
        if (penalty.cap() == null) {
            return;
        }
        Money most = bases.worth(penalty.cap()).round(RoundingMode.DOWN);
        if (highest.compareTo(most) > 0) {
            steps.add(new Step.MoneyTotal("sum before the cap", certain));
            steps.add(new Step.MoneyTotal("cap of the target, " + Words.of(penalty.cap()), most));
        }
        certain = certain.min(most);
        highest = highest.min(most);
        steps.add(new Step.MoneyTotal("credit of the target", certain));
    }

    @Override
    public String toString() {
        return "TargetCredit[" + attainment.target() + ", " + certain + " to " + highest + "]";
    }
}
