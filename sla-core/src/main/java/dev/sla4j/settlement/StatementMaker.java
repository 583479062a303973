package dev.sla4j.settlement;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ClaimTerms;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.report.Adjustment;
import dev.sla4j.report.CreditLine;
import dev.sla4j.report.History;
import dev.sla4j.report.InKind;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.Remark;
import dev.sla4j.report.Sequel;
import dev.sla4j.report.TargetResult;
import dev.sla4j.settlement.Statement.Line;
import dev.sla4j.settlement.Statement.Owed;
import dev.sla4j.settlement.Statement.Totals;
import dev.sla4j.time.DatedFact;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a statement: claims, waivers, adjustments and sums (C82 to C84, S25, S26). */
final class StatementMaker {
    private final Agreement agreement;
    private final Function<EvaluationPeriod, Agreement> versions;
    private final ReferenceData data;
    private final PeriodResult result;
    private final Dossier dossier;
    private final Instant at;

    /**
     * A maker.
     *
     * @param versions the agreement by which each period was evaluated
     */
    StatementMaker(
            Function<EvaluationPeriod, Agreement> versions,
            ReferenceData data,
            PeriodResult result,
            Dossier dossier,
            Instant at) {
        this.agreement = versions.apply(result.period());
        this.versions = versions;
        this.data = data;
        this.result = result;
        this.dossier = dossier;
        this.at = at;
        checkSame(result);
        checkTargets();
        dossier.corrections().forEach(correction -> checkSame(correction.was()));
    }

    private void checkSame(PeriodResult of) {
        if (!of.agreement().equals(agreement.id())) {
            throw new IllegalArgumentException("result (" + of.heading() + ") must be of agreement " + agreement.id());
        }
    }

    /** A target that the agreement does not have was promised by another version of it. */
    private void checkTargets() {
        List<String> known =
                agreement.targets().stream().map(ServiceLevelTarget::id).toList();
        for (TargetResult target : result.targets()) {
            if (!known.contains(target.id())) {
                throw new IllegalArgumentException("target (" + target.id() + ") of result (" + result.heading()
                        + ") must be one of " + known + "\nMaybe Statement.of(versions, …) is meant.");
            }
        }
    }

    Statement make() {
        List<Line> lines = result.targets().stream().map(this::line).toList();
        List<Adjustment> adjustments = new ArrayList<>();
        result.sequel().adjustments().forEach(adjustment -> adjustments.add(returned(adjustment, true)));
        dossier.corrections().forEach(correction -> correct(correction, adjustments));
        closed().forEach(unchanged -> follow(unchanged, adjustments));
        Currency currency = result.credits().currency();
        return new Statement(
                new Statement.Heading(
                        agreement.id(),
                        agreement.parties(),
                        agreement.zone(),
                        result.period(),
                        at,
                        result.isProvisional()),
                lines,
                adjustments,
                result.sequel().rights(),
                currency == null ? null : totals(lines, adjustments, Money.zero(currency)),
                remarks());
    }

    /** What was noticed when the period was evaluated, and what is on file since then and changes nothing. */
    private List<String> remarks() {
        return Stream.concat(
                        result.remarks().stream(),
                        Remark.onUnread(agreement, result.period(), dossier.facts()).stream())
                .map(Remark::text)
                .distinct()
                .toList();
    }

    private Line line(TargetResult target) {
        Limit limit = target.attainment().limit();
        CreditLine credit = target.creditLine();
        return new Line(
                target.id(),
                clauseOf(target.id()),
                target.verdict(),
                limit == null ? "" : limit.toText(),
                limit == null || !target.figure().isMeasured()
                        ? target.figure().toText()
                        : target.figure().toText(limit),
                credit == null ? null : desk(result, true).owed(credit),
                inKind(target.inKind()));
    }

    private static List<String> inKind(@Nullable InKind owed) {
        if (owed == null) {
            return List.of();
        }
        List<String> words = new ArrayList<>(words(owed.certain(), ""));
        if (!owed.most().equals(owed.certain())) {
            words.addAll(words(owed.most(), "at most "));
        }
        return owed.creditor() == Creditor.PROVIDER
                ? words.stream().map(each -> each + " for the provider").toList()
                : words;
    }

    private static List<String> words(InKind.Extent extent, String prefix) {
        List<String> words = new ArrayList<>();
        if (extent.points().signum() != 0) {
            words.add(prefix
                    + Figure.amount(extent.points()).toText()
                    + (extent.points().equals(Ratio.ONE) ? " point" : " points"));
        }
        if (extent.nanos().signum() != 0) {
            words.add(prefix + "service time of "
                    + Figure.timeNanos(extent.nanos()).toText());
        }
        extent.consequences().forEach(consequence -> words.add(prefix + consequence));
        return words;
    }

    private @Nullable String clauseOf(String target) {
        for (ServiceLevelTarget one : agreement.targets()) {
            if (one.id().equals(target)) {
                return one.clause();
            }
        }
        return null;
    }

    /** Only what was paid is returned, of the credit as it is known now or as it was before the corrections. */
    private Adjustment returned(Adjustment adjustment, boolean corrected) {
        PeriodResult about = onFile(adjustment.period(), corrected);
        TargetResult target = about == null || adjustment.target() == null ? null : about.target(adjustment.target());
        CreditLine line = target == null ? null : target.creditLine();
        if (about == null || line == null) {
            return about == null && mayBeUnpaid(adjustment) ? inDispute(adjustment) : adjustment;
        }
        Owed owed = desk(about, corrected).owed(line);
        Money paid = paid(owed);
        Money returned = adjustment.amount().negated().min(paid);
        // What is disputed of the credit would be paid as the rest of it, and then returned too.
        boolean nothing =
                line.certain().signum() > 0 ? paid.isZero() : !owed.claim().isPaid();
        Money open = nothing
                ? Money.zero(paid.currency())
                : adjustment.disputed().negated().min(paid.minus(returned).plus(line.disputed()));
        Money stated = adjustment.amount().plus(adjustment.disputed()).negated();
        String why = returned.plus(open).equals(stated)
                ? adjustment.reason()
                : adjustment.reason() + "; of " + line.certain() + " were paid " + paid;
        return new Adjustment(
                adjustment.kind(), adjustment.target(), adjustment.period(), returned.negated(), open.negated(), why);
    }

    private boolean mayBeUnpaid(Adjustment adjustment) {
        String target = adjustment.target();
        return !agreement.severalPeriods().claims().equals(ClaimTerms.AUTOMATIC)
                || (target != null
                        && dossier.waivers().stream()
                                .anyMatch(waiver -> waiver.covers(target, adjustment.period(), at)));
    }

    /** Of what was perhaps never paid nothing is returned for certain. */
    private static Adjustment inDispute(Adjustment adjustment) {
        return new Adjustment(
                adjustment.kind(),
                adjustment.target(),
                adjustment.period(),
                Money.zero(adjustment.amount().currency()),
                adjustment.amount().plus(adjustment.disputed()),
                adjustment.reason() + "; whether it was paid is not known, because the result of " + adjustment.period()
                        + " is not on file");
    }

    private Money paid(PeriodResult about, CreditLine line, boolean corrected) {
        return paid(desk(about, corrected).owed(line));
    }

    private static Money paid(Owed owed) {
        return owed.to() == Creditor.CUSTOMER ? owed.paid() : owed.paid().negated();
    }

    /** The result of a period as it is known now, or as it was before the corrections. */
    private @Nullable PeriodResult onFile(String period, boolean corrected) {
        PeriodResult found = null;
        for (PeriodResult one : dossier.onFile().results()) {
            found = one.agreement().equals(agreement.id())
                            && one.period().label().equals(period)
                    ? one
                    : found;
        }
        for (Restatement correction : dossier.corrections()) {
            PeriodResult of = corrected ? correction.now() : correction.was();
            found = of.period().label().equals(period) ? of : found;
        }
        return found;
    }

    /** What becomes of a credit is said by the agreement by which its period was evaluated. */
    private CreditDesk desk(PeriodResult about, boolean corrected) {
        Agreement then = versions.apply(about.period());
        return new CreditDesk(then, data, about, dossier, at, earnedBack(then, corrected));
    }

    /** What is known of returned credits, now or before the corrections: by this result, those on file and the corrected ones. */
    private EarnedBack earnedBack(Agreement then, boolean corrected) {
        History known = dossier.onFile().with(result);
        for (Restatement correction : dossier.corrections()) {
            known = known.with(corrected ? correction.now() : correction.was());
        }
        return new EarnedBack(
                then,
                known.results().stream()
                        .filter(one -> one.agreement().equals(agreement.id()))
                        .toList());
    }

    /** What the next bill adds or takes away: the difference of what is paid of the new credit and what was paid of the old one. */
    private void correct(Restatement correction, List<Adjustment> adjustments) {
        List<Adjustment> differences = new ArrayList<>(correction.adjustments());
        differences.addAll(correction.ofEqualSums());
        for (Adjustment adjustment : differences) {
            String target = adjustment.target();
            Money zero = Money.zero(adjustment.amount().currency());
            Money difference = target == null
                    ? returned(correction.now(), true, zero).minus(returned(correction.was(), false, zero))
                    : paid(correction.now(), correction.was(), target, true)
                            .minus(paid(correction.was(), correction.now(), target, false));
            String why = difference.equals(adjustment.amount())
                    ? adjustment.reason()
                    : adjustment.reason() + "; of the difference of " + adjustment.amount() + " is paid " + difference;
            if (!adjustment.amount().isZero() || !difference.isZero()) {
                adjustments.add(new Adjustment(adjustment.kind(), target, adjustment.period(), difference, why));
            }
        }
    }

    /** What is closed and stays as it is, if anything was corrected. */
    private List<PeriodResult> closed() {
        return dossier.onFile().results().stream()
                .filter(one -> one.agreement().equals(agreement.id())
                        && one.period().end().isBefore(result.period().end())
                        && !dossier.corrections().isEmpty()
                        && dossier.corrections().stream()
                                .noneMatch(each -> each.now().period().equals(one.period())))
                .toList();
    }

    /**
     * What is paid otherwise of a result that stays as it is: a credit that was earned back in a period that is corrected, or no longer is, so that a claim
     * came too late or in time; and what was returned of a credit that is corrected.
     */
    private void follow(PeriodResult unchanged, List<Adjustment> adjustments) {
        String label = unchanged.period().label();
        for (TargetResult target : unchanged.targets()) {
            CreditLine line = target.creditLine();
            Restatement by = line == null ? null : returningBy(target.id(), label);
            if (line != null && by != null) {
                Money difference = paid(unchanged, line, true).minus(paid(unchanged, line, false));
                addFollowing(adjustments, target.id(), label, difference, by);
            }
        }
        for (Adjustment adjustment : unchanged.sequel().adjustments()) {
            for (Restatement correction : dossier.corrections()) {
                if (adjustment.period().equals(correction.now().period().label())) {
                    Money difference = returned(adjustment, true)
                            .amount()
                            .minus(returned(adjustment, false).amount());
                    addFollowing(adjustments, null, label, difference, correction);
                }
            }
        }
    }

    /** The correction of a period in which a credit is or was returned. */
    private @Nullable Restatement returningBy(String target, String period) {
        for (Restatement correction : dossier.corrections()) {
            boolean returns = Stream.of(correction.was(), correction.now())
                    .flatMap(one -> one.sequel().adjustments().stream())
                    .anyMatch(each ->
                            target.equals(each.target()) && each.period().equals(period));
            if (returns) {
                return correction;
            }
        }
        return null;
    }

    private static void addFollowing(
            List<Adjustment> adjustments, @Nullable String target, String period, Money difference, Restatement by) {
        if (!difference.isZero()) {
            String why = "correction of " + period + ": what is paid of it follows from the restated result of "
                    + by.now().period().label();
            adjustments.add(new Adjustment(Adjustment.Kind.CORRECTION, target, period, difference, why));
        }
    }

    private Money returned(PeriodResult in, boolean corrected, Money zero) {
        return in.sequel().adjustments().stream()
                .map(adjustment -> returned(adjustment, corrected).amount())
                .reduce(zero, Money::plus);
    }

    private Money paid(PeriodResult about, PeriodResult other, String id, boolean corrected) {
        TargetResult target = about.target(id);
        CreditLine line = target == null ? null : target.creditLine();
        if (line == null) {
            Currency currency = about.credits().currency();
            return Money.zero(
                    Objects.requireNonNull(currency == null ? other.credits().currency() : currency));
        }
        // A claim that became known with the new result was filed for the old one too.
        return paid(about.with(withFactsOf(about, other)), line, corrected);
    }

    private static Sequel withFactsOf(PeriodResult about, PeriodResult other) {
        List<DatedFact> facts = new ArrayList<>(about.sequel().facts());
        facts.addAll(other.sequel().facts());
        Sequel sequel = about.sequel();
        return new Sequel(sequel.rights(), sequel.adjustments(), sequel.down(), sequel.allowances(), facts);
    }

    private Totals totals(List<Line> lines, List<Adjustment> adjustments, Money zero) {
        Money paid = sum(lines, Owed::paid, zero);
        Money adjusted = zero;
        Money toProvider = zero;
        Money returnable = zero;
        for (Adjustment adjustment : adjustments) {
            returnable = returnable.minus(adjustment.disputed());
            if (isToProvider(adjustment)) {
                toProvider = toProvider.minus(adjustment.amount());
            } else {
                adjusted = adjusted.plus(adjustment.amount());
            }
        }
        for (Line line : lines) {
            Owed owed = line.owed();
            toProvider = owed != null && owed.to() == Creditor.PROVIDER ? toProvider.plus(owed.credit()) : toProvider;
        }
        return new Totals(
                sum(lines, Owed::credit, zero),
                sum(lines, Owed::waived, zero),
                paid,
                sum(lines, Owed::claimable, zero),
                sum(lines, Owed::lost, zero),
                adjusted,
                paid.plus(adjusted),
                sum(lines, Owed::disputed, zero),
                returnable,
                toProvider);
    }

    /** Whether it is about what is owed to the provider, which is not set off. */
    private boolean isToProvider(Adjustment adjustment) {
        if (adjustment.kind() != Adjustment.Kind.CORRECTION || adjustment.target() == null) {
            return false;
        }
        CreditLine now = lineOf(adjustment, true);
        CreditLine line = now == null ? lineOf(adjustment, false) : now;
        return line != null && line.creditor() == Creditor.PROVIDER;
    }

    private @Nullable CreditLine lineOf(Adjustment adjustment, boolean corrected) {
        PeriodResult about = onFile(adjustment.period(), corrected);
        TargetResult target = about == null ? null : about.target(Objects.requireNonNull(adjustment.target()));
        return target == null ? null : target.creditLine();
    }

    private static Money sum(List<Line> lines, Function<Owed, Money> part, Money zero) {
        Money sum = zero;
        for (Line line : lines) {
            Owed owed = line.owed();
            if (owed != null && owed.to() == Creditor.CUSTOMER) {
                sum = sum.plus(part.apply(owed));
            }
        }
        return sum;
    }
}
