package dev.sla4j.target;

import dev.sla4j.value.Figure;
import java.util.List;
import java.util.Objects;

/**
 * One figure divided by another: {@code of ÷ by}.
 *
 * <p>Models "complaints per thousand deliveries", "repair time of wholesale customers at most 1.1 times that of retail", "answers per survey sent". Two
 * figures of one unit give a number; a time divided by a number is a time. It is not a share even if it lies between 0 and 1: nothing says that
 * the one is part of the other. Where the second figure is zero there is none (S9).
 *
 * <p>Memory: that of both indicators; what they have in common is held once.
 *
 * @param of the dividend, not null
 * @param by the divisor, of the same unit, or a number if the dividend is a time
 */
public record Quotient(Indicator of, Indicator by) implements Indicator {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the units differ and it is not a time divided by a number
     */
    public Quotient {
        Objects.requireNonNull(of, "of");
        Objects.requireNonNull(by, "by");
        boolean timePerThing = of.unit() == Figure.Unit.TIME && by.unit() == Figure.Unit.NUMBER;
        if (of.unit() != by.unit() && !timePerThing) {
            throw new IllegalArgumentException("divisor of unit " + by.unit() + " must be of unit " + of.unit()
                    + ", that of what it divides, or a number where that is a time");
        }
    }

    @Override
    public List<Indicator> operands() {
        return List.of(of, by);
    }

    @Override
    public Figure.Unit unit() {
        return of.unit() == by.unit() ? Figure.Unit.NUMBER : of.unit();
    }
}
