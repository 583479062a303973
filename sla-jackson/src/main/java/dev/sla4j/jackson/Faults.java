package dev.sla4j.jackson;

import java.util.ArrayList;
import java.util.List;

/** The faults found while one document is read. */
final class Faults {
    /** Enough to mend a document by; a hostile one shall not make an endless message. */
    private static final int MOST = 100;

    private final List<Fault> kept = new ArrayList<>();
    private int count;
    private int noted;

    void add(Fault fault) {
        if (kept.size() < MOST) {
            kept.add(fault);
        }
        count++;
        noted++;
    }

    /** Notes a fault of a value of which another one was told. */
    void again() {
        noted++;
    }

    /** A number that grows with each fault, told or not. */
    int count() {
        return noted;
    }

    List<Fault> kept() {
        return kept;
    }

    SlaFormatException toException() {
        return new SlaFormatException(kept, count, "");
    }
}
