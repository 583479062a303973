package dev.sla4j.agreement;

import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.value.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the credits of all targets become what is owed for a period: they are added, and capped (S21).
 *
 * <p>Where a cap cuts the sum it is shared among the targets in proportion, largest remainder first, ties in the order of the targets.
 *
 * @param caps the caps of one period, applied in their order
 * @param rounding how a credit is rounded when it becomes a line, or null for half up to the digits of the currency (S22)
 */
public record Settlement(List<Cap> caps, @Nullable Rounding rounding) {

    /** Adds all credits, without a cap. */
    public static final Settlement SUM = new Settlement(List.of(), null);

    /** Copies. */
    public Settlement {
        caps = List.copyOf(caps);
    }

    /**
     * Returns a copy with one more cap of the period.
     *
     * @param cap the cap, not null
     * @return the copy, not null
     */
    public Settlement capped(Cap cap) {
        List<Cap> more = new ArrayList<>(caps);
        more.add(cap);
        return new Settlement(more, rounding);
    }

    /**
     * Returns a copy that pays in one period at most a share of all fees: "not more than the monthly fee".
     *
     * @param percent the share, such as {@code 100%}
     * @return the copy, not null
     */
    public Settlement capped(String percent) {
        return capped(new Cap(Amount.share(percent), Base.allFees()));
    }

    /**
     * Returns a copy that rounds credits in another way.
     *
     * @param newRounding the rounding, such as to steps of 0.10, not null
     * @return the copy, not null
     */
    public Settlement rounded(Rounding newRounding) {
        return new Settlement(caps, Objects.requireNonNull(newRounding, "rounding"));
    }
}
