package dev.sla4j.jackson;

import dev.sla4j.engine.Evaluation;
import java.util.ArrayList;
import java.util.List;

/** The rows that were refused while measurements were read: the first of them, and how many there were. */
final class RefusedRows<T> {
    private final List<T> kept = new ArrayList<>();
    private final String what;
    private long count;

    /** Called by a name such as lines. */
    RefusedRows(String what) {
        this.what = what;
    }

    void add(T row) {
        if (kept.size() < MeasurementLines.MOST_REFUSED_KEPT) {
            kept.add(row);
        }
        count++;
    }

    List<T> kept() {
        return List.copyOf(kept);
    }

    long count() {
        return count;
    }

    /** Lets the report name them and say how many there are, because the result may depend on them. */
    void addTo(Evaluation evaluation) {
        kept.forEach(row -> evaluation.addRefused(row.toString()));
        if (count > 0) {
            evaluation.addRefused(what + " refused: " + count + "; the result may depend on them");
        }
    }

    /** A number and its faults on one line. */
    static String text(String what, long number, List<Fault> faults) {
        StringBuilder text = new StringBuilder(what).append(' ').append(number).append(": ");
        for (int i = 0; i < faults.size(); i++) {
            text.append(i == 0 ? "" : "; ").append(faults.get(i));
        }
        return text.toString();
    }
}
