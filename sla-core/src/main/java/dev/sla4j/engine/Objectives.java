package dev.sla4j.engine;

import dev.sla4j.engine.Measured.Named;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.report.Cause;
import dev.sla4j.report.Grounds;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Combined;
import dev.sla4j.target.Learned;
import dev.sla4j.target.Levels;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.LowestOfClasses;
import dev.sla4j.target.Objective;
import dev.sla4j.target.OtherFigure;
import dev.sla4j.target.ProRata;
import dev.sla4j.target.StartUp;
import dev.sla4j.value.Bound;
import dev.sla4j.value.Enclosed;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges a figure: the one place that turns the members of {@link Objective} into algorithms (S8, S17, S19). */
final class Objectives {
    private static final Outlook OPEN = new Outlook(Outlook.State.OPEN, Figure.none());

    private final Meter meter;
    private final Pool pool;
    private final Measured figure;
    private final SubjectResult own;
    private final List<Grounds.Check> checks = new ArrayList<>();
    private final List<Named> others = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<OtherFigure, Measured> othersOf = new HashMap<>();
    private final Map<Objective, LimitObjective> learnedLimits = new HashMap<>();

    /**
     * A verdict.
     *
     * @param verdict the verdict
     * @param limit the limit that decided it, or null if there is no single one
     * @param compared the figure that was compared
     * @param cause why it is undetermined, or null
     */
    record Judged(
            Verdict verdict,
            @Nullable Limit limit,
            Figure compared,
            @Nullable Cause cause) {}

    Objectives(Meter meter, Pool pool, Measured figure) {
        this.meter = meter;
        this.pool = pool;
        this.figure = figure;
        this.own = figure.result();
    }

    Judged judge(@Nullable Objective objective) {
        if (!own.applies() || objective == null) {
            return new Judged(Verdict.NOT_APPLICABLE, null, own.figure(), own.cause());
        }
        return of(objective);
    }

    /** The verdicts on levels and parts, in their order. */
    List<Grounds.Check> checks() {
        return checks;
    }

    /** The other figures that were measured for it. */
    List<Named> others() {
        return others;
    }

    /** How limits that the agreement does not state came about. */
    List<Step> steps() {
        return steps;
    }

    private Judged of(Objective objective) {
        if (objective instanceof LimitObjective limit) {
            return of(limit, figure);
        }
        if (objective instanceof OtherFigure other) {
            Measured measured = meter.measure(other.of(), pool);
            others.add(new Named("another figure", measured));
            othersOf.put(other, measured);
            return of(other.within(), measured);
        }
        if (objective instanceof Combined combined) {
            return combined(combined);
        }
        if (objective instanceof Levels levels) {
            return levels(levels);
        }
        if (objective instanceof Learned learned) {
            return learned(learned);
        }
        if (objective instanceof LowestOfClasses classes) {
            return lowest(classes);
        }
        if (objective instanceof ProRata quota) {
            return proRata(quota);
        }
        throw new AssertionError("unhandled objective " + objective);
    }

    private Judged of(LimitObjective limit, Measured measured) {
        SubjectResult result = measured.result();
        if (!result.applies()) {
            return new Judged(Verdict.NOT_APPLICABLE, limit.limit(), result.figure(), result.cause());
        }
        Verdict verdict = Verdicts.of(
                limit, measured, meter.context().target().minimumCoverage().toRatio());
        Cause cause = null;
        if (verdict == Verdict.UNDETERMINED) {
            cause = result.cause() != null
                    ? result.cause()
                    : result.grounds().allowanceOpen() ? Cause.NO_HISTORY : Cause.TOO_LITTLE_KNOWN;
        }
        Figure compared = result.figure().isMeasured() ? Verdicts.compared(limit, result.figure()) : result.figure();
        return new Judged(verdict, limit.limit(), compared, cause);
    }

    private Judged combined(Combined combined) {
        int met = 0;
        int open = 0;
        int applying = 0;
        Cause cause = null;
        int number = 0;
        for (Objective part : combined.parts()) {
            Judged judged = of(part);
            number++;
            checks.add(check(nameOf(part, number), judged));
            applying += judged.verdict() == Verdict.NOT_APPLICABLE ? 0 : 1;
            met += judged.verdict() == Verdict.MET ? 1 : 0;
            if (judged.verdict() == Verdict.UNDETERMINED) {
                open++;
                cause = cause == null || cause == judged.cause() ? judged.cause() : Cause.CONDITION_OPEN;
            }
        }
        int least = Math.min(combined.least(), applying);
        if (applying == 0) {
            return new Judged(Verdict.NOT_APPLICABLE, null, own.figure(), null);
        }
        if (met >= least) {
            return new Judged(Verdict.MET, null, own.figure(), null);
        }
        return met + open < least
                ? new Judged(Verdict.MISSED, null, own.figure(), null)
                : new Judged(Verdict.UNDETERMINED, null, own.figure(), cause);
    }

    /** What is certain of the verdict, once it was judged, while the period runs (S19). */
    Outlook outlook(@Nullable Objective objective) {
        if (objective instanceof LimitObjective limit) {
            return figure.made().ahead().under(limit);
        }
        if (objective instanceof OtherFigure other) {
            Measured measured = othersOf.get(other);
            return measured == null || !measured.result().applies()
                    ? OPEN
                    : measured.made().ahead().under(other.within());
        }
        if (objective instanceof Combined combined) {
            return outlook(combined);
        }
        if (objective instanceof Levels levels) {
            return outlook(levels.levels().get(0).objective());
        }
        if (objective instanceof Learned learned) {
            LimitObjective limit = learnedLimits.get(learned);
            return limit == null ? OPEN : figure.made().ahead().under(limit);
        }
        if (objective instanceof ProRata quota) {
            // In the end all of it is expected.
            return figure.made().ahead().under(new LimitObjective(quota.limit(), null));
        }
        if (objective == null || objective instanceof LowestOfClasses) {
            return OPEN;
        }
        throw new AssertionError("unhandled objective " + objective);
    }

    /** One whose outlook is open may also turn out not to apply. */
    private Outlook outlook(Combined combined) {
        int met = 0;
        int missed = 0;
        for (Objective part : combined.parts()) {
            Outlook.State state = outlook(part).state();
            met += state == Outlook.State.CERTAINLY_MET ? 1 : 0;
            missed += state == Outlook.State.CERTAINLY_MISSED ? 1 : 0;
        }
        if (met >= combined.least()) {
            return new Outlook(Outlook.State.CERTAINLY_MET, Figure.none());
        }
        boolean lost = missed > 0 && combined.parts().size() - missed < combined.least();
        return lost ? new Outlook(Outlook.State.CERTAINLY_MISSED, Figure.none()) : OPEN;
    }

    private static String nameOf(Objective part, int number) {
        return "condition " + number + (part instanceof OtherFigure ? " on another figure" : "");
    }

    private static Grounds.Check check(String name, Judged judged) {
        return new Grounds.Check(name, judged.compared(), judged.limit(), judged.verdict());
    }

    private Judged levels(Levels levels) {
        Judged first = null;
        for (Levels.Level level : levels.levels()) {
            Judged judged = of(level.objective());
            checks.add(check(level.name(), judged));
            first = first == null ? judged : first;
        }
        if (first == null) {
            throw new AssertionError("no level in " + levels);
        }
        return first;
    }

    private Judged learned(Learned learned) {
        Figure.Unit unit = meter.context().target().indicator().unit();
        List<Figure> figures = new ArrayList<>();
        Earlier earlier = meter.context().earlier();
        for (int back = 0; back < Math.min(learned.periods(), earlier.size()); back++) {
            Figure figure = earlier.figure(back, meter.context().target().id(), pool.label(), List.of());
            if (figure.isMeasured() && figure.unit() == unit) {
                figures.add(figure);
                steps.add(new Step.FigureTerm(earlier.label(back), null, figure));
            }
        }
        if (figures.size() < learned.warmUp()) {
            steps.add(new Step.Note("earlier figures: " + figures.size() + " of at least " + learned.warmUp()));
            Verdict verdict =
                    learned.startUp() == StartUp.NOT_APPLICABLE ? Verdict.NOT_APPLICABLE : Verdict.UNDETERMINED;
            return new Judged(verdict, null, own.figure(), Cause.NO_HISTORY);
        }
        // Of figures that are on file as enclosures the stricter end is promised; no figure but one between the ends
        // tells them apart.
        boolean atLeast = learned.direction() == Learned.Direction.AT_LEAST;
        Figure figure = learnedOf(
                learned,
                figures.stream()
                        .map(atLeast ? Enclosed::upperEnd : Enclosed::lowerEnd)
                        .toList());
        Limit limit = atLeast ? Limit.atLeast(figure) : Limit.atMost(figure);
        steps.add(new Step.Note("limit learned: "
                + (learned.centre() == Learned.Centre.MEAN ? "mean" : "median") + " × "
                + learned.factor().toPlainString() + " = " + figure.toText()));
        learnedLimits.put(learned, new LimitObjective(limit, null));
        return resolved("learned limit", limit);
    }

    private static Figure learnedOf(Learned learned, List<Figure> figures) {
        Ratio bound = centre(
                        learned.centre(), figures.stream().map(Figure::value).toList())
                .times(Ratio.of(learned.factor()));
        Figure.Unit unit = figures.get(0).unit();
        return Figures.in(unit, unit == Figure.Unit.SHARE ? bound.min(Ratio.ONE) : bound);
    }

    /** A limit that the agreement does not state itself stands among the checks. */
    private Judged resolved(String name, Limit limit) {
        Judged judged = of(new LimitObjective(limit, null), figure);
        checks.add(check(name, judged));
        return judged;
    }

    private static Ratio centre(Learned.Centre centre, List<Ratio> figures) {
        if (centre == Learned.Centre.MEAN) {
            return Ratio.sum(figures).dividedBy(Ratio.of(figures.size()));
        }
        List<Ratio> ascending = figures.stream().sorted().toList();
        int middle = ascending.size() / 2;
        return ascending.size() % 2 == 1
                ? ascending.get(middle)
                : ascending.get(middle - 1).plus(ascending.get(middle)).dividedBy(Ratio.of(2));
    }

    private Judged lowest(LowestOfClasses classes) {
        Limit lowest = null;
        for (String subject : pool.subjects()) {
            List<ServiceLife> lives = meter.context().facts().subject(subject).lives().stream()
                    .filter(life -> life.range()
                            .overlaps(meter.context().plan().period().range()))
                    .toList();
            if (lives.isEmpty() && !subject.equals(Evidence.SERVICE)) {
                return unknownLimit();
            }
            for (ServiceLife life : lives) {
                String name = life.origin().attributes().get(classes.attribute());
                Limit limit = name == null ? null : classes.limits().get(name);
                if (limit == null) {
                    return unknownLimit();
                }
                lowest = lowest == null || isLower(limit, lowest) ? limit : lowest;
            }
        }
        return lowest == null ? unknownLimit() : resolved("lowest limit of the classes", lowest);
    }

    private Judged proRata(ProRata quota) {
        if (!meter.context().runs()) {
            return resolved("quota", quota.limit());
        }
        Ratio elapsed = meter.elapsed(pool);
        Limit limit = Conditions.scaled(quota.limit(), elapsed);
        steps.add(new Step.Note(
                "expected so far: " + quota.limit().toText() + " × " + elapsed + " of the measured time"));
        return resolved("expected so far", limit);
    }

    private Judged unknownLimit() {
        return new Judged(Verdict.UNDETERMINED, null, own.figure(), Cause.NO_LIMIT);
    }

    private static boolean isLower(Limit one, Limit other) {
        return Figure.compare(boundOf(one), boundOf(other)) < 0;
    }

    private static Figure boundOf(Limit limit) {
        Bound bound = limit.lower() == null ? limit.upper() : limit.lower();
        return Objects.requireNonNull(bound).figure();
    }
}
