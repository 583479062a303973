package dev.sla4j.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.penalty.Creditor;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.CreditLine;
import dev.sla4j.report.Detail;
import dev.sla4j.report.Step;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import dev.sla4j.value.Rounding;
import dev.sla4j.value.UnroundedMoney;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Re-adds every cent of a report from the steps of its explanation alone (L6). It knows nothing of agreements or evidence: only what each kind of step says
 * of itself.
 */
public final class CreditWalker {
    private final List<Ratio> terms = new ArrayList<>();

    private CreditWalker() {}

    /** Re-adds all steps of a report and compares what they leave with what it says is owed. */
    public static void readd(ComplianceReport report) {
        report.credits().lines().forEach(line -> {
            List<Ratio> certain = walk(certainOf(line.steps()));
            List<Ratio> highest = walk(highestOf(line.steps()));
            assertEquals(1, certain.size(), () -> "one credit for " + line);
            assertEquals(1, highest.size(), () -> "one credit for " + line);
            assertTrue(line.certain().signum() >= 0 && line.disputed().signum() >= 0);
        });
        report.credits().inKind().forEach(owed -> walk(certainOf(owed.steps())));
        List<Step> steps = report.explanation(Detail.STEPS).steps();
        for (Step step : steps) {
            if (step instanceof Step.Heading heading && heading.text().startsWith("Credits: ")) {
                settlement(report, heading.steps());
            }
        }
    }

    private static void settlement(ComplianceReport report, List<Step> steps) {
        List<Ratio> owed = walk(certainOf(report.credits().steps()));
        List<Ratio> most = walk(highestOf(report.credits().steps()));
        if (owed.size() == 1 && report.credits().lines().stream().noneMatch(CreditWalker::isOfProvider)) {
            Ratio certain = owed.get(0).min(most.get(0));
            Ratio highest = owed.get(0).max(most.get(0));
            boolean exact = report.credits().steps().toString().contains("EXACT");
            assertEquals(
                    exact ? amount(report.credits().total()) : certain,
                    amount(report.credits().total()));
            assertEquals(
                    exact ? amount(report.credits().disputed()) : highest.minus(certain),
                    amount(report.credits().disputed()));
        }
        // After the stages stand the lines and their sum.
        CreditWalker lines = new CreditWalker();
        steps.subList(report.credits().steps().size(), steps.size()).forEach(lines::walk);
        Ratio all = Ratio.ZERO;
        for (Creditor creditor : Creditor.values()) {
            all = all.plus(amount(report.credits().total(creditor)))
                    .plus(amount(report.credits().disputed(creditor)));
        }
        assertEquals(all, sum(lines.terms));
    }

    private static boolean isOfProvider(CreditLine line) {
        return line.creditor() == Creditor.PROVIDER;
    }

    private static boolean isHighest(Step step) {
        return step instanceof Step.Heading heading && heading.text().equals("on the highest reading");
    }

    private static List<Step> certainOf(List<Step> steps) {
        return steps.stream().filter(step -> !isHighest(step)).toList();
    }

    private static List<Step> highestOf(List<Step> steps) {
        for (Step step : steps) {
            if (isHighest(step)) {
                return ((Step.Heading) step).steps();
            }
        }
        return steps;
    }

    /** What steps of one level leave: their open terms. */
    private static List<Ratio> walk(List<Step> steps) {
        CreditWalker walker = new CreditWalker();
        steps.forEach(walker::walk);
        return walker.terms;
    }

    private void walk(Step step) {
        if (step instanceof Step.Heading heading) {
            terms.add(sum(walk(heading.steps())));
        } else if (step instanceof Step.Excess excess) {
            Ratio left =
                    excess.value().value().minus(excess.allowance().value()).max(Ratio.ZERO);
            assertEquals(left, excess.result().value(), step::toString);
        } else if (step instanceof Step.Units units) {
            units(units);
        } else if (step instanceof Step.InKind owed) {
            assertEquals(owed.each().value().times(owed.units()), owed.result().value(), step::toString);
        } else if (step instanceof Step.Lookup lookup) {
            lookup(lookup);
        } else if (step instanceof Step.Quotient quotient) {
            Ratio result = quotient.numerator().dividedBy(quotient.denominator());
            assertEquals(
                    quotient.complement() ? result.complement() : result,
                    quotient.result().value());
        } else if (step instanceof Step.Share share) {
            Ratio exact = share.base().times(share.share()).times(share.units());
            Rounding rounding = share.rounding();
            assertEquals(
                    rounding == null ? exact : Ratio.of(rounding.apply(exact)),
                    share.result().amount(),
                    step::toString);
            terms.add(share.result().amount());
        } else if (step instanceof Step.Part part) {
            part(part);
        } else if (step instanceof Step.MoneyTerm term) {
            terms.add(term.sum().amount());
        } else if (step instanceof Step.MoneyTotal total) {
            replace(sum(terms), total.result(), step);
        } else if (step instanceof Step.Chosen chosen) {
            assertTrue(terms.contains(chosen.result().amount()), step::toString);
            terms.clear();
            terms.add(chosen.result().amount());
        } else if (step instanceof Step.Held held) {
            assertEquals(sum(terms), held.before().amount(), step::toString);
            assertEquals(
                    held.before().amount().min(held.most().amount()),
                    held.result().amount(),
                    step::toString);
            replace(held.result().amount(), held.result(), step);
        }
    }

    private void replace(Ratio expected, UnroundedMoney said, Step step) {
        assertEquals(expected, said.amount(), step::toString);
        terms.clear();
        terms.add(said.amount());
    }

    private static void units(Step.Units units) {
        Ratio exact = units.value().value().dividedBy(units.each().value()).max(Ratio.ZERO);
        BigInteger[] parts = exact.numerator().divideAndRemainder(exact.denominator());
        BigInteger started = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
        Ratio expected = switch (units.counting()) {
            case PROPORTIONAL -> exact;
            case COMPLETE -> Ratio.of(parts[0], BigInteger.ONE);
            case STARTED -> Ratio.of(started, BigInteger.ONE);
        };
        assertEquals(expected, units.result(), units::toString);
    }

    private static void lookup(Step.Lookup lookup) {
        Limit row = lookup.row();
        if (row == null) {
            assertEquals("nothing", lookup.amount());
        } else {
            assertEquals(
                    row.unit(),
                    lookup.compared().unit() == Figure.Unit.NONE
                            ? row.unit()
                            : lookup.compared().unit());
        }
    }

    private void part(Step.Part part) {
        assertEquals(
                sum(terms.subList(terms.size() - 1, terms.size())), part.whole().amount(), part::toString);
        Money whole = part.whole().round(RoundingMode.UNNECESSARY);
        List<Ratio> equal = new ArrayList<>();
        for (int i = 0; i < part.parts(); i++) {
            equal.add(Ratio.ONE);
        }
        Money expected = Money.allocate(whole, equal).get(part.number() - 1);
        assertEquals(amount(expected), part.result().amount(), part::toString);
        terms.set(terms.size() - 1, part.result().amount());
    }

    private static Ratio sum(List<Ratio> terms) {
        return Ratio.sum(terms);
    }

    private static Ratio amount(Money money) {
        return Ratio.of(money.amount());
    }
}
