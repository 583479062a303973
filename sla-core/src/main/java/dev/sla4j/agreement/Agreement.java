package dev.sla4j.agreement;

import dev.sla4j.target.OutageOverBorder;
import dev.sla4j.target.Policies;
import dev.sla4j.target.Policy;
import dev.sla4j.time.EndOfMonth;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Money;
import dev.sla4j.value.OneLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A service level agreement: who promises what to whom, over which periods, and what follows.
 *
 * <p>Immutable and complete: it names holiday calendars, and nothing else, that must be supplied with {@link ReferenceData}. A zone must be
 * stated, because the zone of the month changes the money; there is no default. One that inherits from another is an {@link AgreementLevel} until it
 * is resolved. The file is long because an agreement has many clauses, and each is stated and asked for here.
 */
public final class Agreement {
    /** The earliest date that a term may begin or end on: instants are told from 1677 on. */
    public static final LocalDate EARLIEST_TERM = LocalDate.of(1678, 1, 1);

    /** The latest date that a term may begin or end on: instants are told until 2262. */
    public static final LocalDate LATEST_TERM = LocalDate.of(2262, 1, 1);

    private final String id;
    private final AgreementKind kind;
    private final List<Party> parties;
    private final ZoneId zone;
    private final EvaluationCycle cycle;
    private final @Nullable LocalDate termStart;
    private final @Nullable LocalDate termEnd;
    private final List<Fee> fees;
    private final @Nullable AmongVersions versions;
    private final List<ServiceLevelTarget> targets;
    private final List<ExclusionRule> exclusions;
    private final Policies policies;
    private final Settlement settlement;
    private final SeveralPeriods severalPeriods;
    private final @Nullable Currency currency;

    private Agreement(Builder builder, ZoneId zone, EvaluationCycle cycle) {
        this.id = builder.id;
        this.kind = builder.kind;
        this.parties = List.copyOf(builder.parties);
        this.zone = zone;
        this.cycle = cycle;
        this.termStart = builder.termStart;
        this.termEnd = builder.termEnd;
        this.fees = List.copyOf(builder.fees);
        this.versions = builder.versions;
        this.targets = List.copyOf(builder.targets);
        this.exclusions = List.copyOf(builder.exclusions);
        this.policies = builder.policies;
        this.settlement = builder.settlement == null ? Settlement.SUM : builder.settlement;
        this.severalPeriods = builder.severalPeriods == null ? SeveralPeriods.none() : builder.severalPeriods;
        this.currency = MoneyTerms.currencyOf(this);
    }

    /**
     * Starts to write down an agreement.
     *
     * @param id its identity, not blank
     * @return the builder, not null
     */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /**
     * Returns its identity.
     *
     * @return the identity, not blank
     */
    public String id() {
        return id;
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
     * Returns the parties.
     *
     * @return the parties in the order stated, not null
     */
    public List<Party> parties() {
        return parties;
    }

    /**
     * Returns the zone in which periods and local times are resolved.
     *
     * @return the zone, not null
     */
    public ZoneId zone() {
        return zone;
    }

    /**
     * Returns the cycle of the evaluation periods.
     *
     * @return the cycle, not null
     */
    public EvaluationCycle cycle() {
        return cycle;
    }

    /**
     * Returns the first day of the term.
     *
     * @return the day in the agreement's zone, inclusive, or null if it has no beginning
     */
    public @Nullable LocalDate termStart() {
        return termStart;
    }

    /**
     * Returns the first day after the term.
     *
     * @return the day in the agreement's zone, exclusive, or null if it has no end
     */
    public @Nullable LocalDate termEnd() {
        return termEnd;
    }

    /**
     * Returns the part of a range that lies in the term.
     *
     * @param range the range, not null
     * @return the part; empty, at the start of the range, if none does
     */
    public TimeRange termWithin(TimeRange range) {
        Instant start = termStart == null ? range.start() : startOf(termStart);
        Instant end = termEnd == null ? range.end() : startOf(termEnd);
        Instant first = start.isAfter(range.start()) ? start : range.start();
        Instant last = end.isBefore(range.end()) ? end : range.end();
        return first.isBefore(last) ? TimeRange.of(first, last) : TimeRange.of(range.start(), range.start());
    }

    /**
     * Returns the term.
     *
     * @return the term, not null
     * @throws IllegalStateException if it has no beginning or no end
     */
    public TimeRange term() {
        if (termStart == null || termEnd == null) {
            throw new IllegalStateException("term of agreement " + id + " has no beginning or no end");
        }
        return TimeRange.of(startOf(termStart), startOf(termEnd));
    }

    private Instant startOf(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }

    /**
     * Returns the period of the cycle that a change of the agreement cut a part from.
     *
     * @param period the period or part, not null
     * @return the whole; the period itself if it is no part of one
     */
    public EvaluationPeriod wholeOf(EvaluationPeriod period) {
        if (versions == null || cycle instanceof EvaluationCycle.Rolling) {
            return period;
        }
        EvaluationPeriod whole = cycle.periodContaining(period.start(), zone);
        return whole.range().encloses(period.range()) ? whole : period;
    }

    /**
     * Returns the period before another one; before the second part of a period that is cut in two that is the first part.
     *
     * @param period the period, not null
     * @return the period before it, not null
     */
    public EvaluationPeriod periodBefore(EvaluationPeriod period) {
        EvaluationPeriod whole = cycle.periodContaining(period.start(), zone);
        return whole.start().isBefore(period.start()) && !(cycle instanceof EvaluationCycle.Rolling)
                ? new EvaluationPeriod(whole.label(), TimeRange.of(whole.start(), period.start()))
                : cycle.previous(period, zone);
    }

    /**
     * Returns the fees.
     *
     * @return the fees in the order stated, not null
     */
    public List<Fee> fees() {
        return fees;
    }

    /**
     * Returns the fees of a time, each with the part of it in which they are agreed: those of this agreement, or, where it is a version of one that
     * changes ({@link AgreementHistory#periods}), those of the version that is valid then (S29).
     *
     * @param range the time, not null
     * @return the parts in their order, which make up the time; one, of the fees of this agreement, if there is no other version
     */
    public List<FeesDuring> feesDuring(TimeRange range) {
        List<FeesDuring> parts = new ArrayList<>();
        List<Fee> valid = fees;
        Instant start = range.start();
        for (Map.Entry<Instant, List<Fee>> version : feesOfVersions().entrySet()) {
            Instant from = version.getKey();
            if (from.isAfter(start) && from.isBefore(range.end())) {
                parts.add(new FeesDuring(TimeRange.of(start, from), charged(valid)));
                start = from;
            }
            valid = from.isBefore(range.end()) ? version.getValue() : valid;
        }
        parts.add(new FeesDuring(TimeRange.of(start, range.end()), charged(valid)));
        return parts;
    }

    /**
     * Returns the fees of all versions of the agreement, where this is a version of one that changes.
     *
     * @return the fees by the instant from which each is charged, that of the first version {@link Instant#MIN}; empty if there is no other version
     */
    public SortedMap<Instant, List<Fee>> feesOfVersions() {
        return versions == null ? Collections.emptySortedMap() : versions.fees();
    }

    /**
     * Returns the fees of other versions that may be read where a period is settled: those of versions that are charged before its end, or before the
     * end of the time that a base or cap is of.
     *
     * @param period the period, not null
     * @return the fees by the instant from which each is charged; empty if they are the fees of this agreement throughout
     */
    public SortedMap<Instant, List<Fee>> feesRead(EvaluationPeriod period) {
        SortedMap<Instant, List<Fee>> read = feesOfVersions().headMap(FeesRead.until(this, period));
        return read.values().stream().allMatch(fees::equals) ? Collections.emptySortedMap() : read;
    }

    /**
     * Says whether a period is one that this agreement is for. A version of one that changes ({@link AgreementHistory#at}) is for those that start
     * while it is charged; an agreement that stands for itself is for all.
     *
     * @param period the period, not null
     * @return false if another version is for it
     */
    public boolean isFor(EvaluationPeriod period) {
        return versions == null || versions.holdsAt(period.start());
    }

    /**
     * Returns the targets of all versions of the agreement, where this is a version of one that changes and they differ.
     *
     * @return the targets by the instant from which each version is valid, that of the first one {@link Instant#MIN}; empty if all promise the same
     */
    public NavigableMap<Instant, List<ServiceLevelTarget>> targetsOfVersions() {
        return versions == null ? Collections.emptyNavigableMap() : versions.targets();
    }

    /**
     * Returns the targets of other versions that may be read where a period is evaluated: single things of it begin before its end.
     *
     * @param period the period, not null
     * @return the targets by the instant from which each version is valid; empty if they are those of this agreement throughout
     */
    public SortedMap<Instant, List<ServiceLevelTarget>> targetsRead(EvaluationPeriod period) {
        SortedMap<Instant, List<ServiceLevelTarget>> read = targetsOfVersions().headMap(period.end());
        return read.values().stream().allMatch(targets::equals) ? Collections.emptySortedMap() : read;
    }

    /**
     * Returns what was promised at an instant: a target of this agreement or, where it is a version of one that changes
     * ({@link AgreementHistory#periods}), that of the version that is valid then, by which single things go (S29).
     *
     * @param targetId the identity of the target, not null
     * @param instant the instant, not null
     * @return the target, or null if that version has no such target
     */
    public @Nullable ServiceLevelTarget targetAt(String targetId, Instant instant) {
        List<ServiceLevelTarget> then = targetsOfVersions().isEmpty()
                ? targets
                : targetsOfVersions().floorEntry(instant).getValue();
        return then.stream()
                .filter(target -> target.id().equals(targetId))
                .findFirst()
                .orElse(null);
    }

    /**
     * Returns to which period a single outage belongs: by this agreement or, where it is a version of one that changes, by the version that is valid when the
     * outage begins (S7, S29). Where that version has no such target, as it reads what is stated for all.
     *
     * @param target a target of this agreement, not null
     * @param start when the outage began, not null
     * @return the reading, not null
     */
    public OutageOverBorder overBorder(ServiceLevelTarget target, Instant start) {
        ServiceLevelTarget then = targetAt(target.id(), start);
        return (then == null ? target : then).policies().over(policiesAt(start)).get(OutageOverBorder.class);
    }

    /**
     * Returns how that is read which the agreement leaves open, as it is said at an instant: by this agreement or, where it is a version of one that
     * changes, by the version that is valid then. So the rows by which a single thing is paid are read as the version says that states them (S29).
     *
     * @param instant the instant, not null
     * @return the policies, not null
     */
    public Policies policiesAt(Instant instant) {
        return versions == null || versions.policies().isEmpty()
                ? policies
                : versions.policies().floorEntry(instant).getValue();
    }

    /**
     * Returns the policies of other versions that may be read where a period is evaluated: single things of it begin before its end.
     *
     * @param period the period, not null
     * @return the policies by the instant from which each version is valid; empty if they are those of this agreement throughout
     */
    public SortedMap<Instant, Policies> policiesRead(EvaluationPeriod period) {
        SortedMap<Instant, Policies> read = versions == null
                ? Collections.emptySortedMap()
                : versions.policies().headMap(period.end());
        return read.values().stream().allMatch(policies::equals) ? Collections.emptySortedMap() : read;
    }

    /**
     * Returns the exclusion rules by which a period is evaluated: those of this agreement or, where it is a version of one that changes, those of the
     * version that is for the period. What a rule that a version brings has used of an allowance before is nothing, because nothing was excused by it
     * (S10, S29).
     *
     * @param period the period, not null
     * @return the rules in the order stated, not null
     */
    public List<ExclusionRule> exclusionsDuring(EvaluationPeriod period) {
        return versions == null || versions.exclusions().isEmpty()
                ? exclusions
                : versions.exclusions().floorEntry(period.start()).getValue();
    }

    /**
     * Returns the exclusion rules of other versions that may be read where a period is evaluated: those of versions before it, where an allowance of
     * this one is for a longer time.
     *
     * @param period the period, not null
     * @return the rules by the instant from which periods are evaluated by each version; empty if none are read, or they are those of this agreement
     *     throughout
     */
    public SortedMap<Instant, List<ExclusionRule>> exclusionsRead(EvaluationPeriod period) {
        boolean looksBack = exclusions.stream().anyMatch(rule -> rule.allowancePer() != null);
        SortedMap<Instant, List<ExclusionRule>> read = versions == null || !looksBack
                ? Collections.emptySortedMap()
                : versions.exclusions().headMap(period.start());
        return read.values().stream().allMatch(exclusions::equals) ? Collections.emptySortedMap() : read;
    }

    /** A copy that is a version of an agreement that changes. */
    Agreement with(AmongVersions newVersions) {
        Builder builder = new Builder(id);
        builder.kind = kind;
        builder.fees.addAll(fees);
        builder.versions = newVersions;
        builder.parties.addAll(parties);
        builder.termStart = termStart;
        builder.termEnd = termEnd;
        builder.targets.addAll(targets);
        builder.exclusions.addAll(exclusions);
        builder.policies = policies;
        builder.settlement = settlement;
        builder.severalPeriods = severalPeriods;
        return new Agreement(builder, zone, cycle);
    }

    /** A part of a period is charged its share of the fees. */
    private List<Fee> charged(List<Fee> all) {
        if (versions == null || !versions.byCycle()) {
            return all;
        }
        return all.stream()
                .map(fee -> fee.per() == null ? new Fee(fee.name(), fee.amount(), cycle, fee.from(), fee.until()) : fee)
                .toList();
    }

    /**
     * Returns the targets.
     *
     * @return the targets in the order stated, at least one
     */
    public List<ServiceLevelTarget> targets() {
        return targets;
    }

    /**
     * Returns a target.
     *
     * @param targetId its identity, not null
     * @return the target, not null
     * @throws IllegalArgumentException if there is none of that identity
     */
    public ServiceLevelTarget target(String targetId) {
        for (ServiceLevelTarget target : targets) {
            if (target.id().equals(targetId)) {
                return target;
            }
        }
        throw new IllegalArgumentException("target (" + targetId + ") must be one of "
                + targets.stream().map(ServiceLevelTarget::id).toList());
    }

    /**
     * Returns the rules by which time is left out.
     *
     * @return the rules in the order stated, not null
     */
    public List<ExclusionRule> exclusions() {
        return exclusions;
    }

    /**
     * Returns the readings that the agreement states for all its targets.
     *
     * @return the policies, not null
     */
    public Policies policies() {
        return policies;
    }

    /**
     * Returns how credits become what is owed.
     *
     * @return the settlement, not null
     */
    public Settlement settlement() {
        return settlement;
    }

    /**
     * Returns what it says over several periods, and about its credits once they are computed.
     *
     * @return the terms, not null
     */
    public SeveralPeriods severalPeriods() {
        return severalPeriods;
    }

    /**
     * Returns the currency of its fees and sums.
     *
     * @return the currency, or null if it speaks of no money
     */
    public @Nullable Currency currency() {
        return currency;
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(
                id,
                kind,
                parties,
                zone,
                cycle,
                termStart,
                termEnd,
                fees,
                versions,
                targets,
                exclusions,
                policies,
                settlement,
                severalPeriods);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Agreement that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "Agreement[" + OneLine.of(id) + ", " + cycle + " in " + zone + ", " + targets.size() + " targets]";
    }

    /** Writes down an agreement clause by clause; not safe for use by several threads. */
    public static final class Builder {
        final String id;

        @Nullable
        String parent;

        AgreementKind kind = AgreementKind.SLA;
        final List<Party> parties = new ArrayList<>();

        @Nullable
        ZoneId zone;

        @Nullable
        EvaluationCycle cycle;

        @Nullable
        LocalDate termStart;

        @Nullable
        LocalDate termEnd;

        final List<Fee> fees = new ArrayList<>();

        @Nullable
        AmongVersions versions;

        final List<ServiceLevelTarget> targets = new ArrayList<>();
        final List<ExclusionRule> exclusions = new ArrayList<>();
        Policies policies = Policies.defaults();

        @Nullable
        Settlement settlement;

        @Nullable
        SeveralPeriods severalPeriods;

        private Builder(String id) {
            this.id = Check.notBlank(id, "id");
        }

        /**
         * States what it is to the customer's agreement; unless stated it is an SLA.
         *
         * @param newKind the kind, not null
         * @return this builder
         */
        public Builder kind(AgreementKind newKind) {
            kind = Objects.requireNonNull(newKind, "kind");
            return this;
        }

        /**
         * Names the level above, from which this one inherits what it does not state; {@link #level()} then takes the place of {@link #build()}.
         *
         * @param level the identity of the level above, not blank
         * @return this builder
         */
        public Builder inheriting(String level) {
            parent = Check.notBlank(level, "parent");
            return this;
        }

        /**
         * Names the provider.
         *
         * @param name its name, not blank
         * @return this builder
         */
        public Builder provider(String name) {
            return party(new Party(Party.Role.PROVIDER, name));
        }

        /**
         * Names the customer.
         *
         * @param name its name, not blank
         * @return this builder
         */
        public Builder customer(String name) {
            return party(new Party(Party.Role.CUSTOMER, name));
        }

        /**
         * Adds a party.
         *
         * @param party the party, not null
         * @return this builder
         */
        public Builder party(Party party) {
            parties.add(Objects.requireNonNull(party, "party"));
            return this;
        }

        /**
         * States the zone in which periods and local times are resolved.
         *
         * @param zoneId the zone, such as {@code Europe/Berlin} or {@code UTC}, not null
         * @return this builder
         * @throws java.time.DateTimeException if there is no such zone
         */
        public Builder zone(String zoneId) {
            return zone(ZoneId.of(zoneId));
        }

        /**
         * States the zone in which periods and local times are resolved.
         *
         * @param newZone the zone, not null
         * @return this builder
         */
        public Builder zone(ZoneId newZone) {
            zone = Objects.requireNonNull(newZone, "zone");
            return this;
        }

        /**
         * Evaluates by calendar month.
         *
         * @return this builder
         */
        public Builder monthly() {
            return cycle(EvaluationCycle.monthly());
        }

        /**
         * Evaluates by months that begin on a day, such as billing months; where a month has no such day its last one is meant.
         *
         * @param day the day of the month, 1 to 31
         * @return this builder
         */
        public Builder monthlyFrom(int day) {
            return cycle(EvaluationCycle.monthlyFrom(day, EndOfMonth.LAST_DAY));
        }

        /**
         * Evaluates by calendar quarter.
         *
         * @return this builder
         */
        public Builder quarterly() {
            return cycle(EvaluationCycle.quarterly());
        }

        /**
         * Evaluates by calendar year.
         *
         * @return this builder
         */
        public Builder yearly() {
            return cycle(EvaluationCycle.yearly());
        }

        /**
         * States the cycle of the evaluation periods.
         *
         * @param newCycle the cycle, not null
         * @return this builder
         */
        public Builder cycle(EvaluationCycle newCycle) {
            cycle = Objects.requireNonNull(newCycle, "cycle");
            return this;
        }

        /**
         * States the first day of the term.
         *
         * @param startInclusive the day in the agreement's zone, not null
         * @return this builder
         */
        public Builder from(LocalDate startInclusive) {
            termStart = Objects.requireNonNull(startInclusive, "startInclusive");
            return this;
        }

        /**
         * States the first day after the term.
         *
         * @param endExclusive the day in the agreement's zone, not null
         * @return this builder
         */
        public Builder until(LocalDate endExclusive) {
            termEnd = Objects.requireNonNull(endExclusive, "endExclusive");
            return this;
        }

        /**
         * Adds a fee that is charged once in each evaluation period.
         *
         * @param name its name, not blank
         * @param amount the charge, not negative
         * @return this builder
         */
        public Builder fee(String name, Money amount) {
            return fee(new Fee(name, amount, null));
        }

        /**
         * Adds a fee; a further version of one comes behind the version before it.
         *
         * @param fee the fee, not null
         * @return this builder
         */
        public Builder fee(Fee fee) {
            Objects.requireNonNull(fee, "fee");
            int place = fees.size();
            for (int i = 0; i < fees.size(); i++) {
                place = fees.get(i).name().equals(fee.name()) ? i + 1 : place;
            }
            fees.add(place, fee);
            return this;
        }

        /**
         * Adds a promise.
         *
         * @param target the target, not null
         * @return this builder
         */
        public Builder target(ServiceLevelTarget target) {
            targets.add(Objects.requireNonNull(target, "target"));
            return this;
        }

        /**
         * Adds a rule by which time is left out.
         *
         * @param rule the rule, not null
         * @return this builder
         */
        public Builder exclusion(ExclusionRule rule) {
            exclusions.add(Objects.requireNonNull(rule, "rule"));
            return this;
        }

        /**
         * States a reading for all targets that do not state their own.
         *
         * @param reading the reading, not null
         * @return this builder
         */
        public Builder policy(Policy reading) {
            policies = policies.with(reading);
            return this;
        }

        /**
         * States how credits become what is owed.
         *
         * @param newSettlement the settlement, not null
         * @return this builder
         */
        public Builder settlement(Settlement newSettlement) {
            settlement = Objects.requireNonNull(newSettlement, "settlement");
            return this;
        }

        /**
         * States what holds over several periods: rights, caps over time, returned credits, claims.
         *
         * @param terms the terms, not null
         * @return this builder
         */
        public Builder severalPeriods(SeveralPeriods terms) {
            severalPeriods = Objects.requireNonNull(terms, "terms");
            return this;
        }

        /**
         * Returns what is stated so far as one level of an agreement; it need not be complete.
         *
         * @return the level, not null
         */
        public AgreementLevel level() {
            return new AgreementLevel(this);
        }

        /**
         * Returns the agreement.
         *
         * @return the agreement, not null
         * @throws AgreementException if something is missing or does not fit together; the message names all that is wrong
         */
        public Agreement build() {
            List<AgreementFault> faults = new ArrayList<>();
            if (parent != null) {
                faults.add(AgreementFault.of(
                        "parent (" + parent + ") must be resolved: level().resolve(referenceData)", "parent"));
            }
            if (zone == null) {
                faults.add(AgreementFault.of("zone must be stated; there is no default", "zone"));
            }
            if (cycle == null) {
                faults.add(AgreementFault.of("cycle must be stated, such as monthly()", "cycle"));
            }
            if (parent != null || zone == null || cycle == null) {
                throw new AgreementException(id, faults);
            }
            Agreement agreement = new Agreement(this, zone, cycle);
            AgreementRules.check(agreement);
            return agreement;
        }
    }
}
