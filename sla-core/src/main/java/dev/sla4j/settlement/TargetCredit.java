package dev.sla4j.settlement;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Flat;
import dev.sla4j.penalty.Formula;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.Row;
import dev.sla4j.penalty.Table;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.Remark;
import dev.sla4j.report.SingleOutage;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.TableReader.Reading;
import dev.sla4j.target.DisputedRow;
import dev.sla4j.target.Policies;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import dev.sla4j.value.Rounding;
import dev.sla4j.value.UnroundedMoney;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one target claims, on the lowest and on the highest reading, after its own caps. */
final class TargetCredit {
    private static final Ratio NANOS = Ratio.of(1_000_000_000L);

    private final ServiceLevelTarget target;
    private final Penalty penalty;
    private final Attainment attainment;
    private final FeeBases bases;
    private final Currency currency;
    private final Policies policies;
    private final DisputedRow disputedRow;
    private final Agreement agreement;
    private final List<Step> steps = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<String> drawing = new ArrayList<>();
    private boolean drawsOnFee;
    private Money certain;
    private Money highest;
    private Set<Row> rows = new LinkedHashSet<>();
    private Set<Row> highestRows = new LinkedHashSet<>();

    private TargetCredit(
            Agreement agreement, ServiceLevelTarget target, Attainment attainment, FeeBases bases, Currency currency) {
        this.agreement = agreement;
        this.target = target;
        this.penalty = Objects.requireNonNull(target.penalty());
        this.attainment = attainment;
        this.bases = bases;
        this.currency = currency;
        this.policies = target.policies().over(agreement.policies());
        this.disputedRow = policies.get(DisputedRow.class);
        this.certain = Money.zero(currency);
        this.highest = Money.zero(currency);
    }

    static TargetCredit of(
            Agreement agreement, ServiceLevelTarget target, Attainment attainment, FeeBases bases, Currency currency) {
        TargetCredit credit = new TargetCredit(agreement, target, attainment, bases, currency);
        for (SubjectResult subject : attainment.subjects()) {
            if (subject.applies()) {
                credit.add(subject);
            }
        }
        credit.remarkOnSharedFee();
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

    List<Row> rows() {
        return List.copyOf(rows);
    }

    List<Row> disputedRows() {
        return highest.compareTo(certain) > 0 ? List.copyOf(highestRows) : List.of();
    }

    List<Step> steps() {
        return steps;
    }

    List<Remark> remarks() {
        return remarks;
    }

    private void add(SubjectResult subject) {
        Money before = certain;
        Money highestBefore = highest;
        if (subject.subject() != null && attainment.subjects().size() > 1) {
            steps.add(new Step.Note("for " + subject.subject()));
        }
        if (penalty.driver() == Driver.EACH_OUTAGE) {
            perOutage(subject);
        } else if (penalty.formula() instanceof Table) {
            driven(subject);
        } else {
            flat(subject);
        }
        if (subject.subject() != null && drawsOnFee && highest.compareTo(highestBefore) > 0) {
            drawing.add(subject.subject());
        }
        drawsOnFee = false;
        if (subject.verdict() == Verdict.MET && certain.compareTo(before) > 0 && penalty.formula() instanceof Table) {
            remarks.add(new Remark(
                    Remark.Kind.PAYS_ON_MET,
                    "target " + target.id() + " was met with "
                            + subject.figure().toText() + ", and its table pays " + certain.minus(before)));
        }
    }

    /** The agreement may mean one fee for all subjects, and then pays it several times. */
    private void remarkOnSharedFee() {
        if (drawing.size() > 1) {
            remarks.add(new Remark(
                    Remark.Kind.SHARED_FEE,
                    "target " + target.id() + ": " + drawing.size() + " subjects (" + String.join(", ", drawing)
                            + ") are each paid from the whole of " + Words.of(penalty.base())
                            + ", which is not divided among them"));
        }
    }

    /**
     * Of each outage. Where too little is known, the readings are the outages if all unknown time was up and those if it was down; as one long
     * outage may cost less than several short ones, the lower sum is certain, whichever it is (S20).
     */
    private void perOutage(SubjectResult subject) {
        Bounds bounds = subject.bounds();
        if (bounds == null || isKnown(subject)) {
            subject.outages().forEach(this::outage);
            return;
        }
        steps.add(new Step.Note("too little is known of the outages: they are read twice"));
        Sum before = new Sum(certain, highest, rows, highestRows);
        Sum best = sumOf(before, bounds.bestOutages(), "outages if all unknown time was up");
        Sum worst = sumOf(before, bounds.worstOutages(), "outages if all unknown time was down");
        Sum low = worst.certain().compareTo(best.certain()) < 0 ? worst : best;
        Sum high = best.highest().compareTo(worst.highest()) > 0 ? best : worst;
        certain = low.certain();
        rows = low.rows();
        highest = high.highest();
        highestRows = high.highestRows();
    }

    /** What was claimed so far, and from which rows. */
    private record Sum(Money certain, Money highest, Set<Row> rows, Set<Row> highestRows) {}

    private Sum sumOf(Sum before, List<SingleOutage> outages, String reading) {
        certain = before.certain();
        highest = before.highest();
        rows = new LinkedHashSet<>(before.rows());
        highestRows = new LinkedHashSet<>(before.highestRows());
        steps.add(new Step.Note(reading + ": " + outages.size()));
        outages.forEach(this::outage);
        Money low = certain.minus(before.certain());
        Money high = highest.minus(before.highest());
        steps.add(new Step.MoneyTotal(reading, low));
        if (!high.equals(low)) {
            steps.add(new Step.MoneyTotal(reading + ", on the highest reading", high));
        }
        return new Sum(certain, highest, rows, highestRows);
    }

    private void outage(SingleOutage outage) {
        Figure value = Figure.timeNanos(outage.counted());
        String ids = outage.ids().isEmpty() ? "" : "[" + String.join(", ", outage.ids()) + "] ";
        steps.add(new Step.Note("for the outage " + ids + "that began at " + outage.start()
                + (outage.counted().equals(outage.countedInPeriod())
                        ? ""
                        : ", of " + value.toText() + " also beyond the period")));
        line(readings(value, value));
    }

    private boolean isKnown(SubjectResult subject) {
        return subject.coverage().compareTo(target.minimumCoverage().toRatio()) >= 0;
    }

    /** A table of the figure or of the down time in total. */
    private void driven(SubjectResult subject) {
        BigInteger down = subject.account().down();
        boolean known = isKnown(subject);
        if (known && penalty.driver() == Driver.DOWNTIME) {
            line(readings(Figure.timeNanos(down), Figure.timeNanos(down)));
        } else if (known && subject.figure().isMeasured()) {
            line(readings(subject.figure(), subject.figure()));
        } else if (known) {
            steps.add(new Step.Note("no figure, so no row of the table applies"));
        } else if (subject.bounds() == null
                || !subject.bounds().worst().isMeasured()
                || !subject.bounds().best().isMeasured()) {
            steps.add(new Step.Note(
                    "too little is known for a row of the table: certain is nothing, possible every row"));
            line(anyRow(down));
        } else {
            line(between(subject.bounds()));
        }
    }

    private List<Claim> between(Bounds bounds) {
        return penalty.driver() == Driver.DOWNTIME
                ? readings(Figure.timeNanos(bounds.leastDown()), Figure.timeNanos(bounds.mostDown()))
                : readings(bounds.best(), bounds.worst());
    }

    private List<Claim> anyRow(BigInteger down) {
        List<Claim> claims = new ArrayList<>();
        claims.add(new Claim(null, Amount.NOTHING, down));
        ((Table) penalty.formula()).rows().forEach(row -> claims.add(new Claim(null, row.amount(), down)));
        return claims;
    }

    private void flat(SubjectResult subject) {
        Amount amount = ((Flat) penalty.formula()).amount();
        BigInteger down = lostTime(subject);
        if (subject.verdict() == Verdict.MISSED) {
            line(List.of(new Claim(null, amount, down)));
        } else if (subject.verdict() == Verdict.UNDETERMINED
                && subject.account().measured().signum() > 0) {
            BigInteger most = subject.bounds() == null ? down : subject.bounds().mostDown();
            line(List.of(new Claim(null, Amount.NOTHING, down), new Claim(null, amount, most)));
        }
    }

    /** The time that drives the penalty: that of the figure if it is one, else the down time of the period. */
    private BigInteger lostTime(SubjectResult subject) {
        return penalty.driver() == Driver.FIGURE && subject.figure().unit() == Figure.Unit.TIME
                ? nanos(subject.figure())
                : subject.account().down();
    }

    private static BigInteger nanos(Figure time) {
        return time.value().times(NANOS).toDecimal(0, RoundingMode.DOWN).toBigInteger();
    }

    /**
     * A reading of the agreement and what it pays.
     *
     * @param lost the down time that drives it, in nanoseconds
     */
    private record Claim(@Nullable Reading reading, Amount amount, BigInteger lost) {
        @Nullable
        Row row() {
            return reading == null ? null : reading.row();
        }
    }

    private List<Claim> readings(Figure one, Figure other) {
        Formula formula = penalty.formula();
        if (formula instanceof Flat flat) {
            return List.of(new Claim(null, flat.amount(), lostOf(one)));
        }
        if (formula instanceof Table table) {
            TableReader reader = new TableReader(table);
            List<Reading> readings = one.equals(other) ? reader.read(one) : reader.readBetween(one, other);
            return readings.stream()
                    .map(reading -> new Claim(
                            reading,
                            reading.row() == null
                                    ? Amount.NOTHING
                                    : reading.row().amount(),
                            lostOf(reading.value())))
                    .toList();
        }
        throw new AssertionError("unhandled formula " + formula);
    }

    private static BigInteger lostOf(Figure value) {
        return value.unit() == Figure.Unit.TIME ? nanos(value) : BigInteger.ZERO;
    }

    /** One value, or all values between two, becomes one line: the lowest and the highest reading, capped per outage and rounded. */
    private void line(List<Claim> claims) {
        List<Claim> standing = decided(claims);
        Claim lowest = lowest(standing);
        Claim most = highest(standing);
        explainBase(lowest);
        explainBase(most);
        drawsOnFee |= isShareOfFee(lowest) || isShareOfFee(most);
        addRow(rows, lowest);
        addRow(highestRows, most);
        Money low = money(lowest, "credit");
        certain = certain.plus(low);
        highest = highest.plus(lowest.equals(most) ? low : money(most, "credit on the highest reading"));
    }

    private static void addRow(Set<Row> rows, Claim claim) {
        Row row = claim.row();
        if (row != null && !row.amount().equals(Amount.NOTHING)) {
            rows.add(row);
        }
    }

    /** How the base comes about, once for each. */
    private void explainBase(Claim claim) {
        if (isShare(claim)) {
            bases.derivation(penalty.base(), claim.lost()).stream()
                    .filter(step -> !steps.contains(step))
                    .forEach(steps::add);
        }
    }

    private boolean isShareOfFee(Claim claim) {
        Base base = penalty.base() instanceof Base.LostTime lost ? lost.price() : penalty.base();
        return isShare(claim) && !(base instanceof Base.FixedSum);
    }

    private static boolean isShare(Claim claim) {
        return claim.amount() instanceof Amount.Share && !claim.amount().equals(Amount.NOTHING);
    }

    private Claim lowest(List<Claim> claims) {
        Claim lowest = claims.get(0);
        for (Claim claim : claims) {
            lowest = worth(claim).compareTo(worth(lowest)) < 0 ? claim : lowest;
        }
        return lowest;
    }

    private Claim highest(List<Claim> claims) {
        Claim highest = claims.get(0);
        for (Claim claim : claims) {
            highest = worth(claim).compareTo(worth(highest)) > 0 ? claim : highest;
        }
        return highest;
    }

    /** What stands of the readings once the policy has decided those of each single value. */
    private List<Claim> decided(List<Claim> claims) {
        Map<Figure, List<Claim>> byValue = new LinkedHashMap<>();
        List<Claim> standing = new ArrayList<>();
        for (Claim claim : claims) {
            if (claim.reading() == null) {
                standing.add(claim);
            } else {
                byValue.computeIfAbsent(claim.reading().value(), value -> new ArrayList<>())
                        .add(claim);
            }
        }
        boolean disputed = false;
        for (List<Claim> readings : byValue.values()) {
            Claim lowest = lowest(readings);
            Claim most = highest(readings);
            boolean several = worth(lowest).compareTo(worth(most)) != 0;
            disputed |= several;
            if (several && byValue.size() == 1) {
                remarkOn(lowest, most);
            }
            switch (disputedRow) {
                case SPLIT -> standing.addAll(List.of(lowest, most));
                case LOWEST -> standing.add(lowest);
                case HIGHEST -> standing.add(most);
            }
        }
        if (disputed) {
            steps.add(new Step.Reading(
                    DisputedRow.class.getSimpleName(), disputedRow, policies.isStated(DisputedRow.class)));
        }
        return standing;
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

    private UnroundedMoney worth(Claim claim) {
        return bases.worth(claim.amount(), base(claim));
    }

    private Ratio base(Claim claim) {
        return bases.worth(penalty.base(), claim.lost());
    }

    private Money money(Claim claim, String what) {
        if (claim.reading() != null) {
            steps.add(new Step.Lookup(
                    claim.reading().value(),
                    claim.reading().compared(),
                    claim.reading().row() == null ? null : claim.reading().row().range(),
                    Words.of(claim.amount(), penalty.base())));
        }
        Money money = worth(claim).round(rounding());
        if (isShare(claim)) {
            Ratio share = ((Amount.Share) claim.amount()).percent().toRatio();
            steps.add(new Step.Share(what + ", share of " + Words.of(penalty.base()), base(claim), share, money));
        } else if (claim.amount() instanceof Amount.Sum) {
            steps.add(new Step.MoneyTotal(what, money));
        }
        return heldAtOutageCap(money);
    }

    /** At most the cap of one outage, as a line of the agreement's steps that does not exceed it. */
    private Money heldAtOutageCap(Money money) {
        if (penalty.outageCap() == null) {
            return money;
        }
        Money most =
                bases.worth(penalty.outageCap()).round(new Rounding(rounding().step(), RoundingMode.DOWN));
        if (money.compareTo(most) <= 0) {
            return money;
        }
        steps.add(new Step.MoneyTotal("held at the cap per outage, " + Words.of(penalty.outageCap()), most));
        return most;
    }

    private Rounding rounding() {
        Rounding stated = agreement.settlement().rounding();
        return stated != null ? stated : Rounding.halfUp(currency.getDefaultFractionDigits());
    }

    private void cap() {
        if (penalty.cap() != null) {
            Money most = bases.worth(penalty.cap()).round(RoundingMode.DOWN);
            if (highest.compareTo(most) > 0) {
                total("sum before the cap");
                steps.add(new Step.MoneyTotal("cap of the target, " + Words.of(penalty.cap()), most));
            }
            certain = certain.min(most);
            highest = highest.min(most);
        }
        total("credit of the target");
    }

    private void total(String what) {
        steps.add(new Step.MoneyTotal(what, certain));
        if (!highest.equals(certain)) {
            steps.add(new Step.MoneyTotal(what + " on the highest reading", highest));
        }
    }

    @Override
    public String toString() {
        return "TargetCredit[" + attainment.target() + ", " + certain + " to " + highest + "]";
    }
}
