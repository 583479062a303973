import org.jspecify.annotations.NullMarked;

/** Agreements, measurements and reports as JSON. */
@NullMarked
module dev.sla4j.jackson {
    requires transitive dev.sla4j.core;
    requires transitive com.fasterxml.jackson.databind;
    requires static transitive org.jspecify;

    exports dev.sla4j.jackson;

    provides com.fasterxml.jackson.databind.Module with
            dev.sla4j.jackson.SlaModule;
}
