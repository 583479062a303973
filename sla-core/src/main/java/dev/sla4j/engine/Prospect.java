package dev.sla4j.engine;

import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ExclusionSource;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.Outlooks.Extremes;
import dev.sla4j.report.Outlook;
import dev.sla4j.target.AllOf;
import dev.sla4j.target.AnyOf;
import dev.sla4j.target.AtLeast;
import dev.sla4j.target.Availability;
import dev.sla4j.target.CombinedUnknown;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.target.Scope;
import dev.sla4j.value.Figure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be said of the figure of down time of a running period (S19). */
final class Prospect {
    private final Context context;
    private final Plan plan;
    private final ServiceLevelTarget target;
    private final Facts facts;
    private final Readings readings;
    private final Scenes scenes;
    private final Indicator indicator;

    Prospect(Context context, Scenes scenes, Indicator indicator) {
        this.context = context;
        this.plan = context.plan();
        this.target = context.target();
        this.facts = context.facts();
        this.readings = context.readings();
        this.scenes = scenes;
        this.indicator = indicator;
    }

    /**
     * What is certain of a target whose figure it is.
     *
     * @param units all units of the target
     * @param applying those to which the promise applies
     */
    Outlook outlook(LimitObjective objective, List<Unit> units, List<Unit> applying) {
        return switch (target.scope().mode()) {
            case TOGETHER -> together(objective, units);
            case POOLED -> mayGrow() ? open(outlook(objective, applying)) : outlook(objective, applying);
            case EACH -> each(objective, units, applying);
        };
    }

    /** What is certain of the figure of a pool, where it is one figure of several. */
    Ahead of(Pool pool) {
        return new Ahead() {
            @Override
            public @Nullable Span span() {
                return pool.applies() ? Prospect.this.span(pool) : null;
            }

            @Override
            public Outlook under(LimitObjective objective) {
                Outlook.State state = Ahead.super.under(objective).state();
                return new Outlook(state, outlook(objective, pool.units()).left());
            }
        };
    }

    private @Nullable Span span(Pool pool) {
        ExclusionEffect effect = readings.get(ExclusionEffect.class);
        List<Span> spans = new ArrayList<>();
        for (List<Unit> units : inTheEnd(pool)) {
            Span span = Outlooks.span(indicator, extremes(units), effect, new PoolCertainty(units));
            if (span == null) {
                return null;
            }
            spans.add(span);
        }
        return spans.isEmpty() ? null : Span.hull(spans);
    }

    /** All that a pool may be in the end; nothing if that cannot be said. */
    private List<List<Unit>> inTheEnd(Pool pool) {
        boolean together = target.scope().mode() == Scope.Mode.TOGETHER;
        if (!together || !pool.units().equals(Units.of(target, readings, facts))) {
            boolean grows = target.scope().mode() == Scope.Mode.POOLED && mayGrow();
            return grows ? List.of() : List.of(pool.units());
        }
        List<ExclusionRule> rules = plan.agreement().exclusions();
        List<Unit> all = Units.inTheEnd(target, rules, readings, facts);
        boolean known = !Units.mayBringExcuses(target, rules, readings, facts)
                && all.stream().allMatch(unit -> Exemptions.applies(context, unit));
        return known ? all.stream().map(List::of).toList() : List.of();
    }

    private Outlook together(LimitObjective objective, List<Unit> units) {
        List<ExclusionRule> rules = plan.agreement().exclusions();
        if (Units.mayBringExcuses(target, rules, readings, facts)) {
            return open(outlook(objective, units));
        }
        List<Unit> all = Units.inTheEnd(target, rules, readings, facts);
        Outlook agreed = agreed(
                all.stream().map(unit -> outlook(objective, List.of(unit))).toList());
        return all.stream().allMatch(unit -> Exemptions.applies(context, unit)) ? agreed : open(agreed);
    }

    /** A subject that nobody has heard of may miss, and the first takes the place of the service as a whole. */
    private Outlook each(LimitObjective objective, List<Unit> units, List<Unit> applying) {
        Outlook outlook = worst(
                applying.stream().map(unit -> outlook(objective, List.of(unit))).toList());
        boolean replaced = units.get(0).parts().contains(Evidence.SERVICE);
        boolean open = mayGrow() && (outlook.state() == Outlook.State.CERTAINLY_MET || replaced);
        return open ? open(outlook) : outlook;
    }

    private static Outlook open(Outlook outlook) {
        return new Outlook(Outlook.State.OPEN, outlook.left());
    }

    /** The outlook of one unit, or of several that are pooled. */
    private Outlook outlook(LimitObjective objective, List<Unit> pool) {
        ExclusionEffect effect = readings.get(ExclusionEffect.class);
        return Outlooks.of(indicator, objective, extremes(pool), effect, new PoolCertainty(pool));
    }

    private Extremes extremes(List<Unit> pool) {
        return pool.stream().map(this::extremes).reduce(Extremes::plus).orElseThrow();
    }

    private Extremes extremes(Unit unit) {
        Outcome quiet = reading(unit, Reading.BEST, Reading.BEST);
        boolean limited = plan.agreement().exclusions().stream()
                .anyMatch(rule -> rule.appliesTo(target.id()) && rule.allowance() != null);
        Outcome best =
                limited && indicator instanceof Availability ? reading(unit, Reading.BEST, Reading.HOPED) : quiet;
        return Extremes.of(reading(unit, Reading.WORST, Reading.WORST), best, quiet);
    }

    /** What is certain of units that are pooled. */
    private final class PoolCertainty implements Outlooks.Certainty {
        private final List<Unit> pool;

        private PoolCertainty(List<Unit> pool) {
            this.pool = pool;
        }

        @Override
        public boolean hasKnownTime() {
            return pool.stream().anyMatch(Prospect.this::knowsForCertain);
        }

        /**
         * Without time that weighs less than the rest, a share would be worse. Where unknown parts are left out, a part that a refinement finds up for
         * a moment makes the whole better than one of which nothing becomes known.
         */
        @Override
        public boolean isWorst() {
            if (readings.get(CombinedUnknown.class) == CombinedUnknown.KNOWN_PARTS
                    && refinesAPart(Figures.downtimeOf(indicator), false)) {
                return false;
            }
            return !(indicator instanceof Availability)
                    || pool.stream().allMatch(unit -> isKnown(unit) || weighsAlike(unit));
        }

        private static boolean refinesAPart(Downtime node, boolean isPart) {
            List<Downtime> operands = node.operands();
            boolean combines = node instanceof AnyOf || node instanceof AllOf || node instanceof AtLeast;
            return (isPart && !combines && !operands.isEmpty())
                    || operands.stream().anyMatch(of -> refinesAPart(of, isPart || operands.size() > 1));
        }

        /** All that a cause may excuse is unknown, even if an allowance could not excuse all of it. */
        @Override
        public boolean isBest() {
            boolean limited = plan.agreement().exclusions().stream()
                    .anyMatch(rule -> rule.appliesTo(target.id())
                            && rule.allowance() != null
                            && rule.source() instanceof ExclusionSource.WhileDown);
            return !limited || pool.stream().allMatch(this::isKnown);
        }

        @Override
        public boolean isSettled() {
            return readings.get(OutageIdentity.class) == OutageIdentity.CONNECTED
                    && pool.stream().allMatch(this::isKnown);
        }

        /** Whether no time can be unknown in the end. */
        private boolean isKnown(Unit unit) {
            return facts.disputedExclusions().isEmpty()
                    && !reading(unit, Reading.AS_IS, Reading.AS_IS).hasUnknown();
        }

        private boolean weighsAlike(Unit unit) {
            return !evaluation(unit, Reading.WORST, Reading.WORST)
                    .timeline()
                    .has(level -> level.isDown() && !level.isFullyDown());
        }
    }

    /** Certain is what is certain of all that the unit may be in the end; what is left is that of the unit as it is. */
    private static Outlook agreed(List<Outlook> outlooks) {
        Outlook now = outlooks.get(0);
        boolean certain = outlooks.stream().allMatch(outlook -> outlook.state() == now.state());
        return certain ? now : open(now);
    }

    /** Whether subjects that nobody has heard of yet would be judged too, where each has a unit of its own. */
    private boolean mayGrow() {
        return target.scope().subjects().isEmpty();
    }

    /**
     * Whether some past time of the figure is known as it is, and up even if all that is open were down, or down even if it were up. Where the known
     * parts of a combination decide, it may be unknown as it is although both readings know it.
     */
    private boolean knowsForCertain(Unit unit) {
        if (evaluation(unit, Reading.AS_IS, Reading.AS_IS)
                .pastWhere(Level::isKnown)
                .isEmpty()) {
            return false;
        }
        return !evaluation(unit, Reading.WORST, Reading.WORST)
                        .pastWhere(Level::isUp)
                        .isEmpty()
                || !evaluation(unit, Reading.BEST, Reading.BEST)
                        .pastWhere(Level::isDown)
                        .isEmpty();
    }

    /** One that is certainly missed decides; else one that is open; the least that is left counts. */
    static Outlook worst(List<Outlook> outlooks) {
        Outlook.State state = Outlook.State.CERTAINLY_MET;
        Figure left = Figure.none();
        for (Outlook outlook : outlooks) {
            if (outlook.state() == Outlook.State.CERTAINLY_MISSED) {
                state = Outlook.State.CERTAINLY_MISSED;
            } else if (outlook.state() == Outlook.State.OPEN && state == Outlook.State.CERTAINLY_MET) {
                state = Outlook.State.OPEN;
            }
            boolean less =
                    outlook.left().isMeasured() && (!left.isMeasured() || Figure.compare(outlook.left(), left) < 0);
            left = less ? outlook.left() : left;
        }
        return new Outlook(state, left);
    }

    private Outcome reading(Unit unit, Reading unknown, Reading future) {
        return evaluation(unit, unknown, future).outcome();
    }

    private UnitEvaluation evaluation(Unit unit, Reading unknown, Reading future) {
        return new UnitEvaluation(plan, target, scenes.of(unit, indicator), unknown, future);
    }
}
