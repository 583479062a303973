package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Over;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/** Figures made of figures of which hours are unknown, and trees of weighted services, hour by hour of one day (S5, S6, S8, S9). */
@AddLifecycleHook(Cases.class)
class PartlyKnownProperties {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private static Instant hour(int hour) {
        return START.plusSeconds(3600L * hour);
    }

    private static ComplianceReport report(List<Measurement> evidence, ServiceLevelTarget... targets) {
        Agreement.Builder agreement = Agreement.builder("a").zone("UTC").cycle(EvaluationCycle.daily());
        Arrays.stream(targets).forEach(agreement::target);
        ComplianceEngine engine = ComplianceEngine.of(agreement.build());
        return engine.evaluate(engine.periodOf(MONDAY), evidence);
    }

    /** An indicator, and what it is of one part for each leaf: what is up of what is known. */
    private record Node(Indicator indicator, Value value) {}

    private interface Value {
        @Nullable
        Ratio of(List<@Nullable Ratio> leaves);
    }

    private static final class Tree {
        final Draw draw;
        final List<int[]> leaves = new ArrayList<>();
        final List<Measurement> evidence = new ArrayList<>();
        private @Nullable Node divisor;

        Tree(Draw draw) {
            this.draw = draw;
        }

        /** Each hour of a leaf is up, down or unknown. */
        Node leaf() {
            int index = leaves.size();
            int[] hours = new int[3];
            int known = draw.of(100, 100, 90, 50, 0);
            for (int i = 0; i < 24; i++) {
                int state = draw.chance(known) ? draw.below(2) : 2;
                hours[state]++;
                Probe probe = state == 0 ? Probe.good(hour(i)) : Probe.failed(hour(i));
                if (state < 2) {
                    evidence.add(probe.on("s" + index));
                }
            }
            leaves.add(hours);
            Downtime observed =
                    Downtime.observed().validFor(Duration.ofHours(1)).on("s" + index);
            return new Node(Indicator.availability(observed), all -> all.get(index));
        }

        Node share(int depth) {
            if (depth == 0 || draw.chance(25)) {
                return leaf();
            }
            List<Node> parts = new ArrayList<>();
            List<Integer> weights = new ArrayList<>();
            List<Over.Part> over = new ArrayList<>();
            for (int i = draw.between(1, 3); i > 0; i--) {
                Node part = share(depth - 1);
                parts.add(part);
                weights.add(draw.between(i == 1 ? 1 : 0, 3));
                over.add(Over.Part.of("p" + i, part.indicator));
            }
            int kind = draw.below(3);
            if (kind == 0) {
                Over.Part[] weighing = new Over.Part[parts.size()];
                for (int i = 0; i < weighing.length; i++) {
                    weighing[i] = over.get(i).weighing(weights.get(i).toString());
                }
                return new Node(Indicator.weightedMean(weighing), all -> {
                    Ratio sum = Ratio.ZERO;
                    int weight = 0;
                    for (int i = 0; i < parts.size(); i++) {
                        Ratio value = parts.get(i).value.of(all);
                        if (weights.get(i) > 0 && value == null) {
                            return null;
                        }
                        sum = weights.get(i) == 0
                                ? sum
                                : sum.plus(Objects.requireNonNull(value).times(Ratio.of(weights.get(i))));
                        weight += weights.get(i);
                    }
                    return sum.dividedBy(Ratio.of(weight));
                });
            }
            Over parted = new Over.Parts(over);
            Comparator<Ratio> order = kind == 1 ? Comparator.naturalOrder() : Comparator.reverseOrder();
            return new Node(kind == 1 ? Indicator.lowest(parted) : Indicator.highest(parted), all -> {
                List<@Nullable Ratio> values =
                        parts.stream().map(part -> part.value.of(all)).toList();
                return values.contains(null) ? null : values.stream().min(order).orElseThrow();
            });
        }

        Node root() {
            Node one = share(2);
            int kind = draw.below(4);
            if (kind == 0) {
                return one;
            }
            Node other = share(1);
            return switch (kind) {
                case 1 -> difference(one, other);
                case 2 -> quotient(one, other);
                default -> quotient(difference(one, other), difference(leaf(), leaf()));
            };
        }

        private static Node difference(Node one, Node other) {
            return new Node(one.indicator.minus(other.indicator), all -> {
                Ratio left = one.value.of(all);
                Ratio right = other.value.of(all);
                return left == null || right == null ? null : left.minus(right).times(Ratio.of(100));
            });
        }

        private Node quotient(Node one, Node other) {
            divisor = other;
            return new Node(one.indicator.dividedBy(other.indicator), all -> {
                Ratio left = one.value.of(all);
                Ratio right = other.value.of(all);
                return left == null || right == null || right.isZero() ? null : left.dividedBy(right);
            });
        }

        /** Whether what is divided by may be above zero and below. */
        boolean maySwapSigns() {
            Node by = divisor;
            return by != null
                    && IntStream.range(0, 1 << leaves.size())
                                    .map(bits -> Objects.requireNonNull(corner(by, bits))
                                            .signum())
                                    .distinct()
                                    .count()
                            > 1;
        }

        /** What is found if the unknown hours of each leaf are as the bits say: all down or all up. */
        @Nullable
        Ratio corner(Node node, int bits) {
            return node.value.of(IntStream.range(0, leaves.size())
                    .mapToObj(i -> Ratio.of(leaves.get(i)[0] + (bits >> i & 1) * leaves.get(i)[2], 24))
                    .toList());
        }
    }

    /** S8: between the least and the greatest of all readings of what is unknown, and decided exactly where these agree. */
    @Property(tries = 1000, seed = "5", shrinking = ShrinkingMode.OFF)
    void boundsAreThoseOfAllReadings_S8(@ForAll long seed) {
        Tree tree = new Tree(new Draw(new Random(seed)));
        Node root = tree.root();
        List<@Nullable Ratio> known = new ArrayList<>();
        tree.leaves.forEach(
                hours -> known.add(hours[0] + hours[1] == 0 ? null : Ratio.of(hours[0], hours[0] + hours[1])));
        Ratio expected = root.value.of(known);
        List<@Nullable Ratio> corners = new ArrayList<>();
        for (int bits = 0; bits < 1 << tree.leaves.size(); bits++) {
            corners.add(tree.corner(root, bits));
        }
        boolean share = root.indicator.unit() == Figure.Unit.SHARE;
        Limit limit = Limit.parse(
                share ? tree.draw.of(">= 50%", ">= 25%", "> 75%") : tree.draw.of(">= 1", ">= 0", "< 10", ">= 0.5"));
        ServiceLevelTarget target = ServiceLevelTarget.of("t", root.indicator)
                .objective(Objective.within(limit))
                .minimumCoverage("100%");
        TargetResult result = report(tree.evidence, target).target("t");
        SubjectResult only = result.subjects().get(0);
        String described = root.indicator + "\n" + tree.evidence;
        assertEquals(expected, result.figure().isMeasured() ? result.figure().value() : null, () -> described);
        boolean unknown = tree.leaves.stream().anyMatch(hours -> hours[2] > 0);
        Bounds bounds = only.bounds();
        boolean bounded = !corners.contains(null) && !tree.maySwapSigns();
        if (bounded && (expected != null || bounds != null)) {
            List<Ratio> all =
                    corners.stream().map(Objects::requireNonNull).sorted().toList();
            Span span = bounds == null ? null : Span.of(bounds, root.indicator.isHigherWorse());
            assertEquals(all.get(0), span == null ? expected : span.low().value(), () -> "low " + described);
            assertEquals(
                    all.get(all.size() - 1),
                    span == null ? expected : span.high().value(),
                    () -> "high " + described);
        }
        if (expected != null && bounded) {
            long kept = corners.stream()
                    .filter(value -> limit.accepts(share ? Figure.share(value) : Figure.amount(value)))
                    .count();
            String verdict = kept == corners.size() ? "MET" : kept == 0 ? "MISSED" : "UNDETERMINED";
            assertEquals(
                    verdict,
                    result.verdict().name(),
                    () -> limit + " of " + corners + (unknown ? " " : " all known ") + described);
        }
    }

    // ---- trees of services

    private record Service(Downtime downtime, Downtime own) {}

    /** The weight of each hour, in quarters, strictly and by the faults of the provider only. */
    private static final class Services {
        final Draw draw;
        final int[][] strict = new int[4][24];
        final int[][] own = new int[4][24];
        final List<Measurement> outages = new ArrayList<>();

        Services(Draw draw) {
            this.draw = draw;
            for (int i = draw.below(10); i > 0; i--) {
                int subject = draw.below(4);
                int from = draw.between(-3, 23);
                int to = from + draw.between(1, 8);
                int weight = draw.between(1, 4);
                boolean theirs = draw.chance(40);
                outages.add(Outage.of(hour(from).toString(), hour(to).toString())
                        .affecting(25 * weight + "%")
                        .cause(theirs ? draw.of("customer", "upstream") : draw.of("power", "software"))
                        .on("s" + subject));
                for (int at = Math.max(0, from); at < Math.min(24, to); at++) {
                    strict[subject][at] = Math.max(strict[subject][at], weight);
                    own[subject][at] = Math.max(own[subject][at], theirs ? 0 : weight);
                }
            }
        }

        /** A tree, and the weights it comes to, of the strict and of the own hours. */
        Service tree(int depth, int[] strictly, int[] ours) {
            if (depth == 0 || draw.chance(20)) {
                int subject = draw.below(4);
                System.arraycopy(strict[subject], 0, strictly, 0, 24);
                System.arraycopy(own[subject], 0, ours, 0, 24);
                return new Service(
                        Downtime.reported().on("s" + subject),
                        Downtime.reported().exceptCauses("customer", "upstream").on("s" + subject));
            }
            int n = draw.between(1, 3);
            int[][] one = new int[n][24];
            int[][] other = new int[n][24];
            Downtime[] parts = new Downtime[n];
            Downtime[] ownParts = new Downtime[n];
            for (int i = 0; i < n; i++) {
                Service part = tree(depth - 1, one[i], other[i]);
                parts[i] = part.downtime;
                ownParts[i] = part.own;
            }
            int kind = draw.below(3);
            int k = kind == 0 ? 1 : kind == 1 ? n : draw.between(1, n);
            for (int at = 0; at < 24; at++) {
                strictly[at] = highest(one, at, k);
                ours[at] = highest(other, at, k);
            }
            return kind == 0
                    ? new Service(Downtime.anyOf(parts), Downtime.anyOf(ownParts))
                    : kind == 1
                            ? new Service(Downtime.allOf(parts), Downtime.allOf(ownParts))
                            : new Service(Downtime.atLeast(k, parts), Downtime.atLeast(k, ownParts));
        }

        static int highest(int[][] parts, int at, int k) {
            int[] ascending =
                    Arrays.stream(parts).mapToInt(part -> part[at]).sorted().toArray();
            return ascending[ascending.length - k];
        }
    }

    /** S6: in series the highest, side by side the lowest, k of n the k-th highest; and the same by the provider's own faults (S5). */
    @Property(tries = 1000, seed = "5", shrinking = ShrinkingMode.OFF)
    void treesOfWeightedServices_S6(@ForAll long seed) {
        Services services = new Services(new Draw(new Random(seed)));
        int[] strictly = new int[24];
        int[] ours = new int[24];
        Service tree = services.tree(3, strictly, ours);
        ComplianceReport report = report(
                services.outages,
                ServiceLevelTarget.of("strict", Indicator.availability(tree.downtime)),
                ServiceLevelTarget.of("own", Indicator.availability(tree.own)));
        assertEquals(
                List.of(up(strictly), up(ours)),
                List.of(report.target("strict").figure(), report.target("own").figure()),
                () -> tree + "\n" + services.outages);
    }

    private static Figure up(int[] quarters) {
        return Figure.share(Ratio.of(96 - Arrays.stream(quarters).sum(), 96));
    }
}
