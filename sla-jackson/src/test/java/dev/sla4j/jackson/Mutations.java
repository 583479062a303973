package dev.sla4j.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Documents that are wrong in one place, made of documents that are right. */
final class Mutations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\ud800",
            "NaN",
            "-0",
            "-0%",
            "1e999999999",
            "1e999999999%",
            "1/0",
            "PT9223372036854775807S",
            "PT-1S",
            "P999999999Y",
            "P-1D",
            "+999999999-12-31",
            "-999999999-01-01",
            "2026-03-07T24:00Z",
            "2026-03-07T10:00+99:99",
            "Europe/" + "x".repeat(10_000),
            "9".repeat(100_000),
            "9".repeat(2000) + " EUR",
            "9".repeat(2000) + "%",
            ">= " + "9".repeat(999) + "%",
            "0." + "0".repeat(900) + "1 half-up",
            "0 EUR",
            "1 XXX",
            "00:00-00:00",
            "24:00-24:00",
            "2026-03-07T10:00Z/2026-03-07T09:00Z",
            "1700-01-01T00:00Z/2260-01-01T00:00Z",
            "reported",
            "weekly",
            "lost-time");

    private Mutations() {}

    /** Puts something else in the place of one value, or takes it away. */
    static void spoil(JsonNode document, Random random) {
        List<ContainerNode<?>> containers = new ArrayList<>();
        collect(document, containers);
        if (containers.isEmpty()) {
            return;
        }
        ContainerNode<?> place = containers.get(random.nextInt(containers.size()));
        if (place instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(5)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name + " ", object.get(name));
                default -> object.set(name, value(document, random));
            }
        } else if (place instanceof ArrayNode array) {
            switch (random.nextInt(5)) {
                case 0 -> array.remove(random.nextInt(array.size()));
                case 1 -> array.add(array.get(random.nextInt(array.size())));
                default -> array.set(random.nextInt(array.size()), value(document, random));
            }
        }
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> containers) {
        if (node instanceof ContainerNode<?> container && !container.isEmpty()) {
            containers.add(container);
            container.forEach(child -> collect(child, containers));
        }
    }

    private static JsonNode value(JsonNode document, Random random) {
        List<ContainerNode<?>> containers = new ArrayList<>();
        collect(document, containers);
        return switch (random.nextInt(10)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextInt(5) - 1);
            case 3 -> JSON.numberNode(new BigDecimal("1e999999"));
            case 4 -> JSON.objectNode();
            case 5 -> JSON.arrayNode();
            case 6 -> containers.get(random.nextInt(containers.size())).deepCopy();
            default -> JSON.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }
}
