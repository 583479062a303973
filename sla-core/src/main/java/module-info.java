import org.jspecify.annotations.NullMarked;

/** Exact evaluation of service level agreements. */
@NullMarked
module dev.sla4j.core {
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.sla4j.value;
    exports dev.sla4j.time;
}
