package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementKind;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.report.Credits;
import dev.sla4j.report.DownRanges;
import dev.sla4j.report.Grounds;
import dev.sla4j.report.History;
import dev.sla4j.report.Sequel;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Agreements and evidence in a form that is equal exactly if they are.
 *
 * <p>Records are written component by component, so that a new component cannot be forgotten; the few classes of the model that are no records
 * are written here by hand.
 */
final class Canonical {
    /** A set spans 292 years at most; the first of these is where evidence mostly lies. */
    private static final List<TimeRange> AGES = List.of(
            TimeRange.ofNanos(EpochNanos.MIN / 2, EpochNanos.MAX / 2),
            TimeRange.ofNanos(EpochNanos.MIN, EpochNanos.MIN / 2),
            TimeRange.ofNanos(EpochNanos.MAX / 2, EpochNanos.MAX));

    private final Digest digest = new Digest();

    private Canonical() {}

    /** What a period depends on: the agreement, and of its other versions what is read. */
    static String digest(Agreement agreement, EvaluationPeriod period) {
        Canonical canonical = new Canonical();
        canonical.write(agreement);
        if (!agreement.feesRead(period).isEmpty()) {
            canonical.write(agreement.feesRead(period));
        }
        if (!agreement.targetsRead(period).isEmpty()) {
            canonical.write(agreement.targetsRead(period));
        }
        if (!agreement.policiesRead(period).isEmpty()) {
            canonical.write(agreement.policiesRead(period));
        }
        if (!agreement.exclusionsRead(period).isEmpty()) {
            canonical.write(agreement.exclusionsRead(period));
        }
        return canonical.digest.hex();
    }

    /** Evidence whatever its order; repeated delivery of one version, by its identity, does not matter. */
    static String digest(Evidence evidence, History history) {
        Canonical canonical = new Canonical();
        List<String> rows = new ArrayList<>();
        Set<String> identified = new HashSet<>();
        Consumer<Measurement> add = row -> {
            String digest = digest(row);
            // The same version delivered again is one row; rows without identity are as many as there are (S28).
            if (row.origin().id() == null || identified.add(digest)) {
                rows.add(digest);
            }
        };
        evidence.exclusions().forEach(add);
        evidence.facts().forEach(add);
        TreeMap<String, TimeSet.Builder> plain = new TreeMap<>();
        evidence.subjects().forEach((subject, of) -> {
            of.outages.forEach(add);
            of.states.forEach(add);
            of.probes.forEach(add);
            of.samples.forEach(add);
            of.items.forEach(add);
            of.events.forEach(add);
            of.lives.forEach(add);
            of.watched.forEach(add);
            List<PlainOutages> columns = new ArrayList<>(of.plain);
            columns.addAll(of.growing);
            for (PlainOutages column : columns) {
                String name = subject + '\n' + column.source();
                column.addTo(plain.computeIfAbsent(name, key -> TimeSet.builder()), AGES.get(0));
                for (TimeRange age : AGES.subList(1, AGES.size())) {
                    if (column.reachesInto(age)) {
                        column.addTo(plain.computeIfAbsent(name + '\n' + age, key -> TimeSet.builder()), age);
                    }
                }
            }
        });
        Collections.sort(rows);
        canonical.write(rows);
        plain.forEach((name, set) -> canonical.digest.add(name).add(set.build().toArray()));
        evidence.subjects().forEach((subject, of) -> of.requests.digest(canonical.digest));
        List<String> refused = new ArrayList<>();
        evidence.refusedRows().forEach(remark -> refused.add(remark.text()));
        Collections.sort(refused);
        canonical.write(refused);
        canonical.write(history.results());
        return canonical.digest.hex();
    }

    private static String digest(Measurement measurement) {
        Canonical canonical = new Canonical();
        canonical.write(measurement);
        return canonical.digest.hex();
    }

    private void write(@Nullable Object value) {
        if (value == null) {
            digest.add("null");
        } else if (value instanceof Agreement agreement) {
            writeParts("agreement", partsOf(agreement));
        } else if (value instanceof ServiceLevelTarget target) {
            writeParts("target", partsOf(target));
        } else if (value instanceof ExclusionRule rule) {
            writeParts("exclusion", partsOf(rule));
        } else if (value instanceof Credits credits) {
            writeParts("credits", Arrays.asList(credits.currency(), credits.lines()));
        } else if (value instanceof Record record) {
            writeRecord(record);
        } else if (value instanceof Map<?, ?> map) {
            digest.add("map " + map.size());
            map.forEach((key, entry) -> {
                write(key);
                write(entry);
            });
        } else if (value instanceof Collection<?> collection) {
            digest.add("list " + collection.size());
            collection.forEach(this::write);
        } else {
            digest.add(value.getClass().getSimpleName()).add(value.toString());
        }
    }

    private void writeParts(String kind, List<@Nullable Object> parts) {
        digest.add(kind + " " + parts.size());
        parts.forEach(this::write);
    }

    private void writeRecord(Record record) {
        Map<String, @Nullable Object> components = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                components.put(component.getName(), component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("components of records of this module must be readable", e);
            }
        }
        leaveOutLater(record, components);
        digest.add(record.getClass().getSimpleName() + " " + components.size());
        components.forEach((name, value) -> {
            digest.add(name);
            write(value);
        });
    }

    /** Of a result without longer allowances, or claimed time beyond its period, the fingerprint stays what it was before there were any. */
    private static void leaveOutLater(Record record, Map<String, @Nullable Object> components) {
        if (record instanceof Sequel sequel && sequel.allowances().isEmpty()) {
            components.remove("allowances");
        }
        if (record instanceof DownRanges ranges && ranges.beyond().isEmpty()) {
            components.remove("beyond");
        }
        if (record instanceof Grounds grounds && !grounds.allowanceOpen()) {
            components.remove("allowanceOpen");
        }
    }

    private static List<@Nullable Object> partsOf(Agreement agreement) {
        List<@Nullable Object> parts = new ArrayList<>();
        parts.add(agreement.id());
        parts.add(agreement.parties());
        parts.add(agreement.zone());
        parts.add(agreement.cycle());
        parts.add(agreement.termStart());
        parts.add(agreement.termEnd());
        parts.add(agreement.fees());
        parts.add(agreement.targets());
        parts.add(agreement.exclusions());
        parts.add(agreement.policies().stated());
        parts.add(agreement.settlement());
        parts.add(agreement.severalPeriods());
        if (!agreement.kind().equals(AgreementKind.SLA)) {
            // Not of an SLA, so that the fingerprints of states on file stay what they are.
            parts.add(agreement.kind());
        }
        return parts;
    }

    private static List<@Nullable Object> partsOf(ServiceLevelTarget target) {
        List<@Nullable Object> parts = new ArrayList<>();
        parts.add(target.id());
        parts.add(target.clause());
        parts.add(target.indicator());
        parts.add(target.scope());
        parts.add(target.objective());
        parts.add(target.serviceHours());
        parts.add(target.policies().stated());
        parts.add(target.penalty());
        parts.add(target.minimumLife());
        parts.add(target.minimumCoverage());
        parts.add(target.resolution());
        return parts;
    }

    private static List<@Nullable Object> partsOf(ExclusionRule rule) {
        List<@Nullable Object> parts = new ArrayList<>();
        parts.add(rule.id());
        parts.add(rule.source());
        parts.add(rule.clause());
        parts.add(rule.notice());
        parts.add(rule.inside());
        parts.add(rule.longest());
        parts.add(rule.evidenceRequired());
        parts.add(rule.allowance());
        parts.add(rule.targets());
        if (rule.allowancePer() != null) {
            parts.add(rule.allowancePer());
        }
        return parts;
    }
}
