package dev.sla4j.jackson;

import java.io.Serializable;

/**
 * How much is read of one document or of one line of measurements, so that hostile or broken input costs little.
 *
 * <p>The defaults are far beyond what people write, and small enough for a machine to bear. What is beyond a limit is a fault that names the limit. Numbers
 * and times have limits of their own, those of their types: a number has at most 1000 digits before and after the point, an instant lies between the years 1677
 * and 2262. The engine itself refuses a period of more than ten million slots of a figure over slots, before anything is measured; what
 * else is counted in slots costs only where there is evidence. Immutable.
 *
 * @param depth the deepest nesting of values, 1 to 1000
 * @param values the most values in a document, those of lists and objects counted one by one
 * @param length the most characters in all texts and names of a document
 * @param text the most characters in one text or name
 * @param number the most characters in one number
 * @param line the most bytes in a line of measurements
 * @param targets the most targets of an agreement
 * @param rows the most rows of a credit table, and the most entries of any other list or object
 * @param items the most work items and events of items, open or not, in one stream or table of measurements; all are held until the report
 */
public record Limits(
        int depth, int values, int length, int text, int number, int line, int targets, int rows, int items)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The limits unless others are stated. */
    public static final Limits DEFAULT =
            new Limits(100, 1_000_000, 10_000_000, 100_000, 1000, 1 << 20, 10_000, 100_000, 10_000_000);

    private static final int DEEPEST = 1000;

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a limit is less than 1, or the depth is so great that a stack might not bear it
     */
    public Limits {
        atLeastOne(depth, "depth");
        atLeastOne(values, "values");
        atLeastOne(length, "length");
        atLeastOne(text, "text");
        atLeastOne(number, "number");
        atLeastOne(line, "line");
        atLeastOne(targets, "targets");
        atLeastOne(rows, "rows");
        atLeastOne(items, "items");
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("depth (" + depth + ") must be at most " + DEEPEST);
        }
    }

    private static void atLeastOne(int limit, String name) {
        if (limit < 1) {
            throw new IllegalArgumentException(name + " (" + limit + ") must be at least 1");
        }
    }

    /**
     * Returns a copy with another depth.
     *
     * @param newDepth the deepest nesting of values
     * @return the copy, not null
     * @throws IllegalArgumentException if it is not 1 to 1000
     */
    public Limits withDepth(int newDepth) {
        return new Limits(newDepth, values, length, text, number, line, targets, rows, items);
    }

    /**
     * Returns a copy for documents of another size.
     *
     * @param newValues the most values
     * @param newLength the most characters in all texts and names
     * @return the copy, not null
     * @throws IllegalArgumentException if one is less than 1
     */
    public Limits withSize(int newValues, int newLength) {
        return new Limits(depth, newValues, newLength, text, number, line, targets, rows, items);
    }

    /**
     * Returns a copy for texts of another length.
     *
     * @param newText the most characters in one text or name
     * @return the copy, not null
     * @throws IllegalArgumentException if it is less than 1
     */
    public Limits withText(int newText) {
        return new Limits(depth, values, length, newText, number, line, targets, rows, items);
    }

    /**
     * Returns a copy for numbers of another length.
     *
     * @param newNumber the most characters in one number
     * @return the copy, not null
     * @throws IllegalArgumentException if it is less than 1
     */
    public Limits withNumber(int newNumber) {
        return new Limits(depth, values, length, text, newNumber, line, targets, rows, items);
    }

    /**
     * Returns a copy for lines of another length.
     *
     * @param newLine the most bytes in a line
     * @return the copy, not null
     * @throws IllegalArgumentException if it is less than 1
     */
    public Limits withLine(int newLine) {
        return new Limits(depth, values, length, text, number, newLine, targets, rows, items);
    }

    /**
     * Returns a copy for another number of targets.
     *
     * @param newTargets the most targets of an agreement
     * @return the copy, not null
     * @throws IllegalArgumentException if it is less than 1
     */
    public Limits withTargets(int newTargets) {
        return new Limits(depth, values, length, text, number, line, newTargets, rows, items);
    }

    /**
     * Returns a copy for another number of rows.
     *
     * @param newRows the most rows of a credit table, and entries of any other list or object
     * @return the copy, not null
     * @throws IllegalArgumentException if it is less than 1
     */
    public Limits withRows(int newRows) {
        return new Limits(depth, values, length, text, number, line, targets, newRows, items);
    }

    /**
     * Returns a copy for another number of work items.
     *
     * @param newItems the most work items and events of items in one stream of measurements
     * @return the copy, not null
     * @throws IllegalArgumentException if it is less than 1
     */
    public Limits withItems(int newItems) {
        return new Limits(depth, values, length, text, number, line, targets, rows, newItems);
    }
}
