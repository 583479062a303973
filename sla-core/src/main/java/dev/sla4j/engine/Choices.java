package dev.sla4j.engine;

import dev.sla4j.target.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is taken of conditions that choose the limit of a thing and cannot be decided (S8): that they hold, or that they do not, and the same wherever one
 * is asked for. One after the other, choices go through all the limits that the thing may have.
 */
final class Choices {
    /** Made where something is taken: mostly nothing is. */
    private Map<Condition, Boolean> taken = Map.of();

    /** Whether a condition holds; one that cannot be decided does at first. */
    boolean holds(Condition when, Thing thing) {
        Judgement judgement = Conditions.judge(when, thing);
        boolean isOpen = judgement == Judgement.UNDECIDED || judgement == Judgement.PENDING;
        return isOpen ? take(when) : judgement == Judgement.GOOD;
    }

    private boolean take(Condition when) {
        taken = taken.isEmpty() ? new LinkedHashMap<>() : taken;
        return taken.computeIfAbsent(when, key -> true);
    }

    /** The choices after these, made where these were asked for all that they decide; null after the last. */
    @Nullable
    Choices next() {
        List<Map.Entry<Condition, Boolean>> all = new ArrayList<>(taken.entrySet());
        int last = all.size() - 1;
        while (last >= 0 && !all.get(last).getValue()) {
            last--;
        }
        if (last < 0) {
            return null;
        }
        Choices next = new Choices();
        next.taken = new LinkedHashMap<>();
        all.subList(0, last).forEach(each -> next.taken.put(each.getKey(), each.getValue()));
        next.taken.put(all.get(last).getKey(), false);
        return next;
    }
}
