package dev.sla4j.examples;

/** Text in lines of a limited width. */
final class Page {
    private static final int WIDTH = 120;
    private static final int NAME = 12;

    private final StringBuilder text = new StringBuilder();

    Page heading(String heading) {
        return line(heading).line("=".repeat(heading.length()));
    }

    Page line(String line) {
        text.append(line.stripTrailing()).append('\n');
        return this;
    }

    /** A paragraph, broken between words. */
    Page paragraph(String paragraph) {
        return field("", 0, paragraph);
    }

    /** A name and a text beside it, broken between words. */
    Page field(String name, String value) {
        return field("  " + name, NAME, value);
    }

    /** A name and lines beside it as they are. */
    Page block(String name, String lines) {
        String start = padded("  " + name, NAME);
        for (String line : lines.lines().toList()) {
            line(start + line);
            start = " ".repeat(NAME);
        }
        return this;
    }

    private Page field(String name, int indent, String value) {
        StringBuilder line = new StringBuilder(padded(name, indent));
        boolean first = true;
        for (String word : value.split(" (?!%)")) {
            if (!first && line.length() + 1 + word.length() > WIDTH) {
                line(line.toString());
                line = new StringBuilder(" ".repeat(indent));
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            first = false;
        }
        return line(line.toString());
    }

    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
