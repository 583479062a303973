package dev.sla4j.jackson;

import dev.sla4j.agreement.AgreementException;
import dev.sla4j.agreement.AgreementFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the model says of its own consistency, as faults of the place in the document that it is about, in the words of the format. */
final class ModelFaults {
    /** The fields that tell the members of a list apart. */
    private static final List<String> IDENTITIES = List.of("id", "name", "target");

    /** The messages of the model: which part, its value, of what it is, and the rule. */
    private static final Pattern MESSAGE =
            Pattern.compile("([a-z-]+)(?: \\(.*?\\))?(?: of [^()]*?)? (must .*)", Pattern.DOTALL);

    private ModelFaults() {}

    /** Tells what is wrong with the part of the model that a value stands for. */
    static void tell(Node node, RuntimeException e) {
        if (e instanceof AgreementException several) {
            several.faults().forEach(fault -> tell(node, fault));
        } else {
            tell(node, Names.inText(String.valueOf(e.getMessage())));
        }
    }

    /** Tells a fault where the member of the model is stated, or as far towards it as names tell. */
    private static void tell(Node whole, AgreementFault fault) {
        Node node = whole;
        for (String member : fault.place()) {
            Node next = member(node, member);
            if (next == null) {
                node.fault(Names.inText(fault.toString()));
                return;
            }
            node = next;
        }
        tell(node, Names.inText(fault.rule()));
    }

    /** A message about a value, or about the field of it that the message names. */
    private static void tell(Node node, String message) {
        Matcher about = MESSAGE.matcher(message);
        if (about.matches()) {
            String name = about.group(1);
            Node named = node.isNamed(name) ? node : node.fieldsOrNull() == null ? null : member(node, name);
            if (named != null) {
                named.fault(about.group(2));
                return;
            }
        }
        node.fault(message);
    }

    private static @Nullable Node member(Node node, String member) {
        Map<String, Node> fields = node.fieldsOrNull();
        if (fields != null) {
            Node field = fields.get(Names.ofMember(member));
            return field == null ? fields.get(member) : field;
        }
        List<Node> named = new ArrayList<>();
        for (Node element : node.isList() ? Objects.requireNonNull(node.elements()) : List.<Node>of()) {
            if (IDENTITIES.stream().map(id -> member(element, id)).anyMatch(id -> isText(id, member))) {
                named.add(element);
            }
        }
        return named.size() == 1 ? named.get(0) : null;
    }

    private static boolean isText(@Nullable Node node, String text) {
        return node != null && text.equals(node.textOrNull());
    }
}
