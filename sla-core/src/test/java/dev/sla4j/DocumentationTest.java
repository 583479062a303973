package dev.sla4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing public is left without a word. Doclint can only ask for all or nothing: with the comments it also wants a tag for each
 * parameter and result, where a tag would often only repeat the signature. So the build asks for nothing, and this test for the comments.
 */
class DocumentationTest {
    @Test
    void everythingPublicHasAComment(@TempDir Path output) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-Xdoclint:missing/protected",
                "-Xmaxwarns",
                "10000",
                "-proc:none",
                "-d",
                output.toString(),
                "--module-path",
                System.getProperty("jdk.module.path") + File.pathSeparator + System.getProperty("java.class.path")));
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int result = ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new));
        assertEquals(0, result, said::toString);
        assertEquals(
                List.of(),
                said.toString()
                        .lines()
                        .filter(line -> line.endsWith("no comment"))
                        .toList());
    }
}
