package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementKind;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ExclusionSource;
import dev.sla4j.agreement.Fee;
import dev.sla4j.agreement.Notice;
import dev.sla4j.agreement.Party;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Policies;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.WeeklySchedule;
import dev.sla4j.value.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads agreement documents. */
final class AgreementReader {
    /** The version of the format of agreements and reports. */
    static final int VERSION = 1;

    static final Variants<Party> PARTY = new Variants<>();

    static {
        for (Party.Role role : Party.Role.values()) {
            PARTY.with(Names.of(role), node -> party(role, node));
        }
    }

    private static final Variants<AgreementKind> KIND = new Variants<>();

    static {
        for (AgreementKind.Type type : AgreementKind.Type.values()) {
            KIND.with(Names.of(type), node -> kind(type, node));
        }
    }

    /** The days of a term. */
    private record Term(@Nullable LocalDate from, @Nullable LocalDate until) {
        static final Term UNLIMITED = new Term(null, null);
    }

    private AgreementReader() {}

    static @Nullable AgreementDocument document(Node node) {
        Agreement agreement = agreement(node);
        Map<String, Node> fields = node.fieldsOrNull();
        if (agreement == null || fields == null) {
            return null;
        }
        TreeMap<String, JsonNode> extensions = new TreeMap<>();
        fields.forEach((name, field) -> {
            if (name.startsWith(Fields.FREE)) {
                extensions.put(name, field.toJson());
            }
        });
        return new AgreementDocument(agreement, extensions);
    }

    static @Nullable Agreement agreement(Node node) {
        Fields fields = new Fields(node);
        Supplier<Agreement.Builder> builder = builder(fields, true);
        return fields.build(() -> builder.get().build());
    }

    /** What may be stated of an agreement, of which zone, cycle and targets must be if it is complete. */
    static Supplier<Agreement.Builder> builder(Fields fields, boolean complete) {
        fields.required("version", AgreementReader::version);
        String id = fields.required("id", Form.NAME);
        AgreementKind kind = fields.optional("kind", AgreementKind.SLA, KIND);
        List<Party> parties = parties(fields);
        ZoneId zone = fields.stated("zone", complete, field -> field.text(Form.ZONE));
        EvaluationCycle cycle = fields.stated("cycle", complete, TimeReader.CYCLE);
        Term term = fields.optional("term", Term.UNLIMITED, AgreementReader::term);
        List<Fee> fees = fields.optional("fees", List.of(), AgreementReader::fees);
        List<ServiceLevelTarget> targets = fields.stated(
                "targets", complete, field -> field.list(field.limits().targets(), TargetReader::target));
        List<ExclusionRule> exclusions =
                fields.optional("exclusions", List.of(), field -> field.list(AgreementReader::exclusion));
        Policies policies = fields.optional("policies", Policies.defaults(), TargetReader::policies);
        Settlement settlement = fields.optional("settlement", PenaltyReader::settlement);
        SeveralPeriods terms = fields.optional("several-periods", TermsReader::terms);
        return () -> {
            Agreement.Builder builder = Agreement.builder(requireNonNull(id)).kind(kind);
            parties.forEach(builder::party);
            say(zone, builder::zone);
            say(cycle, builder::cycle);
            say(term.from(), builder::from);
            say(term.until(), builder::until);
            fees.forEach(builder::fee);
            say(targets, some -> some.forEach(builder::target));
            exclusions.forEach(builder::exclusion);
            policies.stated().values().forEach(builder::policy);
            say(settlement, builder::settlement);
            say(terms, builder::severalPeriods);
            return builder;
        };
    }

    private static <T> void say(@Nullable T value, Consumer<T> builder) {
        if (value != null) {
            builder.accept(value);
        }
    }

    static @Nullable Integer version(Node node) {
        Integer version = node.count();
        if (version != null && version != VERSION) {
            node.fault("must be " + VERSION + ", the version of the format that is known here");
            return null;
        }
        return version;
    }

    /** Provider and customer, or the list of parties where that cannot say it. */
    private static List<Party> parties(Fields fields) {
        List<Party> parties = new ArrayList<>();
        boolean byRole = false;
        for (Party.Role role : Party.Role.values()) {
            byRole |= fields.has(Names.of(role));
            Party party = fields.optional(Names.of(role), field -> party(role, field));
            if (party != null) {
                parties.add(party);
            }
        }
        List<Party> listed = fields.optional("parties", field -> field.list(PARTY));
        if (byRole && fields.has("parties")) {
            fields.fault("parties", "must not be stated beside a provider or customer");
        }
        return listed == null ? parties : listed;
    }

    private static @Nullable Party party(Party.Role role, Node node) {
        String name = node.text(Form.NAME);
        return name == null ? null : new Party(role, name);
    }

    private static @Nullable AgreementKind kind(AgreementKind.Type type, Node node) {
        List<String> supports = node.isEmptyObject() ? List.of() : node.list(element -> element.text(Form.NAME));
        return supports == null ? null : node.build(() -> new AgreementKind(type, supports));
    }

    private static @Nullable Term term(Node node) {
        Fields fields = new Fields(node);
        LocalDate from = fields.optional("from", Form.DATE);
        LocalDate until = fields.optional("until", Form.DATE);
        checkYear(fields, "from", from);
        checkYear(fields, "until", until);
        if (from != null && until != null && !from.isBefore(until)) {
            fields.fault("until", "must be after from (" + from + "): it is the first day after the term");
        }
        return fields.build(() -> new Term(from, until));
    }

    private static void checkYear(Fields fields, String name, @Nullable LocalDate date) {
        if (date != null && (date.isBefore(Agreement.EARLIEST_TERM) || date.isAfter(Agreement.LATEST_TERM))) {
            fields.fault(
                    name,
                    "must lie between " + Agreement.EARLIEST_TERM + " and " + Agreement.LATEST_TERM
                            + ", or be left out for a term without such an end");
        }
    }

    private static @Nullable List<Fee> fees(Node node) {
        Map<String, Node> entries = node.entries();
        if (entries == null) {
            return null;
        }
        List<Fee> fees = new ArrayList<>();
        entries.forEach((name, entry) -> {
            if (entry.isList()) {
                List<Fee> versions = entry.list(version -> fee(name, version));
                fees.addAll(versions == null ? List.of() : versions);
                return;
            }
            Fee fee = fee(name, entry);
            if (fee != null) {
                fees.add(fee);
            }
        });
        return fees;
    }

    private static @Nullable Fee fee(String name, Node node) {
        if (node.fieldsOrNull() == null) {
            Money amount = node.text(Form.MONEY);
            return amount == null ? null : node.build(() -> new Fee(name, amount, null));
        }
        Fields fields = new Fields(node);
        Money amount = fields.required("amount", Form.MONEY);
        EvaluationCycle per = fields.optional("per", TimeReader.CYCLE);
        LocalDate from = fields.optional("from", Form.DATE);
        LocalDate until = fields.optional("until", Form.DATE);
        return fields.build(() -> new Fee(name, requireNonNull(amount), per, from, until));
    }

    private static @Nullable ExclusionRule exclusion(Node node) {
        Fields fields = new Fields(node);
        String id = fields.required("id", Form.NAME);
        String clause = fields.optional("clause", Form.NAME);
        fields.exactlyOneOf("announced", "recurring", "while-down");
        SortedSet<String> categories = fields.optional("announced", Node::names);
        Schedule windows = fields.optional("recurring", TimeReader.SCHEDULE);
        Downtime downtime = fields.optional("while-down", DowntimeReader.DOWNTIME);
        Notice notice = fields.optional("notice", AgreementReader::notice);
        Schedule inside = fields.optional("inside", TimeReader.SCHEDULE);
        Duration longest = fields.optional("longest", Form.DURATION);
        boolean evidence = fields.optional("evidence-required", false, Node::truth);
        Duration allowance = fields.optional("allowance", Form.DURATION);
        EvaluationCycle per = fields.optional("allowance-per", TimeReader.CYCLE);
        if (per != null && !fields.has("allowance")) {
            fields.fault("allowance-per", "must not be stated without an allowance");
        }
        SortedSet<String> targets = fields.optional("only-for", new TreeSet<>(), Node::names);
        return fields.build(() -> {
            ExclusionSource source = categories != null
                    ? new ExclusionSource.Announced(categories)
                    : windows != null
                            ? new ExclusionSource.Recurring(windows)
                            : new ExclusionSource.WhileDown(requireNonNull(downtime));
            ExclusionRule rule = ExclusionRule.of(requireNonNull(id), source).onlyFor(targets.toArray(new String[0]));
            rule = clause == null ? rule : rule.clause(clause);
            rule = notice == null ? rule : rule.withNotice(notice);
            rule = inside == null ? rule : rule.inside(inside);
            rule = longest == null ? rule : rule.noLongerThan(longest);
            rule = evidence ? rule.withEvidence() : rule;
            return allowance == null
                    ? rule
                    : per == null ? rule.withAllowance(allowance) : rule.withAllowance(allowance, per);
        });
    }

    private static @Nullable Notice notice(Node node) {
        if (node.fieldsOrNull() == null) {
            Duration elapsed = node.text(Form.DURATION);
            return elapsed == null ? null : node.build(() -> Notice.of(elapsed));
        }
        Fields fields = new Fields(node);
        Integer days = fields.required("business-days", Node::count);
        WeeklySchedule workingDays = fields.required("working-days", TimeReader.WEEKLY);
        return fields.build(() -> Notice.businessDays(requireNonNull(days), requireNonNull(workingDays)));
    }
}
