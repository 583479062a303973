package dev.sla4j.engine;

import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Percentile.Definition;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures of single things by plain definitions, and all that things may have been of which not everything is known. */
final class BoundsOracle {
    /** Beyond all that is ever drawn. */
    static final Ratio HUGE = Ratio.of(1_000_000_000_000_000L);

    private static final Ratio FAR = Ratio.of(1_000_000_000L);

    private BoundsOracle() {}

    /**
     * A thing that counts.
     *
     * @param weight how much, or null if that is not known
     * @param open whether it is late and not done: in a share it counts, but has no number yet
     */
    record Counted(int hour, Ratio value, @Nullable Ratio weight, boolean open) {
        Counted(int hour, Ratio value, @Nullable Ratio weight) {
            this(hour, value, weight, false);
        }
    }

    private static List<Counted> done(List<Counted> things) {
        return things.stream().filter(each -> !each.open).toList();
    }

    /**
     * What may have counted in place of one thing.
     *
     * @param ways each way in which it may have been; nothing, if it may not have counted
     * @param free whether it may have had every number
     */
    record Thing(List<List<Counted>> ways, boolean free) {
        static Thing known(Counted one) {
            return new Thing(List.of(List.of(one)), true);
        }

        /** Whether it is decided what it adds to a figure that only counts, or to any other. */
        boolean isKnown(Question asked) {
            if (asked.kind == Kind.COUNT) {
                return ways.stream()
                                .map(way -> way.stream().map(Counted::hour).toList())
                                .distinct()
                                .count()
                        == 1;
            }
            return ways.size() == 1 && (asked.kind != Kind.WEIGHTED || isWeighed());
        }

        boolean isWeighed() {
            return ways.stream().flatMap(List::stream).noneMatch(each -> each.weight == null);
        }

        Stream<List<Counted>> ways(Question asked) {
            return asked.kind == Kind.WEIGHTED ? ways.stream().flatMap(BoundsOracle::weighed) : ways.stream();
        }
    }

    private static Stream<List<Counted>> weighed(List<Counted> way) {
        Stream<List<Counted>> all = Stream.of(List.of());
        for (Counted each : way) {
            List<Ratio> weights =
                    each.weight == null ? List.of(Ratio.ZERO, Ratio.ONE, Ratio.of(1_000_000)) : List.of(each.weight);
            all = all.flatMap(before -> weights.stream()
                    .map(weight -> Stream.concat(
                                    before.stream(), Stream.of(new Counted(each.hour, each.value, weight, each.open)))
                            .toList()));
        }
        return all;
    }

    interface Figured {
        @Nullable
        Ratio of(List<Counted> things);
    }

    /** What a figure depends on: which things there are, their numbers, or their weights too. */
    enum Kind {
        COUNT,
        VALUES,
        WEIGHTED
    }

    /** What is asked. */
    record Question(Indicator indicator, Figured figured, Kind kind) {}

    /** The least and the greatest of the figures of all completions; null where there is none, or nothing bounds it. */
    record Ends(@Nullable Ratio least, @Nullable Ratio most) {
        static Ends of(List<Ratio> figures) {
            List<Ratio> ascending = figures.stream().sorted().toList();
            return new Ends(near(ascending.get(0)), near(ascending.get(ascending.size() - 1)));
        }

        private static @Nullable Ratio near(Ratio figure) {
            return figure.max(figure.negated()).compareTo(FAR) > 0 ? null : figure;
        }
    }

    /** All that things may have been. */
    static List<List<Counted>> completions(Question question, List<Thing> things) {
        List<List<Counted>> all = new ArrayList<>(List.of(List.of()));
        for (Thing thing : things) {
            List<List<Counted>> more = new ArrayList<>();
            for (List<Counted> before : all) {
                thing.ways(question)
                        .forEach(way -> more.add(
                                Stream.concat(before.stream(), way.stream()).toList()));
            }
            all = more;
        }
        return all;
    }

    /** The figure of each completion; null where it has none. */
    static List<@Nullable Ratio> figures(Question question, List<Thing> things) {
        List<@Nullable Ratio> figures = new ArrayList<>();
        completions(question, things).forEach(each -> figures.add(question.figured.of(each)));
        return figures;
    }

    /** The share of things that are decided, by number and by weight, whichever is less; what weighs nobody knows what weighs one. */
    static Ratio coverage(Question question, List<Thing> things) {
        Ratio[] decided = {Ratio.ZERO, Ratio.ZERO};
        Ratio[] all = {Ratio.ZERO, Ratio.ZERO};
        for (Thing thing : things) {
            Optional<Counted> one = thing.ways.stream()
                    .flatMap(List::stream)
                    .filter(each -> !each.open || question.indicator instanceof Share)
                    .findFirst();
            if (one.isEmpty()) {
                continue;
            }
            Ratio weight = question.kind == Kind.WEIGHTED && one.get().weight != null ? one.get().weight : Ratio.ONE;
            Ratio[] both = {Ratio.ONE, weight};
            for (int i = 0; i < 2; i++) {
                decided[i] = thing.isKnown(question) ? decided[i].plus(both[i]) : decided[i];
                all[i] = all[i].plus(both[i]);
            }
        }
        Ratio byNumber = all[0].isZero() ? Ratio.ONE : decided[0].dividedBy(all[0]);
        return byNumber.min(all[1].isZero() ? Ratio.ONE : decided[1].dividedBy(all[1]));
    }

    // ---- figures

    static @Nullable Ratio statistic(Statistic.Kind kind, List<Counted> all, boolean weighted) {
        List<Counted> things = done(all);
        List<Ratio> values = things.stream().map(Counted::value).sorted().toList();
        if (kind == Statistic.Kind.COUNT) {
            return Ratio.of(values.size());
        }
        if (kind == Statistic.Kind.SUM) {
            return Ratio.sum(values);
        }
        if (values.isEmpty()) {
            return null;
        }
        return switch (kind) {
            case MINIMUM -> values.get(0);
            case MAXIMUM -> values.get(values.size() - 1);
            default -> mean(things, weighted);
        };
    }

    private static Ratio weight(Counted thing, boolean weighted) {
        return weighted ? Objects.requireNonNull(thing.weight) : Ratio.ONE;
    }

    private static @Nullable Ratio mean(List<Counted> things, boolean weighted) {
        Ratio above = Ratio.ZERO;
        Ratio below = Ratio.ZERO;
        for (Counted thing : things) {
            above = above.plus(thing.value.times(weight(thing, weighted)));
            below = below.plus(weight(thing, weighted));
        }
        return below.isZero() ? null : above.dividedBy(below);
    }

    /** The share of those that are at most a limit. */
    static @Nullable Ratio within(Ratio limit, List<Counted> things, boolean weighted) {
        return mean(
                things.stream()
                        .map(each -> new Counted(
                                each.hour, each.value.compareTo(limit) <= 0 ? Ratio.ONE : Ratio.ZERO, each.weight))
                        .toList(),
                weighted);
    }

    /** Hours in which nothing counts are left out (S9). */
    static @Nullable Ratio overHours(Fold.Kind kind, Figured each, List<Counted> things) {
        SortedMap<Integer, List<Counted>> hours = new TreeMap<>();
        things.forEach(thing ->
                hours.computeIfAbsent(thing.hour, hour -> new ArrayList<>()).add(thing));
        List<Ratio> figures = hours.values().stream()
                .map(each::of)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (figures.isEmpty()) {
            return null;
        }
        return switch (kind) {
            case MEAN -> Ratio.sum(figures).dividedBy(Ratio.of(figures.size()));
            case LOWEST -> figures.get(0);
            case HIGHEST -> figures.get(figures.size() - 1);
        };
    }

    /** By Hyndman and Fan: the first three by counting, the others by the positions at which the values are plotted. */
    static @Nullable Ratio percentile(Definition definition, Ratio p, List<Counted> things) {
        List<Ratio> x = done(things).stream().map(Counted::value).sorted().toList();
        if (x.isEmpty()) {
            return null;
        }
        return switch (definition) {
            case NEAREST_RANK -> first(x, p, 0);
            case AVERAGED_STEP -> first(x, p, 0).plus(first(x, p, 1)).dividedBy(Ratio.of(2));
            case NEAREST_EVEN -> nearest(x, p);
            case LINEAR_STEPS -> plotted(x, p, Ratio.ZERO, Ratio.ONE);
            case HAZEN -> plotted(x, p, Ratio.of(1, 2), Ratio.of(1, 2));
            case WEIBULL -> plotted(x, p, Ratio.ZERO, Ratio.ZERO);
            case LINEAR -> plotted(x, p, Ratio.ONE, Ratio.ONE);
            case MEDIAN_UNBIASED -> plotted(x, p, Ratio.of(1, 3), Ratio.of(1, 3));
            case NORMAL_UNBIASED -> plotted(x, p, Ratio.of(3, 8), Ratio.of(3, 8));
        };
    }

    /** The first value of which the share up to it is at least, or above, a rank; else the last. */
    private static Ratio first(List<Ratio> x, Ratio p, int least) {
        for (int k = 1; k <= x.size(); k++) {
            if (Ratio.of(k, x.size()).compareTo(p) >= least) {
                return x.get(k - 1);
            }
        }
        return x.get(x.size() - 1);
    }

    private static Ratio nearest(List<Ratio> x, Ratio p) {
        Ratio place = p.times(Ratio.of(x.size()));
        int best = 0;
        for (int k = 1; k <= x.size(); k++) {
            int order = distance(k, place).compareTo(distance(best, place));
            best = order < 0 || (order == 0 && k % 2 == 0) ? k : best;
        }
        return x.get(Math.max(best, 1) - 1);
    }

    private static Ratio distance(int k, Ratio place) {
        Ratio difference = place.minus(Ratio.of(k));
        return difference.max(difference.negated());
    }

    private static Ratio plotted(List<Ratio> x, Ratio p, Ratio alpha, Ratio beta) {
        int n = x.size();
        Ratio all = Ratio.of(n + 1).minus(alpha).minus(beta);
        for (int k = 1; k <= n; k++) {
            // Of one value by the seventh there is no position.
            boolean behind = n > 1 && Ratio.of(k).minus(alpha).dividedBy(all).compareTo(p) < 0;
            if (!behind && k == 1) {
                return x.get(0);
            }
            if (!behind) {
                Ratio before = Ratio.of(k - 1).minus(alpha).dividedBy(all);
                Ratio share = p.minus(before).times(all);
                return x.get(k - 2).times(share.complement()).plus(x.get(k - 1).times(share));
            }
        }
        return x.get(n - 1);
    }
}
