package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementHistory;
import dev.sla4j.agreement.AgreementLevel;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads documents of several agreements that belong together. */
final class FamilyReader {

    /** A version, and the first day on which it is valid; of the first one null. */
    private record Version(Node node, @Nullable LocalDate from, Agreement agreement) {}

    private FamilyReader() {}

    static @Nullable AgreementLevel level(Node node) {
        Fields fields = new Fields(node);
        Supplier<Agreement.Builder> builder = AgreementReader.builder(fields, false);
        String parent = fields.optional("parent", Form.NAME);
        return fields.build(() -> {
            Agreement.Builder level = builder.get();
            return parent == null ? level.level() : level.inheriting(parent).level();
        });
    }

    static @Nullable AgreementHistory versions(Node node) {
        Fields fields = new Fields(node);
        fields.required("version", AgreementReader::version);
        AgreementHistory.Change change = fields.optional(
                "change",
                AgreementHistory.Change.AT_NEXT_PERIOD,
                field -> Names.read(field, AgreementHistory.Change.values()));
        List<Version> versions = fields.required("versions", FamilyReader::list);
        return fields.build(() -> {
            AgreementHistory history =
                    AgreementHistory.of(requireNonNull(versions).get(0).agreement());
            for (Version version : versions.subList(1, versions.size())) {
                AgreementHistory before = history;
                AgreementHistory more =
                        version.node().build(() -> before.from(requireNonNull(version.from()), version.agreement()));
                history = more == null ? before : more;
            }
            return history.changing(change);
        });
    }

    private static @Nullable List<Version> list(Node node) {
        List<Node> elements = node.elements();
        if (elements == null) {
            return null;
        }
        if (elements.isEmpty()) {
            node.fault("must have at least one version");
        }
        return node.list(element -> version(element, element == elements.get(0)));
    }

    private static @Nullable Version version(Node node, boolean first) {
        Fields fields = new Fields(node);
        LocalDate from = first ? fields.optional("from", Form.DATE) : fields.required("from", Form.DATE);
        if (first && from != null) {
            fields.fault("from", "must not be stated of the first version, which is valid before all others");
        }
        Agreement agreement = fields.required("agreement", AgreementReader::agreement);
        return fields.build(() -> new Version(node, from, requireNonNull(agreement)));
    }
}
