package dev.sla4j.engine;

import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.Allowances.Granted;
import dev.sla4j.engine.DowntimeReader.Dropped;
import dev.sla4j.engine.ExclusionDesk.Caused;
import dev.sla4j.engine.ExclusionDesk.Window;
import dev.sla4j.engine.LongAllowances.Used;
import dev.sla4j.engine.OutageRuns.Run;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Outage;
import dev.sla4j.report.AllowanceUsed;
import dev.sla4j.report.Remark;
import dev.sla4j.report.SingleOutage;
import dev.sla4j.report.Step;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.target.AllowanceUse;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.ExcludedPart;
import dev.sla4j.target.PartOfPeriod;
import dev.sla4j.target.Scope;
import dev.sla4j.target.UnknownInOutage;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates one unit of a target for one reading of the evidence: timeline → measured time → exclusions → account (S5).
 *
 * <p>Keeps every intermediate result, from which the explanation is made.
 */
final class UnitEvaluation {
    private final Plan plan;
    private final ServiceLevelTarget target;
    private final Scene scene;
    private final ExclusionDesk desk;

    /**
     * An outage and its down time, which may have gaps.
     *
     * @param outage the outage
     * @param down its down time, also outside the period
     */
    record Found(SingleOutage outage, TimeSet down) {}

    private final TimeSet life;
    private final TimeSet eligible;
    private final TimeSet measured;
    private final Timeline timeline;
    private final List<Granted> granted;
    private final boolean doubtsLeft;
    private final boolean entangled;
    private final Map<ExclusionRule, Used> uses = new HashMap<>();
    private final SortedMap<String, Map<ExclusionRule, Used>> usesOfParts = new TreeMap<>();
    private final TimeSet counted;
    private final List<SingleOutage> outages = new ArrayList<>();
    private final List<Found> found = new ArrayList<>();
    private final List<Dropped> dropped;
    private final List<Outage> rows;
    private final OutageIndex index;
    private final Outcome outcome;
    private boolean unfinished;
    private boolean doubtsRefined;
    private boolean inDoubtByAllowance;
    private boolean readUnknown;
    private boolean undecided;
    private boolean waits;
    private long openSlots = Long.MAX_VALUE;
    private final SortedSet<Remark> refusedRows = new TreeSet<>();

    UnitEvaluation(Plan plan, ServiceLevelTarget target, Scene scene, Reading reading, Reading future) {
        this.plan = plan;
        this.target = target;
        this.scene = scene;
        this.desk = new ExclusionDesk(
                plan, target, scene.readings(), scene.horizon(), scene.facts().reach());
        this.life = lifeOfUnit();
        this.eligible = eligibleTime(future);
        this.measured = eligible.clip(plan.period().range());
        List<Window> windows = windowsOfUnit();
        Caused caused = caused(windows, reading, future);
        windows.addAll(caused.certain());
        readUnknown |= !caused.possible().isEmpty();
        this.doubtsLeft = doubtsLeft();
        this.entangled = doubtsLeft && (!caused.possible().isEmpty() || overlaps(windows));
        DowntimeReader reader = reader(remaining(windows, future, reading == Reading.BEST), reading, future);
        Timeline read = countsDowntime()
                ? hoped(inDoubt(restAsUp(read(reader, downtime())), windows, reading), future)
                : Timeline.constant(scene.horizon(), Level.UP);
        if (doubtsLeft && countsDowntime() && reading == Reading.AS_IS) {
            read = inDoubtByLeft(read, windows, future);
        }
        // A doubt outside the measured time may still divide an outage.
        readUnknown |= read.has(Level::isUnknown);
        this.dropped = reader.dropped();
        boolean asItIs = reading == Reading.AS_IS;
        boolean excusesDown = asItIs || reading == Reading.BEST || future == Reading.BEST;
        TimeSet down = read.where(Level::isDown);
        List<Window> sureWindows = List.copyOf(windows);
        List<Granted> certain = grant(windows, down, future);
        windows.addAll(possiblyExcused(caused, read, excusesDown));
        List<Granted> all = windows.size() == certain.size() ? certain : grant(windows, down, future);
        TimeSet ofLeft = doubtsLeft ? ofLeft(windows, down, future) : TimeSet.EMPTY;
        this.inDoubtByAllowance = !ofLeft.isEmpty() || doubtsRefined;
        readUnknown |= inDoubtByAllowance;
        if (asItIs && windows.stream().anyMatch(Window::isLimited)) {
            TimeSet doubted = doubted(certain, all, down).clip(scene.horizon());
            this.timeline = read.replace(doubted, level -> Level.UNKNOWN)
                    .replace(ofLeft.intersection(down).clip(scene.horizon()), level -> Level.UNKNOWN);
            this.granted = ofLeft.isEmpty()
                    ? certain
                    : within(certain, TimeSet.of(scene.horizon()).minus(ofLeft));
        } else if (asItIs) {
            // What is excused only if a cause turns out one way is not known to count.
            TimeSet one = Allowances.excused(certain);
            TimeSet other = Allowances.excused(all);
            TimeSet sure = one.intersection(other);
            TimeSet doubted = one.union(other).minus(sure).clip(scene.horizon());
            this.timeline = read.replace(doubted, level -> level.isDown() ? Level.UNKNOWN : level);
            this.granted = within(certain, sure);
        } else {
            this.timeline = read;
            this.granted = all;
        }
        TimeSet excused = Allowances.excused(granted);
        if (!asItIs && !ofLeft.isEmpty()) {
            // The best reading excuses what is down, and the worst what is not.
            TimeSet leftOut = reading == Reading.BEST ? ofLeft.intersection(down) : ofLeft.minus(down);
            excused = excused.minus(ofLeft).union(leftOut);
        }
        this.counted = eligible.minus(excused).minus(timeline.where(Level::isAbsent));
        if (!scene.longAllowances().isEmpty() && countsDowntime()) {
            uses.putAll(uses(sureWindows, windows, read));
        }
        this.rows = countsDowntime() ? outageRows() : List.of();
        this.index = new OutageIndex(rows);
        if (countsDowntime()) {
            findOutages(read);
        }
        this.outcome = new Outcome(account(), outages, touching(), longest(), members(), readUnknown);
    }

    Outcome outcome() {
        return outcome;
    }

    /** Whether down time is measured at all; else only the time in which single things count. */
    private boolean countsDowntime() {
        return scene.downtime() != null;
    }

    /** When the unit counts as down. */
    Downtime downtime() {
        return Objects.requireNonNull(scene.downtime());
    }

    /** The life of the unit within the horizon, or the whole horizon if nothing is known of it. */
    TimeSet life() {
        return life;
    }

    /** Measured time of the period: within term, service hours and life, up to the instant of the report. */
    TimeSet measured() {
        return measured;
    }

    Timeline timeline() {
        return timeline;
    }

    /** Time of the period before the instant of the report that counts and has a property. */
    TimeSet pastWhere(Predicate<Level> property) {
        TimeRange period = plan.period().range();
        long until = Math.max(
                period.startNanos(), Math.min(period.endNanos(), scene.facts().asOf()));
        return counted.clip(TimeRange.ofNanos(period.startNanos(), until)).intersection(timeline.where(property));
    }

    List<Granted> granted() {
        return granted;
    }

    /** All outages of which something lies in the period. */
    List<Found> found() {
        return found;
    }

    /** Down time that a refinement took away. */
    List<Dropped> dropped() {
        return dropped;
    }

    /** The identities of the measurements that a set of time is made of, as far as they have any. */
    SortedSet<String> idsOf(TimeSet set) {
        return OutageIndex.idsOf(index.touching(set));
    }

    /** Time that is measured and not excluded, also outside the period. */
    TimeSet counted() {
        return counted;
    }

    TimeSet countedInPeriod() {
        return counted.clip(plan.period().range());
    }

    TimeSet excusedInPeriod() {
        return present().minus(countedInPeriod());
    }

    /** The population that weighs the time; none does where the figure is a time of its own. */
    Population population() {
        if (!scene.weighsPopulation()) {
            return Population.of(List.of());
        }
        String only = scene.unit().only();
        return Population.of(
                scene.facts().subject(only == null ? Evidence.SERVICE : only).lives());
    }

    private TimeSet present() {
        return measured.minus(timeline.where(Level::isAbsent));
    }

    /** Whether nothing says yet that an outage of the period has ended. */
    boolean isUnfinished() {
        return unfinished;
    }

    /** Whether something was going on at the instant of the report that what comes after it may decide, perhaps also in the period. */
    boolean isUndecided() {
        return undecided;
    }

    /** Whether it matters that it is unknown how much is left of an allowance. */
    boolean isInDoubtByAllowance() {
        return inDoubtByAllowance;
    }

    ExclusionDesk desk() {
        return desk;
    }

    Scene scene() {
        return scene;
    }

    /** Whether it depends on what comes after the report what time before it is. */
    boolean waitsForMore() {
        return waits;
    }

    /** Counts that no slot could take; complete once the evaluation is made. */
    SortedSet<Remark> refusedRows() {
        return refusedRows;
    }

    /** Refused exclusions; complete once the evaluation is made. */
    SortedSet<Refusal> refusedExclusions() {
        return desk.refused;
    }

    private TimeSet lifeOfUnit() {
        return withinHorizon(Lives.of(
                scene.facts(), scene.unit(), countsDowntime() ? Units.leaves(downtime()) : List.of(), List.of()));
    }

    private TimeSet withinHorizon(@Nullable TimeSet life) {
        return life == null ? TimeSet.of(scene.horizon()) : life.clip(scene.horizon());
    }

    private TimeSet eligibleTime(Reading future) {
        TimeSet all = scene.calendar().eligible();
        long asOf = scene.facts().asOf();
        // Once the period is over only its outages reach further, and one that was restored counts as a whole (S7).
        boolean runs = asOf < plan.period().range().endNanos();
        long until = runs && future == Reading.AS_IS ? asOf : scene.horizon().endNanos();
        long end =
                Math.max(scene.horizon().startNanos(), Math.min(scene.horizon().endNanos(), until));
        TimeSet elapsed = all.clip(TimeRange.ofNanos(scene.horizon().startNanos(), end));
        return scene.readings().get(PartOfPeriod.class) == PartOfPeriod.REST_AS_UP
                ? elapsed
                : elapsed.intersection(life);
    }

    private Timeline restAsUp(Timeline read) {
        return scene.readings().get(PartOfPeriod.class) == PartOfPeriod.REST_AS_UP
                ? read.overlay(life.complementWithin(scene.horizon()), Level.UP)
                : read;
    }

    /** At best nothing that is still to come counts: an exclusion may yet be announced for it. */
    private Timeline hoped(Timeline read, Reading future) {
        return future == Reading.BEST ? read.overlay(afterReport(), Level.UP) : read;
    }

    /** Down time in a window whose admission is in doubt is unknown. */
    private Timeline inDoubt(Timeline read, List<Window> windows, Reading reading) {
        TimeSet.Builder disputed = TimeSet.builder();
        desk.announced(aboutUnit(scene.facts().disputedExclusions())).forEach(window -> disputed.add(window.set()));
        TimeSet doubted = disputed.build().minus(unlimited(windows));
        // Also where an allowance excuses it as it is: in the worst case it uses the allowance up.
        readUnknown |= !doubted.intersection(read.where(Level::isDown)).isEmpty();
        return read.replace(doubted.clip(scene.horizon()), level -> level.isDown() ? reading.of(Level.UNKNOWN) : level);
    }

    /** The windows in which something else is down: for certain, and possibly, whatever the unknown time was and whatever comes. */
    private Caused caused(List<Window> windows, Reading reading, Reading future) {
        boolean oneFuture = reading == Reading.AS_IS;
        return desk.whileDown(
                cause -> excuse(
                        reader(remaining(windows, future, true), Reading.BEST, oneFuture ? future : future.mostlyUp()),
                        cause),
                cause -> excuse(
                        reader(
                                remaining(windows, future, false),
                                Reading.WORST,
                                oneFuture ? future : future.mostlyDown()),
                        cause));
    }

    /** When a cause is down; one that is down at the report may grow, and windows have a greatest length. */
    private TimeSet excuse(DowntimeReader reader, Downtime cause) {
        Timeline timeline = read(reader, cause);
        undecided |= timeline.before(scene.facts().asOf()).isDown();
        return timeline.where(Level::isDown);
    }

    /**
     * Where it is unknown whether a cause excuses, the best reading excuses what is down, and the worst what is not down: that only makes the
     * measured time shorter. Each stretch is a window of its own: the cause may turn out to be down in that one only, and later windows use an allowance
     * later.
     */
    private static List<Window> possiblyExcused(Caused caused, Timeline read, boolean excusesDown) {
        TimeSet excused = read.where(level -> level.isDown() == excusesDown);
        List<Window> windows = new ArrayList<>();
        for (Window window : caused.possible()) {
            for (TimeRange part : window.set().intersection(excused).ranges()) {
                windows.add(new Window(window.rule(), window.id(), window.what(), TimeSet.of(part)));
            }
        }
        return windows;
    }

    private List<Granted> grant(List<Window> windows, TimeSet down, Reading future) {
        return grant(windows, down, future, subject(), false);
    }

    /** With the most that may be left of allowances of which earlier periods used some, or the least. */
    private List<Granted> grant(
            List<Window> windows, TimeSet down, Reading future, @Nullable String subject, boolean most) {
        List<Granted> granted = Allowances.grant(
                windows,
                plan.period().range(),
                eligible,
                down,
                allowanceUse(),
                rule -> scene.longAllowances().left(rule, subject, most));
        return future == Reading.WORST ? withoutHope(granted, down.intersection(afterReport())) : granted;
    }

    /** At worst a window that is yet to be announced uses up the allowance that one of the future counts on. */
    private static List<Granted> withoutHope(List<Granted> granted, TimeSet down) {
        return granted.stream()
                .map(each -> each.window().isLimited()
                        ? new Granted(each.window(), each.excused().minus(down))
                        : each)
                .toList();
    }

    private TimeSet afterReport() {
        long report = Math.min(scene.horizon().endNanos(), scene.facts().asOf());
        return TimeSet.of(TimeRange.ofNanos(report, scene.horizon().endNanos()));
    }

    /** Where nothing is down that could use up an allowance, the windows do. */
    private AllowanceUse allowanceUse() {
        return countsDowntime() ? scene.readings().get(AllowanceUse.class) : AllowanceUse.WINDOW;
    }

    private static List<Granted> within(List<Granted> granted, TimeSet set) {
        return granted.stream()
                .map(each -> new Granted(each.window(), each.excused().intersection(set)))
                .toList();
    }

    private List<Window> windowsOfUnit() {
        List<Window> windows =
                new ArrayList<>(desk.announced(aboutUnit(scene.facts().exclusions())));
        windows.addAll(scene.calendar().recurring());
        return windows;
    }

    private List<Exclusion> aboutUnit(List<Exclusion> requests) {
        return requests.stream()
                .filter(request -> request.origin().subject() == null
                        || (scene.unit().parts().contains(request.origin().subject())
                                && !scene.unit().isPart(request.origin().subject())))
                .toList();
    }

    private DowntimeReader reader(UnaryOperator<TimeSet> remaining, Reading unknown, Reading future) {
        return new DowntimeReader(
                scene, remaining, (part, read, down, each) -> onPart(part, read, down, each, future), unknown, future);
    }

    private Timeline read(DowntimeReader reader, Downtime expression) {
        Timeline timeline = reader.read(expression);
        readUnknown |= reader.hasReadUnknown();
        undecided |= reader.isUndecided();
        waits |= reader.waitsForMore();
        openSlots = Math.min(openSlots, reader.openSlots());
        refusedRows.addAll(reader.refusedRows());
        return timeline;
    }

    /**
     * Where an allowance excuses, a cause that turns out one way excuses one stretch instead of another: in doubt is how much down time more is excused
     * then, not where, and the earliest stands for it.
     */
    private TimeSet doubted(List<Granted> certain, List<Granted> all, TimeSet down) {
        TimeSet one = Allowances.excused(certain);
        TimeSet other = Allowances.excused(all);
        TimeSet within = eligible.clip(plan.period().range()).intersection(down);
        long more = other.intersection(within).lengthNanos()
                - one.intersection(within).lengthNanos();
        TimeSet inside = Allowances.first(other.minus(one).intersection(within), Math.max(0, more));
        TimeSet outside = other.minus(one).intersection(down).minus(within);
        return inside.union(outside);
    }

    /** The name under which the unit uses longer allowances; several taken together are one, however many they are. */
    private @Nullable String subject() {
        return target.scope().mode() == Scope.Mode.TOGETHER
                ? null
                : scene.unit().label();
    }

    private boolean doubtsLeft() {
        LongAllowances allowances = scene.longAllowances();
        return !allowances.isEmpty()
                && (allowances.isDoubted(subject())
                        || scene.unit().parts().stream()
                                .anyMatch(part -> scene.unit().isPart(part) && allowances.isDoubted(part)));
    }

    /** Whether rules with an allowance compete for the same time, so that more of one does not simply mean more excused. */
    private static boolean overlaps(List<Window> windows) {
        Map<ExclusionRule, TimeSet> sets = new HashMap<>();
        for (Window window : windows) {
            if (window.isLimited()) {
                sets.merge(window.rule(), window.set(), TimeSet::union);
            }
        }
        TimeSet seen = TimeSet.EMPTY;
        for (TimeSet set : sets.values()) {
            if (!seen.intersection(set).isEmpty()) {
                return true;
            }
            seen = seen.union(set);
        }
        return false;
    }

    /** The time of which it depends on what is left of an allowance whether it is excused. */
    private TimeSet ofLeft(List<Window> windows, TimeSet down, Reading future) {
        if (!entangled) {
            return Allowances.excused(grant(windows, down, future, subject(), true))
                    .minus(Allowances.excused(grant(windows, down, future)));
        }
        TimeSet free = limited(windows).minus(unlimited(windows));
        return allowanceUse() == AllowanceUse.WINDOW ? free : free.intersection(down);
    }

    private TimeSet limited(List<Window> windows) {
        TimeSet.Builder set = TimeSet.builder();
        windows.stream().filter(Window::isLimited).forEach(window -> set.add(window.set()));
        return set.build().intersection(eligible).clip(plan.period().range());
    }

    /** Down time that a refinement would take away if more were left is unknown. */
    private Timeline inDoubtByLeft(Timeline read, List<Window> windows, Reading future) {
        DowntimeReader most = reader(remaining(windows, future, true), Reading.AS_IS, future);
        Timeline other = hoped(inDoubt(restAsUp(read(most, downtime())), windows, Reading.AS_IS), future);
        TimeSet differs = read.where(Level::isDown).minus(other.where(Level::isDown));
        doubtsRefined |= !differs.isEmpty();
        return read.replace(differs.clip(scene.horizon()), level -> Level.UNKNOWN);
    }

    /** What the unit uses of longer allowances; where something is unknown, between the least and the most of all that may be so. */
    private Map<ExclusionRule, Used> uses(List<Window> sure, List<Window> all, Timeline read) {
        List<Window> disputed = desk.announced(aboutUnit(scene.facts().disputedExclusions()));
        TimeSet down = read.where(Level::isDown);
        TimeSet maybe = down.union(read.where(Level::isUnknown));
        List<Window> most = new ArrayList<>(all);
        most.addAll(disputed);
        boolean certain = !doubtsLeft
                && most.size() == sure.size()
                && maybe.minus(down).intersection(limited(most)).isEmpty();
        Map<ExclusionRule, Used> uses = new HashMap<>();
        if (certain) {
            return uses(sure, down, subject(), false, uses);
        }
        if (overlaps(most)) {
            return anything(subject());
        }
        for (boolean left : new boolean[] {false, true}) {
            for (TimeSet each : List.of(down, maybe)) {
                uses(sure, each, subject(), left, uses);
                uses(most, each, subject(), left, uses);
            }
        }
        return uses;
    }

    private Map<ExclusionRule, Used> anything(@Nullable String subject) {
        Map<ExclusionRule, Used> uses = new HashMap<>();
        scene.longAllowances()
                .rules()
                .forEach(rule ->
                        uses.put(rule, new Used(0, scene.longAllowances().left(rule, subject, true))));
        return uses;
    }

    /** Adds one possibility to others. */
    private Map<ExclusionRule, Used> uses(
            List<Window> windows,
            TimeSet down,
            @Nullable String subject,
            boolean most,
            Map<ExclusionRule, Used> others) {
        Map<ExclusionRule, Long> used = Allowances.used(
                windows,
                plan.period().range(),
                eligible,
                down,
                allowanceUse(),
                rule -> scene.longAllowances().left(rule, subject, most));
        for (ExclusionRule rule : scene.longAllowances().rules()) {
            long one = used.getOrDefault(rule, 0L);
            others.merge(rule, new Used(one, one), Used::or);
        }
        return others;
    }

    /** Adds what is used of longer allowances under another reading of the same. */
    void addUses(UnitEvaluation other) {
        other.uses.forEach((rule, used) -> uses.merge(rule, used, Used::or));
        // A part that only one of the readings excuses is not used under the other.
        other.usesOfParts.forEach((part, all) -> {
            Map<ExclusionRule, Used> own = usesOfParts.computeIfAbsent(part, key -> new HashMap<>());
            all.forEach((rule, used) -> own.merge(rule, used, Used::or));
        });
    }

    /** What is used of each rule with a longer allowance, under this reading and those that were added. */
    List<AllowanceUsed> allowancesUsed() {
        List<AllowanceUsed> all = new ArrayList<>();
        for (ExclusionRule rule : scene.longAllowances().rules()) {
            Used own = uses.get(rule);
            if (own != null) {
                all.add(allowanceUsed(rule, subject(), own));
            }
            usesOfParts.forEach((part, used) -> {
                Used ofPart = used.get(rule);
                if (ofPart != null) {
                    all.add(allowanceUsed(rule, part, ofPart));
                }
            });
        }
        return all;
    }

    /** Of each longer allowance how much there was, was used before and is used now, and what is left. */
    List<Step> allowanceSteps() {
        List<Step> steps = new ArrayList<>();
        for (AllowanceUsed used : allowancesUsed()) {
            ExclusionRule rule = scene.longAllowances().rules().stream()
                    .filter(each -> each.id().equals(used.rule()))
                    .findFirst()
                    .orElseThrow();
            steps.addAll(AllowanceSteps.of(
                    rule,
                    scene.longAllowances().label(rule),
                    scene.longAllowances().before(rule, used.subject()),
                    used));
        }
        return steps;
    }

    private AllowanceUsed allowanceUsed(ExclusionRule rule, @Nullable String subject, Used used) {
        return new AllowanceUsed(
                rule.id(), target.id(), subject, Duration.ofNanos(used.least()), Duration.ofNanos(used.most()));
    }

    /** Given down time, what is measured and not excused; allowances are used up by that down time. */
    private UnaryOperator<TimeSet> remaining(List<Window> windows, Reading future, boolean most) {
        if (windows.stream().noneMatch(Window::isLimited)) {
            TimeSet always = eligible.minus(unlimited(windows));
            return down -> always;
        }
        List<Window> now = List.copyOf(windows);
        if (most && doubtsLeft() && overlaps(windows)) {
            TimeSet never = eligible.minus(unlimited(windows)).minus(limited(windows));
            return down -> never;
        }
        return down -> eligible.minus(Allowances.excused(grant(now, down, future, subject(), most)));
    }

    private static TimeSet unlimited(List<Window> windows) {
        TimeSet.Builder set = TimeSet.builder();
        for (Window window : windows) {
            if (!window.isLimited()) {
                set.add(window.set());
            }
        }
        return set.build();
    }

    /** What concerns one part of several: its life, and exclusions that name it. */
    private Timeline onPart(String part, Timeline read, Supplier<TimeSet> down, Reading reading, Reading future) {
        List<Window> windows = desk.announced(aboutPart(part, scene.facts().exclusions()));
        TimeSet excused = windows.isEmpty()
                ? TimeSet.EMPTY
                : Allowances.excused(grant(windows, down.get(), future, part, reading == Reading.BEST));
        Level level = scene.readings().get(ExcludedPart.class) == ExcludedPart.ABSENT ? Level.ABSENT : Level.UP;
        TimeSet.Builder disputed = TimeSet.builder();
        desk.announced(aboutPart(part, scene.facts().disputedExclusions()))
                .forEach(window -> disputed.add(window.set()));
        if (!windows.isEmpty() && !scene.longAllowances().isEmpty()) {
            usePart(part, windows, down.get());
            if (reading == Reading.AS_IS && scene.longAllowances().isDoubted(part)) {
                TimeSet most = Allowances.excused(grant(windows, down.get(), future, part, true));
                disputed.add(most.minus(excused));
                doubtsRefined |= !most.minus(excused).isEmpty();
            }
        }
        Timeline result = read.replace(
                        disputed.build().clip(scene.horizon()),
                        asRead -> asRead.isDown() ? reading.of(Level.UNKNOWN) : asRead)
                .overlay(excused, level);
        // The life of the service bounds the whole, not a part.
        return part.equals(Evidence.SERVICE)
                ? result
                : result.overlay(
                        withinHorizon(Lives.of(scene.facts(), part)).complementWithin(scene.horizon()), Level.ABSENT);
    }

    private void usePart(String part, List<Window> windows, TimeSet down) {
        Map<ExclusionRule, Used> own = usesOfParts.computeIfAbsent(part, key -> new HashMap<>());
        if (scene.longAllowances().isDoubted(part) && overlaps(windows)) {
            anything(part).forEach((rule, used) -> own.merge(rule, used, Used::or));
        } else {
            uses(windows, down, part, false, own);
            uses(windows, down, part, true, own);
        }
    }

    private List<Outage> outageRows() {
        return LeafEvidence.outages(scene.unit(), downtime(), scene.facts());
    }

    /** Whether states or probes say how things are, so that down time at the end of what is known goes on. */
    private boolean isObserved() {
        return Units.leaves(downtime()).stream()
                .anyMatch(leaf -> Units.subjectsRead(scene.unit(), leaf).stream()
                        .anyMatch(part -> LeafEvidence.isObserved(scene.facts().subject(part), leaf)));
    }

    private static List<Exclusion> aboutPart(String part, List<Exclusion> requests) {
        return requests.stream()
                .filter(request -> part.equals(request.origin().subject()))
                .toList();
    }

    /** Outages are those that were read; that it is unknown whether a part is excused does not divide them. */
    private void findOutages(Timeline read) {
        boolean observed = isObserved();
        TimeRange period = plan.period().range();
        TimeSet known = counted.minus(timeline.where(Level::isUnknown));
        TimeSet inPeriod = known.clip(period);
        long asOf = scene.facts().asOf();
        boolean runs = asOf < period.endNanos();
        long since = openSince(read);
        for (Run run : OutageRuns.of(read, scene.readings(), rows)) {
            List<Outage> touching = index.touching(run.down());
            boolean open = run.range().endNanos() >= since
                    && (observed
                            || touching.stream().anyMatch(Outage::open)
                            || run.range().endNanos() < asOf);
            SingleOutage outage = new SingleOutage(
                    run.range(),
                    (runs && run.range().endNanos() > asOf) || open,
                    lengthWithin(known, run.down()),
                    lengthWithin(inPeriod, run.down()),
                    OutageIndex.idsOf(touching),
                    known.intersection(run.down()),
                    OutageIndex.incidentOf(touching));
            boolean began = period.containsNanos(run.range().startNanos());
            if (began && outage.counted().signum() > 0) {
                outages.add(outage);
            }
            if (run.range().overlaps(period)) {
                unfinished |= open;
                found.add(new Found(outage, run.down()));
            }
        }
    }

    /** The measured time of the period that is not excluded and in which a property holds. */
    TimeSet inPeriodWhere(Predicate<Level> property) {
        return timeline.where(property).intersection(counted).clip(plan.period().range());
    }

    /** Of the outages that touch the period, those of which something counts in it. */
    private List<SingleOutage> touching() {
        return found.stream()
                .map(Found::outage)
                .filter(outage -> outage.countedInPeriod().signum() > 0)
                .toList();
    }

    /**
     * An outage that reached this instant may still go on: the report, or before it the beginning of time of which nothing is known, where such time
     * bridges an outage or belongs to a counted slot that is not over.
     */
    private long openSince(Timeline read) {
        long asOf = Math.max(
                scene.horizon().startNanos(),
                Math.min(scene.horizon().endNanos(), scene.facts().asOf()));
        TimeSet unknown = read.where(Level::isUnknown);
        long since = asOf;
        for (TimeRange range : unknown.ranges()) {
            since = range.startNanos() < asOf && asOf <= range.endNanos() ? range.startNanos() : since;
        }
        boolean bridges = scene.readings().get(UnknownInOutage.class) == UnknownInOutage.BRIDGES;
        return bridges ? since : Math.min(asOf, Math.max(since, openSlots));
    }

    private static BigInteger lengthWithin(TimeSet set, TimeSet down) {
        long length = 0;
        for (int i = 0; i < down.size(); i++) {
            length += set.lengthWithin(down.startNanos(i), down.endNanos(i));
        }
        return BigInteger.valueOf(length);
    }

    private BigInteger longest() {
        return found.stream().map(each -> each.outage().countedInPeriod()).reduce(BigInteger.ZERO, BigInteger::max);
    }

    private TimeAccount account() {
        TimeRange period = plan.period().range();
        TimeSet inPeriod = countedInPeriod();
        TimeSet excused = excusedInPeriod();
        Tally tally = new Tally();
        Ratio excusedWeight = Ratio.ZERO;
        Population population = population();
        for (Map.Entry<Long, TimeSet> part : population.divide(inPeriod).entrySet()) {
            tally.add(part.getValue(), timeline, part.getKey());
        }
        for (Map.Entry<Long, TimeSet> part : population.divide(excused).entrySet()) {
            excusedWeight = excusedWeight.plus(product(part.getValue().lengthNanos(), part.getKey()));
        }
        return new TimeAccount(
                BigInteger.valueOf(tally.up),
                BigInteger.valueOf(tally.down),
                BigInteger.valueOf(tally.unknown),
                BigInteger.valueOf(excused.lengthNanos()),
                BigInteger.valueOf(period.lengthNanos() - present().lengthNanos()),
                new TimeAccount.Weighted(
                        tally.weightedDown, tally.weightedKnown, tally.weightedUnknown, excusedWeight));
    }

    /** The mean population of the measured time; zero where nothing is measured, so that a pool is not divided by it. */
    private Ratio members() {
        TimeSet present = present();
        Ratio weighted = Ratio.ZERO;
        for (Map.Entry<Long, TimeSet> part : population().divide(present).entrySet()) {
            weighted = weighted.plus(product(part.getValue().lengthNanos(), part.getKey()));
        }
        return present.isEmpty() ? Ratio.ZERO : weighted.dividedBy(Ratio.of(present.lengthNanos()));
    }

    private static Ratio product(long nanos, long population) {
        return Ratio.of(nanos).times(Ratio.of(population));
    }

    /** Adds up the levels of a timeline within sets. */
    private static final class Tally {
        private long up;
        private long down;
        private long unknown;
        private Ratio weightedDown = Ratio.ZERO;
        private Ratio weightedKnown = Ratio.ZERO;
        private Ratio weightedUnknown = Ratio.ZERO;

        void add(TimeSet set, Timeline timeline, long population) {
            long before = up + down;
            long unknownBefore = unknown;
            long full = 0;
            int segment = 0;
            for (int i = 0; i < set.size(); i++) {
                long at = set.startNanos(i);
                long end = set.endNanos(i);
                while (at < end) {
                    while (timeline.end(segment) <= at) {
                        segment++;
                    }
                    long until = Math.min(end, timeline.end(segment));
                    Level level = timeline.level(segment);
                    if (level.isUnknown()) {
                        unknown += until - at;
                    } else if (level.isDown()) {
                        down += until - at;
                        if (level.isFullyDown()) {
                            full += until - at;
                        } else {
                            weightedDown = weightedDown.plus(
                                    product(until - at, population).times(level.weight()));
                        }
                    } else {
                        up += until - at;
                    }
                    at = until;
                }
            }
            weightedDown = weightedDown.plus(product(full, population));
            weightedKnown = weightedKnown.plus(product(up + down - before, population));
            weightedUnknown = weightedUnknown.plus(product(unknown - unknownBefore, population));
        }
    }
}
