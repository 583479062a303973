package dev.sla4j.engine;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Walks as many cases of each law as {@code -Dsla4j.tries} says, and those of the seed {@code -Dsla4j.seed}: the build walks the same thousand
 * each time.
 */
final class Cases implements AroundPropertyHook {
    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        PropertyAttributes attributes = context.attributes();
        Integer tries = Integer.getInteger("sla4j.tries");
        String seed = System.getProperty("sla4j.seed");
        // An example is one case.
        if (tries != null && attributes.tries().orElse(tries) > 1) {
            attributes.setTries(tries);
        }
        if (seed != null) {
            attributes.setSeed(seed);
        }
        return property.execute();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
