package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.agreement.ChronicRule;
import dev.sla4j.agreement.ClaimTerms;
import dev.sla4j.agreement.CreditUse;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.EarnBack;
import dev.sla4j.agreement.RunningCap;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.agreement.Trigger;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.time.WeeklySchedule;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Percent;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what an agreement says over several periods. */
final class TermsReader {
    private static final Variants<Trigger> TRIGGER = new Variants<>();

    private static final Variants<Deadline> DEADLINE = new Variants<>();

    static final Form<Percent> PERCENT = new Form<>("a percentage such as \"100%\"", Percent::parse, Percent::toString);

    static {
        TRIGGER.with("missed", TermsReader::missed)
                .with("figure", TermsReader::figure)
                .with("down", TermsReader::down)
                .with("notified", TermsReader::notified)
                .with("times", TermsReader::times)
                .with("any-of", node -> parts(node, Trigger.AnyOf::new))
                .with("all-of", node -> parts(node, Trigger.AllOf::new));
        DEADLINE.with("elapsed", TermsReader::elapsed)
                .with("days", node -> number(node, Deadline::days))
                .with("months", node -> number(node, Deadline::months))
                .with("business-days", TermsReader::businessDays)
                .with("end-of-month", node -> number(node, Deadline::endOfMonth))
                .with("cycles", node -> number(node, Deadline::cycles));
    }

    private TermsReader() {}

    static @Nullable SeveralPeriods terms(Node node) {
        Fields fields = new Fields(node);
        List<ChronicRule> rights = fields.optional("rights", List.of(), field -> field.list(TermsReader::right));
        List<RunningCap> caps = fields.optional("caps", List.of(), field -> field.list(TermsReader::cap));
        List<EarnBack> earnBacks = fields.optional("earn-backs", List.of(), field -> field.list(TermsReader::earnBack));
        ClaimTerms claims = fields.optional("claims", ClaimTerms.AUTOMATIC, TermsReader::claims);
        CreditUse use = fields.optional("use", CreditUse.PAID, TermsReader::use);
        return fields.build(() -> new SeveralPeriods(rights, caps, earnBacks, claims, use));
    }

    private static @Nullable ChronicRule right(Node node) {
        Fields fields = new Fields(node);
        String id = fields.required("id", Form.NAME);
        String clause = fields.optional("clause", Form.NAME);
        Trigger when = fields.required("when", TRIGGER);
        String grants = fields.required("grants", Form.NAME);
        Deadline within = fields.optional("within", DEADLINE);
        return fields.build(() ->
                new ChronicRule(requireNonNull(id), requireNonNull(when), requireNonNull(grants), within, clause));
    }

    private static @Nullable Trigger missed(Node node) {
        if (node.isEmptyObject()) {
            return Trigger.missed();
        }
        var targets = node.names();
        return targets == null ? null : node.build(() -> new Trigger.Missed(new TreeSet<>(targets)));
    }

    private static @Nullable Trigger figure(Node node) {
        Fields fields = new Fields(node);
        String target = fields.required("target", Form.NAME);
        Limit limit = fields.required("limit", Form.LIMIT);
        return fields.build(() -> new Trigger.FigureWithin(requireNonNull(target), requireNonNull(limit)));
    }

    private static @Nullable Trigger down(Node node) {
        Fields fields = new Fields(node);
        String target = fields.required("target", Form.NAME);
        Limit limit = fields.required("limit", Form.LIMIT);
        Duration window = fields.optional("window", Form.DURATION);
        return fields.build(() -> new Trigger.DownFor(requireNonNull(target), requireNonNull(limit), window));
    }

    private static @Nullable Trigger notified(Node node) {
        Fields fields = new Fields(node);
        Trigger of = fields.required("of", TRIGGER);
        String fact = fields.required("fact", Form.NAME);
        Deadline within = fields.required("within", DEADLINE);
        return fields.build(
                () -> new Trigger.Notified(requireNonNull(of), requireNonNull(fact), requireNonNull(within)));
    }

    private static @Nullable Trigger times(Node node) {
        Fields fields = new Fields(node);
        Trigger of = fields.required("of", TRIGGER);
        Integer atLeast = fields.required("at-least", Node::count);
        Integer ofLast = fields.required("of-last", Node::count);
        return fields.build(
                () -> new Trigger.Times(requireNonNull(of), requireNonNull(atLeast), requireNonNull(ofLast)));
    }

    private static @Nullable Trigger parts(Node node, Function<List<Trigger>, Trigger> of) {
        List<Trigger> parts = node.list(TRIGGER);
        return parts == null ? null : node.build(() -> of.apply(parts));
    }

    private static @Nullable Deadline elapsed(Node node) {
        Duration length = node.text(Form.DURATION);
        return length == null ? null : node.build(() -> Deadline.elapsed(length));
    }

    private static @Nullable Deadline number(Node node, Function<Integer, Deadline> of) {
        Integer number = node.count();
        return number == null ? null : node.build(() -> of.apply(number));
    }

    private static @Nullable Deadline businessDays(Node node) {
        Fields fields = new Fields(node);
        Integer days = fields.required("days", Node::count);
        WeeklySchedule workingDays = fields.required("working-days", TimeReader.WEEKLY);
        return fields.build(() -> Deadline.businessDays(requireNonNull(days), requireNonNull(workingDays)));
    }

    private static @Nullable RunningCap cap(Node node) {
        Fields fields = new Fields(node);
        int periods = fields.optional("periods", 0, Node::count);
        Cap cap = fields.optional("cap", field -> PenaltyReader.cap(field, Base.allFees()));
        int credited = fields.optional("credited", 0, Node::count);
        return fields.build(() -> new RunningCap(periods, cap, credited));
    }

    private static @Nullable EarnBack earnBack(Node node) {
        Fields fields = new Fields(node);
        String target = fields.required("target", Form.NAME);
        Limit reached = fields.required("reached", Form.LIMIT);
        Integer periods = fields.required("periods", Node::count);
        return fields.build(
                () -> new EarnBack(requireNonNull(target), requireNonNull(reached), requireNonNull(periods)));
    }

    private static @Nullable ClaimTerms claims(Node node) {
        Fields fields = new Fields(node);
        Deadline within = fields.optional("within", DEADLINE);
        boolean goodStanding = fields.optional("good-standing", false, Node::truth);
        boolean harmShown = fields.optional("harm-shown", false, Node::truth);
        int notBefore = fields.optional("not-before", 0, Node::count);
        ClaimTerms.From from = fields.optional(
                "from", ClaimTerms.From.PERIOD_END, field -> Names.read(field, ClaimTerms.From.values()));
        return fields.build(() -> new ClaimTerms(within, goodStanding, harmShown, notBefore, from));
    }

    private static @Nullable CreditUse use(Node node) {
        Fields fields = new Fields(node);
        Percent mostOfInvoice = fields.optional("most-of-invoice", PERCENT);
        int expires = fields.optional("expires-after-months", 0, Node::count);
        CreditUse.AtEnd atEnd = fields.required("at-end", field -> Names.read(field, CreditUse.AtEnd.values()));
        return fields.build(() -> new CreditUse(mostOfInvoice, expires, requireNonNull(atEnd)));
    }
}
