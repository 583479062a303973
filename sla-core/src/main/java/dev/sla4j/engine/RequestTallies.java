package dev.sla4j.engine;

import dev.sla4j.measurement.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known of the requests of one subject: a tally per slot for each specification that reads them. No request is kept.
 *
 * <p>Memory: slots in which there was a request × specifications, see {@link SlotTallies}.
 */
final class RequestTallies {
    private final String subject;
    private final List<RequestSpec> specs;
    private final List<SlotTallies> tallies = new ArrayList<>();

    /** The sources from which requests came; empty for one that is not named. */
    private final SortedSet<String> sources = new TreeSet<>(Comparator.naturalOrder());

    RequestTallies(String subject, List<RequestSpec> specs) {
        this.subject = subject;
        this.specs = specs;
        specs.forEach(spec -> tallies.add(new SlotTallies(spec.keepsAmounts())));
    }

    void add(Request request) {
        String source = request.origin().source();
        sources.add(source == null ? "" : source);
        RequestThing thing = new RequestThing(request);
        for (int i = 0; i < specs.size(); i++) {
            RequestSpec spec = specs.get(i);
            if (spec.reads(subject, source)
                    && Conditions.selects(spec.selection().where(), thing)) {
                SlotTallies slots = tallies.get(i);
                Tally one = Tally.of(spec);
                one.add(thing);
                slots.add(rowOf(slots, spec, request.atNanos()), one);
            }
        }
    }

    private static int rowOf(SlotTallies slots, RequestSpec spec, long at) {
        int latest = slots.latestContaining(at);
        return latest >= 0
                ? latest
                : slots.row(spec.grid().unitStart(at), spec.grid().unitEnd(at));
    }

    void merge(RequestTallies other) {
        sources.addAll(other.sources);
        for (int i = 0; i < tallies.size(); i++) {
            tallies.get(i).merge(other.tallies.get(i));
        }
    }

    /** Whether any request came. */
    boolean isEmpty() {
        return sources.isEmpty();
    }

    SortedSet<String> sources() {
        return sources;
    }

    /** The tallies for a specification of the plan. */
    SlotTallies of(RequestSpec spec) {
        int index = specs.indexOf(spec);
        if (index < 0) {
            throw new AssertionError("unplanned specification " + spec);
        }
        return tallies.get(index);
    }

    List<SlotTallies> all() {
        return tallies;
    }

    void digest(Digest digest) {
        digest.add("requests of " + subject + " " + sources);
        tallies.forEach(slots -> slots.digest(digest));
    }
}
