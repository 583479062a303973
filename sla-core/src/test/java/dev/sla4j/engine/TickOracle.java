package dev.sla4j.engine;

import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ExclusionSource;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Watched;
import dev.sla4j.target.AllOf;
import dev.sla4j.target.AllowanceUse;
import dev.sla4j.target.AnyOf;
import dev.sla4j.target.AtLeast;
import dev.sla4j.target.Availability;
import dev.sla4j.target.CombinedUnknown;
import dev.sla4j.target.Deductible;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.EvidenceFilter;
import dev.sla4j.target.ExcludedPart;
import dev.sla4j.target.GridAnchor;
import dev.sla4j.target.Lasting;
import dev.sla4j.target.MinimumLength;
import dev.sla4j.target.Observed;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.target.OutageOverBorder;
import dev.sla4j.target.OverlappingWeights;
import dev.sla4j.target.OverlongWindow;
import dev.sla4j.target.PartOfPeriod;
import dev.sla4j.target.Policies;
import dev.sla4j.target.Reported;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Slots;
import dev.sla4j.target.Sustained;
import dev.sla4j.target.UnknownInOutage;
import dev.sla4j.target.UnknownTime;
import dev.sla4j.time.DayWindow;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.WeeklySchedule;
import dev.sla4j.value.Ratio;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An evaluator that walks the time tick by tick and asks of each tick what the design says about it (L14). Slow, and meant to be obviously right:
 * arrays of ticks, no ranges, no shortcut, nothing of the engine.
 *
 * <p>A level is the down weight in quarters, or {@link #UNKNOWN}, or {@link #ABSENT}.
 */
final class TickOracle {
    static final int UNKNOWN = -1;
    static final int ABSENT = -2;
    private static final int FULL = 4;
    private static final String SERVICE = "";

    private final Scenario scenario;
    private final ServiceLevelTarget target;
    private final Policies policies;
    private final ZoneId zone;
    private final long lo;

    /** What begins before this tick was so since ever: half of the ticks before the evidence are more than any refinement takes. */
    private final int sinceEver;

    private final int size;
    private final int first;
    private final int end;
    private final int asOf;

    private final List<Outage> outages = new ArrayList<>();
    private final List<Outage> disputed = new ArrayList<>();
    private final List<Measurement> observations = new ArrayList<>();
    private final List<ServiceLife> lives = new ArrayList<>();
    private final List<Watched> watched = new ArrayList<>();
    private final List<Exclusion> exclusions = new ArrayList<>();
    private final List<Exclusion> disputedExclusions = new ArrayList<>();

    private boolean @Nullable [] whollyDown;

    /** How unknown time is read: as it is, as down, or as up. */
    enum Fill {
        NONE,
        DOWN,
        UP;

        int of(int level) {
            return level != UNKNOWN || this == NONE ? level : this == DOWN ? FULL : 0;
        }
    }

    /** One outage that belongs to the period: how many ticks of it count there. */
    record Single(long from, long until, int counted) {}

    /** What one unit comes to, in ticks; weighted terms in quarter ticks. */
    static final class Result {
        @Nullable
        String label;

        boolean applies = true;
        long up;
        long down;
        long unknown;
        long excluded;
        long outside;
        long weightedDown;
        long weightedKnown;
        long weightedUnknown;
        long weightedExcluded;
        long longest;
        final List<Single> singles = new ArrayList<>();
        /** How many members a fixed length stands for. */
        Ratio members = Ratio.ZERO;

        void add(Result other) {
            up += other.up;
            down += other.down;
            unknown += other.unknown;
            excluded += other.excluded;
            outside += other.outside;
            weightedDown += other.weightedDown;
            weightedKnown += other.weightedKnown;
            weightedUnknown += other.weightedUnknown;
            weightedExcluded += other.weightedExcluded;
            longest = Math.max(longest, other.longest);
            singles.addAll(other.singles);
            members = members.plus(other.members);
        }
    }

    private TickOracle(Scenario scenario, ServiceLevelTarget target) {
        this.scenario = scenario;
        this.target = target;
        this.policies = target.policies().over(scenario.agreement().policies());
        this.zone = scenario.agreement().zone();
        settle();
        long pad = 50 + 2 * ticksIn(Figures.downtimeOf(target.indicator()));
        for (ExclusionRule rule : scenario.agreement().exclusions()) {
            pad += rule.longest() == null ? 0 : 2 * rule.longest().toSeconds() / scenario.tick();
            // Which window is the earliest is told by its start, and one of a week may have begun a week ago.
            pad += rule.source() instanceof ExclusionSource.Recurring && rule.allowance() != null
                    ? ticks(Duration.ofDays(8))
                    : 0;
            if (rule.source() instanceof ExclusionSource.WhileDown excuse) {
                pad += 2 * ticksIn(excuse.downtime());
            }
        }
        long low = Math.min(scenario.first(), scenario.asOf());
        long high = Math.max(scenario.end(), scenario.asOf());
        for (Measurement row : scenario.evidence()) {
            for (long at : instantsOf(row)) {
                low = Math.min(low, at);
                high = Math.max(high, at);
            }
        }
        this.lo = low - pad;
        this.sinceEver = (int) (pad / 2);
        this.size = (int) (high + pad - lo);
        this.first = index(scenario.first());
        this.end = index(scenario.end());
        this.asOf = index(scenario.asOf());
    }

    /** The results of all units of a target: one for each subject, or one. */
    static List<Result> evaluate(Scenario scenario, ServiceLevelTarget target, Fill fill) {
        return new TickOracle(scenario, target).evaluate(fill);
    }

    /** The ticks at which all units are measured, not excluded, and down with full weight. */
    static List<Long> whollyDown(Scenario scenario, ServiceLevelTarget target) {
        TickOracle oracle = new TickOracle(scenario, target);
        oracle.whollyDown = new boolean[oracle.size];
        Arrays.fill(oracle.whollyDown, oracle.first, oracle.end, true);
        oracle.evaluate(Fill.NONE);
        List<Long> ticks = new ArrayList<>();
        for (int t = 0; t < oracle.size; t++) {
            if (oracle.whollyDown[t]) {
                ticks.add(oracle.lo + t);
            }
        }
        return ticks;
    }

    // ---- the evidence (S28)

    private void settle() {
        Map<String, List<Measurement>> versions = new TreeMap<>();
        List<Measurement> standing = new ArrayList<>();
        for (Measurement row : scenario.evidence()) {
            if (row.origin().id() == null) {
                standing.add(row);
            } else {
                versions.computeIfAbsent(row.getClass().getName() + row.origin().id(), key -> new ArrayList<>())
                        .add(row);
            }
        }
        for (List<Measurement> rows : versions.values()) {
            Instant latest = rows.stream()
                    .map(TickOracle::knownAt)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            Set<Measurement> last = new HashSet<>(
                    rows.stream().filter(row -> knownAt(row).equals(latest)).toList());
            if (last.size() == 1) {
                standing.addAll(last);
            } else {
                for (Measurement row : last) {
                    if (row instanceof Outage outage) {
                        disputed.add(outage);
                    } else if (row instanceof Exclusion exclusion) {
                        disputedExclusions.add(exclusion);
                    } else {
                        throw new IllegalStateException("not drawn: " + row);
                    }
                }
            }
        }
        for (Measurement row : standing) {
            if (row instanceof Outage outage) {
                outages.add(outage);
            } else if (row instanceof ServiceLife life) {
                lives.add(life);
            } else if (row instanceof Watched range) {
                watched.add(range);
            } else if (row instanceof Exclusion exclusion) {
                exclusions.add(exclusion);
            } else {
                observations.add(row);
            }
        }
    }

    private static Instant knownAt(Measurement row) {
        return row.origin().knownAt() == null ? Instant.MIN : row.origin().knownAt();
    }

    private static String subjectOf(Measurement row) {
        return row.origin().subject() == null ? SERVICE : row.origin().subject();
    }

    private long[] instantsOf(Measurement row) {
        List<Instant> instants = new ArrayList<>();
        if (row instanceof Outage outage) {
            instants.add(outage.start());
            instants.add(outage.open() ? outage.start() : Objects.requireNonNull(outage.end()));
            instants.addAll(outage.impact().milestones().values());
        } else if (row instanceof Probe probe) {
            instants.add(probe.at());
        } else if (row instanceof StateChange state) {
            instants.add(state.at());
        } else {
            TimeRange range = row instanceof ServiceLife life
                    ? life.range()
                    : row instanceof Watched w ? w.range() : ((Exclusion) row).range();
            instants.add(range.start());
            instants.add(range.end());
        }
        return instants.stream().mapToLong(this::tick).toArray();
    }

    private long ticksIn(Downtime node) {
        if (node instanceof AnyOf any) {
            return any.parts().stream().mapToLong(this::ticksIn).sum();
        }
        if (node instanceof AllOf all) {
            return all.parts().stream().mapToLong(this::ticksIn).sum();
        }
        if (node instanceof AtLeast some) {
            return some.parts().stream().mapToLong(this::ticksIn).sum();
        }
        if (node instanceof Lasting lasting) {
            return ticks(lasting.bound()) + ticksIn(lasting.of());
        }
        if (node instanceof Deductible deductible) {
            return ticks(deductible.perOutage()) + ticksIn(deductible.of());
        }
        if (node instanceof Sustained sustained) {
            return ticks(sustained.opens()) + ticks(sustained.closes()) + ticksIn(sustained.of());
        }
        return node instanceof Slots slots ? 2 * ticks(slots.unit()) + ticksIn(slots.of()) : 0;
    }

    // ---- ticks

    private long ticks(Duration duration) {
        return duration.toSeconds() / scenario.tick();
    }

    private long tick(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), scenario.tick());
    }

    private int index(long tick) {
        return (int) Math.max(0, Math.min(size, tick - lo));
    }

    private int index(Instant instant) {
        return index(tick(instant));
    }

    private boolean[] set(TimeRange range) {
        boolean[] set = new boolean[size];
        Arrays.fill(set, index(range.start()), index(range.end()), true);
        return set;
    }

    private static void unite(boolean[] all, boolean[] more) {
        for (int t = 0; t < all.length; t++) {
            all[t] |= more[t];
        }
    }

    /** Each window of a schedule from its local start to its local end, as java.time resolves them (S4). */
    private boolean[] open(Schedule schedule) {
        WeeklySchedule weekly = (WeeklySchedule) schedule;
        boolean[] open = new boolean[size];
        LocalDate last =
                LocalDate.ofInstant(scenario.at(lo + size), weekly.zone()).plusDays(1);
        for (LocalDate day = LocalDate.ofInstant(scenario.at(lo), weekly.zone()).minusDays(3);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            for (DayWindow window : weekly.windowsOn(day.getDayOfWeek())) {
                Instant from = local(day, window.startNanoOfDay(), weekly.zone());
                Instant until = local(day, window.endNanoOfDay(), weekly.zone());
                for (int t = index(from); t < index(until); t++) {
                    open[t] = true;
                }
            }
        }
        return open;
    }

    private static Instant local(LocalDate day, long nanoOfDay, ZoneId zone) {
        return day.atStartOfDay().plusNanos(nanoOfDay).atZone(zone).toInstant();
    }

    // ---- units (scope)

    private List<Result> evaluate(Fill fill) {
        TreeSet<String> subjects = new TreeSet<>(target.scope().subjects());
        if (subjects.isEmpty()) {
            lives.forEach(life -> subjects.add(subjectOf(life)));
            subjects.remove(SERVICE);
        }
        Set<String> seen = seen();
        if (subjects.isEmpty()) {
            subjects.addAll(seen);
            subjects.remove(SERVICE);
        }
        boolean together = target.scope().mode() == Scope.Mode.TOGETHER;
        if (together) {
            Downtime expression = Figures.downtimeOf(target.indicator());
            boolean someOfAnySubject = Units.leaves(expression).stream()
                    .anyMatch(leaf -> filterOf(leaf).subject() == null);
            if (!someOfAnySubject && target.scope().subjects().isEmpty()) {
                subjects.clear();
            }
            subjects.addAll(named(expression));
            if (seen.contains(SERVICE)) {
                subjects.add(SERVICE);
            }
        }
        if (subjects.isEmpty()) {
            subjects.add(SERVICE);
        }
        List<Result> results = new ArrayList<>();
        if (together) {
            results.add(unit(subjects, fill));
        } else {
            subjects.forEach(subject -> results.add(unit(new TreeSet<>(Set.of(subject)), fill)));
        }
        if (target.scope().mode() != Scope.Mode.POOLED || results.size() == 1) {
            return results;
        }
        List<Result> applying =
                results.stream().filter(result -> result.applies).toList();
        Result pool = new Result();
        (applying.isEmpty() ? results : applying).forEach(pool::add);
        pool.applies = !applying.isEmpty();
        return List.of(pool);
    }

    /** The subjects of all rows that a leaf reads, of which a replaced version is none. */
    private Set<String> seen() {
        List<Measurement> rows = new ArrayList<>(outages);
        rows.addAll(disputed);
        rows.addAll(observations);
        if (policies.get(ReportedOutages.class) == ReportedOutages.WATCHED_ONLY) {
            rows.addAll(watched);
        }
        Set<String> seen = new TreeSet<>();
        for (Measurement row : rows) {
            for (Downtime leaf : Units.leaves(Figures.downtimeOf(target.indicator()))) {
                if (isRead(leaf, row)) {
                    seen.add(subjectOf(row));
                }
            }
        }
        return seen;
    }

    /** By kind, subject and source. */
    private static boolean isRead(Downtime leaf, Measurement row) {
        boolean kind =
                row instanceof Outage || row instanceof Watched ? leaf instanceof Reported : leaf instanceof Observed;
        String subject = filterOf(leaf).subject();
        return kind
                && (subject == null || subject.equals(row.origin().subject()))
                && filterOf(leaf).acceptsSource(row.origin().source());
    }

    private static EvidenceFilter filterOf(Downtime leaf) {
        return leaf instanceof Reported reported ? reported.filter() : ((Observed) leaf).filter();
    }

    private static Set<String> named(Downtime node) {
        Set<String> names = new TreeSet<>();
        for (Downtime leaf : Units.leaves(node)) {
            if (filterOf(leaf).subject() != null) {
                names.add(filterOf(leaf).subject());
            }
        }
        return names;
    }

    private @Nullable boolean[] lifeOf(String subject) {
        boolean[] life = new boolean[size];
        boolean any = false;
        for (ServiceLife row : lives) {
            if (subjectOf(row).equals(subject)) {
                unite(life, set(row.range()));
                any = true;
            }
        }
        return any ? life : null;
    }

    /** Some of the subjects that are read must live, and the service as a whole, where its life is known. */
    private boolean @Nullable [] lifeTogether(TreeSet<String> parts) {
        boolean[] whole = lifeOf(SERVICE);
        boolean[] some = new boolean[size];
        for (Downtime leaf : Units.leaves(Figures.downtimeOf(target.indicator()))) {
            Set<String> named = named(leaf);
            for (String part : named.isEmpty() ? parts : named) {
                boolean[] life = lifeOf(part);
                for (int t = 0; t < size; t++) {
                    some[t] |= life == null || life[t];
                }
            }
        }
        boolean always = true;
        int least = target.scope().living();
        int[] living = living();
        for (int t = 0; t < size; t++) {
            some[t] &= (whole == null || whole[t]) && (least == 1 || living[t] >= least);
            always &= some[t];
        }
        return always ? null : some;
    }

    /** How many of the listed subjects live at each tick. */
    private int[] living() {
        int[] living = new int[size];
        for (String subject : target.scope().subjects()) {
            boolean[] life = lifeOf(subject);
            for (int t = 0; t < size; t++) {
                living[t] += life == null || life[t] ? 1 : 0;
            }
        }
        return living;
    }

    private boolean applies(boolean @Nullable [] life) {
        if (life == null) {
            return true;
        }
        int lived = count(life, first, end);
        return lived > 0
                && (target.minimumLife() == null || lived >= ticks(target.minimumLife()))
                && (policies.get(PartOfPeriod.class) != PartOfPeriod.WHOLE_PERIODS || lived == end - first);
    }

    private static int count(boolean[] set, int from, int until) {
        int count = 0;
        for (int t = from; t < until; t++) {
            count += set[t] ? 1 : 0;
        }
        return count;
    }

    /** One unit: which ticks are measured, excluded, down, unknown, and the sums (S3, S5, S10, S11). */
    private Result unit(TreeSet<String> parts, Fill fill) {
        boolean single = parts.size() == 1;
        String whole = single ? parts.first() : SERVICE;
        boolean[] life = single ? lifeOf(whole) : lifeTogether(parts);
        boolean restAsUp = policies.get(PartOfPeriod.class) == PartOfPeriod.REST_AS_UP;
        boolean[] eligible = new boolean[size];
        boolean[] hours = target.serviceHours() == null ? null : open(target.serviceHours());
        int termStart = termAt(scenario.agreement().termStart(), 0);
        int termEnd = termAt(scenario.agreement().termEnd(), size);
        for (int t = 0; t < size; t++) {
            eligible[t] = t >= termStart
                    && t < termEnd
                    // Once the period is over, an outage of it counts as far as it is known to have lasted (S7).
                    && (t < asOf || asOf >= end)
                    && (hours == null || hours[t])
                    && (life == null || life[t] || restAsUp);
        }
        List<Window> windows = new ArrayList<>();
        for (Exclusion request : exclusions) {
            String about = request.origin().subject();
            if (about == null || (single && about.equals(parts.first()))) {
                windows.addAll(admitted(request));
            }
        }
        for (ExclusionRule rule : scenario.agreement().exclusions()) {
            if (rule.source() instanceof ExclusionSource.Recurring recurring) {
                for (boolean[] range : pieces(open(recurring.schedule()))) {
                    admit(rule, "", range, windows);
                }
            }
        }
        boolean[] unlimited = new boolean[size];
        windows.stream().filter(window -> window.rule().allowance() == null).forEach(w -> unite(unlimited, w.ticks()));
        Map<ExclusionRule, boolean[]> open = new LinkedHashMap<>();
        List<Window> causes = certainCauses(new Walk(parts, eligible, windows), open);
        windows.addAll(causes);
        causes.stream().filter(window -> window.rule().allowance() == null).forEach(w -> unite(unlimited, w.ticks()));
        Walk walk = new Walk(parts, eligible, windows);
        int[] levels = walk.read(Figures.downtimeOf(target.indicator()), fill);
        if (restAsUp && life != null) {
            for (int t = 0; t < size; t++) {
                levels[t] = life[t] ? levels[t] : 0;
            }
        }
        for (Exclusion dispute : disputedExclusions) {
            String about = dispute.origin().subject();
            if (about == null || (single && about.equals(parts.first()))) {
                doubt(dispute, levels, unlimited, fill);
            }
        }
        int[] asRead = levels.clone();
        List<Window> possible = new ArrayList<>();
        possibleCauses(open, levels, fill, possible);
        boolean[] excused = grant(windows, eligible, levels);
        windows.addAll(possible);
        boolean[] atMost = grant(windows, eligible, levels);
        if (fill == Fill.NONE
                && windows.stream().anyMatch(window -> window.rule().allowance() != null)) {
            // In doubt is how much more is excused if a cause turns out one way; the earliest ticks stand for it.
            int more = 0;
            for (int t = first; t < end; t++) {
                boolean counts = eligible[t] && levels[t] > 0;
                more += (counts && atMost[t] ? 1 : 0) - (counts && excused[t] ? 1 : 0);
            }
            for (int t = 0; t < size; t++) {
                if (atMost[t] && !excused[t] && levels[t] > 0) {
                    boolean within = eligible[t] && t >= first && t < end;
                    levels[t] = within && more <= 0 ? levels[t] : UNKNOWN;
                    more -= within ? 1 : 0;
                }
            }
        } else if (fill == Fill.NONE) {
            // What is excused only if a cause turns out one way is not known to count.
            for (int t = 0; t < size; t++) {
                levels[t] = excused[t] != atMost[t] && levels[t] > 0 ? UNKNOWN : levels[t];
                excused[t] &= atMost[t];
            }
        } else {
            excused = atMost;
        }
        Result result = new Result();
        result.label = single && !whole.equals(SERVICE) ? whole : null;
        result.applies = applies(life);
        // A time in hours has no people in it.
        boolean weighsPeople = target.indicator() instanceof Availability;
        long present = 0;
        long presentPeople = 0;
        for (int t = first; t < end; t++) {
            int people = weighsPeople ? peopleAt(whole, t) : 1;
            if (eligible[t] && levels[t] != ABSENT) {
                present++;
                presentPeople += people;
            }
            if (!eligible[t] || levels[t] == ABSENT) {
                result.outside++;
            } else if (excused[t]) {
                result.excluded++;
                result.weightedExcluded += (long) FULL * people;
            } else if (levels[t] == UNKNOWN) {
                result.unknown++;
                result.weightedUnknown += (long) FULL * people;
            } else {
                result.up += levels[t] == 0 ? 1 : 0;
                result.down += levels[t] > 0 ? 1 : 0;
                result.weightedKnown += (long) FULL * people;
                result.weightedDown += (long) levels[t] * people;
            }
        }
        result.members = present == 0 ? Ratio.ZERO : Ratio.of(presentPeople, present);
        for (int t = 0; whollyDown != null && t < size; t++) {
            whollyDown[t] &= eligible[t] && !excused[t] && levels[t] == FULL;
        }
        for (boolean[] piece : walk.outages(asRead)) {
            int inPeriod = 0;
            int counted = 0;
            int start = -1;
            int last = -1;
            for (int t = 0; t < size; t++) {
                if (piece[t]) {
                    start = start < 0 ? t : start;
                    last = t;
                    boolean counts = eligible[t] && !excused[t] && levels[t] != UNKNOWN;
                    counted += counts ? 1 : 0;
                    inPeriod += counts && t >= first && t < end ? 1 : 0;
                }
            }
            result.longest = Math.max(result.longest, inPeriod);
            int begins = Math.max(start, termStart);
            int ends = Math.min(last + 1, termEnd);
            // At the end of the term it has ended for the agreement, whatever goes on.
            boolean goesOn = last + 1 >= asOf
                    && last + 1 < termEnd
                    && ((asOf < end && last + 1 > asOf) || walk.mayGoOn(piece, last + 1));
            int belongs = switch (policies.get(OutageOverBorder.class)) {
                case START -> begins >= first && begins < end ? counted : 0;
                // Of what was so since ever only the part in the period has a length.
                case END -> ends > first && ends <= end && !goesOn ? (start < sinceEver ? inPeriod : counted) : 0;
                case SPLIT -> inPeriod;
            };
            if (belongs > 0) {
                result.singles.add(new Single(lo + start, lo + last + 1, belongs));
            }
        }
        return result;
    }

    /** Down time in a window of which it is disputed whether it would be admitted is unknown. */
    private void doubt(Exclusion dispute, int[] levels, boolean[] unlimited, Fill fill) {
        for (Window window : admitted(dispute)) {
            for (int t = 0; t < size; t++) {
                boolean doubted = window.ticks()[t] && levels[t] > 0 && !unlimited[t];
                levels[t] = doubted ? fill.of(UNKNOWN) : levels[t];
            }
        }
    }

    private int termAt(@Nullable LocalDate date, int otherwise) {
        return date == null ? otherwise : index(date.atStartOfDay(zone).toInstant());
    }

    private int peopleAt(String whole, int t) {
        int people = 1;
        for (ServiceLife life : lives) {
            if (subjectOf(life).equals(whole)
                    && t >= index(life.range().start())
                    && t < index(life.range().end())) {
                people = Math.max(people, (int) life.population());
            }
        }
        return people;
    }

    // ---- exclusions (S10)

    private record Window(ExclusionRule rule, String id, boolean[] ticks) {
        int from() {
            int t = 0;
            while (!ticks[t]) {
                t++;
            }
            return t;
        }

        int until() {
            int t = ticks.length;
            while (!ticks[t - 1]) {
                t--;
            }
            return t;
        }
    }

    private List<Window> admitted(Exclusion request) {
        List<Window> windows = new ArrayList<>();
        for (ExclusionRule rule : scenario.agreement().exclusions()) {
            if (!(rule.source() instanceof ExclusionSource.Announced announced)
                    || !announced.categories().contains(request.category())
                    || (rule.evidenceRequired() && request.evidence() == null)) {
                continue;
            }
            if (rule.notice() != null
                    && (request.announcedAt() == null
                            || request.announcedAt()
                                    .plus(Objects.requireNonNull(rule.notice().elapsed()))
                                    .isAfter(request.range().start()))) {
                continue;
            }
            admit(rule, request.origin().id() == null ? "" : request.origin().id(), set(request.range()), windows);
        }
        return windows;
    }

    private void admit(ExclusionRule rule, String id, boolean[] asked, List<Window> windows) {
        boolean[] granted = asked.clone();
        if (rule.longest() != null && count(asked, 0, size) > ticks(rule.longest())) {
            boolean cut = policies.get(OverlongWindow.class) == OverlongWindow.CUT;
            long left = cut ? ticks(rule.longest()) : 0;
            for (int t = 0; t < size; t++) {
                granted[t] &= asked[t] && left-- > 0;
            }
        }
        admitInside(rule, id, granted, windows);
    }

    private void admitInside(ExclusionRule rule, String id, boolean[] asked, List<Window> windows) {
        boolean[] granted = asked.clone();
        if (rule.inside() != null) {
            boolean[] inside = open(rule.inside());
            for (int t = 0; t < size; t++) {
                granted[t] &= inside[t];
            }
        }
        if (count(granted, 0, size) > 0) {
            windows.add(new Window(rule, id, granted));
        }
    }

    /** Time in which an excused cause is down for certain; further time in which it may be goes to {@code open}. */
    private List<Window> certainCauses(Walk walk, Map<ExclusionRule, boolean[]> open) {
        List<Window> windows = new ArrayList<>();
        for (ExclusionRule rule : scenario.agreement().exclusions()) {
            if (!(rule.source() instanceof ExclusionSource.WhileDown excuse)) {
                continue;
            }
            int[] least = walk.read(excuse.downtime(), Fill.UP);
            int[] most = walk.read(excuse.downtime(), Fill.DOWN);
            List<boolean[]> certain = new ArrayList<>(pieces(down(least)));
            if (rule.longest() != null) {
                // A window that might turn out longer might turn out too long.
                List<boolean[]> longest = pieces(down(most));
                certain.removeIf(piece -> longest.stream().noneMatch(other -> Arrays.equals(piece, other)));
            }
            boolean[] further = down(most);
            for (boolean[] piece : certain) {
                admit(rule, "", piece, windows);
                for (int t = 0; t < size; t++) {
                    further[t] &= !piece[t];
                }
            }
            open.put(rule, further);
        }
        return windows;
    }

    /** What is unknown of an excuse is read so that the bound is one. */
    private void possibleCauses(Map<ExclusionRule, boolean[]> open, int[] levels, Fill fill, List<Window> possible) {
        open.forEach((rule, further) -> {
            boolean[] asked = new boolean[size];
            for (int t = 0; t < size; t++) {
                asked[t] = further[t] && (fill == Fill.DOWN ? levels[t] <= 0 : levels[t] > 0);
            }
            pieces(asked).forEach(piece -> admitInside(rule, "", piece, possible));
        });
    }

    private static boolean[] down(int[] levels) {
        boolean[] down = new boolean[levels.length];
        for (int t = 0; t < levels.length; t++) {
            down[t] = levels[t] > 0;
        }
        return down;
    }

    /** Windows without an allowance first; of the others the earliest, until the allowance of their rule is used up. */
    private boolean[] grant(List<Window> windows, boolean[] eligible, int[] levels) {
        boolean[] excused = new boolean[size];
        Map<String, Long> left = new HashMap<>();
        for (Window window : windows) {
            if (window.rule().allowance() == null) {
                unite(excused, window.ticks());
            } else {
                left.put(window.rule().id(), ticks(window.rule().allowance()));
            }
        }
        List<Window> limited = new ArrayList<>(windows.stream()
                .filter(window -> window.rule().allowance() != null)
                .toList());
        limited.sort(Comparator.comparing(Window::from)
                .thenComparing(Window::until)
                .thenComparing(Window::id)
                .thenComparing(window -> window.rule().id()));
        boolean byWindow = policies.get(AllowanceUse.class) == AllowanceUse.WINDOW;
        for (Window window : limited) {
            boolean[] before = excused.clone();
            for (int t = first; t < end; t++) {
                if (window.ticks()[t] && !before[t] && eligible[t]) {
                    boolean uses = byWindow || levels[t] > 0;
                    long rest = left.get(window.rule().id());
                    excused[t] = !uses || rest > 0;
                    left.put(window.rule().id(), uses && rest > 0 ? rest - 1 : rest);
                }
            }
        }
        return excused;
    }

    private List<boolean[]> pieces(boolean[] set) {
        List<boolean[]> pieces = new ArrayList<>();
        for (int t = 0; t < size; t++) {
            if (set[t]) {
                if (t == 0 || !set[t - 1]) {
                    pieces.add(new boolean[size]);
                }
                pieces.get(pieces.size() - 1)[t] = true;
            }
        }
        return pieces;
    }

    // ---- down time (S5 to S8)

    /** Reads expressions for one unit. */
    private final class Walk {
        private final TreeSet<String> parts;
        private final boolean[] eligible;
        private final List<Window> windows;
        private Downtime expression = Figures.downtimeOf(target.indicator());

        /** The expression whose outages are told apart: all of it, or what is refined. */
        private Downtime told = expression;

        private boolean inRunRule;

        Walk(TreeSet<String> parts, boolean[] eligible, List<Window> windows) {
            this.parts = parts;
            this.eligible = eligible;
            this.windows = List.copyOf(windows);
        }

        int[] read(Downtime node, Fill fill) {
            expression = node;
            told = node;
            int[] levels = level(node, fill);
            expression = Figures.downtimeOf(target.indicator());
            told = expression;
            return levels;
        }

        /** Where known parts decide, what is unknown of one of several is not filled before they are joined. */
        private Fill ofOneOf(int parts, Fill fill) {
            return parts > 1 && policies.get(CombinedUnknown.class) == CombinedUnknown.KNOWN_PARTS ? Fill.NONE : fill;
        }

        private int[] level(Downtime node, Fill fill) {
            if (node instanceof Reported leaf) {
                return joined(leaf.filter(), leaf, fill);
            }
            if (node instanceof Observed leaf) {
                return joined(leaf.filter(), leaf, fill);
            }
            if (node instanceof AnyOf any) {
                return kth(levels(any.parts(), fill), living -> 1, fill);
            }
            if (node instanceof AllOf all) {
                return kth(levels(all.parts(), fill), living -> living, fill);
            }
            if (node instanceof AtLeast some) {
                return kth(
                        levels(some.parts(), fill),
                        living -> some.share() == null
                                ? some.k()
                                : some.share()
                                        .toRatio()
                                        .times(Ratio.of(living))
                                        .toDecimal(0, RoundingMode.CEILING)
                                        .intValueExact(),
                        fill);
            }
            if (node instanceof Slots slots) {
                return slots(slots, level(slots.of(), fill));
            }
            if (node instanceof Sustained sustained) {
                boolean outside = inRunRule;
                inRunRule = true;
                int[] raw = level(sustained.of(), fill);
                inRunRule = outside;
                return sustained(sustained, raw, fill);
            }
            Downtime of = node instanceof Lasting lasting ? lasting.of() : ((Deductible) node).of();
            int[] raw = level(of, fill);
            Downtime whole = told;
            told = of;
            int[] refined = refine(node, raw);
            // Unknown time is unknown only where it could be down.
            int[] worst = refine(node, Arrays.stream(raw).map(Fill.DOWN::of).toArray());
            told = whole;
            for (int t = 0; t < size; t++) {
                refined[t] = raw[t] == UNKNOWN ? worst[t] > 0 ? UNKNOWN : 0 : refined[t];
            }
            return refined;
        }

        private int[] sustained(Sustained node, int[] raw, Fill fill) {
            int[] least = sustained(node, Arrays.stream(raw).map(Fill.UP::of).toArray());
            int[] most = sustained(node, Arrays.stream(raw).map(Fill.DOWN::of).toArray());
            for (int t = 0; t < size; t++) {
                least[t] = most[t] > 0 && least[t] == 0 ? fill.of(UNKNOWN) : least[t];
            }
            return least;
        }

        /** What is down at least so much, row by row; absent ticks are in no row. Nothing is unknown here. */
        private int[] sustained(Sustained node, int[] levels) {
            int[] present =
                    IntStream.range(0, size).filter(t -> levels[t] != ABSENT).toArray();
            int[] result = levels.clone();
            for (int t : present) {
                result[t] = 0;
            }
            for (int weight = 1; weight <= FULL; weight++) {
                boolean state = false;
                for (int from = 0, until; from < present.length; from = until) {
                    boolean down = levels[present[from]] >= weight;
                    until = from;
                    while (until < present.length && levels[present[until]] >= weight == down) {
                        until++;
                    }
                    boolean isLong = until - from >= ticks(down ? node.opens() : node.closes());
                    state = isLong ? down : state;
                    for (int i = from; state && i < until; i++) {
                        result[present[i]] = weight;
                    }
                }
            }
            return result;
        }

        private List<int[]> levels(List<Downtime> nodes, Fill fill) {
            Fill inside = ofOneOf(nodes.size(), fill);
            return nodes.stream().map(node -> level(node, inside)).toList();
        }

        private int[] refine(Downtime node, int[] levels) {
            int[] result = levels.clone();
            List<boolean[]> pieces = new ArrayList<>(outages(levels));
            if (node instanceof Lasting lasting) {
                // One that does not count uses no allowance, which may excuse more of another: until all that count are
                // long enough.
                boolean dropped = true;
                while (dropped) {
                    boolean[] left = remains(pieces);
                    dropped = pieces.removeIf(piece -> !isLong(lasting, judged(piece, levels, left)));
                }
                for (int t = 0; t < size; t++) {
                    int at = t;
                    result[t] = result[t] > 0 && pieces.stream().noneMatch(piece -> piece[at]) ? 0 : result[t];
                }
                return result;
            }
            boolean remaining = policies.get(MinimumLength.class) == MinimumLength.REMAINING;
            boolean[] left = remains(pieces);
            for (boolean[] piece : pieces) {
                long free = ticks(((Deductible) node).perOutage());
                for (int t = 0; t < size && free > 0; t++) {
                    if (piece[t] && (!remaining || left[t])) {
                        result[t] = 0;
                        free--;
                    }
                }
            }
            return result;
        }

        private boolean isLong(Lasting node, boolean[] judged) {
            long length = count(judged, 0, size);
            long bound = ticks(node.bound());
            return node.inclusive() ? length >= bound : length > bound;
        }

        /** What is measured and not excused if these outages are what is down. */
        private boolean[] remains(List<boolean[]> pieces) {
            int[] counting = new int[size];
            for (boolean[] piece : pieces) {
                for (int t = 0; t < size; t++) {
                    counting[t] = piece[t] ? FULL : counting[t];
                }
            }
            boolean[] excused = grant(windows, eligible, counting);
            boolean[] remains = new boolean[size];
            for (int t = 0; t < size; t++) {
                remains[t] = eligible[t] && !excused[t];
            }
            return remains;
        }

        /** On which ticks of an outage its length is judged. */
        private boolean[] judged(boolean[] piece, int[] levels, boolean[] left) {
            boolean[] judged = piece.clone();
            if (policies.get(MinimumLength.class) == MinimumLength.REMAINING) {
                for (int t = 0; t < size; t++) {
                    judged[t] &= left[t];
                }
            } else if (policies.get(UnknownInOutage.class) == UnknownInOutage.BRIDGES) {
                for (int t = 0; t < size; t++) {
                    judged[t] |= levels[t] == UNKNOWN && liesBetween(t, piece, levels);
                }
            }
            return judged;
        }

        /** Unknown time with down time of the outage on both sides, and nothing else in between. */
        private boolean liesBetween(int at, boolean[] piece, int[] levels) {
            int before = at;
            while (before >= 0 && levels[before] == UNKNOWN) {
                before--;
            }
            int after = at;
            while (after < size && levels[after] == UNKNOWN) {
                after++;
            }
            return before >= 0 && after < size && piece[before] && piece[after];
        }

        /** The single outages: connected down time, or all of one incident. */
        List<boolean[]> outages(int[] levels) {
            List<boolean[]> pieces = new ArrayList<>();
            boolean bridges = policies.get(UnknownInOutage.class) == UnknownInOutage.BRIDGES;
            boolean connected = false;
            for (int t = 0; t < size; t++) {
                if (levels[t] > 0) {
                    if (!connected) {
                        pieces.add(new boolean[size]);
                    }
                    pieces.get(pieces.size() - 1)[t] = true;
                    connected = true;
                } else if (levels[t] != UNKNOWN || !bridges) {
                    connected = false;
                }
            }
            return policies.get(OutageIdentity.class) == OutageIdentity.INCIDENT ? byIncident(pieces) : pieces;
        }

        /** Whether down time that reaches the report may go on: it is observed, or a row of it is open. */
        boolean mayGoOn(boolean[] piece, int until) {
            for (Measurement row : scenario.evidence()) {
                boolean reaches = row instanceof Outage outage
                        ? outages.contains(outage)
                                && outage.open()
                                && count(piece, index(outage.start()), Math.max(index(outage.start()), until)) > 0
                        : row instanceof Probe || row instanceof StateChange;
                if (reaches && Units.leaves(expression).stream().anyMatch(leaf -> reads(leaf, row))) {
                    return true;
                }
            }
            return false;
        }

        private boolean reads(Downtime leaf, Measurement row) {
            return row instanceof Outage outage
                    ? tells(leaf, outage)
                    : isRead(leaf, row) && (filterOf(leaf).subject() != null || parts.contains(subjectOf(row)));
        }

        private List<boolean[]> byIncident(List<boolean[]> pieces) {
            List<boolean[]> whole = new ArrayList<>(pieces);
            for (int i = 0; i < whole.size(); i++) {
                for (int j = i + 1; j < whole.size(); j++) {
                    if (!Collections.disjoint(incidents(whole.get(i)), incidents(whole.get(j)))) {
                        unite(whole.get(i), whole.remove(j));
                        return byIncident(whole);
                    }
                }
            }
            return whole;
        }

        private Set<String> incidents(boolean[] piece) {
            Set<String> names = new TreeSet<>();
            for (Outage row : outages) {
                if (row.impact().incident() != null
                        && Units.leaves(told).stream().anyMatch(leaf -> tells(leaf, row))) {
                    int until = row.open() ? size : index(Objects.requireNonNull(row.end()));
                    if (count(piece, index(row.start()), Math.max(index(row.start()), until)) > 0) {
                        names.add(row.impact().incident());
                    }
                }
            }
            return names;
        }

        /** Whether an outage is among those of which a leaf makes its down time. */
        private boolean tells(Downtime leaf, Outage row) {
            return isRead(leaf, row)
                    && filterOf(leaf).acceptsCause(row.impact().cause())
                    && (filterOf(leaf).subject() != null || parts.contains(subjectOf(row)));
        }

        private int[] slots(Slots node, int[] levels) {
            int[] unit = units(node);
            int[] result = new int[size];
            for (int from = 0; from < size; ) {
                int until = from;
                int down = 0;
                int unknown = 0;
                int absent = 0;
                int weight = 0;
                while (until < size && unit[until] == unit[from]) {
                    down += levels[until] > 0 ? 1 : 0;
                    unknown += levels[until] == UNKNOWN ? 1 : 0;
                    absent += levels[until] == ABSENT ? 1 : 0;
                    weight = Math.max(weight, levels[until]);
                    until++;
                }
                int present = until - from - absent;
                int level = present == 0
                        ? ABSENT
                        : reaches(node, down, present) ? weight : reaches(node, down + unknown, present) ? UNKNOWN : 0;
                Arrays.fill(result, from, until, level);
                from = until;
            }
            return result;
        }

        private boolean reaches(Slots node, int down, int present) {
            Duration stated = node.rule().bound();
            long bound = stated == null ? present : ticks(stated);
            return node.rule().inclusive() ? down >= bound : down > bound;
        }

        /** The number of the unit of each tick: of the epoch, or of the local clock since local midnight. */
        private int[] units(Slots node) {
            int[] units = new int[size];
            if (policies.get(GridAnchor.class) != GridAnchor.LOCAL) {
                long unit = ticks(node.unit());
                for (int t = 0; t < size; t++) {
                    units[t] = (int) (Math.floorDiv(lo + t, unit) - Math.floorDiv(lo, unit));
                }
                return units;
            }
            long reached = 0;
            LocalDate day = LocalDate.MIN;
            for (int t = 0; t < size; t++) {
                LocalDateTime clock = LocalDateTime.ofInstant(scenario.at(lo + t), zone);
                if (clock.toLocalDate().isAfter(day)) {
                    day = clock.toLocalDate();
                    reached = -1;
                }
                long inDay = Duration.between(day.atStartOfDay(), clock).toSeconds()
                        / node.unit().toSeconds();
                units[t] = t == 0 ? 0 : units[t - 1] + (inDay > reached ? 1 : 0);
                reached = Math.max(reached, inDay);
            }
            return units;
        }

        /** What is down if any of the parts is; a part that does not live is absent, one that is excluded is up. */
        private int[] joined(EvidenceFilter filter, Downtime leaf, Fill fill) {
            Set<String> read = filter.subject() == null ? parts : Set.of(filter.subject());
            Fill inside = ofOneOf(read.size(), fill);
            List<int[]> all = new ArrayList<>();
            for (String part : read) {
                int[] levels = alone(leaf, part, inside);
                boolean isUnit = parts.size() == 1 && parts.first().equals(part);
                if (!isUnit) {
                    levels = asPart(part, levels, inside);
                }
                all.add(levels);
            }
            return kth(all, living -> 1, fill);
        }

        private int[] alone(Downtime leaf, String part, Fill fill) {
            return leaf instanceof Reported reported
                    ? reported(reported, part, fill)
                    : observed((Observed) leaf, part, fill);
        }

        /** What uses up the allowance of a part: that anything the expression reads of it is down. */
        private int[] downInAny(String part, Fill fill) {
            int[] any = new int[size];
            for (Downtime leaf : Units.leaves(expression)) {
                String subject = leaf instanceof Reported reported
                        ? reported.filter().subject()
                        : ((Observed) leaf).filter().subject();
                if (subject == null ? parts.contains(part) : subject.equals(part)) {
                    int[] levels = alone(leaf, part, fill);
                    for (int t = 0; t < size; t++) {
                        any[t] = Math.max(any[t], levels[t]);
                    }
                }
            }
            return any;
        }

        private int[] asPart(String part, int[] levels, Fill fill) {
            List<Window> ofPart = new ArrayList<>();
            for (Exclusion request : exclusions) {
                if (part.equals(request.origin().subject())) {
                    ofPart.addAll(admitted(request));
                }
            }
            boolean[] excused = grant(ofPart, eligible, downInAny(part, fill));
            boolean[] life = part.equals(SERVICE) ? null : lifeOf(part);
            int[] result = levels.clone();
            for (Exclusion dispute : disputedExclusions) {
                if (part.equals(dispute.origin().subject())) {
                    doubt(dispute, result, new boolean[size], fill);
                }
            }
            for (int t = 0; t < size; t++) {
                if (excused[t]) {
                    result[t] = policies.get(ExcludedPart.class) == ExcludedPart.ABSENT ? ABSENT : 0;
                }
                result[t] = life == null || life[t] ? result[t] : ABSENT;
            }
            return result;
        }

        /** The k-th highest of all weights that are possible; unknown if it may be up or down. */
        private int[] kth(List<int[]> all, IntUnaryOperator k, Fill fill) {
            if (all.size() == 1) {
                return all.get(0);
            }
            int[] result = new int[size];
            for (int t = 0; t < size; t++) {
                if (t > 0 && isAsBefore(all, t)) {
                    result[t] = result[t - 1];
                    continue;
                }
                List<Integer> living = new ArrayList<>();
                for (int[] part : all) {
                    if (part[t] != ABSENT) {
                        living.add(part[t]);
                    }
                }
                boolean someKnown = living.stream().anyMatch(level -> level != UNKNOWN);
                if (policies.get(CombinedUnknown.class) == CombinedUnknown.KNOWN_PARTS && someKnown) {
                    living.removeIf(level -> level == UNKNOWN);
                }
                if (living.isEmpty()) {
                    result[t] = ABSENT;
                    continue;
                }
                int asUp = kth(living, k.applyAsInt(living.size()), 0);
                int asDown = kth(living, k.applyAsInt(living.size()), FULL);
                result[t] = asUp > 0 || asDown == 0 ? asUp : fill.of(UNKNOWN);
            }
            return result;
        }

        private static boolean isAsBefore(List<int[]> all, int t) {
            for (int[] part : all) {
                if (part[t] != part[t - 1]) {
                    return false;
                }
            }
            return true;
        }

        private int kth(List<Integer> levels, int k, int unknown) {
            List<Integer> sorted = new ArrayList<>(levels.stream()
                    .map(level -> level == UNKNOWN ? unknown : level)
                    .toList());
            sorted.sort(Comparator.reverseOrder());
            return k > sorted.size() ? 0 : sorted.get(k - 1);
        }

        private int[] reported(Reported leaf, String part, Fill fill) {
            int[] levels = new int[size];
            boolean sums = policies.get(OverlappingWeights.class) == OverlappingWeights.SUM;
            for (Outage row : outages) {
                if (subjectOf(row).equals(part) && reads(leaf, row) && counts(leaf, row)) {
                    int weight = row.impact()
                            .weight()
                            .times(Ratio.of(FULL))
                            .numerator()
                            .intValueExact();
                    int until = endOf(leaf, row);
                    for (int t = index(Objects.requireNonNull(row.at(leaf.from()))); t < until; t++) {
                        levels[t] = sums ? Math.min(FULL, levels[t] + weight) : Math.max(levels[t], weight);
                    }
                }
            }
            if (policies.get(ReportedOutages.class) == ReportedOutages.WATCHED_ONLY) {
                boolean[] seen = new boolean[size];
                for (Watched row : watched) {
                    if (subjectOf(row).equals(part)
                            && leaf.filter().acceptsSource(row.origin().source())) {
                        unite(seen, set(row.range()));
                    }
                }
                for (int t = 0; t < size; t++) {
                    levels[t] = levels[t] == 0 && !(seen[t] && t < asOf) ? UNKNOWN : levels[t];
                }
            }
            for (Outage row : disputed) {
                if (subjectOf(row).equals(part) && reads(leaf, row) && counts(leaf, row)) {
                    int until = endOf(leaf, row);
                    for (int t = index(Objects.requireNonNull(row.at(leaf.from()))); t < until; t++) {
                        levels[t] = levels[t] == 0 ? UNKNOWN : levels[t];
                    }
                }
            }
            for (int t = asOf; inRunRule && t < size; t++) {
                // Nobody knows yet whether a row at the report goes on.
                levels[t] = levels[t] == 0 ? UNKNOWN : levels[t];
            }
            return unknownTime(levels, fill);
        }

        private boolean reads(Reported leaf, Outage row) {
            return leaf.filter().acceptsSource(row.origin().source())
                    && leaf.filter().acceptsCause(row.impact().cause());
        }

        private boolean counts(Reported leaf, Outage row) {
            Instant reported = row.at(Outage.REPORTED);
            boolean inTime = leaf.reportedWithin() == null
                    || (reported != null && !reported.isAfter(row.start().plus(leaf.reportedWithin())));
            return row.at(leaf.from()) != null && inTime;
        }

        private int endOf(Reported leaf, Outage row) {
            return leaf.until().stream()
                    .map(row::at)
                    .filter(Objects::nonNull)
                    .mapToInt(TickOracle.this::index)
                    .min()
                    .orElse(asOf);
        }

        private int[] unknownTime(int[] levels, Fill fill) {
            UnknownTime policy = policies.get(UnknownTime.class);
            int last = UNKNOWN;
            for (int t = 0; t < size; t++) {
                last = levels[t] == UNKNOWN ? last : levels[t];
                levels[t] = fill.of(
                        // Of what comes after the report nothing is assumed.
                        switch (t >= asOf && levels[t] == UNKNOWN ? UnknownTime.IGNORE : policy) {
                            case IGNORE -> levels[t];
                            case AS_UP -> Fill.UP.of(levels[t]);
                            case AS_DOWN -> Fill.DOWN.of(levels[t]);
                            case LAST_KNOWN -> last;
                        });
            }
            return levels;
        }

        /** What was seen at a tick, or that from there on nothing is known. */
        record Seen(int at, int level) {}

        private int[] observed(Observed leaf, String part, Fill fill) {
            List<Seen> seen = new ArrayList<>();
            seen.add(new Seen(0, UNKNOWN));
            Map<Integer, Measurement> worst = new TreeMap<>();
            for (Measurement row : observations) {
                if (subjectOf(row).equals(part)
                        && leaf.filter().acceptsSource(row.origin().source())) {
                    worst.merge(index(instantsOf(row)[0]), row, (a, b) -> isWorse(leaf, b, a) ? b : a);
                }
            }
            List<Integer> ticks = new ArrayList<>(worst.keySet());
            for (int i = 0; i < ticks.size(); i++) {
                int at = ticks.get(i);
                int next = i + 1 < ticks.size() ? ticks.get(i + 1) : Math.max(asOf, at);
                boolean limited = worst.get(at) instanceof Probe && leaf.validFor() != null;
                long until = limited ? at + ticks(Objects.requireNonNull(leaf.validFor())) : Long.MAX_VALUE;
                seen.add(new Seen(at, levelOf(leaf, worst.get(at))));
                if (until < next || i + 1 == ticks.size()) {
                    seen.add(new Seen((int) Math.min(until, next), UNKNOWN));
                }
            }
            boolean filled = fill != Fill.NONE && policies.get(UnknownTime.class) == UnknownTime.IGNORE;
            int[] levels = new int[size];
            Arrays.fill(levels, UNKNOWN);
            List<Seen> stretch = new ArrayList<>();
            for (int i = 0; i <= seen.size(); i++) {
                boolean gap = i == seen.size() || seen.get(i).level() == UNKNOWN;
                boolean bridges = policies.get(UnknownInOutage.class) == UnknownInOutage.BRIDGES;
                if (gap && i < seen.size() && filled) {
                    // Nothing is known: as if it were seen again and again to be down, or up.
                    for (int n = 0; n < 3; n++) {
                        stretch.add(new Seen(seen.get(i).at(), fill.of(UNKNOWN)));
                    }
                } else if (!gap) {
                    stretch.add(seen.get(i));
                } else if (i == seen.size() || !bridges) {
                    int until = i == seen.size() ? size : seen.get(i).at();
                    mark(leaf, stretch, until, levels);
                    stretch.clear();
                }
            }
            if (!filled) {
                for (int i = 0; i < seen.size(); i++) {
                    if (seen.get(i).level() == UNKNOWN) {
                        int until = i + 1 < seen.size() ? seen.get(i + 1).at() : size;
                        Arrays.fill(
                                levels, seen.get(i).at(), Math.max(seen.get(i).at(), until), UNKNOWN);
                    }
                }
            }
            return unknownTime(levels, fill);
        }

        /** Down from the first of n bad ones in a row until the first of m good ones in a row. */
        private void mark(Observed leaf, List<Seen> row, int until, int[] levels) {
            int level = 0;
            for (int i = 0; i < row.size(); i++) {
                if (level == 0 && inARow(row, i, leaf.failures(), seen -> seen > 0)) {
                    level = row.get(i).level();
                } else if (level > 0 && inARow(row, i, leaf.successes(), seen -> seen == 0)) {
                    level = 0;
                } else if (level > 0 && row.get(i).level() > 0) {
                    level = row.get(i).level();
                }
                int next = i + 1 < row.size() ? row.get(i + 1).at() : until;
                Arrays.fill(levels, row.get(i).at(), Math.max(row.get(i).at(), next), level);
            }
        }

        private boolean inARow(List<Seen> row, int from, int count, IntPredicate kind) {
            for (int i = from; i < from + count; i++) {
                if (i >= row.size() || !kind.test(row.get(i).level())) {
                    return false;
                }
            }
            return true;
        }

        private int levelOf(Observed leaf, Measurement row) {
            if (row instanceof Probe probe) {
                return probe.good() ? 0 : FULL;
            }
            String state = ((StateChange) row).state();
            if (leaf.states().good().contains(state)) {
                return 0;
            }
            return leaf.states().unknown().contains(state)
                    ? UNKNOWN
                    : leaf.states()
                            .impact()
                            .getOrDefault(state, Ratio.ONE)
                            .times(Ratio.of(FULL))
                            .numerator()
                            .intValueExact();
        }

        /** Of several at one instant the worst counts: down before unknown before up; a state, which speaks longer, before a probe. */
        private boolean isWorse(Observed leaf, Measurement row, Measurement than) {
            int one = levelOf(leaf, row);
            int other = levelOf(leaf, than);
            int badness =
                    (one > 0 ? one + 1 : one == UNKNOWN ? 1 : 0) - (other > 0 ? other + 1 : other == UNKNOWN ? 1 : 0);
            return badness > 0 || (badness == 0 && row instanceof StateChange);
        }
    }
}
