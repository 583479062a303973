package dev.sla4j.engine;

import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Fact;
import dev.sla4j.measurement.Impact;
import dev.sla4j.measurement.ItemEvent;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Watched;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.time.DatedFact;
import dev.sla4j.time.TimeRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How rows of one kind of evidence are written and read; what is read is built by the constructors of the model, which check it.
 *
 * @param name what a state calls them
 * @param write writes a row
 * @param read reads a row
 * @param <T> the kind
 */
record RowBytes<T extends Measurement>(String name, BiConsumer<ByteSink, T> write, Function<ByteSource, T> read) {

    static final RowBytes<Outage> OUTAGES = new RowBytes<>("outages", RowBytes::write, RowBytes::outage);

    static final RowBytes<StateChange> STATES = new RowBytes<>(
            "states",
            (out, row) -> out.number(row.atNanos()).text(row.state()).origin(row.origin()),
            in -> new StateChange(in.number(), in.text(), in.origin()));

    static final RowBytes<Probe> PROBES = new RowBytes<>(
            "probes",
            (out, row) -> out.number(row.atNanos()).flag(row.good()).origin(row.origin()),
            in -> new Probe(in.number(), in.flag(), in.origin()));

    static final RowBytes<Sample> SAMPLES = new RowBytes<>(
            "samples",
            (out, row) -> out.number(row.atNanos())
                    .text(row.metric())
                    .whole(row.value().unscaledValue())
                    .number(row.value().scale())
                    .origin(row.origin()),
            in -> new Sample(in.number(), in.text(), new BigDecimal(in.whole(), in.numberOfInt()), in.origin()));

    static final RowBytes<WorkItem> ITEMS = new RowBytes<>(
            "items",
            (out, row) ->
                    out.text(row.type()).all(row.moments(), RowBytes::write).origin(row.origin()),
            in -> new WorkItem(in.text(), moments(in), in.origin()));

    static final RowBytes<ItemEvent> EVENTS = new RowBytes<>(
            "events",
            (out, row) -> {
                write(out.text(row.type()).text(row.item()), row.moment());
                out.number(row.order()).origin(row.origin());
            },
            in -> new ItemEvent(in.text(), in.text(), moment(in), in.numberOfInt(), in.origin()));

    static final RowBytes<ServiceLife> LIVES = new RowBytes<>(
            "lives",
            (out, row) -> write(out, row.range()).number(row.population()).origin(row.origin()),
            in -> new ServiceLife(range(in), in.number(), in.origin()));

    static final RowBytes<Watched> WATCHED = new RowBytes<>(
            "watched",
            (out, row) -> write(out, row.range()).origin(row.origin()),
            in -> new Watched(range(in), in.origin()));

    static final RowBytes<Exclusion> EXCLUSIONS = new RowBytes<>(
            "exclusions",
            (out, row) -> write(out, row.range())
                    .text(row.category())
                    .instantOrNone(row.announcedAt())
                    .textOrNone(row.evidence())
                    .origin(row.origin()),
            in -> new Exclusion(range(in), in.text(), in.instantOrNone(), in.textOrNone(), in.origin()));

    static final RowBytes<Fact> FACTS = new RowBytes<>(
            "facts",
            (out, row) -> out.text(row.fact().kind())
                    .instant(row.fact().at())
                    .instantOrNone(row.fact().until())
                    .textOrNone(row.fact().target())
                    .textOrNone(row.fact().period())
                    .origin(row.origin()),
            in -> new Fact(
                    new DatedFact(in.text(), in.instant(), in.instantOrNone(), in.textOrNone(), in.textOrNone()),
                    in.origin()));

    private static void write(ByteSink out, Outage row) {
        Impact impact = row.impact();
        out.number(row.startNanos()).number(row.endNanos()).flag(row.open()).flag(impact.isFull());
        if (!impact.isFull()) {
            out.ratio(impact.weight())
                    .textOrNone(impact.cause())
                    .textOrNone(impact.incident())
                    .map(impact.milestones(), ByteSink::instant);
        }
        out.origin(row.origin());
    }

    private static Outage outage(ByteSource in) {
        long start = in.number();
        long end = in.number();
        boolean open = in.flag();
        Impact impact = in.flag()
                ? Impact.FULL
                : new Impact(in.ratio(), in.textOrNone(), in.textOrNone(), in.map(ByteSource::instant));
        return new Outage(start, end, open, impact, in.origin());
    }

    private static ByteSink write(ByteSink out, TimeRange range) {
        return out.number(range.startNanos()).number(range.endNanos());
    }

    private static TimeRange range(ByteSource in) {
        long start = in.number();
        return TimeRange.ofNanos(start, in.number());
    }

    private static void write(ByteSink out, Moment moment) {
        out.number(moment.atNanos());
        if (moment instanceof Moment.Reached reached) {
            out.text("reached").text(reached.milestone());
        } else if (moment instanceof Moment.Paused paused) {
            out.text("paused").text(paused.reason());
        } else if (moment instanceof Moment.Resumed resumed) {
            out.text("resumed").textOrNone(resumed.reason());
        } else if (moment instanceof Moment.Changed changed) {
            out.text("changed").text(changed.key()).text(changed.value());
        } else {
            throw new AssertionError("unhandled moment " + moment);
        }
    }

    private static Moment moment(ByteSource in) {
        long at = in.number();
        String kind = in.text();
        return switch (kind) {
            case "reached" -> new Moment.Reached(at, in.text());
            case "paused" -> new Moment.Paused(at, in.text());
            case "resumed" -> new Moment.Resumed(at, in.textOrNone());
            case "changed" -> new Moment.Changed(at, in.text(), in.text());
            default -> throw in.fault("must be a kind of moment, not " + kind);
        };
    }

    private static List<Moment> moments(ByteSource in) {
        List<Moment> moments = new ArrayList<>();
        in.each(RowBytes::moment, moments::add);
        return moments;
    }
}
