package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementHistory;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ExclusionSource;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.OutageColumns;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.settlement.Dossier;
import dev.sla4j.settlement.Restatement;
import dev.sla4j.settlement.Statement;
import dev.sla4j.target.Custom;
import dev.sla4j.target.Indicator;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates an agreement: from what happened in a period to figures, verdicts, credits and the reasons.
 *
 * <pre>{@code
 * ComplianceReport report = ComplianceEngine.of(agreement)
 *         .evaluate(YearMonth.of(2026, 3), List.of(Outage.of("2026-03-07T10:00Z", "2026-03-07T11:30Z")));
 * }</pre>
 *
 * <p>{@code evaluate} is {@link #start}, {@link Evaluation#add}, {@link Evaluation#report()}: there is no other implementation, so one call, a
 * stream and merged parts give the same report (L2). Immutable and safe for use by many threads; it reads no clock, keeps no cache and starts
 * no thread.
 */
public final class ComplianceEngine {
    /** Around the time that can be judged there is room for units of time that reach beyond it. */
    static final long EARLIEST = EpochNanos.parse("1680-01-01T00:00Z");

    static final long LATEST = EpochNanos.parse("2260-01-01T00:00Z");

    private static final Duration LONGEST_PERIOD = Duration.ofDays(36_525);

    private static final Logger LOGGER = LoggerFactory.getLogger(ComplianceEngine.class);

    private final Agreement agreement;
    private final ReferenceData referenceData;

    private final SortedMap<String, IndicatorFunction<?>> functions;

    private ComplianceEngine(
            Agreement agreement, ReferenceData referenceData, SortedMap<String, IndicatorFunction<?>> functions) {
        this.agreement = agreement;
        this.referenceData = referenceData;
        this.functions = functions;
    }

    /**
     * An engine for an agreement that names no reference data.
     *
     * @param agreement the agreement, not null
     * @return the engine, not null
     * @throws IllegalArgumentException if the agreement names a holiday calendar or a function
     */
    public static ComplianceEngine of(Agreement agreement) {
        return of(agreement, ReferenceData.empty());
    }

    /**
     * An engine for an agreement.
     *
     * @param agreement the agreement, not null
     * @param referenceData what the agreement names, not null
     * @return the engine, not null
     * @throws IllegalArgumentException if the agreement names a holiday calendar that is not supplied, or a function
     */
    public static ComplianceEngine of(Agreement agreement, ReferenceData referenceData) {
        return of(agreement, referenceData, List.of());
    }

    /**
     * An engine for an agreement with figures by functions of the user's own.
     *
     * @param agreement the agreement, not null
     * @param referenceData what the agreement names, not null
     * @param functions the functions that it names, and maybe others; each identity once
     * @return the engine, not null
     * @throws IllegalArgumentException if the agreement names a holiday calendar or a function that is not supplied, or two functions have one
     *     identity
     */
    public static ComplianceEngine of(
            Agreement agreement, ReferenceData referenceData, Collection<? extends IndicatorFunction<?>> functions) {
        Objects.requireNonNull(agreement, "agreement");
        Objects.requireNonNull(referenceData, "referenceData");
        for (String calendar : calendarsOf(agreement)) {
            referenceData.calendars().get(calendar);
        }
        SortedMap<String, IndicatorFunction<?>> byId = new TreeMap<>();
        for (IndicatorFunction<?> function : functions) {
            if (byId.put(function.id(), function) != null) {
                throw new IllegalArgumentException("function (" + function.id() + ") must be supplied once only");
            }
        }
        for (ServiceLevelTarget target : agreement.targets()) {
            for (Indicator indicator : Indicators.leaves(target)) {
                if (indicator instanceof Custom custom && !byId.containsKey(custom.function())) {
                    throw new IllegalArgumentException("function (" + custom.function() + ") of target " + target.id()
                            + " must be supplied; there are " + byId.keySet());
                }
            }
        }
        return new ComplianceEngine(agreement, referenceData, byId);
    }

    /**
     * Returns the agreement.
     *
     * @return the agreement, not null
     */
    public Agreement agreement() {
        return agreement;
    }

    /**
     * Returns the evaluation period that contains a day.
     *
     * @param date the day in the agreement's zone, not null
     * @return the period, not null
     */
    public EvaluationPeriod periodOf(LocalDate date) {
        return agreement.cycle().periodOf(Objects.requireNonNull(date, "date"), agreement.zone());
    }

    /**
     * Evaluates a calendar month.
     *
     * @param month the month, not null
     * @param measurements what happened, in any order, not null
     * @return the report, not null
     * @throws IllegalArgumentException if the agreement is not evaluated by calendar month
     */
    public ComplianceReport evaluate(YearMonth month, Iterable<? extends Measurement> measurements) {
        return evaluate(periodOf(month), measurements);
    }

    /**
     * Evaluates a calendar month of outages in columns.
     *
     * @param month the month, not null
     * @param outages the outages, not null
     * @return the report, not null
     * @throws IllegalArgumentException if the agreement is not evaluated by calendar month
     */
    public ComplianceReport evaluate(YearMonth month, OutageColumns outages) {
        return start(periodOf(month)).add(outages).report();
    }

    /**
     * Evaluates a period as of its end.
     *
     * @param period the period, as from {@link #periodOf(LocalDate)}, not null
     * @param measurements what happened, in any order, not null
     * @return the report, not null
     */
    public ComplianceReport evaluate(EvaluationPeriod period, Iterable<? extends Measurement> measurements) {
        return start(period).add(measurements).report();
    }

    /**
     * Evaluates a period with the results of earlier ones.
     *
     * @param period the period, as from {@link #periodOf(LocalDate)}, not null
     * @param history the earlier results, not null
     * @param measurements what happened, in any order, not null
     * @return the report, not null
     */
    public ComplianceReport evaluate(
            EvaluationPeriod period, History history, Iterable<? extends Measurement> measurements) {
        return start(period, history).add(measurements).report();
    }

    /**
     * Evaluates several calendar months, each with those before it as history.
     *
     * @param first the first month, not null
     * @param last the last month, included, not null
     * @param measurements what happened in all of them, read once for each month, not null
     * @return a report for each month, in their order
     * @throws IllegalArgumentException if the agreement is not evaluated by calendar month, or last is before first
     */
    public List<ComplianceReport> evaluate(
            YearMonth first, YearMonth last, Iterable<? extends Measurement> measurements) {
        return evaluate(periodOf(first), periodOf(last), History.empty(), measurements);
    }

    /**
     * Evaluates several periods, each with those before it as history.
     *
     * <p>The measurements are read once for each period, so an {@code Iterable} that can be read once only will not do.
     *
     * @param first the first period, not null
     * @param last the last period, included, not null
     * @param history the results before the first one, not null
     * @param measurements what happened in all of them, not null
     * @return a report for each period, in their order
     * @throws IllegalArgumentException if the periods do not follow each other, as rolling ones, or last is before first
     */
    public List<ComplianceReport> evaluate(
            EvaluationPeriod first,
            EvaluationPeriod last,
            History history,
            Iterable<? extends Measurement> measurements) {
        List<ComplianceReport> reports = new ArrayList<>();
        History known = Objects.requireNonNull(history, "history");
        for (EvaluationPeriod period : periods(first, last)) {
            ComplianceReport report = evaluate(period, known, measurements);
            reports.add(report);
            known = known.with(report);
        }
        return reports;
    }

    /**
     * Evaluates several periods of an agreement that changed over time, each by the version that is valid for it, with those before it as history
     * (S29).
     *
     * @param versions the versions of the agreement, not null
     * @param data what they name, not null
     * @param first a day in the first period, not null
     * @param last a day in the last period, not null
     * @param history the results before the first one, not null
     * @param measurements what happened in all of them, read once for each period, not null
     * @return a report for each period, or part of one that a version cuts, in their order
     * @throws IllegalArgumentException if last is before first
     */
    public static List<ComplianceReport> evaluate(
            AgreementHistory versions,
            ReferenceData data,
            LocalDate first,
            LocalDate last,
            History history,
            Iterable<? extends Measurement> measurements) {
        Objects.requireNonNull(data, "data");
        return evaluate(versions, version -> of(version, data), first, last, history, measurements);
    }

    /**
     * Evaluates several periods of an agreement that changed over time, where its versions name functions of the user's own:
     *
     * <pre>{@code
     * ComplianceEngine.evaluate(
     *         versions, version -> ComplianceEngine.of(version, data, functions), first, last, history, measurements);
     * }</pre>
     *
     * @param versions the versions of the agreement, not null
     * @param engines makes the engine of a version, not null
     * @param first a day in the first period, not null
     * @param last a day in the last period, not null
     * @param history the results before the first one, not null
     * @param measurements what happened in all of them, read once for each period, not null
     * @return a report for each period, or part of one that a version cuts, in their order
     * @throws IllegalArgumentException if last is before first, or an engine is of another agreement than the one it is asked for
     */
    public static List<ComplianceReport> evaluate(
            AgreementHistory versions,
            Function<? super Agreement, ComplianceEngine> engines,
            LocalDate first,
            LocalDate last,
            History history,
            Iterable<? extends Measurement> measurements) {
        List<ComplianceReport> reports = new ArrayList<>();
        History known = Objects.requireNonNull(history, "history");
        for (AgreementHistory.Valid valid : versions.periods(first, last)) {
            ComplianceReport report =
                    engineOf(valid.agreement(), engines).evaluate(valid.period(), known, measurements);
            reports.add(report);
            known = known.with(report);
        }
        return reports;
    }

    private static ComplianceEngine engineOf(Agreement version, Function<? super Agreement, ComplianceEngine> engines) {
        ComplianceEngine engine = Objects.requireNonNull(engines.apply(version), "engine must not be null");
        if (!engine.agreement.equals(version)) {
            throw new IllegalArgumentException(
                    "engine must be of the version that it is asked for, " + version + ", not of " + engine.agreement);
        }
        return engine;
    }

    /**
     * Evaluates closed periods again with what is known now, and says which of them have another result, and why (S25).
     *
     * <p>Each is evaluated as of the instant of its result on file, with the restated ones before it; so a change is followed into the later periods
     * that read it.
     *
     * <p>All of them are priced by the agreement of this engine; where a result on file was made by another one, its restatement names that as a cause. An
     * agreement that changed over time is restated by its versions:
     * {@link #restate(AgreementHistory, ReferenceData, History, Iterable, Iterable)}.
     *
     * @param onFile the results of the closed periods, not null
     * @param was what they were made of, so that the causes name what changed; not null
     * @param now what is known now, not null
     * @return a restatement for each that differs, in the order of the periods
     * @throws IllegalArgumentException if the agreement of this engine is a version of one that changes, and another version is for a period on file
     */
    public List<Restatement> restate(
            History onFile, Iterable<? extends Measurement> was, Iterable<? extends Measurement> now) {
        return new Restatements(agreement, this::engineFor, onFile, Objects.requireNonNull(was, "was"), now).all();
    }

    /**
     * Evaluates closed periods again where what they were made of is no longer at hand; the causes say what their identities tell.
     *
     * @param onFile the results of the closed periods, with identities if causes are asked for, not null
     * @param now what is known now, not null
     * @return a restatement for each that differs, in the order of the periods
     * @throws IllegalArgumentException if the agreement of this engine is a version of one that changes, and another version is for a period on file
     */
    public List<Restatement> restate(History onFile, Iterable<? extends Measurement> now) {
        return new Restatements(agreement, this::engineFor, onFile, null, now).all();
    }

    private ComplianceEngine engineFor(EvaluationPeriod period) {
        if (!agreement.isFor(period)) {
            throw new IllegalArgumentException("period (" + period + ") must be one that this version of agreement "
                    + agreement.id() + " is for; another version is\nMaybe restate(versions, …) is meant.");
        }
        return this;
    }

    /**
     * Evaluates closed periods of an agreement that changed over time again, each by the version that is valid for it, and says which of them have
     * another result, and why (S25, S29).
     *
     * @param versions the versions of the agreement, not null
     * @param data what they name, not null
     * @param onFile the results of the closed periods, not null
     * @param was what they were made of, so that the causes name what changed; not null
     * @param now what is known now, not null
     * @return a restatement for each that differs, in the order of the periods
     * @throws IllegalArgumentException if a result on file is of a period that these versions cut otherwise
     */
    public static List<Restatement> restate(
            AgreementHistory versions,
            ReferenceData data,
            History onFile,
            Iterable<? extends Measurement> was,
            Iterable<? extends Measurement> now) {
        Objects.requireNonNull(data, "data");
        return restate(versions, version -> of(version, data), onFile, was, now);
    }

    /**
     * Evaluates closed periods of an agreement that changed over time again, where its versions name functions of the user's own.
     *
     * @param versions the versions of the agreement, not null
     * @param engines makes the engine of a version, not null
     * @param onFile the results of the closed periods, not null
     * @param was what they were made of, so that the causes name what changed; not null
     * @param now what is known now, not null
     * @return a restatement for each that differs, in the order of the periods
     * @throws IllegalArgumentException if a result on file is of a period that these versions cut otherwise, or an engine is of another agreement than
     *     the one it is asked for
     */
    public static List<Restatement> restate(
            AgreementHistory versions,
            Function<? super Agreement, ComplianceEngine> engines,
            History onFile,
            Iterable<? extends Measurement> was,
            Iterable<? extends Measurement> now) {
        return restated(versions, engines, onFile, Objects.requireNonNull(was, "was"), now);
    }

    /**
     * Evaluates closed periods of an agreement that changed over time again where what they were made of is no longer at hand; the causes say what
     * their identities tell.
     *
     * @param versions the versions of the agreement, not null
     * @param data what they name, not null
     * @param onFile the results of the closed periods, with identities if causes are asked for, not null
     * @param now what is known now, not null
     * @return a restatement for each that differs, in the order of the periods
     * @throws IllegalArgumentException if a result on file is of a period that these versions cut otherwise
     */
    public static List<Restatement> restate(
            AgreementHistory versions, ReferenceData data, History onFile, Iterable<? extends Measurement> now) {
        Objects.requireNonNull(data, "data");
        return restate(versions, version -> of(version, data), onFile, now);
    }

    /**
     * Evaluates closed periods of an agreement that changed over time again, where its versions name functions of the user's own and what the results
     * were made of is no longer at hand.
     *
     * @param versions the versions of the agreement, not null
     * @param engines makes the engine of a version, not null
     * @param onFile the results of the closed periods, with identities if causes are asked for, not null
     * @param now what is known now, not null
     * @return a restatement for each that differs, in the order of the periods
     * @throws IllegalArgumentException if a result on file is of a period that these versions cut otherwise, or an engine is of another agreement than
     *     the one it is asked for
     */
    public static List<Restatement> restate(
            AgreementHistory versions,
            Function<? super Agreement, ComplianceEngine> engines,
            History onFile,
            Iterable<? extends Measurement> now) {
        return restated(versions, engines, onFile, null, now);
    }

    private static List<Restatement> restated(
            AgreementHistory versions,
            Function<? super Agreement, ComplianceEngine> engines,
            History onFile,
            @Nullable Iterable<? extends Measurement> was,
            Iterable<? extends Measurement> now) {
        Agreement any = versions.at(LocalDate.MIN);
        return new Restatements(any, period -> engineOf(versions.during(period), engines), onFile, was, now).all();
    }

    /**
     * Says for which down time credits are paid, in results of this agreement that are on file, so that it counts no more in what is evaluated with these
     * exclusions; an agreement says that by a rule of the category {@link ExclusionRule#claimed}.
     *
     * <p>That is all down time that counted for the target, of the subjects that missed it if some did – of all subjects where down time itself or each
     * outage or day is paid without a gate –, where the credit comes by itself or was claimed by the instant and is not waived; where each outage is
     * claimed for itself, the down time within those of a subject whose part is paid. Of an outage that is paid for or counted as a whole it is all down time, also outside the period. Empty if there is no such rule, because then results do not keep the time. Cost: a statement for each result.
     *
     * @param onFile the results, not null
     * @param dossier the claims and waivers that became known after the evaluations, not null
     * @param at the instant, not null
     * @return the exclusions, each with an identity, in the order of the results
     */
    public List<Exclusion> claimedTime(History onFile, Dossier dossier, Instant at) {
        return ClaimedTime.of(
                agreement.id(),
                onFile,
                period -> agreement,
                result -> Statement.of(agreement, referenceData, result, dossier.with(onFile), at));
    }

    /**
     * The same for an agreement that changed over time, each credit claimed as the version of its period says.
     *
     * @param versions the versions of the agreement, not null
     * @param data what they name, not null
     * @param onFile the results, not null
     * @param dossier the claims and waivers that became known after the evaluations, not null
     * @param at the instant, not null
     * @return the exclusions, each with an identity, in the order of the results
     */
    public static List<Exclusion> claimedTime(
            AgreementHistory versions, ReferenceData data, History onFile, Dossier dossier, Instant at) {
        return ClaimedTime.of(
                versions.at(LocalDate.MIN).id(),
                onFile,
                versions::during,
                result -> Statement.of(versions, data, result, dossier.with(onFile), at));
    }

    /**
     * Returns the periods from one to another.
     *
     * @param first the first period, not null
     * @param last the last period, included, not null
     * @return the periods in their order, at least one
     * @throws IllegalArgumentException if the periods do not follow each other, as rolling ones, or last is before first
     */
    public List<EvaluationPeriod> periods(EvaluationPeriod first, EvaluationPeriod last) {
        if (agreement.cycle() instanceof EvaluationCycle.Rolling) {
            throw new IllegalArgumentException("cycle (" + agreement.cycle() + ") of agreement " + agreement.id()
                    + " must have periods that follow each other to be evaluated from one to another");
        }
        if (last.range().startNanos() < first.range().startNanos()) {
            throw new IllegalArgumentException("last (" + last + ") must not be before first (" + first + ")");
        }
        List<EvaluationPeriod> periods = new ArrayList<>();
        EvaluationPeriod period = first;
        while (period.range().startNanos() < last.range().startNanos()) {
            periods.add(period);
            period = agreement.cycle().next(period, agreement.zone());
        }
        periods.add(last);
        return periods;
    }

    /**
     * Says what an evaluation of a period needs: which evidence, and the results of which earlier periods (S30).
     *
     * @param period the period, as from {@link #periodOf(LocalDate)}, not null
     * @return the horizon, not null
     */
    public Horizon horizon(EvaluationPeriod period) {
        return Lookback.of(agreement, Objects.requireNonNull(period, "period"));
    }

    /**
     * Starts an evaluation to which measurements can be added.
     *
     * @param period the period, as from {@link #periodOf(LocalDate)}, not null
     * @return the evaluation, not null
     */
    public Evaluation start(EvaluationPeriod period) {
        return start(period, History.empty());
    }

    /**
     * Starts an evaluation with the reports of earlier periods.
     *
     * @param period the period, as from {@link #periodOf(LocalDate)}, not null
     * @param history the earlier reports, not null
     * @return the evaluation, not null
     * @throws IllegalArgumentException if the period is empty, longer than a century or beyond the years 1680 to 2259, or a figure over slots has
     *     more than ten million of them in it
     */
    public Evaluation start(EvaluationPeriod period, History history) {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(history, "history");
        if (period.range().isEmpty()) {
            throw new IllegalArgumentException("period (" + period + ") must not be empty");
        }
        if (period.range().startNanos() < EARLIEST || period.range().endNanos() > LATEST) {
            throw new IllegalArgumentException("period (" + period + ") must lie between " + EpochNanos.format(EARLIEST)
                    + " and " + EpochNanos.format(LATEST));
        }
        if (period.range().length().compareTo(LONGEST_PERIOD) > 0) {
            throw new IllegalArgumentException("period (" + period + ") must be at most " + LONGEST_PERIOD + " long");
        }
        SlotsOfPeriod.check(agreement, period);
        return new Evaluation(new Plan(agreement, referenceData, functions, period), history, LOGGER);
    }

    private EvaluationPeriod periodOf(YearMonth month) {
        Objects.requireNonNull(month, "month");
        if (!agreement.cycle().isCalendarMonth()) {
            throw new IllegalArgumentException("agreement " + agreement.id()
                    + " must be evaluated by calendar month to evaluate " + month + "; its cycle is "
                    + agreement.cycle() + "\nMaybe evaluate(engine.periodOf(date), …) is meant.");
        }
        return periodOf(month.atDay(1));
    }

    private static SortedSet<String> calendarsOf(Agreement agreement) {
        List<@Nullable Schedule> schedules = new ArrayList<>();
        for (ServiceLevelTarget target : agreement.targets()) {
            schedules.add(target.serviceHours());
            schedules.addAll(ItemSchedules.of(target));
        }
        for (ExclusionRule rule : agreement.exclusions()) {
            schedules.add(rule.inside());
            schedules.add(rule.notice() == null ? null : rule.notice().workingDays());
            if (rule.source() instanceof ExclusionSource.Recurring recurring) {
                schedules.add(recurring.schedule());
            }
        }
        SortedSet<String> calendars = new TreeSet<>();
        for (Schedule schedule : schedules) {
            if (schedule != null) {
                calendars.addAll(schedule.calendarIds());
            }
        }
        return calendars;
    }
}
