package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.Allowances.Granted;
import dev.sla4j.engine.DowntimeReader.Dropped;
import dev.sla4j.engine.ExclusionDesk.Caused;
import dev.sla4j.engine.ExclusionDesk.Window;
import dev.sla4j.engine.Excuses.Excused;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.report.Remark;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.ExcludedPart;
import dev.sla4j.target.PartOfPeriod;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
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
    private final Excuses excuses;
    private final AllowanceBook allowances;

    private final TimeSet life;
    private final TimeSet eligible;
    private final TimeSet measured;
    private final Timeline timeline;
    private final List<Granted> granted;
    private final TimeSet counted;
    private final List<Dropped> dropped;
    private final FoundOutages outages;
    private final Outcome outcome;
    private boolean allowanceOpen;
    private boolean readUnknown;
    private boolean undecided;
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
        this.excuses = new Excuses(plan.period().range(), target, scene, eligible);
        this.allowances = new AllowanceBook(target, scene.longAllowances(), excuses);
        List<Window> sure = windowsOfUnit();
        Caused caused = caused(sure, reading, future);
        sure.addAll(caused.certain());
        boolean causesOpen = !caused.possible().isEmpty();
        readUnknown |= causesOpen;
        DowntimeReader reader = reader(excuses.remaining(sure, future, reading == Reading.BEST), reading, future);
        Timeline read = countsDowntime()
                ? inDoubtByLeft(timeline(reader, sure, reading, future), sure, reading, future)
                : Timeline.constant(scene.horizon(), Level.UP);
        // A doubt outside the measured time may still divide an outage.
        readUnknown |= read.has(Level::isUnknown);
        this.dropped = reader.dropped();
        boolean excusesDown = reading == Reading.AS_IS || reading == Reading.BEST || future.isMostlyUp();
        List<Window> windows = new ArrayList<>(sure);
        windows.addAll(possiblyExcused(caused, read, excusesDown));
        Excused excused = excuses.of(sure, windows, causesOpen, read, reading, future);
        this.allowanceOpen |= excused.allowanceOpen();
        readUnknown |= allowanceOpen;
        this.timeline = excused.timeline();
        this.granted = excused.granted();
        this.counted = eligible.minus(excused.excused()).minus(timeline.where(Level::isAbsent));
        if (!scene.longAllowances().isEmpty() && countsDowntime()) {
            TimeSet down = read.where(Level::isDown);
            List<Window> possible = new ArrayList<>(caused.possible());
            possible.addAll(desk.announced(aboutUnit(scene.facts().disputedExclusions())));
            allowances.use(sure, possible, down, down.union(read.where(Level::isUnknown)));
        }
        boolean worst = reading == Reading.WORST && future == Reading.WORST;
        this.outages = countsDowntime()
                ? FoundOutages.in(plan, target, scene, new FoundOutages.Read(read, timeline, counted, openSlots, worst))
                : FoundOutages.none();
        this.outcome =
                new Outcome(account(), outages.owned(), outages.touching(), outages.longest(), members(), readUnknown);
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
    List<FoundOutages.Found> found() {
        return outages.found();
    }

    /** Down time that a refinement took away. */
    List<Dropped> dropped() {
        return dropped;
    }

    /** The identities of the measurements that a set of time is made of, as far as they have any. */
    SortedSet<String> idsOf(TimeSet set) {
        return outages.idsOf(set);
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
        return outages.areUnfinished();
    }

    /** Whether something was going on at the instant of the report that what comes after it may decide, perhaps also in the period. */
    boolean isUndecided() {
        return undecided;
    }

    /** Whether it matters that it is unknown how much earlier periods left of an allowance. */
    boolean isAllowanceOpen() {
        return allowanceOpen;
    }

    /** What is used of allowances for a longer cycle. */
    AllowanceBook allowances() {
        return allowances;
    }

    ExclusionDesk desk() {
        return desk;
    }

    Scene scene() {
        return scene;
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
                scene.facts(),
                target.scope(),
                scene.unit(),
                countsDowntime() ? Units.leaves(downtime()) : List.of(),
                List.of()));
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

    /** When the unit counts as down, before anything is excused of the result. */
    private Timeline timeline(DowntimeReader reader, List<Window> windows, Reading reading, Reading future) {
        return hoped(inDoubt(restAsUp(read(reader, downtime())), windows, reading), future);
    }

    /** As it is, down time that a refinement would take away if more were left of an allowance is unknown. */
    private Timeline inDoubtByLeft(Timeline read, List<Window> windows, Reading reading, Reading future) {
        if (reading != Reading.AS_IS || !excuses.areOpen()) {
            return read;
        }
        DowntimeReader most = reader(excuses.remaining(windows, future, true), reading, future);
        TimeSet differs = read.where(Level::isDown)
                .minus(timeline(most, windows, reading, future).where(Level::isDown));
        allowanceOpen |= !differs.isEmpty();
        return read.replace(differs.clip(scene.horizon()), level -> Level.UNKNOWN);
    }

    private Timeline restAsUp(Timeline read) {
        return scene.readings().get(PartOfPeriod.class) == PartOfPeriod.REST_AS_UP
                ? read.overlay(life.complementWithin(scene.horizon()), Level.UP)
                : read;
    }

    /** At best nothing that is still to come counts: an exclusion may yet be announced for it. */
    private Timeline hoped(Timeline read, Reading future) {
        return future.isMostlyUp() ? read.overlay(excuses.afterReport(), Level.UP) : read;
    }

    /** Down time in a window whose admission is in doubt is unknown. */
    private Timeline inDoubt(Timeline read, List<Window> windows, Reading reading) {
        TimeSet.Builder disputed = TimeSet.builder();
        desk.announced(aboutUnit(scene.facts().disputedExclusions())).forEach(window -> disputed.add(window.set()));
        TimeSet doubted = disputed.build().minus(Excuses.unlimited(windows));
        // Also where an allowance excuses it as it is: in the worst case it uses the allowance up.
        readUnknown |= !doubted.intersection(read.where(Level::isDown)).isEmpty();
        return read.replace(doubted.clip(scene.horizon()), level -> level.isDown() ? reading.of(Level.UNKNOWN) : level);
    }

    /** The windows in which something else is down: for certain, and possibly, whatever the unknown time was and whatever comes. */
    private Caused caused(List<Window> windows, Reading reading, Reading future) {
        boolean oneFuture = reading == Reading.AS_IS;
        return desk.whileDown(
                cause -> excuse(
                        reader(
                                excuses.remaining(windows, future, true),
                                Reading.BEST,
                                oneFuture ? future : future.mostlyUp()),
                        cause),
                cause -> excuse(
                        reader(
                                excuses.remaining(windows, future, false),
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
            for (TimeRange stretch : excused.clip(window.set().span()).ranges()) {
                TimeSet part = window.set().clip(stretch);
                if (!part.isEmpty()) {
                    windows.add(new Window(window.rule(), window.id(), window.what(), part));
                }
            }
        }
        return windows;
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
        openSlots = Math.min(openSlots, reader.openSlots());
        refusedRows.addAll(reader.refusedRows());
        return timeline;
    }

    /** What concerns one part of several: its life, and exclusions that name it. */
    private Timeline onPart(String part, Timeline read, Supplier<TimeSet> down, Reading reading, Reading future) {
        List<Window> windows = desk.announced(aboutPart(part, scene.facts().exclusions()));
        TimeSet excused = windows.isEmpty()
                ? TimeSet.EMPTY
                : Allowances.excused(excuses.grant(windows, down.get(), future, part, reading == Reading.BEST));
        Level level = scene.readings().get(ExcludedPart.class) == ExcludedPart.ABSENT ? Level.ABSENT : Level.UP;
        TimeSet.Builder disputed = TimeSet.builder();
        desk.announced(aboutPart(part, scene.facts().disputedExclusions()))
                .forEach(window -> disputed.add(window.set()));
        if (!windows.isEmpty() && !scene.longAllowances().isEmpty()) {
            allowances.use(part, windows, down.get());
            if (reading == Reading.AS_IS && scene.longAllowances().isDoubted(part)) {
                TimeSet most = Allowances.excused(excuses.grant(windows, down.get(), future, part, true));
                disputed.add(most.minus(excused));
                allowanceOpen |= !most.minus(excused).isEmpty();
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

    private static List<Exclusion> aboutPart(String part, List<Exclusion> requests) {
        return requests.stream()
                .filter(request -> part.equals(request.origin().subject()))
                .toList();
    }

    /** The measured time of the period that is not excluded and in which a property holds. */
    TimeSet inPeriodWhere(Predicate<Level> property) {
        return timeline.where(property).intersection(counted).clip(plan.period().range());
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
