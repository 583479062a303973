package dev.sla4j.agreement;

import dev.sla4j.target.Policies;
import dev.sla4j.target.Policy;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.value.OneLine;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one level of an agreement says: corporate, customer or service.
 *
 * <p>Models ITIL's multi-level SLA, where what holds for all customers is written once, what holds for one customer in all services once, and the
 * rest for each service. A level names the level above it; that is supplied by the caller and never looked up. {@link #resolve} makes the agreement:
 *
 * <pre>{@code
 * AgreementLevel corporate = Agreement.builder("corporate").zone("Europe/Berlin").monthly().target(uptime).level();
 * AgreementLevel mail = Agreement.builder("globex-mail").inheriting("corporate").fee("mail", fee).level();
 *
 * ResolvedAgreement resolved = mail.resolve(ReferenceData.empty().withLevels(corporate));
 * ComplianceEngine.of(resolved.agreement());
 * }</pre>
 *
 * <p>What is stated nearest to the service holds: fees by name, targets and exclusion rules by identity, policies one by one, parties by role, and zone,
 * cycle, both ends of the term, settlement and terms over several periods each as a whole. Nothing is mixed within one of these: a level that
 * states a target states all of it. What is not stated above keeps the place of the level that states it first. Identity and kind are the level's own
 * and not inherited. A level need not be complete and is checked only when it is resolved. Immutable.
 */
public final class AgreementLevel {
    private final String id;
    private final @Nullable String parent;
    private final AgreementKind kind;
    private final List<Party> parties;
    private final @Nullable ZoneId zone;
    private final @Nullable EvaluationCycle cycle;
    private final @Nullable LocalDate termStart;
    private final @Nullable LocalDate termEnd;
    private final List<Fee> fees;
    private final List<ServiceLevelTarget> targets;
    private final List<ExclusionRule> exclusions;
    private final Policies policies;
    private final @Nullable Settlement settlement;
    private final @Nullable SeveralPeriods severalPeriods;

    AgreementLevel(Agreement.Builder builder) {
        this.id = builder.id;
        this.parent = builder.parent;
        this.kind = builder.kind;
        this.parties = List.copyOf(builder.parties);
        this.zone = builder.zone;
        this.cycle = builder.cycle;
        this.termStart = builder.termStart;
        this.termEnd = builder.termEnd;
        this.fees = List.copyOf(builder.fees);
        this.targets = List.copyOf(builder.targets);
        this.exclusions = List.copyOf(builder.exclusions);
        this.policies = builder.policies;
        this.settlement = builder.settlement;
        this.severalPeriods = builder.severalPeriods;
    }

    /** Something that a level states. */
    private record Stated(
            ResolvedAgreement.Part part,
            String name,
            String level,
            List<String> insteadOf,
            Consumer<Agreement.Builder> says) {

        List<Object> key() {
            return List.of(part, name);
        }

        Stated insteadOf(Stated above) {
            List<String> levels = new ArrayList<>(List.of(above.level()));
            levels.addAll(above.insteadOf());
            return new Stated(part, name, level, levels, says);
        }
    }

    /**
     * Returns the agreement with all that it inherits.
     *
     * @param data the levels above it, and maybe others, not null
     * @return the agreement, and where each part of it comes from, not null
     * @throws IllegalArgumentException if a level above is not supplied, or inherits from this one, or if what comes of it is no complete agreement
     */
    public ResolvedAgreement resolve(ReferenceData data) {
        List<AgreementLevel> levels = chain(data);
        Map<List<Object>, Stated> stated = new LinkedHashMap<>();
        for (AgreementLevel level : levels) {
            for (Stated one : level.stated()) {
                Stated above = stated.get(one.key());
                stated.put(one.key(), above == null ? one : one.insteadOf(above));
            }
        }
        Agreement.Builder builder = Agreement.builder(id).kind(kind);
        stated.values().forEach(one -> one.says().accept(builder));
        List<String> names = levels.stream().map(AgreementLevel::id).toList();
        List<ResolvedAgreement.Origin> origins = stated.values().stream()
                .map(one -> new ResolvedAgreement.Origin(one.part(), one.name(), one.level(), one.insteadOf()))
                .toList();
        try {
            return new ResolvedAgreement(builder.build(), names, origins);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + "; its levels are " + String.join(" → ", names), e);
        }
    }

    /** The levels from the topmost one to this. */
    private List<AgreementLevel> chain(ReferenceData data) {
        List<AgreementLevel> levels = new ArrayList<>(List.of(this));
        List<String> names = new ArrayList<>(List.of(id));
        String above = parent;
        while (above != null) {
            String below = names.get(0);
            String name = above;
            if (names.contains(name)) {
                names.add(0, name);
                throw new IllegalArgumentException("parent (" + name + ") of level " + below
                        + " must not inherit from it: " + String.join(" → ", names));
            }
            AgreementLevel level = data.levels().stream()
                    .filter(each -> each.id().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("parent (" + name + ") of level " + below
                            + " must be supplied; there are "
                            + data.levels().stream().map(AgreementLevel::id).toList()));
            levels.add(0, level);
            names.add(0, name);
            above = level.parent;
        }
        return levels;
    }

    private List<Stated> stated() {
        List<Stated> all = new ArrayList<>();
        for (Party.Role role : Party.Role.values()) {
            List<Party> some =
                    parties.stream().filter(party -> party.role() == role).toList();
            add(all, ResolvedAgreement.Part.PARTY, role.name(), some, (builder, party) -> builder.party(party));
        }
        add(all, ResolvedAgreement.Part.ZONE, "", listOf(zone), Agreement.Builder::zone);
        add(all, ResolvedAgreement.Part.CYCLE, "", listOf(cycle), Agreement.Builder::cycle);
        add(all, ResolvedAgreement.Part.TERM_START, "", listOf(termStart), Agreement.Builder::from);
        add(all, ResolvedAgreement.Part.TERM_END, "", listOf(termEnd), Agreement.Builder::until);
        Map<String, List<Fee>> byName = new LinkedHashMap<>();
        fees.forEach(fee ->
                byName.computeIfAbsent(fee.name(), name -> new ArrayList<>()).add(fee));
        byName.forEach((name, versions) ->
                add(all, ResolvedAgreement.Part.FEE, name, versions, (builder, fee) -> builder.fee(fee)));
        // A name that one level states twice stays twice, so that the agreement is refused and none is chosen.
        Map<String, List<ServiceLevelTarget>> byTarget = new LinkedHashMap<>();
        targets.forEach(target ->
                byTarget.computeIfAbsent(target.id(), name -> new ArrayList<>()).add(target));
        byTarget.forEach(
                (name, some) -> add(all, ResolvedAgreement.Part.TARGET, name, some, Agreement.Builder::target));
        Map<String, List<ExclusionRule>> byRule = new LinkedHashMap<>();
        exclusions.forEach(rule ->
                byRule.computeIfAbsent(rule.id(), name -> new ArrayList<>()).add(rule));
        byRule.forEach(
                (name, some) -> add(all, ResolvedAgreement.Part.EXCLUSION, name, some, Agreement.Builder::exclusion));
        for (Policy reading : policies.stated().values()) {
            String name = ((Enum<?>) reading).getDeclaringClass().getSimpleName();
            add(all, ResolvedAgreement.Part.POLICY, name, List.of(reading), Agreement.Builder::policy);
        }
        add(all, ResolvedAgreement.Part.SETTLEMENT, "", listOf(settlement), Agreement.Builder::settlement);
        add(all, ResolvedAgreement.Part.SEVERAL_PERIODS, "", listOf(severalPeriods), Agreement.Builder::severalPeriods);
        return all;
    }

    private static <T> List<T> listOf(@Nullable T value) {
        return value == null ? List.of() : List.of(value);
    }

    /** How a value is told to a builder. */
    private interface Says<T> {
        Agreement.Builder say(Agreement.Builder builder, T value);
    }

    private <T> void add(
            List<Stated> all, ResolvedAgreement.Part part, String name, List<? extends T> values, Says<T> says) {
        if (!values.isEmpty()) {
            all.add(new Stated(
                    part, name, id, List.of(), builder -> values.forEach(value -> says.say(builder, value))));
        }
    }

    /**
     * Returns its identity, that of the agreement which is resolved from it.
     *
     * @return the identity, not blank
     */
    public String id() {
        return id;
    }

    /**
     * Returns from which level it inherits.
     *
     * @return the identity of the level above, or null if this is the topmost one
     */
    public @Nullable String parent() {
        return parent;
    }

    /**
     * Returns what it is to the customer's agreement.
     *
     * @return the kind, not null
     */
    public AgreementKind kind() {
        return kind;
    }

    /**
     * Returns the parties that it states.
     *
     * @return the parties in the order stated, not null
     */
    public List<Party> parties() {
        return parties;
    }

    /**
     * Returns the zone that it states.
     *
     * @return the zone, or null
     */
    public @Nullable ZoneId zone() {
        return zone;
    }

    /**
     * Returns the cycle that it states.
     *
     * @return the cycle, or null
     */
    public @Nullable EvaluationCycle cycle() {
        return cycle;
    }

    /**
     * Returns the first day of the term that it states.
     *
     * @return the day, inclusive, or null
     */
    public @Nullable LocalDate termStart() {
        return termStart;
    }

    /**
     * Returns the first day after the term that it states.
     *
     * @return the day, exclusive, or null
     */
    public @Nullable LocalDate termEnd() {
        return termEnd;
    }

    /**
     * Returns the fees that it states.
     *
     * @return the fees in the order stated, not null
     */
    public List<Fee> fees() {
        return fees;
    }

    /**
     * Returns the targets that it states.
     *
     * @return the targets in the order stated, not null
     */
    public List<ServiceLevelTarget> targets() {
        return targets;
    }

    /**
     * Returns the exclusion rules that it states.
     *
     * @return the rules in the order stated, not null
     */
    public List<ExclusionRule> exclusions() {
        return exclusions;
    }

    /**
     * Returns the readings that it states.
     *
     * @return the policies, not null
     */
    public Policies policies() {
        return policies;
    }

    /**
     * Returns the settlement that it states.
     *
     * @return the settlement, or null
     */
    public @Nullable Settlement settlement() {
        return settlement;
    }

    /**
     * Returns the terms over several periods that it states.
     *
     * @return the terms, or null
     */
    public @Nullable SeveralPeriods severalPeriods() {
        return severalPeriods;
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(
                id,
                parent,
                kind,
                parties,
                zone,
                cycle,
                termStart,
                termEnd,
                fees,
                targets,
                exclusions,
                policies,
                settlement,
                severalPeriods);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AgreementLevel that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "AgreementLevel[" + OneLine.of(id) + (parent == null ? "" : " below " + OneLine.of(parent)) + ", "
                + targets.size() + " targets]";
    }
}
