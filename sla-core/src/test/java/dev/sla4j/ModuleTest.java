package dev.sla4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The tests see what users on the module path see. */
class ModuleTest {
    @Test
    void testsRunInsideTheNamedModule() {
        assertEquals("dev.sla4j.core", ModuleTest.class.getModule().getName());
    }
}
