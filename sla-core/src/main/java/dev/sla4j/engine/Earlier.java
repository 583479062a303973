package dev.sla4j.engine;

import dev.sla4j.report.Grounds;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.value.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The reports of the periods directly before one, the latest first (S24). Of several reports of one period the last that was handed in stands. */
final class Earlier {
    private final List<PeriodResult> reports = new ArrayList<>();
    private boolean readProvisional;

    Earlier(Plan plan, History history) {
        long start = plan.period().range().startNanos();
        PeriodResult before = endingAt(plan.agreement().id(), start, history);
        while (before != null) {
            reports.add(before);
            start = before.period().range().startNanos();
            before = endingAt(plan.agreement().id(), start, history);
        }
    }

    static @Nullable PeriodResult endingAt(String agreement, long end, History history) {
        PeriodResult found = null;
        for (PeriodResult report : history.results()) {
            if (report.agreement().equals(agreement)
                    && report.period().range().endNanos() == end
                    && !report.period().range().isEmpty()) {
                found = report;
            }
        }
        return found;
    }

    /** How many periods directly before there are reports of. */
    int size() {
        return reports.size();
    }

    /** Whether a figure was read that may still change. */
    boolean hasReadProvisional() {
        return readProvisional;
    }

    String label(int back) {
        return reports.get(back).period().label();
    }

    /** The figure that a report holds for a subject of a target, or for a part of it; none if it holds none. */
    Figure figure(int back, String target, @Nullable String subject, List<String> path) {
        if (back >= reports.size()) {
            return Figure.none();
        }
        for (TargetResult result : reports.get(back).targets()) {
            if (result.id().equals(target)) {
                readProvisional |= result.attainment().provisional();
                return figure(result, subject, path);
            }
        }
        return Figure.none();
    }

    private static Figure figure(TargetResult target, @Nullable String subject, List<String> path) {
        for (SubjectResult result : target.subjects()) {
            if (Objects.equals(result.subject(), subject)) {
                return figure(result, path);
            }
        }
        return Figure.none();
    }

    private static Figure figure(SubjectResult whole, List<String> path) {
        SubjectResult result = whole;
        for (String name : path) {
            SubjectResult next = null;
            for (Grounds.Part part : result.grounds().parts()) {
                next = part.name().equals(name) ? part.result() : next;
            }
            if (next == null) {
                return Figure.none();
            }
            result = next;
        }
        return result.figure();
    }
}
