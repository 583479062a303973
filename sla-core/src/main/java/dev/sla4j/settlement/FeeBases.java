package dev.sla4j.settlement;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.Fee;
import dev.sla4j.agreement.FeesDuring;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.report.SingleItem;
import dev.sla4j.report.Step;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The exact worth of bases, amounts and caps in a period (S22, S23). */
final class FeeBases {
    private static final int LONGEST = 100;

    private final Agreement agreement;
    private final EvaluationPeriod period;
    private final FeesMeant fees;

    /**
     * The bases of a period.
     *
     * @param fees which fees they mean; shared by all periods that are read for one
     */
    FeeBases(Agreement agreement, EvaluationPeriod period, FeesMeant fees) {
        this.agreement = agreement;
        this.period = period;
        this.fees = fees;
    }

    /** The bases of another period of the same agreement. */
    FeeBases in(EvaluationPeriod other) {
        return new FeeBases(agreement, other, fees);
    }

    /** The worth of a base; of one that is divided among subjects, that of the whole. */
    Ratio worth(Base base, Occasion occasion) {
        return worth(base, occasion, charged());
    }

    private TimeRange charged() {
        return agreement.termWithin(period.range());
    }

    /** The worth of a base of the fees of a time. */
    private Ratio worth(Base base, Occasion occasion, TimeRange charged) {
        if (base instanceof Base.FixedSum fixed) {
            return Ratio.of(fixed.sum().amount());
        }
        if (base instanceof Base.Units units) {
            return Ratio.of(units.quantity()).times(Ratio.of(units.price().amount()));
        }
        if (base instanceof Base.LostTime lost) {
            // The price of time does not depend on how much of the period is charged.
            return worth(lost.price(), occasion, period.range()).times(Ratio.of(occasion.lost(), length()));
        }
        if (base instanceof Base.TimePrice price) {
            return worth(price.price(), occasion, period.range()).times(Ratio.of(nanos(price.time()), length()));
        }
        if (base instanceof Base.ShareOf share) {
            return worth(share.of(), occasion, charged).times(share.percent().toRatio());
        }
        if (base instanceof Base.EachSubject each) {
            return worth(each.whole(), occasion, charged);
        }
        if (base instanceof Base.During during) {
            return worth(during.of(), occasion, agreement.termWithin(rangeOf(during, occasion)))
                    .times(part(during));
        }
        if (base instanceof Base.Driven driven) {
            return Ratio.of(driven.price().amount()).times(occasion.quantity());
        }
        if (base instanceof Base.ItemValue value) {
            Ratio known = valueOf(value, occasion.item());
            return known == null ? Ratio.ZERO : known;
        }
        List<Ratio> sums = new ArrayList<>();
        for (FeesDuring part : agreement.feesDuring(charged)) {
            fees.of(base, part).forEach(fee -> sums.add(feeOf(fee, part.range())));
        }
        return Ratio.sum(sums);
    }

    /** The period of the cycle that a change of the agreement cut this part from; else the period itself. */
    private EvaluationPeriod whole() {
        return agreement.wholeOf(period);
    }

    /** The part of a cut period reads its share of the period before or after. */
    private Ratio part(Base.During during) {
        return switch (during.span()) {
            case PREVIOUS_PERIOD, NEXT_PERIOD ->
                Ratio.of(length(), BigInteger.valueOf(whole().range().lengthNanos()));
            case TERM, TRAILING -> Ratio.ONE;
        };
    }

    /** The value of an item, or null if it states none. */
    @Nullable
    static Ratio valueOf(Base.ItemValue value, @Nullable SingleItem item) {
        String text = item == null ? null : item.attributes().get(value.attribute());
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        try {
            Ratio known = Ratio.of(new BigDecimal(text));
            return known.signum() < 0 ? null : known;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private BigInteger length() {
        return BigInteger.valueOf(period.range().lengthNanos());
    }

    private static BigInteger nanos(Duration time) {
        return BigInteger.valueOf(time.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000L))
                .add(BigInteger.valueOf(time.getNano()));
    }

    /** The money that service time is worth, exactly. */
    Ratio worth(Duration time, Base base, Occasion occasion) {
        return worth(base, occasion, period.range()).times(Ratio.of(nanos(time), length()));
    }

    private TimeRange rangeOf(Base.During during, Occasion occasion) {
        return switch (during.span()) {
            case PREVIOUS_PERIOD ->
                agreement.cycle().previous(whole(), agreement.zone()).range();
            case NEXT_PERIOD ->
                agreement.cycle().next(whole(), agreement.zone()).range();
            case TERM ->
                TimeRange.of(
                        startOf(Objects.requireNonNull(agreement.termStart())),
                        startOf(Objects.requireNonNull(agreement.termEnd())));
            case TRAILING -> {
                Period back = Objects.requireNonNull(during.length()).negated();
                yield TimeRange.of(LocalClock.plus(occasion.at(), back, agreement.zone()), occasion.at());
            }
        };
    }

    private Instant startOf(LocalDate date) {
        return date.atStartOfDay(agreement.zone()).toInstant();
    }

    /** How the worth of a base follows from what was agreed; no steps where it is a sum or fee as it was agreed. */
    List<Step> derivation(Base base, Occasion occasion) {
        List<Step> steps = new ArrayList<>();
        derive(steps, base, occasion, charged());
        return steps;
    }

    private void derive(List<Step> steps, Base base, Occasion occasion, TimeRange charged) {
        if (base instanceof Base.LostTime lost) {
            addFees(steps, lost.price(), period.range());
            addTime(steps, base, lost.price(), occasion, occasion.lost(), "price × seconds lost");
        } else if (base instanceof Base.TimePrice price) {
            addFees(steps, price.price(), period.range());
            addTime(steps, base, price.price(), occasion, nanos(price.time()), "price × seconds");
        } else if (base instanceof Base.During during) {
            TimeRange range = agreement.termWithin(rangeOf(during, occasion));
            steps.add(new Step.Span("charged time of " + Words.of(base), range));
            addFees(steps, during.of(), range);
            addPart(steps, during, occasion, range);
        } else if (base instanceof Base.ShareOf share) {
            derive(steps, share.of(), occasion, charged);
            steps.add(new Step.Quotient(
                    Words.of(base) + ": base × percent ÷ 100",
                    worth(share.of(), occasion, charged)
                            .times(share.percent().toRatio())
                            .times(Ratio.of(100)),
                    Ratio.of(100),
                    false,
                    Figure.amount(worth(base, occasion, charged))));
        } else if (base instanceof Base.EachSubject each) {
            derive(steps, each.whole(), occasion, charged);
        } else {
            addFees(steps, base, charged);
        }
    }

    private void addPart(List<Step> steps, Base.During during, Occasion occasion, TimeRange range) {
        if (!part(during).equals(Ratio.ONE)) {
            steps.add(new Step.Quotient(
                    Words.of(during) + ": fees × seconds of the part ÷ seconds of " + whole().label(),
                    worth(during.of(), occasion, range).times(seconds(length())),
                    seconds(BigInteger.valueOf(whole().range().lengthNanos())),
                    false,
                    Figure.amount(worth(during, occasion))));
        }
    }

    private void addTime(List<Step> steps, Base base, Base price, Occasion occasion, BigInteger nanos, String what) {
        steps.add(new Step.Quotient(
                Words.of(base) + ": " + what + " ÷ seconds of the period",
                worth(price, occasion, period.range()).times(seconds(nanos)),
                seconds(length()),
                false,
                Figure.amount(worth(base, occasion))));
    }

    private void addFees(List<Step> steps, Base base, TimeRange charged) {
        Base inner = base.inner();
        if (inner != null) {
            addFees(steps, inner, charged);
            return;
        }
        for (FeesDuring part : agreement.feesDuring(charged)) {
            addFees(steps, fees.of(base, part), part.range());
        }
    }

    private void addFees(List<Step> steps, List<Fee> meant, TimeRange charged) {
        for (Fee fee : meant) {
            if (fee.per() != null || fee.from() != null || fee.until() != null || !charged.equals(period.range())) {
                addPartFee(steps, fee, charged);
            } else if (meant.size() > 1) {
                steps.add(new Step.FigureTerm(
                        "fee '" + fee.name() + "'",
                        null,
                        Figure.amount(Ratio.of(fee.amount().amount()))));
            }
        }
    }

    private void addPartFee(List<Step> steps, Fee fee, TimeRange charged) {
        for (EvaluationPeriod own : ownPeriods(fee, charged)) {
            long shared = sharedNanos(fee, charged, own.range());
            if (shared == 0 && (fee.from() != null || fee.until() != null)) {
                continue;
            }
            steps.add(new Step.Quotient(
                    "fee '" + fee.name() + "' of " + own.label() + ": " + fee.amount() + " × seconds charged ÷ seconds",
                    Ratio.of(fee.amount().amount()).times(seconds(BigInteger.valueOf(shared))),
                    seconds(BigInteger.valueOf(own.range().lengthNanos())),
                    false,
                    Figure.amount(prorated(fee, charged, own.range()))));
        }
    }

    private static Ratio seconds(BigInteger nanos) {
        return Ratio.of(nanos, BigInteger.valueOf(1_000_000_000L));
    }

    /** The exact worth of a cap, in money or in seconds of service time. */
    Ratio worth(Cap cap, Occasion occasion) {
        if (cap.amount() instanceof Amount.Share share) {
            return worth(cap.base(), occasion).times(share.percent().toRatio());
        }
        if (cap.amount() instanceof Amount.Sum sum) {
            return Ratio.of(sum.sum().amount());
        }
        if (cap.amount() instanceof Amount.ServiceTime time) {
            return time.inMoney() ? worth(time.time(), cap.base(), occasion) : seconds(nanos(time.time()));
        }
        throw new AssertionError("unhandled cap " + cap);
    }

    /** The fee of each of its own periods × the part of it that is charged. */
    private Ratio feeOf(Fee fee, TimeRange charged) {
        return Ratio.sum(ownPeriods(fee, charged).stream()
                .map(own -> prorated(fee, charged, own.range()))
                .toList());
    }

    /** The periods of a fee of which something is charged. */
    private List<EvaluationPeriod> ownPeriods(Fee fee, TimeRange charged) {
        if (charged.isEmpty()) {
            return List.of();
        }
        if (fee.per() != null) {
            return fee.per().periods(charged, agreement.zone());
        }
        if (period.range().encloses(charged)) {
            return List.of(period);
        }
        return agreement.cycle() instanceof EvaluationCycle.Rolling
                ? windows(charged)
                : agreement.cycle().periods(charged, agreement.zone());
    }

    /** The windows of a rolling cycle overlap; a fee is for one after the other, counted from the period both ways. */
    private List<EvaluationPeriod> windows(TimeRange charged) {
        Duration length = period.length();
        Instant start = period.start();
        while (start.isAfter(charged.start())) {
            start = start.minus(length);
        }
        List<EvaluationPeriod> windows = new ArrayList<>();
        for (; start.isBefore(charged.end()); start = start.plus(length)) {
            TimeRange window = TimeRange.of(start, start.plus(length));
            windows.add(new EvaluationPeriod(window.toString(), window));
        }
        return windows;
    }

    /** How much of a period of a fee is charged while the fee is valid. */
    private long sharedNanos(Fee fee, TimeRange charged, TimeRange whole) {
        TimeRange shared = charged.intersection(whole);
        if (shared.isEmpty()) {
            return 0;
        }
        Instant from = fee.from() == null ? shared.start() : startOf(fee.from());
        Instant until = fee.until() == null ? shared.end() : startOf(fee.until());
        Instant first = from.isAfter(shared.start()) ? from : shared.start();
        Instant last = until.isBefore(shared.end()) ? until : shared.end();
        return first.isBefore(last) ? TimeRange.of(first, last).lengthNanos() : 0;
    }

    private Ratio prorated(Fee fee, TimeRange charged, TimeRange whole) {
        return Ratio.of(fee.amount().amount()).times(Ratio.of(sharedNanos(fee, charged, whole), whole.lengthNanos()));
    }
}
