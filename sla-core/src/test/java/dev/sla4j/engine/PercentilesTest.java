package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sla4j.target.Indicator;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Percentile.Definition;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.value.Ratio;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of percentiles (S18) against tables worked out by hand and against the definitions put in other words. */
class PercentilesTest {
    private static Percentile percentile(String rank, Definition definition) {
        return Indicator.percentile(rank, Selection.samples("x"), Quantity.value())
                .by(definition);
    }

    private static Ratio percentileOf(Percentile percentile, List<Ratio> values) {
        Values all = new Values();
        values.forEach(value -> all.add(value, 1));
        return Percentiles.of(percentile, all);
    }

    private static List<Ratio> values(long... ascending) {
        return LongStream.of(ascending).mapToObj(Ratio::of).toList();
    }

    /** Of 15, 20, 35, 40, 50. */
    @ParameterizedTest
    @CsvSource({
        "0%, 15",
        "5%, 15",
        "20%, 15",
        "20.1%, 20",
        "30%, 20",
        "40%, 20",
        "50%, 35",
        "80%, 40",
        "80.01%, 50",
        "100%, 50"
    })
    void nearestRank(String rank, String expected) {
        assertEquals(
                Ratio.parse(expected),
                percentileOf(percentile(rank, Definition.NEAREST_RANK), values(15, 20, 35, 40, 50)));
    }

    /** Percentiles of 1 … 10 as statistical packages print them for the types 1 to 9; thirds and eighths stay exact. */
    @ParameterizedTest
    @CsvSource({
        "NEAREST_RANK, 25%, 3",
        "AVERAGED_STEP, 25%, 3",
        "NEAREST_EVEN, 25%, 2",
        "LINEAR_STEPS, 25%, 5/2",
        "HAZEN, 25%, 3",
        "WEIBULL, 25%, 11/4",
        "LINEAR, 25%, 13/4",
        "MEDIAN_UNBIASED, 25%, 35/12",
        "NORMAL_UNBIASED, 25%, 47/16",
        "NEAREST_RANK, 50%, 5",
        "AVERAGED_STEP, 50%, 11/2",
        "NEAREST_EVEN, 50%, 5",
        "LINEAR_STEPS, 50%, 5",
        "HAZEN, 50%, 11/2",
        "WEIBULL, 50%, 11/2",
        "LINEAR, 50%, 11/2",
        "MEDIAN_UNBIASED, 50%, 11/2",
        "NORMAL_UNBIASED, 50%, 11/2",
        "NEAREST_RANK, 95%, 10",
        "AVERAGED_STEP, 95%, 10",
        "NEAREST_EVEN, 95%, 10",
        "LINEAR_STEPS, 95%, 19/2",
        "HAZEN, 95%, 10",
        "WEIBULL, 95%, 10",
        "LINEAR, 95%, 191/20",
        "MEDIAN_UNBIASED, 95%, 10",
        "NORMAL_UNBIASED, 95%, 10"
    })
    void definitions(Definition definition, String rank, String expected) {
        Ratio value = percentileOf(percentile(rank, definition), values(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        assertEquals(Ratio.parse(expected), value);
    }

    @ParameterizedTest
    @CsvSource({"0%", "50%", "95%", "100%"})
    void everyDefinitionOfOneValueIsThatValue(String rank) {
        for (Definition definition : Definition.values()) {
            assertEquals(Ratio.of(7), percentileOf(percentile(rank, definition), values(7)), definition::name);
        }
    }

    @Test
    void ranksLieBetweenZeroAndOne() {
        assertThrows(IllegalArgumentException.class, () -> percentile("100.1%", Definition.LINEAR));
        assertThrows(IllegalArgumentException.class, () -> percentile("-1%", Definition.LINEAR));
    }

    /** S18: "p ≤ T" is "count(≤ T) ≥ ceil(p n)", for every T. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void nearestRankIsThePromiseByCounting(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 20) Integer> numbers,
            @ForAll @IntRange(max = 100) int rank,
            @ForAll @IntRange(max = 20) int bound) {
        List<Ratio> ascending = numbers.stream().sorted().map(Ratio::of).toList();
        Ratio value = percentileOf(percentile(rank + "%", Definition.NEAREST_RANK), ascending);
        long count = numbers.stream().filter(number -> number <= bound).count();
        long needed = Math.max(1, (rank * numbers.size() + 99) / 100);
        assertEquals(count >= needed, value.compareTo(Ratio.of(bound)) <= 0);
    }

    /** Types 4 to 9 by their other parameters, n p + α + p (1 − α − β); types 1 to 3 by counting. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void definitionsAgreeWithTheirOtherForms(
            @ForAll @Size(min = 1, max = 25) List<@IntRange(max = 50) Integer> numbers,
            @ForAll @IntRange(max = 1000) int rank) {
        List<Ratio> x = numbers.stream().sorted().map(Ratio::of).toList();
        Ratio p = Ratio.of(rank, 1000);
        for (Definition definition : Definition.values()) {
            Ratio value = percentileOf(percentile(rank / 10 + "." + rank % 10 + "%", definition), x);
            Ratio expected = switch (definition) {
                case NEAREST_RANK -> reaching(x, p, false);
                case AVERAGED_STEP ->
                    reaching(x, p, false).plus(reaching(x, p, true)).dividedBy(Ratio.of(2));
                case NEAREST_EVEN -> nearest(x, rank);
                case LINEAR_STEPS -> plotting(x, p, Ratio.ZERO, Ratio.ONE);
                case HAZEN -> plotting(x, p, Ratio.of(1, 2), Ratio.of(1, 2));
                case WEIBULL -> plotting(x, p, Ratio.ZERO, Ratio.ZERO);
                case LINEAR -> plotting(x, p, Ratio.ONE, Ratio.ONE);
                case MEDIAN_UNBIASED -> plotting(x, p, Ratio.of(1, 3), Ratio.of(1, 3));
                case NORMAL_UNBIASED -> plotting(x, p, Ratio.of(3, 8), Ratio.of(3, 8));
            };
            assertEquals(expected, value, () -> definition + " of " + x + " at " + p);
        }
    }

    /** The first value at which the share of values up to its place reaches, or exceeds, p. */
    private static Ratio reaching(List<Ratio> x, Ratio p, boolean strictly) {
        for (int i = 1; i <= x.size(); i++) {
            int order = Ratio.of(i, x.size()).compareTo(p);
            if (strictly ? order > 0 : order >= 0) {
                return x.get(i - 1);
            }
        }
        return x.get(x.size() - 1);
    }

    /** The value whose number is nearest to n p, the even one of two. */
    private static Ratio nearest(List<Ratio> x, int rank) {
        int best = 0;
        for (int i = 0; i <= x.size(); i++) {
            int distance = Math.abs(1000 * i - rank * x.size());
            int least = Math.abs(1000 * best - rank * x.size());
            best = distance < least || (distance == least && i % 2 == 0) ? i : best;
        }
        return x.get(Math.max(1, best) - 1);
    }

    private static Ratio plotting(List<Ratio> x, Ratio p, Ratio alpha, Ratio beta) {
        Ratio place = p.times(Ratio.of(x.size()).plus(Ratio.ONE).minus(alpha).minus(beta))
                .plus(alpha);
        if (place.compareTo(Ratio.ONE) <= 0) {
            return x.get(0);
        }
        for (int i = 1; i < x.size(); i++) {
            if (place.compareTo(Ratio.of(i + 1)) < 0) {
                return x.get(i - 1).plus(place.minus(Ratio.of(i)).times(x.get(i).minus(x.get(i - 1))));
            }
        }
        return x.get(x.size() - 1);
    }
}
