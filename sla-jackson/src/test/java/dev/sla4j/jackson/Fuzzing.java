package dev.sla4j.jackson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Tries inputs that are made from the documents of the tests by changing bytes and words, without looking at coverage.
 *
 * <p>It needs nothing but the tests and runs for as long as one wants; the build runs it for a moment. CONTRIBUTING.md says how.
 */
public final class Fuzzing {
    /** What tries an input. */
    interface Target {
        void tries(byte[] data) throws IOException;
    }

    /** A target with what its inputs are made of. */
    record Task(Target target, List<byte[]> seeds) {}

    private static final List<String> WORDS = List.of(
            "1e999999999",
            "-0",
            "NaN",
            "null",
            "true",
            "{}",
            "[]",
            "\"\"",
            "\\ud800",
            "\u0000",
            "+999999999-12-31T23:59Z",
            "2026-03-29T02:30",
            "24:00",
            "PT0S",
            "P1D",
            "PT9223372036854775807S",
            "99.9%",
            "1/3",
            ">= ",
            " and < ",
            "EUR",
            "x-",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "Z",
            "+18:00",
            "monday-friday",
            "weekly",
            "reported",
            "lasting",
            "share",
            "percentile",
            "fold",
            "0",
            "9",
            "-1",
            "999999999999999999",
            "9".repeat(400));

    private Fuzzing() {}

    static TreeMap<String, Task> tasks() throws IOException {
        TreeMap<String, Task> tasks = new TreeMap<>();
        List<byte[]> agreements = new ArrayList<>();
        for (String name : Documents.AGREEMENTS) {
            agreements.add(bytes(Documents.text("agreements/" + name + ".json")));
        }
        SchemaTest.agreements().values().forEach(each -> agreements.add(bytes(each.toString())));
        tasks.put("agreement", new Task(AgreementFuzz::fuzzerTestOneInput, agreements));
        List<byte[]> lines = new ArrayList<>();
        SchemaTest.measurements().forEach(each -> lines.add(bytes(each.toString())));
        lines.add(bytes(Documents.text("measurements/all.jsonl")));
        tasks.put("measurement", new Task(MeasurementFuzz::fuzzerTestOneInput, lines));
        tasks.put("state", new Task(StateFuzz::fuzzerTestOneInput, List.of(StateFuzz.body())));
        tasks.put("kept", new Task(KeptFuzz::fuzzerTestOneInput, KeptFuzz.seeds()));
        tasks.put("table", new Task(TableFuzz::fuzzerTestOneInput, TableFuzz.seeds()));
        List<byte[]> schedules = new ArrayList<>();
        for (String text : List.of(
                "09:00-17:00",
                "Europe/Berlin",
                "monday-friday",
                "2026-12-24",
                "2026-03-07T10:00Z/2026-03-07T12:00Z",
                "always",
                "22:00-06:00",
                "+01:00",
                "UTC+1")) {
            for (char place = 0; place < 7; place++) {
                schedules.add(bytes(place + text));
            }
        }
        tasks.put("schedule", new Task(ScheduleFuzz::fuzzerTestOneInput, schedules));
        return tasks;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** An input for a target. */
    static byte[] input(Task task, Random random) {
        byte[] data = task.seeds().get(random.nextInt(task.seeds().size()));
        for (int i = random.nextInt(4); i >= 0; i--) {
            data = changed(data, random);
        }
        return data;
    }

    private static byte[] changed(byte[] data, Random random) {
        if (data.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int from = random.nextInt(data.length);
        int to = Math.min(data.length, from + random.nextInt(1 + (random.nextBoolean() ? 4 : 40)));
        int other = random.nextInt(data.length);
        return switch (random.nextInt(7)) {
            case 0 -> replaced(data, from, from + 1, new byte[] {(byte) (data[from] ^ (1 << random.nextInt(8)))});
            case 1 -> replaced(data, from, from + 1, new byte[] {(byte) random.nextInt(256)});
            case 2 -> replaced(data, from, to, new byte[0]);
            case 3 -> replaced(data, other, other, Arrays.copyOfRange(data, from, to));
            case 4 -> Arrays.copyOf(data, from);
            default -> replaced(data, from, to, bytes(WORDS.get(random.nextInt(WORDS.size()))));
        };
    }

    private static byte[] replaced(byte[] data, int from, int to, byte[] by) {
        byte[] result = new byte[data.length - (to - from) + by.length];
        System.arraycopy(data, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(data, to, result, from + by.length, data.length - to);
        return result;
    }

    /**
     * Tries inputs for a target until the time is over; writes what is found to files.
     *
     * @param args the name of the target, the time such as PT1H, the seed, and a directory for findings
     * @throws IOException if a finding cannot be written
     */
    @SuppressWarnings("IllegalCatch") // Whatever comes out is a finding.
    public static void main(String[] args) throws IOException {
        Task task = tasks().get(args[0]);
        Random random = new Random(Long.parseLong(args[2]));
        long end = System.nanoTime() + Duration.parse(args[1]).toNanos();
        long tried = 0;
        long slowest = 0;
        int found = 0;
        while (System.nanoTime() < end && found < 100) {
            byte[] data = input(task, random);
            long start = System.nanoTime();
            try {
                task.target().tries(data);
            } catch (Throwable e) {
                found++;
                Path file = Path.of(args[3], args[0] + "-" + found);
                Files.write(file, data);
                System.out.println(file + " " + e);
                e.printStackTrace(System.out);
            }
            long took = System.nanoTime() - start;
            if (took > slowest) {
                slowest = took;
                Files.write(Path.of(args[3], args[0] + "-slowest"), data);
            }
            tried++;
        }
        System.out.println(
                args[0] + ": " + tried + " inputs, " + found + " findings, the slowest " + slowest / 1_000_000 + " ms");
    }
}
