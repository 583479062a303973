package dev.sla4j.engine;

import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ExclusionSource;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.Outlooks.Extremes;
import dev.sla4j.report.Outlook;
import dev.sla4j.target.Availability;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.value.Figure;
import java.util.List;

/** What can be said of the figure of down time of a running period (S19). */
final class Prospect {
    private final Context context;
    private final Plan plan;
    private final ServiceLevelTarget target;
    private final Facts facts;
    private final Readings readings;
    private final Scenes scenes;
    private final List<Unit> units;
    private final List<Unit> applying;

    Prospect(Context context, Scenes scenes, List<Unit> units, List<Unit> applying) {
        this.context = context;
        this.plan = context.plan();
        this.target = context.target();
        this.facts = context.facts();
        this.readings = context.readings();
        this.scenes = scenes;
        this.units = units;
        this.applying = applying;
    }

    Outlook outlook() {
        return switch (target.scope().mode()) {
            case TOGETHER -> together();
            case POOLED -> mayGrow() ? open(outlook(applying)) : outlook(applying);
            case EACH -> each();
        };
    }

    private Outlook together() {
        List<ExclusionRule> rules = plan.agreement().exclusions();
        if (Units.mayBringExcuses(target, rules, readings, facts)) {
            return open(outlook(units));
        }
        List<Unit> all = Units.inTheEnd(target, rules, readings, facts);
        Outlook agreed = agreed(all.stream().map(unit -> outlook(List.of(unit))).toList());
        return all.stream().allMatch(unit -> Exemptions.applies(context, unit)) ? agreed : open(agreed);
    }

    /** A subject that nobody has heard of may miss, and the first takes the place of the service as a whole. */
    private Outlook each() {
        Outlook outlook =
                worst(applying.stream().map(unit -> outlook(List.of(unit))).toList());
        boolean replaced = units.get(0).parts().contains(Evidence.SERVICE);
        boolean open = mayGrow() && (outlook.state() == Outlook.State.CERTAINLY_MET || replaced);
        return open ? open(outlook) : outlook;
    }

    private static Outlook open(Outlook outlook) {
        return new Outlook(Outlook.State.OPEN, outlook.left());
    }

    /** The outlook of one unit, or of several that are pooled. */
    private Outlook outlook(List<Unit> pool) {
        Extremes extremes = pool.stream()
                .map(unit -> Extremes.of(
                        reading(unit, Reading.WORST, Reading.WORST), reading(unit, Reading.BEST, Reading.BEST)))
                .reduce(Extremes::plus)
                .orElseThrow();
        return Outlooks.of(target, extremes, readings.get(ExclusionEffect.class), new PoolCertainty(pool));
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

        /** Without time that weighs less than the rest, a share would be worse. */
        @Override
        public boolean isWorst() {
            return !(target.indicator() instanceof Availability)
                    || pool.stream().allMatch(unit -> isKnown(unit) || weighsAlike(unit));
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
        return new UnitEvaluation(plan, target, scenes.of(unit, target.indicator()), unknown, future);
    }
}
