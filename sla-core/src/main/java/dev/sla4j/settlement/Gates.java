package dev.sla4j.settlement;

import dev.sla4j.penalty.Flat;
import dev.sla4j.penalty.Gate;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.value.Limit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether what a penalty waits for is so: the one dispatch over {@link Gate}. */
final class Gates {
    /** Whether something is let through. */
    enum Pass {
        YES,
        MAYBE,
        NO
    }

    private final List<Attainment> attainments;

    Gates(List<Attainment> attainments) {
        this.attainments = attainments;
    }

    /** The gate of a penalty; a flat one waits for its promise to be missed, unless it is owed for single things. */
    static @Nullable Gate of(Penalty penalty) {
        boolean flat = penalty.formula() instanceof Flat && !penalty.driver().isEach();
        return penalty.when() == null && flat ? Gate.missed() : penalty.when();
    }

    Pass pass(@Nullable Gate gate, SubjectResult subject, Drivers drivers) {
        if (gate == null) {
            return Pass.YES;
        }
        if (gate instanceof Gate.Kept kept) {
            return pass(kept, subject);
        }
        if (gate instanceof Gate.Within within) {
            return pass(within.limit(), subject, drivers);
        }
        throw new AssertionError("unhandled gate " + gate);
    }

    private Pass pass(Gate.Kept gate, SubjectResult subject) {
        Verdict verdict = subject.verdict();
        boolean measured = isMeasured(subject);
        for (Attainment attainment : attainments) {
            if (attainment.target().equals(gate.target())) {
                verdict = attainment.verdict();
                measured = attainment.subjects().stream().anyMatch(Gates::isMeasured);
            }
        }
        return switch (verdict) {
            case MET -> gate.kept() ? Pass.YES : Pass.NO;
            case MISSED -> gate.kept() ? Pass.NO : Pass.YES;
            case UNDETERMINED -> measured ? Pass.MAYBE : Pass.NO;
            case NOT_APPLICABLE -> Pass.NO;
        };
    }

    private static boolean isMeasured(SubjectResult subject) {
        return subject.account().measured().signum() > 0;
    }

    private static Pass pass(Limit limit, SubjectResult subject, Drivers drivers) {
        if (drivers.isKnown()) {
            return subject.figure().isMeasured() && limit.accepts(subject.figure()) ? Pass.YES : Pass.NO;
        }
        Ends ends = drivers.ends();
        return switch (ends == null ? Holds.UNKNOWN : ends.within(limit)) {
            case YES -> Pass.YES;
            case UNKNOWN -> Pass.MAYBE;
            case NO -> Pass.NO;
        };
    }
}
