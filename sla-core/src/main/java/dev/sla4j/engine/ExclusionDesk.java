package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ExclusionSource;
import dev.sla4j.agreement.Notice;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.OverlongWindow;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.time.WorkingDays;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides which windows the exclusion rules admit for a target (S10), before any allowance. */
final class ExclusionDesk {
    /**
     * A window that a rule admits.
     *
     * @param rule the rule
     * @param id the identity of the measurement, or empty
     * @param what what it is, for the explanation
     * @param set the time it covers
     */
    record Window(ExclusionRule rule, String id, String what, TimeSet set) {
        static final Comparator<Window> EARLIEST_FIRST = Comparator.<Window>comparingLong(
                        w -> w.set().startNanos(0))
                .thenComparingLong(w -> w.set().span().endNanos())
                .thenComparing(Window::id)
                .thenComparing(w -> w.rule().id());

        boolean isLimited() {
            return rule.allowance() != null;
        }
    }

    /**
     * Windows in which something else is down.
     *
     * @param certain those in which it is known to be
     * @param possible those in which it is unknown whether it is
     */
    record Caused(List<Window> certain, List<Window> possible) {}

    /** Most windows of a schedule of the week are whole with a week around them. */
    private static final Duration WEEK = Duration.ofDays(7);

    private final ReferenceData referenceData;
    private final ZoneId zone;
    private final List<ExclusionRule> rules;
    private final Readings readings;
    private final TimeRange horizon;
    private final TimeRange reach;

    private final String target;

    /** Refused requests, in a fixed order. */
    final SortedSet<Refusal> refused = new TreeSet<>();

    /**
     * A desk.
     *
     * @param horizon where recurring windows are needed
     * @param reach what no window reaches beyond, around the horizon
     */
    ExclusionDesk(Plan plan, ServiceLevelTarget target, Readings readings, TimeRange horizon, TimeRange reach) {
        Agreement agreement = plan.agreement();
        this.referenceData = plan.referenceData();
        this.zone = agreement.zone();
        this.target = target.id();
        this.rules = agreement.exclusions().stream()
                .filter(rule -> rule.appliesTo(target.id()))
                .toList();
        this.readings = readings;
        this.horizon = horizon;
        this.reach = reach;
    }

    /** The windows of requests. */
    List<Window> announced(List<Exclusion> requests) {
        List<Window> windows = new ArrayList<>();
        for (Exclusion request : requests) {
            decide(request, windows);
        }
        return windows;
    }

    /** The windows that recur. */
    List<Window> recurring() {
        List<Window> windows = new ArrayList<>();
        for (ExclusionRule rule : rules) {
            if (rule.source() instanceof ExclusionSource.Recurring recurring) {
                for (TimeRange range : windows(rule, recurring.schedule())) {
                    add(windows, rule, "", "recurring window", TimeSet.of(range));
                }
            }
        }
        return windows;
    }

    /** The windows of a schedule; where an allowance goes to the earliest first, each from its true start to its true end, which decide the order. */
    private List<TimeRange> windows(ExclusionRule rule, Schedule schedule) {
        TimeRange needed = within(rule.longest());
        List<TimeRange> windows =
                schedule.toTimeSet(needed, referenceData.calendars()).ranges();
        TimeRange range = needed;
        Duration margin = WEEK;
        while (rule.allowance() != null && isCut(windows, range)) {
            range = within(margin);
            windows = schedule.toTimeSet(range, referenceData.calendars()).ranges().stream()
                    .filter(window -> window.overlaps(needed))
                    .toList();
            margin = margin.multipliedBy(2);
        }
        return windows;
    }

    /** Whether a window may go on beyond a range that ends before the time in which evidence is read. */
    private boolean isCut(List<TimeRange> windows, TimeRange range) {
        if (windows.isEmpty()) {
            return false;
        }
        long start = windows.get(0).startNanos();
        long end = windows.get(windows.size() - 1).endNanos();
        return (start == range.startNanos() && start > reach.startNanos())
                || (end == range.endNanos() && end < reach.endNanos());
    }

    /** The horizon, and around it the greatest length, so that a window longer than that is not taken for the part within the horizon. */
    private TimeRange within(@Nullable Duration longest) {
        if (longest == null) {
            return horizon;
        }
        long margin = Math.min(reach.lengthNanos(), longest.toNanos()) + 1;
        long start =
                horizon.startNanos() < reach.startNanos() + margin ? reach.startNanos() : horizon.startNanos() - margin;
        long end = horizon.endNanos() > reach.endNanos() - margin ? reach.endNanos() : horizon.endNanos() + margin;
        return TimeRange.ofNanos(start, end);
    }

    /**
     * The windows in which something else is down.
     *
     * @param least the time in which it is down for certain
     * @param most the time in which it may be down
     */
    Caused whileDown(Function<Downtime, TimeSet> least, Function<Downtime, TimeSet> most) {
        List<Window> certain = new ArrayList<>();
        List<Window> possible = new ArrayList<>();
        for (ExclusionRule rule : rules) {
            if (rule.source() instanceof ExclusionSource.WhileDown condition) {
                TimeSet always = least.apply(condition.downtime());
                TimeSet ever = most.apply(condition.downtime());
                // Where windows have a greatest length, only those that cannot grow are certain.
                TimeSet down = rule.longest() == null ? always : common(always, ever);
                for (TimeRange range : down.ranges()) {
                    add(certain, rule, "", "time of the excused cause", TimeSet.of(range));
                }
                for (TimeRange range : ever.minus(down).ranges()) {
                    addInside(possible, rule, "", "possible time of the excused cause", TimeSet.of(range));
                }
            }
        }
        return new Caused(certain, possible);
    }

    private void add(List<Window> windows, ExclusionRule rule, String id, String what, TimeSet set) {
        addInside(windows, rule, id, what, rule.longest() == null ? set : cutOrNothing(rule, set));
    }

    private static TimeSet common(TimeSet some, TimeSet others) {
        Set<TimeRange> all = new HashSet<>(others.ranges());
        return TimeSet.of(some.ranges().stream().filter(all::contains).toList());
    }

    private void addInside(List<Window> windows, ExclusionRule rule, String id, String what, TimeSet set) {
        TimeSet admitted = set.clip(reach);
        if (rule.inside() != null && !admitted.isEmpty()) {
            admitted = admitted.intersection(rule.inside().toTimeSet(admitted.span(), referenceData.calendars()));
        }
        if (!admitted.isEmpty()) {
            windows.add(new Window(rule, id, what, admitted));
        }
    }

    private TimeSet cutOrNothing(ExclusionRule rule, TimeSet set) {
        Duration longest = Objects.requireNonNull(rule.longest());
        if (set.lengthNanos() <= longest.toNanos()) {
            return set;
        }
        return readings.get(OverlongWindow.class) == OverlongWindow.CUT
                ? set.clip(TimeRange.ofNanos(set.startNanos(0), set.startNanos(0) + longest.toNanos()))
                : TimeSet.EMPTY;
    }

    /** Adds the window of each rule that admits a request; if none does, the reasons are kept. */
    private void decide(Exclusion request, List<Window> windows) {
        String id = request.origin().id() == null ? "" : request.origin().id();
        int before = windows.size();
        List<String> reasons = new ArrayList<>();
        for (ExclusionRule rule : rules) {
            if (!(rule.source() instanceof ExclusionSource.Announced announced)
                    || !announced.categories().contains(request.category())) {
                continue;
            }
            String reason = refusal(rule, request);
            if (reason != null) {
                reasons.add("rule " + rule.id() + ": " + reason);
                continue;
            }
            int admitted = windows.size();
            add(windows, rule, id, request.category(), TimeSet.of(request.range()));
            if (windows.size() == admitted) {
                reasons.add("rule " + rule.id() + ": it lies outside the admitted windows");
            }
        }
        if (windows.size() == before && !request.range().isEmpty()) {
            String name = id.isEmpty() ? "" : " " + id;
            refused.add(new Refusal(
                    request.category() + name + " " + request.range(),
                    reasons.isEmpty() ? "no rule admits '" + request.category() + "'" : String.join("; ", reasons),
                    target));
        }
    }

    private @Nullable String refusal(ExclusionRule rule, Exclusion request) {
        if (rule.evidenceRequired() && request.evidence() == null) {
            return "it carries no evidence";
        }
        if (rule.notice() != null) {
            String late = lateness(rule.notice(), request);
            if (late != null) {
                return late;
            }
        }
        if (rule.longest() != null
                && request.range().length().compareTo(rule.longest()) > 0
                && readings.get(OverlongWindow.class) == OverlongWindow.REFUSED) {
            return "it is longer than " + rule.longest();
        }
        return null;
    }

    private @Nullable String lateness(Notice notice, Exclusion request) {
        if (request.announcedAt() == null) {
            return "it was not announced";
        }
        long announced = EpochNanos.of(request.announcedAt());
        if (notice.elapsed() != null) {
            // The difference of two instants always fits a duration, not always a long.
            Duration given =
                    Duration.between(request.announcedAt(), request.range().start());
            return given.compareTo(notice.elapsed()) >= 0
                    ? null
                    : "it was announced " + given + " ahead, not " + notice.elapsed();
        }
        LocalDate from =
                LocalDate.ofInstant(EpochNanos.toInstant(announced), zone).plusDays(1);
        LocalDate to = LocalDate.ofInstant(request.range().start(), zone);
        WorkingDays days = WorkingDays.of(Objects.requireNonNull(notice.workingDays()), referenceData.calendars());
        long given = from.isBefore(to) ? days.between(from, to) : 0;
        return given >= notice.businessDays()
                ? null
                : "it was announced " + given + " business days ahead, not " + notice.businessDays();
    }
}
