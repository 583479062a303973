package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sla4j.agreement.Agreement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tests see what users on the module path see. */
class ModuleTest {
    @Test
    void testsRunInsideTheNamedModule() {
        assertEquals("dev.sla4j.jackson", ModuleTest.class.getModule().getName());
    }

    @Test
    void theModuleIsFoundAsAService() throws IOException {
        ObjectMapper mapper = JsonMapper.builder().findAndAddModules().build();
        assertEquals(
                Documents.agreement("smallest"),
                mapper.readValue(Documents.text("agreements/smallest.json"), Agreement.class));
    }

    /** On the class path there is no module descriptor to name the service. */
    @Test
    void theClassPathHasTheSameService() throws IOException {
        assertEquals(
                SlaModule.class.getName(),
                Documents.text("META-INF/services/" + Module.class.getName()).strip());
    }

    @Test
    void theModuleHasTheNameAndTheVersionOfTheProject() throws IOException {
        Matcher version = Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertTrue(version.find());
        assertEquals("sla4j", new SlaModule().getModuleName());
        assertEquals(
                "dev.sla4j/sla-jackson/" + version.group(1),
                new SlaModule().version().toFullString());
    }
}
