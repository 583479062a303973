import org.jspecify.annotations.NullMarked;

/** Exact evaluation of service level agreements. */
@NullMarked
module dev.sla4j.core {
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.sla4j.value;
    exports dev.sla4j.time;
    exports dev.sla4j.measurement;
    exports dev.sla4j.target;
    exports dev.sla4j.penalty;
    exports dev.sla4j.agreement;
    exports dev.sla4j.report;
    exports dev.sla4j.settlement;
    exports dev.sla4j.engine;
}
