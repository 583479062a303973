package dev.sla4j.settlement;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Settles many agreements in one call.
 *
 * <pre>{@code
 * PortfolioTotals totals = Portfolio.settle(entries, outcome -> archive.write(outcome.name(), outcome.statement()));
 * }</pre>
 *
 * <p>One entry is settled after the other, in the order given, and its outcome is handed over before the next one is begun: what is held in memory are
 * the sums, which periods of which agreement they are of, and the names of what failed, not the statements. An entry that fails – a document of the wrong
 * form, a calendar that is missing, a log that cannot be read – is an outcome that says so, and the rest is settled. So does one whose period was settled
 * already for the same agreement and parties, as it is or within a longer one: its sums would be added twice. No thread is started here; who wants several settles a part in each and merges
 * the sums, in any order ({@link PortfolioTotals#merge}).
 */
public final class Portfolio {
    private Portfolio() {}

    /**
     * Settles entries and hands each outcome to a consumer.
     *
     * @param entries what is settled, read once, not null
     * @param each what takes the outcomes, in the order of the entries; what it throws ends the call; not null
     * @return the sums, not null
     */
    public static PortfolioTotals settle(Iterable<Entry> entries, Consumer<? super Outcome> each) {
        Objects.requireNonNull(each, "each");
        PortfolioTotals.Sums sums = new PortfolioTotals.Sums();
        SettledPeriods settled = new SettledPeriods();
        for (Entry entry : entries) {
            Outcome outcome = settled.once(entry.settle());
            if (outcome.statement() != null) {
                sums.add(outcome.statement());
            } else {
                sums.add(new PortfolioTotals.Failure(outcome.name(), Objects.requireNonNull(outcome.failure())));
            }
            each.accept(outcome);
        }
        return sums.totals();
    }

    /**
     * Settles entries and keeps all outcomes.
     *
     * @param entries what is settled, read once, not null
     * @return the outcomes and their sums, not null
     */
    public static Settled settle(Iterable<Entry> entries) {
        List<Outcome> outcomes = new ArrayList<>();
        PortfolioTotals totals = settle(entries, outcomes::add);
        return new Settled(outcomes, totals);
    }

    /** What makes a statement: reads the agreement and what happened, and evaluates. */
    @FunctionalInterface
    public interface Work {
        /**
         * Makes the statement.
         *
         * @return the statement, not null
         * @throws IOException if something cannot be read
         */
        Statement statement() throws IOException;
    }

    /**
     * An agreement to settle.
     *
     * @param name how it is called where it fails, such as the identity of the agreement or the name of a file, not null
     * @param work what makes its statement, not null
     */
    public record Entry(String name, Work work) {

        /** Checks. */
        public Entry {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(work, "work");
        }

        private Outcome settle() {
            try {
                return new Outcome(name, Objects.requireNonNull(work.statement(), "statement must not be null"), null);
            } catch (IOException | RuntimeException e) {
                return new Outcome(name, null, why(e));
            }
        }

        /** The message, and the name of the exception where it alone says what happened, as of a file that is not there. */
        private static String why(Exception e) {
            String kind = e.getClass().getSimpleName();
            if (e.getMessage() == null) {
                return kind;
            }
            return e instanceof FileSystemException ? kind + ": " + e.getMessage() : e.getMessage();
        }
    }

    /**
     * What came of an entry.
     *
     * @param name the name of the entry, not null
     * @param statement its statement, or null if it failed
     * @param failure why it failed, or null if it did not
     */
    public record Outcome(
            String name,
            @Nullable Statement statement,
            @Nullable String failure) {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if there are both or none of statement and failure
         */
        public Outcome {
            Objects.requireNonNull(name, "name");
            if ((statement == null) == (failure == null)) {
                throw new IllegalArgumentException("outcome of " + name + " must be a statement or a failure");
            }
        }
    }

    /**
     * All outcomes.
     *
     * @param outcomes the outcomes in the order of the entries
     * @param totals their sums, not null
     */
    public record Settled(List<Outcome> outcomes, PortfolioTotals totals) {

        /** Checks and copies. */
        public Settled {
            outcomes = List.copyOf(outcomes);
            Objects.requireNonNull(totals, "totals");
        }
    }
}
