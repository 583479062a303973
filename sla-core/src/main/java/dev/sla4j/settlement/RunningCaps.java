package dev.sla4j.settlement;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.RunningCap;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Cap;
import dev.sla4j.report.Credits;
import dev.sla4j.report.History;
import dev.sla4j.report.Step;
import dev.sla4j.settlement.Past.Entry;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import dev.sla4j.value.UnroundedMoney;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * Caps over several periods: what was credited before leaves so much room (S21).
 *
 * <p>On the certain reading the room is what is left if all that is disputed of earlier credits were paid, and nothing if an earlier result is
 * missing; on the highest reading what is left if none of it were.
 */
final class RunningCaps {
    private final Agreement agreement;
    private final Currency currency;
    private final Past past;
    private final List<Step> steps = new ArrayList<>();
    private List<Money> certain;
    private List<Money> highest;

    private RunningCaps(
            Agreement agreement,
            EvaluationPeriod period,
            History history,
            Currency currency,
            List<Money> certain,
            List<Money> highest) {
        this.agreement = agreement;
        this.currency = currency;
        this.past = new Past(agreement, period, null, history);
        this.certain = certain;
        this.highest = highest;
    }

    /** Cuts the credits of a period on both readings. */
    static RunningCaps cut(
            Agreement agreement, EvaluationPeriod period, History history, List<Money> certain, List<Money> highest) {
        RunningCaps caps = new RunningCaps(
                agreement,
                period,
                history,
                certain.isEmpty() ? Currency.getInstance("XXX") : certain.get(0).currency(),
                certain,
                highest);
        if (!certain.isEmpty()) {
            agreement.severalPeriods().caps().forEach(caps::apply);
        }
        return caps;
    }

    List<Money> certain() {
        return certain;
    }

    List<Money> highest() {
        return highest;
    }

    List<Step> steps() {
        return steps;
    }

    private void apply(RunningCap cap) {
        List<Entry> earlier = past.last(cap.periods());
        earlier.remove(0);
        boolean missing = earlier.stream().anyMatch(entry -> entry.result() == null);
        if (cap.cap() == null) {
            number(cap, earlier, missing);
        } else {
            money(cap, cap.cap(), earlier, missing);
        }
    }

    private void money(RunningCap running, Cap cap, List<Entry> earlier, boolean missing) {
        Money most = worth(running, cap);
        Money paid = zero();
        Money paidAtMost = zero();
        for (Entry entry : earlier) {
            if (entry.result() != null && entry.result().credits().hasCurrency()) {
                Credits credits = entry.result().credits();
                paid = paid.plus(credits.total());
                paidAtMost = paidAtMost.plus(credits.total()).plus(credits.disputed());
            }
        }
        steps.add(new Step.MoneyTotal("cap of " + span(running) + ", " + Words.of(cap), most));
        steps.add(new Step.MoneyTotal("credited before in " + span(running), paid));
        Money room = missing ? zero() : most.minus(paidAtMost).max(zero());
        Money roomAtMost = most.minus(paid).max(zero());
        if (missing) {
            steps.add(new Step.Note(
                    "not all results of " + span(running) + " are on file, so what is left of it is not certain"));
        }
        certain = cut(certain, room, "");
        highest = cut(highest, roomAtMost, highest.equals(certain) ? "" : " on the highest reading");
    }

    private List<Money> cut(List<Money> credits, Money room, String reading) {
        Money sum = credits.stream().reduce(zero(), Money::plus);
        if (sum.compareTo(room) > 0) {
            steps.add(new Step.MoneyTotal("held at what is left of it, shared in proportion" + reading, room));
            return Money.cut(credits, room);
        }
        return credits;
    }

    private void number(RunningCap running, List<Entry> earlier, boolean missing) {
        int paid = 0;
        int paidAtMost = 0;
        for (Entry entry : earlier) {
            if (entry.result() != null && entry.result().credits().hasCurrency()) {
                Credits credits = entry.result().credits();
                paid += credits.total().signum() > 0 ? 1 : 0;
                paidAtMost += credits.total().plus(credits.disputed()).signum() > 0 ? 1 : 0;
            }
        }
        steps.add(new Step.Note("credited in " + paid + " periods before of " + span(running) + ", at most "
                + running.credited() + " are"));
        if (missing || paidAtMost >= running.credited()) {
            certain = cut(certain, zero(), "");
        }
        if (paid >= running.credited()) {
            highest = cut(highest, zero(), " on the highest reading");
        }
    }

    /** A share is of its base summed over all periods of the span; rounded down once. */
    private Money worth(RunningCap running, Cap cap) {
        if (cap.amount() instanceof Amount.Sum sum) {
            return sum.sum();
        }
        Ratio base = Ratio.ZERO;
        for (EvaluationPeriod period : periods(running)) {
            base = base.plus(new FeeBases(agreement, period, currency).worth(cap.base(), BigInteger.ZERO));
        }
        UnroundedMoney worth = new FeeBases(agreement, past.current().period(), currency).worth(cap.amount(), base);
        return worth.round(RoundingMode.DOWN);
    }

    private List<EvaluationPeriod> periods(RunningCap running) {
        if (running.periods() == 0) {
            return agreement.cycle().periods(agreement.term(), agreement.zone());
        }
        return past.last(running.periods()).stream().map(Entry::period).toList();
    }

    private static String span(RunningCap running) {
        return running.periods() == 0 ? "the term" : "the last " + running.periods() + " periods";
    }

    private Money zero() {
        return Money.zero(currency);
    }
}
