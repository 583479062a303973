package dev.sla4j.target;

import dev.sla4j.value.Figure;
import java.util.List;
import java.util.Objects;

/**
 * How far one figure is above another: {@code of − against}.
 *
 * <p>Models "no worse than the control group", "repair times of wholesale customers not more than one hour above those of retail". It is negative
 * if the first figure is the smaller. The difference of two shares is a <em>number of percentage points</em>, not a share, because it may be negative
 * and because clauses state it so: 99.1 % against 99.4 % is −0.3. The difference of two times is a time, of two numbers a number. If one has no
 * figure there is no difference.
 *
 * <p>Memory: that of both indicators; what they have in common is held once.
 *
 * @param of the indicator, not null
 * @param against what it is compared with, of the same unit
 */
public record Difference(Indicator of, Indicator against) implements Indicator {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the units differ
     */
    public Difference {
        Objects.requireNonNull(of, "of");
        Objects.requireNonNull(against, "against");
        if (of.unit() != against.unit()) {
            throw new IllegalArgumentException("indicators of a difference must be of one unit, not of unit "
                    + of.unit() + " and of unit " + against.unit());
        }
    }

    @Override
    public List<Indicator> operands() {
        return List.of(of, against);
    }

    @Override
    public Figure.Unit unit() {
        return of.unit() == Figure.Unit.SHARE ? Figure.Unit.NUMBER : of.unit();
    }
}
