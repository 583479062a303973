package dev.sla4j.settlement;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.RunningCap;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Cap;
import dev.sla4j.report.Credits;
import dev.sla4j.report.Step;
import dev.sla4j.settlement.Pot.Entry;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.List;

/**
 * Caps over several periods: what was credited before leaves so much room (S21).
 *
 * <p>On the lowest reading the room is what is left if all that is disputed of earlier credits were paid, and nothing if an earlier result is
 * missing; on the highest reading what is left if none of it were.
 */
final class RunningCaps {
    private final Terms terms;
    private final Agreement agreement;
    private final Past past;

    RunningCaps(Terms terms) {
        this.terms = terms;
        this.agreement = terms.agreement();
        this.past = terms.past();
    }

    /** The most that each of them leaves, were nothing credited before. */
    List<Ratio> most() {
        List<Ratio> most = new ArrayList<>();
        for (RunningCap running : agreement.severalPeriods().caps()) {
            if (running.cap() != null) {
                most.add(worth(running, running.cap(), new ArrayList<>()));
            }
        }
        return most;
    }

    /** Holds what is owed to the customer on one side. */
    List<Entry> held(List<Entry> entries, Side side, List<Step> steps) {
        List<Entry> left = entries;
        for (RunningCap cap : agreement.severalPeriods().caps()) {
            List<Past.Period> earlier = past.last(cap.periods());
            earlier.remove(0);
            left = cut(left, cap, room(cap, earlier, side, steps), steps);
        }
        return left;
    }

    /** What a cap leaves, or a negative number if it leaves everything. */
    private Ratio room(RunningCap running, List<Past.Period> earlier, Side side, List<Step> steps) {
        boolean missing = earlier.stream().anyMatch(entry -> entry.result() == null);
        if (missing) {
            steps.add(new Step.Note(
                    "not all results of " + span(running) + " are on file, so what the cap leaves is not certain"));
        }
        if (running.cap() == null) {
            return ofNumber(running, earlier, missing, side, steps);
        }
        Ratio most = worth(running, running.cap(), steps);
        Ratio before = Ratio.ZERO;
        for (Past.Period entry : earlier) {
            before = before.plus(credited(entry, side));
        }
        steps.add(new Step.FigureTerm("credited before in " + span(running), null, Figure.amount(before)));
        return missing && side == Side.LOWEST ? Ratio.ZERO : most.minus(before).max(Ratio.ZERO);
    }

    private Ratio ofNumber(
            RunningCap running, List<Past.Period> earlier, boolean missing, Side side, List<Step> steps) {
        int credited = 0;
        for (Past.Period entry : earlier) {
            credited += credited(entry, side).signum() > 0 ? 1 : 0;
        }
        steps.add(new Step.Note("credited before in " + credited + " of " + span(running) + ", at most in "
                + running.credited() + " of them"));
        boolean full = credited >= running.credited() || (missing && side == Side.LOWEST);
        return full ? Ratio.ZERO : Ratio.of(-1);
    }

    /** What was credited on the reading that leaves least room for this side. */
    private static Ratio credited(Past.Period entry, Side side) {
        if (entry.result() == null || !entry.result().credits().hasCurrency()) {
            return Ratio.ZERO;
        }
        Credits credits = entry.result().credits();
        Money most = side == Side.LOWEST ? credits.total().plus(credits.disputed()) : credits.total();
        return Terms.exact(most);
    }

    private List<Entry> cut(List<Entry> entries, RunningCap running, Ratio room, List<Step> steps) {
        List<Ratio> money = entries.stream().map(Entry::money).toList();
        if (room.signum() < 0) {
            return entries;
        }
        Ratio sum = Ratio.sum(money);
        steps.add(new Step.Held(
                "what the cap of " + span(running) + " leaves",
                terms.money(sum),
                terms.money(room),
                terms.money(sum.min(room))));
        List<Ratio> cut = terms.cut(money, room);
        List<Entry> left = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            left.add(entries.get(i).with(cut.get(i)));
        }
        return left;
    }

    /** A share is of its base summed over all periods of the span; rounded down once. */
    private Ratio worth(RunningCap running, Cap cap, List<Step> steps) {
        Ratio most;
        if (cap.amount() instanceof Amount.Share share) {
            Ratio base = Ratio.ZERO;
            for (EvaluationPeriod period : periods(running)) {
                base = base.plus(terms.bases().in(period).worth(cap.base(), Occasion.of(period.start())));
            }
            steps.add(new Step.FigureTerm(Words.of(cap.base()) + " of " + span(running), null, Figure.amount(base)));
            most = base.times(share.percent().toRatio());
        } else {
            most = terms.bases().worth(cap, Occasion.of(terms.period().start()));
        }
        Ratio whole = terms.down(most, false);
        steps.add(new Step.FigureTerm("cap of " + span(running) + ", " + Words.of(cap), null, Figure.amount(whole)));
        return whole;
    }

    private List<EvaluationPeriod> periods(RunningCap running) {
        if (running.periods() == 0) {
            return agreement.cycle().periods(agreement.term(), agreement.zone());
        }
        return past.last(running.periods()).stream().map(Past.Period::period).toList();
    }

    private static String span(RunningCap running) {
        return running.periods() == 0 ? "the term" : "the last " + running.periods() + " periods";
    }
}
