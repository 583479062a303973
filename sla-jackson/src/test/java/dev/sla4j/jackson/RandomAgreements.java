package dev.sla4j.jackson;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementHistory;
import dev.sla4j.agreement.AgreementKind;
import dev.sla4j.agreement.AgreementLevel;
import dev.sla4j.agreement.ChronicRule;
import dev.sla4j.agreement.ClaimTerms;
import dev.sla4j.agreement.Combination;
import dev.sla4j.agreement.CreditGroup;
import dev.sla4j.agreement.CreditUse;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.Fee;
import dev.sla4j.agreement.MinimumPayout;
import dev.sla4j.agreement.Notice;
import dev.sla4j.agreement.Party;
import dev.sla4j.agreement.RunningCap;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.agreement.Trigger;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Bands;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Flat;
import dev.sla4j.penalty.Formula;
import dev.sla4j.penalty.Gate;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.penalty.Row;
import dev.sla4j.penalty.Table;
import dev.sla4j.target.AllOf;
import dev.sla4j.target.AnyOf;
import dev.sla4j.target.AtLeast;
import dev.sla4j.target.Availability;
import dev.sla4j.target.Belonging;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Combined;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Custom;
import dev.sla4j.target.Deductible;
import dev.sla4j.target.Difference;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.EvidenceFilter;
import dev.sla4j.target.FigureSlots;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Lasting;
import dev.sla4j.target.Learned;
import dev.sla4j.target.Levels;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.LowestOfClasses;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Observed;
import dev.sla4j.target.OtherFigure;
import dev.sla4j.target.Over;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Policy;
import dev.sla4j.target.ProRata;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Quotient;
import dev.sla4j.target.Rate;
import dev.sla4j.target.Reported;
import dev.sla4j.target.Sampled;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.target.SlotRule;
import dev.sla4j.target.Slots;
import dev.sla4j.target.StartUp;
import dev.sla4j.target.Statistic;
import dev.sla4j.target.Sufficient;
import dev.sla4j.target.Sustained;
import dev.sla4j.target.TooLittle;
import dev.sla4j.target.UnitsOfSize;
import dev.sla4j.target.Weight;
import dev.sla4j.time.DayWindow;
import dev.sla4j.time.EndOfMonth;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.Recurrence;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.time.WeeklySchedule;
import dev.sla4j.value.Bound;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Percent;
import dev.sla4j.value.Ratio;
import dev.sla4j.value.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Agreements of the whole vocabulary, all of which may be built. */
final class RandomAgreements {
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY", "KWD");
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "UTC", "Asia/Kathmandu", "America/St_Johns", "+05:30", "Z", "Pacific/Apia");
    private static final List<String> NAMES = List.of(
            "a",
            "web",
            "x-ray",
            "feed b",
            "ünïcödé",
            "日本",
            "\"quoted\"",
            "a\nb",
            "tab\t",
            "\u0000",
            "🙂",
            "§ 5.1",
            "type");

    private final Random random;
    private Currency currency = Currency.getInstance("EUR");

    /** Whether periods overlap, so that none of them is before another. */
    private boolean overlapping;

    private List<String> fees = List.of();

    RandomAgreements(long seed) {
        this.random = new Random(seed);
    }

    Agreement agreement() {
        currency = Currency.getInstance(oneOf(CURRENCIES));
        EvaluationCycle cycle = cycle();
        overlapping = cycle instanceof EvaluationCycle.Rolling;
        Agreement.Builder builder = Agreement.builder("agreement " + name())
                .zone(zone())
                .cycle(cycle)
                .kind(kind());
        listOf(3, this::party).forEach(builder::party);
        if (chance(30)) {
            builder.from(LocalDate.of(2026, 1, 1));
        }
        if (chance(30)) {
            builder.until(LocalDate.of(2026, 1, 2).plusDays(random.nextInt(5000)));
        }
        fees = List.copyOf(new TreeSet<>(listOf(4, this::name)));
        for (String fee : fees) {
            Fee one = new Fee(fee, money(), chance(50) ? feeCycle() : null);
            LocalDate change = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(500));
            boolean changes = chance(20);
            builder.fee(changes ? one.validUntil(change) : one);
            if (changes && chance(60)) {
                builder.fee(new Fee(fee, money(), null)
                        .validFrom(change.plusDays(500))
                        .validUntil(change.plusDays(600)));
            }
        }
        List<String> targets = new ArrayList<>();
        List<ServiceLevelTarget> promises = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            targets.add("target " + i);
            promises.add(target("target " + i));
        }
        promises.forEach(builder::target);
        for (int i = 0; i < random.nextInt(3); i++) {
            builder.exclusion(perLonger(exclusion("rule " + i, targets), promises, cycle));
        }
        listOf(5, this::reading).forEach(builder::policy);
        builder.settlement(settlement(promises));
        if (chance(30)) {
            try {
                return builder.severalPeriods(terms(targets)).build();
            } catch (IllegalArgumentException rollingOrWithoutMoney) {
                builder.severalPeriods(SeveralPeriods.none());
            }
        }
        return builder.build();
    }

    /** Versions of one identity, zone and cycle. */
    AgreementHistory history() {
        Agreement first = agreement();
        AgreementHistory history = AgreementHistory.of(first);
        for (int i = random.nextInt(4); i > 0; i--) {
            Agreement other = agreement();
            try {
                history = history.from(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(3000)), like(first, other));
            } catch (IllegalArgumentException sameDateOrAnotherCycleThanItsTermsNeed) {
                continue;
            }
        }
        boolean cuts = chance(50) && !(first.cycle() instanceof EvaluationCycle.Rolling);
        return cuts ? history.changing(AgreementHistory.Change.CUTS_PERIOD) : history;
    }

    /** Levels from the topmost one to that from which an agreement comes, with what the lower ones state instead of the upper ones. */
    List<AgreementLevel> levels(Agreement agreement) {
        String[] ids = {"corporate", "customer", agreement.id()};
        List<Agreement.Builder> levels = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            levels.add(Agreement.builder(ids[i]));
            if (i > 0) {
                levels.get(i).inheriting(ids[i - 1]);
            }
        }
        Agreement.Builder service = levels.get(2).kind(agreement.kind());
        // All parties of a role stand on one level.
        Agreement.Builder ofParties = oneOf(levels);
        agreement.parties().forEach(ofParties::party);
        oneOf(levels).zone(agreement.zone());
        oneOf(levels.subList(0, 2)).cycle(EvaluationCycle.daily());
        service.cycle(agreement.cycle());
        if (agreement.termStart() != null) {
            oneOf(levels).from(agreement.termStart());
        }
        if (agreement.termEnd() != null) {
            oneOf(levels).until(agreement.termEnd());
        }
        int level = 0;
        for (ServiceLevelTarget target : agreement.targets()) {
            level = Math.min(2, level + random.nextInt(2));
            boolean instead = level < 2 && chance(40);
            levels.get(level).target(instead ? ServiceLevelTarget.of(target.id(), indicator(0)) : target);
            if (instead) {
                levels.get(level + 1).target(target);
            }
        }
        level = 0;
        for (ExclusionRule rule : agreement.exclusions()) {
            level = Math.min(2, level + random.nextInt(2));
            levels.get(level).exclusion(rule);
        }
        Agreement.Builder ofFees = oneOf(levels);
        agreement.fees().forEach(ofFees::fee);
        agreement.policies().stated().values().forEach(reading -> oneOf(levels).policy(reading));
        oneOf(levels).settlement(agreement.settlement());
        if (chance(50)) {
            levels.get(1).severalPeriods(SeveralPeriods.none());
        }
        service.severalPeriods(agreement.severalPeriods());
        return levels.stream().map(Agreement.Builder::level).toList();
    }

    private static Agreement like(Agreement first, Agreement other) {
        Agreement.Builder version = Agreement.builder(first.id())
                .zone(first.zone())
                .cycle(first.cycle())
                .kind(other.kind());
        other.parties().forEach(version::party);
        other.fees().forEach(version::fee);
        other.targets().forEach(version::target);
        other.exclusions().forEach(version::exclusion);
        other.policies().stated().values().forEach(version::policy);
        return version.settlement(other.settlement())
                .severalPeriods(other.severalPeriods())
                .build();
    }

    private Settlement settlement(List<ServiceLevelTarget> targets) {
        if (chance(50)) {
            return Settlement.SUM;
        }
        MinimumPayout minimum = chance(30) ? new MinimumPayout(money(), chance(50)) : null;
        return new Settlement(
                groups(targets),
                listOf(3, this::cap),
                minimum,
                chance(50) ? rounding(currency.getDefaultFractionDigits()) : null);
    }

    /** One group for each party of the targets with a penalty. */
    private List<CreditGroup> groups(List<ServiceLevelTarget> targets) {
        List<CreditGroup> groups = new ArrayList<>();
        for (Creditor creditor : Creditor.values()) {
            List<String> members = targets.stream()
                    .filter(target ->
                            target.penalty() != null && target.penalty().creditor() == creditor)
                    .map(ServiceLevelTarget::id)
                    .toList();
            if (!members.isEmpty() && chance(60)) {
                CreditGroup group = new CreditGroup(
                        "group of " + creditor,
                        members,
                        List.of(),
                        oneOf(List.of(Combination.values())),
                        listOf(2, this::cap),
                        null);
                groups.add(chance(70) ? group : CreditGroup.of("outer of " + creditor, group));
            }
        }
        return groups;
    }

    private SeveralPeriods terms(List<String> targets) {
        SeveralPeriods terms = SeveralPeriods.none()
                .claims(claims())
                .use(new CreditUse(
                        chance(50) ? percent(100) : null,
                        random.nextInt(30),
                        oneOf(List.of(CreditUse.AtEnd.values()))));
        for (int i = 0; i < random.nextInt(3); i++) {
            terms = terms.right(new ChronicRule(
                    "right " + i,
                    trigger(2, targets),
                    name(),
                    chance(50) ? deadline() : null,
                    chance(50) ? name() : null));
        }
        if (chance(50)) {
            terms = terms.capped(
                    chance(50)
                            ? RunningCap.credited(1 + random.nextInt(5), random.nextInt(13))
                            : RunningCap.of(1 + random.nextInt(12), new Cap(Amount.sum(money()), Base.allFees())));
        }
        return terms;
    }

    private ClaimTerms claims() {
        Deadline deadline = chance(70) ? deadline() : null;
        ClaimTerms.From from = deadline == null ? ClaimTerms.From.PERIOD_END : oneOf(List.of(ClaimTerms.From.values()));
        return new ClaimTerms(deadline, chance(50), chance(50), random.nextInt(3), from);
    }

    private Trigger trigger(int depth, List<String> targets) {
        String target = oneOf(targets);
        return switch (random.nextInt(depth == 0 ? 3 : 6)) {
            case 0 -> chance(50) ? Trigger.missed() : Trigger.missed(target);
            case 1 -> Trigger.missed(targets.toArray(new String[0]));
            case 2 -> Trigger.missed(target).times(1, 1 + random.nextInt(20));
            case 3 -> Trigger.anyOf(trigger(depth - 1, targets), trigger(depth - 1, targets));
            case 4 -> Trigger.allOf(trigger(depth - 1, targets));
            default -> trigger(depth - 1, targets).notified(name(), deadline());
        };
    }

    private Deadline deadline() {
        int number = 1 + random.nextInt(30);
        return switch (random.nextInt(5)) {
            case 0 -> Deadline.elapsed(duration());
            case 1 -> Deadline.days(number);
            case 2 -> Deadline.months(number);
            case 3 -> Deadline.endOfMonth(number);
            default -> Deadline.cycles(number);
        };
    }

    private AgreementKind kind() {
        AgreementKind.Type type = oneOf(List.of(AgreementKind.Type.values()));
        boolean supports = type != AgreementKind.Type.SLA && chance(70);
        return new AgreementKind(type, supports ? List.copyOf(names(3)) : List.of());
    }

    private Party party() {
        return new Party(oneOf(List.of(Party.Role.values())), name());
    }

    private ServiceLevelTarget target(String id) {
        Indicator indicator = indicator(2);
        ServiceLevelTarget target = ServiceLevelTarget.of(id, indicator);
        if (chance(50)) {
            target = target.clause(name());
        }
        if (chance(50)) {
            Scope.Mode mode = oneOf(List.of(Scope.Mode.values()));
            SortedSet<String> subjects = names(3);
            boolean living = mode == Scope.Mode.TOGETHER && !subjects.isEmpty();
            target = target.scope(new Scope(mode, subjects, living ? 1 + random.nextInt(subjects.size()) : 1));
        }
        boolean limited = chance(70);
        if (limited) {
            target = target.objective(chance(60) ? limitObjective(indicator.unit()) : objective(indicator.unit(), 2));
        }
        if (chance(40)) {
            target = target.during(schedule(3));
        }
        for (Policy reading : listOf(8, this::reading)) {
            target = target.policy(reading);
        }
        if (chance(70)) {
            Penalty penalty = penalty(indicator, limited);
            boolean promisesLess = target.objective() instanceof LimitObjective objective
                    && objective.limit().lower() == null;
            target = penalty.driver().isOfItems() && promisesLess ? target : target.penalty(penalty);
        }
        if (chance(30)) {
            target = target.minimumLife(duration());
        }
        if (chance(30)) {
            // Of every slot there is a whole number.
            target = target.resolution(Duration.ofSeconds(oneOf(List.of(1, 20, 60))));
        }
        return chance(30) ? target.minimumCoverage(percent(100).toString()) : target;
    }

    private LimitObjective limitObjective(Figure.Unit unit) {
        return new LimitObjective(limit(unit), chance(30) ? rounding() : null);
    }

    private Objective objective(Figure.Unit unit, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(6)) {
            case 0 ->
                depth > 0 && unit != Figure.Unit.SHARE && chance(50) ? new ProRata(limit(unit)) : limitObjective(unit);
            case 1 -> {
                // A combination may read earlier periods, which another figure must not.
                Indicator other = indicator(0);
                yield new OtherFigure(other, limitObjective(other.unit()));
            }
            case 2 -> {
                List<Objective> parts = atLeastOne(3, () -> objective(unit, depth - 1));
                yield new Combined(1 + random.nextInt(parts.size()), parts);
            }
            case 3 -> {
                List<Levels.Level> levels = new ArrayList<>();
                names(3).forEach(name -> levels.add(new Levels.Level(name, objective(unit, depth - 1))));
                yield levels.isEmpty() ? limitObjective(unit) : new Levels(levels);
            }
            case 4 -> {
                int periods = 1 + random.nextInt(12);
                yield new Learned(
                        oneOf(List.of(Learned.Centre.values())),
                        periods,
                        1 + random.nextInt(periods),
                        BigDecimal.valueOf(1 + random.nextInt(300), 2),
                        oneOf(List.of(Learned.Direction.values())),
                        chance(50) ? StartUp.UNDETERMINED : StartUp.NOT_APPLICABLE);
            }
            default -> {
                boolean lower = chance(50);
                TreeMap<String, Limit> limits = new TreeMap<>();
                for (String name : atLeastOne(3, this::name)) {
                    Bound bound = new Bound(figure(unit), chance(50));
                    limits.put(name, lower ? new Limit(bound, null) : new Limit(null, bound));
                }
                yield new LowestOfClasses(name(), limits);
            }
        };
    }

    private Indicator indicator(int depth) {
        return depth == 0 || chance(60) ? indicator() : combination(depth - 1);
    }

    private Indicator combination(int depth) {
        Indicator of = indicator(depth);
        return switch (random.nextInt(6)) {
            case 0 -> new Fold(oneOf(List.of(Fold.Kind.values())), new Over.Subjects(of, Weight.one()));
            case 1 ->
                new Fold(
                        Fold.Kind.MEAN,
                        new Over.Subjects(of, chance(30) ? Weight.bySubject(Map.of(name(), "0.25")) : weight(depth)));
            case 2 ->
                new Fold(
                        oneOf(List.of(Fold.Kind.values())),
                        new Over.Periods(of, 1 + random.nextInt(12), oneOf(List.of(StartUp.values()))));
            case 3 -> {
                List<Over.Part> parts = new ArrayList<>();
                names(3).forEach(name -> parts.add(new Over.Part(name, of, weight(depth))));
                parts.add(Over.Part.of("last", of));
                yield new Fold(Fold.Kind.MEAN, new Over.Parts(parts));
            }
            case 4 -> chance(50) ? new Difference(of, of) : new Quotient(of, of);
            default -> {
                Indicator evidence = indicator(depth);
                yield new Sufficient(of, List.of(new Sufficient.Requirement(evidence, limit(evidence.unit()))));
            }
        };
    }

    private Weight weight(int depth) {
        return chance(50)
                ? new Weight.Fixed(BigDecimal.valueOf(random.nextInt(100), 2))
                : new Weight.Measured(indicator(depth), chance(50));
    }

    private Indicator indicator() {
        return switch (random.nextInt(8)) {
            case 5 ->
                new Percentile(selection(), quantity(), percent(100), oneOf(List.of(Percentile.Definition.values())));
            case 6 -> {
                TreeMap<String, String> parameters = new TreeMap<>();
                names(2).forEach(name -> parameters.put(name, name()));
                yield new Custom(
                        name(),
                        selection(),
                        parameters,
                        oneOf(List.of(Figure.Unit.SHARE, Figure.Unit.TIME, Figure.Unit.NUMBER)));
            }
            case 0 -> new Availability(downtime(4), chance(30) ? duration() : null);
            case 1 -> new DowntimeStatistic(downtime(4), oneOf(List.of(DowntimeStatistic.Kind.values())));
            case 2 -> shareOfThings();
            case 3 -> new Rate(selection(), chance(30) ? Quantity.attribute(name()) : null, duration());
            case 4 ->
                new Fold(
                        oneOf(List.of(Fold.Kind.values())),
                        new Over.Slots(figureOfSlots(), Duration.ofMinutes(oneOf(List.of(1, 5, 60)))));
            default -> statistic();
        };
    }

    private Share shareOfThings() {
        return new Share(selection(), condition(3), chance(30) ? Quantity.attribute(name()) : null);
    }

    /** No item belongs to a slot. */
    private Indicator figureOfSlots() {
        Selection of = (chance(50) ? Selection.requests() : Selection.samples(name())).where(condition(2));
        return chance(50)
                ? Indicator.share(of, condition(2))
                : Indicator.statistic(Statistic.Kind.MAXIMUM, of, Quantity.attribute(name()));
    }

    /** A leaf over a share of requests or samples. */
    private Downtime figureSlots() {
        Selection of = chance(50) ? Selection.requests() : Selection.samples(name());
        return new FigureSlots(
                Indicator.share(of.where(condition(2)), condition(2)),
                unit(),
                limit(Figure.Unit.SHARE),
                1 + random.nextInt(100),
                oneOf(List.of(TooLittle.values())));
    }

    private Statistic statistic() {
        Statistic.Kind kind = oneOf(List.of(Statistic.Kind.values()));
        Quantity weight = kind == Statistic.Kind.MEAN && chance(30) ? Quantity.attribute(name()) : null;
        return new Statistic(selection(), kind == Statistic.Kind.COUNT ? null : quantity(), kind, weight);
    }

    private Selection selection() {
        Selection.Kind kind = oneOf(List.of(Selection.Kind.values()));
        String thing = kind == Selection.Kind.REQUESTS || chance(50) ? null : name();
        return new Selection(
                kind,
                thing,
                chance(30) ? name() : null,
                chance(30) ? name() : null,
                chance(50) ? condition(3) : Condition.always(),
                kind == Selection.Kind.ITEMS ? belonging() : null,
                kind == Selection.Kind.ITEMS && thing != null && chance(30) ? recurrence() : null);
    }

    private Recurrence recurrence() {
        Recurrence recurrence = oneOf(List.of(
                Recurrence.weekly(oneOf(List.of(DayOfWeek.values())), "10:00", "Europe/Berlin"),
                Recurrence.monthly(1 + random.nextInt(31), "23:59:30", "UTC"),
                Recurrence.of(EvaluationCycle.quarterly(), "00:00", "Asia/Kolkata")));
        return chance(30) ? recurrence.onWorkingDays(Schedule.weekly("UTC").monToFri("09:00", "17:00")) : recurrence;
    }

    private Quantity quantity() {
        return oneOf(List.of(
                Quantity.latency(),
                Quantity.value(),
                Quantity.attribute(name()),
                Quantity.times(name()),
                Quantity.times(name()).orElse("3"),
                clock(),
                clock().orElse("PT0S")));
    }

    private Belonging belonging() {
        return switch (random.nextInt(4)) {
            case 0 -> Belonging.due();
            case 1 -> Belonging.byLatest(name());
            case 2 -> Belonging.byEarliest(atLeastOne(3, this::name).toArray(String[]::new));
            default -> new Belonging.Open(clock(), chance(50) ? null : Instant.EPOCH);
        };
    }

    private Clock clock() {
        return new Clock(
                mark(),
                mark(),
                chance(50) ? name() : null,
                chance(50) ? Schedule.always() : null,
                new Clock.Pauses(
                        chance(50) ? null : new TreeSet<>(listOf(2, this::name)),
                        new TreeSet<>(listOf(2, this::name))));
    }

    private Clock.Mark mark() {
        return new Clock.Mark(new TreeSet<>(atLeastOne(2, this::name)), oneOf(List.of(Clock.Occurrence.values())));
    }

    private Condition condition(int depth) {
        return switch (depth == 0 ? random.nextInt(3) : random.nextInt(6)) {
            case 0 -> new Condition.Is(name(), new TreeSet<>(atLeastOne(3, this::name)));
            case 1 -> {
                Quantity quantity = quantity();
                yield new Condition.Within(quantity, limitRule(quantity.unit(), depth));
            }
            case 2 -> Condition.during(name(), Schedule.always());
            case 3 -> condition(depth - 1).negated();
            case 4 -> new Condition.All(listOf(3, () -> condition(depth - 1)));
            default -> new Condition.Any(atLeastOne(3, () -> condition(depth - 1)));
        };
    }

    private LimitRule limitRule(Figure.Unit unit, int depth) {
        if (depth == 0 || chance(50)) {
            return unit == Figure.Unit.TIME && chance(50) ? itemRule() : LimitRule.fixed(limit(unit));
        }
        if (unit != Figure.Unit.SHARE && chance(30)) {
            return new LimitRule.PerUnit(
                    limit(unit),
                    Quantity.attribute(name()),
                    BigDecimal.valueOf(1 + random.nextInt(5000), 2),
                    oneOf(List.of(UnitsOfSize.values())));
        }
        return new LimitRule.ByCase(
                atLeastOne(3, () -> new LimitRule.Case(condition(depth - 1), limitRule(unit, depth - 1))),
                chance(50) ? limitRule(unit, depth - 1) : null);
    }

    private LimitRule itemRule() {
        WeeklySchedule days = Schedule.weekly("UTC").monToFri("09:00", "17:00");
        LimitRule rule = oneOf(List.of(
                LimitRule.until(name()),
                LimitRule.between(name(), name()),
                LimitRule.endOfWorkingDay(random.nextInt(5), days),
                LimitRule.workingDays(random.nextInt(5), days)));
        return chance(30) ? rule.grace("< PT60S") : rule;
    }

    private Downtime downtime(int depth) {
        return switch (depth == 0 ? random.nextInt(3) : random.nextInt(12)) {
            case 0 -> Downtime.reported();
            case 1 ->
                new Reported(
                        filter(),
                        chance(50) ? "began" : name(),
                        chance(50) ? List.of("restored") : atLeastOne(3, this::name),
                        chance(50) ? duration() : null);
            case 2 -> chance(60) ? observed() : sampled();
            case 3 -> new AnyOf(atLeastOne(3, () -> downtime(depth - 1)));
            case 4 -> new AllOf(atLeastOne(3, () -> downtime(depth - 1)));
            case 5 -> {
                List<Downtime> parts = atLeastOne(3, () -> downtime(depth - 1));
                yield chance(50)
                        ? new AtLeast(1 + random.nextInt(parts.size()), null, parts)
                        : new AtLeast(0, positive(percent(100)), parts);
            }
            case 6 -> new Lasting(downtime(depth - 1), duration(), chance(50));
            case 8 -> new Sustained(downtime(depth - 1), duration(), duration());
            case 9 -> figureSlots();
            case 7 -> new Deductible(downtime(depth - 1), duration());
            default -> new Slots(downtime(depth - 1), unit(), slotRule());
        };
    }

    private SlotRule slotRule() {
        return switch (random.nextInt(4)) {
            case 0 -> SlotRule.WHOLE;
            case 1 -> SlotRule.TOUCHED;
            case 2 -> SlotRule.moreThan(duration());
            default -> SlotRule.atLeast(duration());
        };
    }

    private EvidenceFilter filter() {
        SortedSet<String> only = chance(70) ? new TreeSet<>() : names(3);
        SortedSet<String> except = chance(70) ? new TreeSet<>() : names(3);
        except.removeAll(only);
        return new EvidenceFilter(chance(50) ? null : name(), chance(50) ? null : name(), only, except);
    }

    private Sampled sampled() {
        return new Sampled(
                filter(),
                name(),
                limit(Figure.Unit.NUMBER),
                1 + random.nextInt(5),
                1 + random.nextInt(5),
                chance(50) ? duration() : null);
    }

    private Observed observed() {
        SortedSet<String> good = new TreeSet<>(chance(50) ? List.of("up") : atLeastOne(2, this::name));
        SortedSet<String> unknown = new TreeSet<>(chance(50) ? List.of("unknown") : listOf(2, this::name));
        unknown.removeAll(good);
        SortedMap<String, Ratio> impact = new TreeMap<>();
        for (String state : names(3)) {
            if (!good.contains(state) && !unknown.contains(state)) {
                impact.put(state, share());
            }
        }
        return new Observed(
                filter(),
                new Observed.States(good, unknown, impact),
                1 + random.nextInt(3),
                1 + random.nextInt(3),
                chance(50) ? duration() : null);
    }

    private ExclusionRule exclusion(String id, List<String> targets) {
        ExclusionRule rule;
        switch (random.nextInt(3)) {
            case 0 -> {
                rule = ExclusionRule.announced(id, new TreeSet<>(atLeastOne(3, this::name)).toArray(new String[0]));
                if (chance(50)) {
                    rule = rule.withNotice(
                            chance(50) ? Notice.of(duration()) : Notice.businessDays(1 + random.nextInt(9), weekly()));
                }
                rule = chance(50) ? rule.withEvidence() : rule;
            }
            case 1 -> rule = ExclusionRule.recurring(id, schedule(3));
            default -> rule = ExclusionRule.whileDown(id, downtime(3));
        }
        rule = chance(50) ? rule : rule.clause(name());
        rule = chance(50) ? rule : rule.inside(schedule(2));
        rule = chance(50) ? rule : rule.noLongerThan(duration());
        rule = chance(50) ? rule : rule.withAllowance(duration());
        return chance(50) ? rule : rule.onlyFor(oneOf(targets));
    }

    /** Perhaps with its allowance for a longer cycle, if there are targets for which that may be. */
    private ExclusionRule perLonger(ExclusionRule rule, List<ServiceLevelTarget> targets, EvaluationCycle cycle) {
        List<String> ofDowntime = targets.stream()
                .filter(target -> target.objective() == null
                        || target.objective().indicators().isEmpty())
                .filter(target ->
                        target.indicator() instanceof Availability || target.indicator() instanceof DowntimeStatistic)
                .map(ServiceLevelTarget::id)
                .toList();
        boolean possible =
                rule.allowance() != null && !ofDowntime.isEmpty() && !(cycle instanceof EvaluationCycle.Rolling);
        if (!possible || chance(50)) {
            return rule;
        }
        EvaluationCycle longer = cycle.equals(EvaluationCycle.daily())
                ? oneOf(List.of(EvaluationCycle.yearly(), EvaluationCycle.weekly(day())))
                : cycle;
        return rule.onlyFor(oneOf(ofDowntime)).withAllowance(rule.allowance(), longer);
    }

    private Penalty penalty(Indicator indicator, boolean limited) {
        Driver driver = driver(indicator);
        Figure.Unit driven = driver.unit(indicator.unit());
        boolean ofDowntime = indicator instanceof Availability || indicator instanceof DowntimeStatistic;
        Base base = chance(30) && ofDowntime && driven == Figure.Unit.TIME ? Base.lostTime(plainBase()) : base();
        if (driver.isOfItems() && chance(40)) {
            base = Base.itemValue(name(), currency.getCurrencyCode());
        } else if (driven == Figure.Unit.NUMBER && chance(30)) {
            base = Base.priceOfEach(money());
        }
        Base of = base;
        boolean flat = chance(30) && (limited || driver.isEach());
        Penalty penalty = new Penalty(
                driver,
                flat ? new Flat(amount(of)) : formula(driven, of),
                of,
                driver.isEach() && chance(50) ? cap() : null,
                chance(50) ? cap() : null);
        if (limited && chance(30)) {
            penalty = penalty.when(
                    chance(30) ? new Gate.Within(limit(indicator.unit())) : chance(50) ? Gate.met() : Gate.missed());
        }
        if (!overlapping && limited && chance(20)) {
            penalty = penalty.repeated(oneOf(List.of("2", "1.5")));
        }
        return chance(80) ? penalty : penalty.owedTo(oneOf(List.of(Creditor.values())));
    }

    private Driver driver(Indicator indicator) {
        List<Driver> drivers = new ArrayList<>(List.of(Driver.FIGURE));
        if (indicator instanceof Availability || indicator instanceof DowntimeStatistic) {
            drivers.addAll(List.of(
                    Driver.DOWNTIME,
                    Driver.EACH_OUTAGE,
                    Driver.EACH_DAY,
                    Driver.DOWNTIME.beyond("0.1%"),
                    Driver.EACH_OUTAGE.beyond("PT5M")));
        }
        if (indicator instanceof Share share) {
            drivers.addAll(List.of(Driver.BAD_QUANTITY, Driver.BAD_QUANTITY.beyond("2%")));
            if (share.of().kind() == Selection.Kind.ITEMS) {
                drivers.addAll(List.of(Driver.EACH_ITEM, Driver.EACH_ITEM_DAYS.beyond("1")));
            }
        }
        return oneOf(drivers);
    }

    private Formula formula(Figure.Unit unit, Base base) {
        Figure each = positive(unit);
        return switch (random.nextInt(4)) {
            case 0 -> new PerUnit(each, oneOf(List.of(UnitsOfSize.values())), amount(base));
            case 1 -> {
                Figure upTo = positive(unit);
                List<Bands.Band> bands = new ArrayList<>();
                if (chance(70)) {
                    bands.add(new Bands.Band(upTo, amount(base)));
                }
                bands.add(new Bands.Band(null, amount(base)));
                yield new Bands(each, oneOf(List.of(UnitsOfSize.values())), bands);
            }
            default ->
                new Table(atLeastOne(4, () -> new Row(limit(unit), amount(base))), chance(30) ? rounding() : null);
        };
    }

    private Figure positive(Figure.Unit unit) {
        return switch (unit) {
            case SHARE -> Figure.share(percent(100).toRatio().max(Ratio.of(1, 7)));
            case TIME -> Figure.time(duration());
            case NUMBER -> Figure.count(1 + random.nextInt(20));
            case NONE -> throw new AssertionError("no such unit");
        };
    }

    private Cap cap() {
        Base base = base();
        return new Cap(plainAmount(base), base);
    }

    /** A base that the fees allow, if it is used at all. */
    private Base base() {
        return switch (random.nextInt(9)) {
            case 0 -> Base.shareOf(percent(100).toString(), base());
            case 1 -> Base.eachSubject(plainBase());
            case 2 -> new Base.TimePrice(duration(), plainBase());
            case 3 -> Base.previousPeriod(plainBase());
            case 4 -> Base.nextPeriod(plainBase());
            case 5 -> Base.trailing(Period.ofDays(1 + random.nextInt(60)), plainBase());
            default -> plainBase();
        };
    }

    private Base plainBase() {
        if (fees.isEmpty()) {
            return chance(80) ? Base.sum(money()) : Base.units("12.5", "ampere", money());
        }
        return switch (random.nextInt(5)) {
            case 0 -> fees.size() == 1 ? Base.onlyFee() : Base.allFees();
            case 1 -> Base.allFees();
            case 2 -> Base.fee(oneOf(fees));
            case 3 -> new Base.Fees(fees);
            default -> Base.sum(money());
        };
    }

    private Amount plainAmount(Base base) {
        return chance(70) || base instanceof Base.LostTime ? new Amount.Share(percent(5000)) : new Amount.Sum(money());
    }

    private Amount amount(Base base) {
        return switch (random.nextInt(12)) {
            case 0 -> new Amount.ServiceTime(duration(), chance(50));
            case 1 -> Amount.points("" + random.nextInt(30) + "." + random.nextInt(10));
            case 2 -> Amount.consequence(name());
            case 3 -> Amount.all(plainAmount(base), Amount.consequence(name()));
            case 4 ->
                plainAmount(base)
                        .from(LocalDate.of(2026, 1, 1), plainAmount(base))
                        .from(LocalDate.of(2027, 1, 1), Amount.points("2"));
            default -> plainAmount(base);
        };
    }

    private Limit limit(Figure.Unit unit) {
        Figure a = figure(unit);
        Figure b = figure(unit);
        int order = Figure.compare(a, b);
        if (order != 0 && chance(30)) {
            return new Limit(new Bound(order < 0 ? a : b, chance(50)), new Bound(order < 0 ? b : a, chance(50)));
        }
        Bound bound = new Bound(a, chance(50));
        return chance(50) ? new Limit(bound, null) : new Limit(null, bound);
    }

    private Figure figure(Figure.Unit unit) {
        return switch (unit) {
            case SHARE -> Figure.share(chance(70) ? percent(100).toRatio() : share());
            case TIME ->
                chance(70)
                        ? Figure.time(duration())
                        : new Figure.Time(Ratio.of(random.nextInt(), 1 + random.nextInt(1000)));
            case NUMBER ->
                chance(50)
                        ? Figure.count(random.nextInt(100))
                        : Figure.amount(Ratio.of(random.nextInt(1000), 1 + random.nextInt(30)));
            case NONE -> throw new AssertionError("no such limit");
        };
    }

    /** The periods of a fee do not overlap. */
    private EvaluationCycle feeCycle() {
        EvaluationCycle cycle = cycle();
        return cycle instanceof EvaluationCycle.Rolling ? EvaluationCycle.daily() : cycle;
    }

    /** A unit that may be counted from local midnight. */
    private Duration unit() {
        return Duration.ofDays(1).dividedBy(oneOf(List.of(1, 2, 24, 96, 1440, 86_400, 172_800)));
    }

    private EvaluationCycle cycle() {
        return switch (random.nextInt(7)) {
            case 0 -> EvaluationCycle.daily();
            case 1 -> EvaluationCycle.weekly(day());
            case 2 -> EvaluationCycle.fixedLength(duration(), instant());
            case 3 -> EvaluationCycle.rolling(duration());
            case 4 -> EvaluationCycle.anchored(date(), period());
            default ->
                new EvaluationCycle.Months(
                        oneOf(List.of(1, 2, 3, 4, 6, 12)),
                        1 + random.nextInt(12),
                        chance(50) ? 1 : 1 + random.nextInt(31),
                        oneOf(List.of(EndOfMonth.values())));
        };
    }

    private Period period() {
        return oneOf(List.of(
                Period.ofDays(1 + random.nextInt(40)),
                Period.ofMonths(1 + random.nextInt(30)),
                Period.ofYears(1 + random.nextInt(3)),
                Period.of(1, 2, 3)));
    }

    private Schedule schedule(int depth) {
        return switch (depth == 0 ? random.nextInt(4) : random.nextInt(7)) {
            case 0 -> Schedule.always();
            case 1 -> Schedule.of(TimeSet.of(listOf(3, this::range)));
            case 2, 3 -> weekly();
            case 4 -> schedule(depth - 1).union(schedule(depth - 1));
            case 5 -> schedule(depth - 1).intersection(schedule(depth - 1));
            default -> schedule(depth - 1).minus(schedule(depth - 1));
        };
    }

    private WeeklySchedule weekly() {
        WeeklySchedule schedule = Schedule.weekly(zone());
        for (int i = 0; i < random.nextInt(4); i++) {
            schedule = schedule.on(chance(50) ? List.of(DayOfWeek.values()) : atLeastOne(4, this::day), window());
        }
        for (DayWindow window : listOf(2, this::window)) {
            String[] ends = window.toString().split("-");
            schedule = schedule.breaks(ends[0], ends[1]);
        }
        schedule = schedule.closedOn(names(2).toArray(new String[0]));
        for (String calendar : names(2)) {
            schedule = schedule.openLike(day(), calendar);
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            schedule = schedule.override(date(), listOf(2, this::window).toArray(new DayWindow[0]));
        }
        return schedule;
    }

    private DayWindow window() {
        long unit = oneOf(List.of(1L, 1_000_000_000L, 60_000_000_000L, 3_600_000_000_000L));
        long day = 86_400_000_000_000L;
        long start = Math.floorMod(random.nextLong(), day / unit) * unit;
        return new DayWindow(start, start + (1 + Math.floorMod(random.nextLong(), day / unit)) * unit);
    }

    private Policy reading() {
        return oneOf(List.of(oneOf(PolicyName.ALL).readings()));
    }

    private Rounding rounding() {
        return rounding(4);
    }

    private Rounding rounding(int mostDigits) {
        RoundingMode mode = oneOf(List.of(RoundingMode.values()));
        return new Rounding(
                BigDecimal.valueOf(1 + random.nextInt(50), random.nextInt(mostDigits + 1)),
                mode == RoundingMode.UNNECESSARY ? RoundingMode.HALF_UP : mode);
    }

    private Money money() {
        return Money.ofMinor(random.nextInt(10_000_000), currency);
    }

    private Percent percent(int most) {
        return Percent.of(BigDecimal.valueOf(random.nextInt(most * 1000 + 1), 3));
    }

    private static Percent positive(Percent percent) {
        return percent.toDecimal().signum() == 0 ? Percent.parse("50%") : percent;
    }

    private Ratio share() {
        int whole = 1 + random.nextInt(1000);
        return Ratio.of(1 + random.nextInt(whole), whole);
    }

    private Duration duration() {
        return switch (random.nextInt(4)) {
            case 0 -> Duration.ofDays(1 + random.nextInt(100));
            case 1 -> Duration.ofNanos(1 + Math.floorMod(random.nextLong(), 1_000_000_000_000_000L));
            default -> Duration.ofMinutes(1 + random.nextInt(1000));
        };
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextInt(), chance(50) ? 0 : random.nextInt(1_000_000_000));
    }

    private TimeRange range() {
        Instant start = instant();
        return TimeRange.of(start, start.plus(duration()));
    }

    private LocalDate date() {
        return LocalDate.ofEpochDay(random.nextInt(40_000));
    }

    private DayOfWeek day() {
        return DayOfWeek.of(1 + random.nextInt(7));
    }

    private ZoneId zone() {
        return ZoneId.of(oneOf(ZONES));
    }

    private String name() {
        return oneOf(NAMES);
    }

    private SortedSet<String> names(int most) {
        return new TreeSet<>(listOf(most, this::name));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> List<T> listOf(int most, Supplier<T> supplier) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(supplier.get());
        }
        return list;
    }

    private <T> List<T> atLeastOne(int most, Supplier<T> supplier) {
        List<T> list = listOf(most - 1, supplier);
        list.add(supplier.get());
        return list;
    }
}
