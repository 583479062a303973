package dev.sla4j.benchmarks;

import java.util.function.Function;

/** What can measure the down time of a workload. */
public enum Peer {
    /** The engine, from two columns of the caller. */
    COLUMNS(EngineMeter::ofColumns, Integer.MAX_VALUE),
    /** The engine, from a list of records. */
    OBJECTS(EngineMeter::ofObjects, Integer.MAX_VALUE),
    /** java.util.stream and java.time. */
    JAVA_TIME(JavaTimeMeter::new, 100_000),
    /** Guava's {@code TreeRangeSet}. */
    RANGE_SET(RangeSetMeter::new, 100_000);

    private final Function<OutageWorkload, DowntimeMeter> maker;
    private final int mostRows;

    Peer(Function<OutageWorkload, DowntimeMeter> maker, int mostRows) {
        this.maker = maker;
        this.mostRows = mostRows;
    }

    /** Makes a meter, with the rows in the form that this peer takes. */
    DowntimeMeter on(OutageWorkload workload) {
        return maker.apply(workload);
    }

    /**
     * Asks every peer that copes with so many rows, so that each figure is that of a program that uses the library in more ways than one.
     *
     * @throws IllegalStateException if two peers differ by a nanosecond
     */
    static void checkAgreement(OutageWorkload workload) {
        long expected = COLUMNS.on(workload).downNanos();
        for (Peer peer : values()) {
            if (workload.starts().length <= peer.mostRows) {
                long down = peer.on(workload).downNanos();
                if (down != expected) {
                    throw new IllegalStateException("down time of " + peer + " (" + down
                            + " ns) must be that of COLUMNS (" + expected + " ns)");
                }
            }
        }
    }
}
