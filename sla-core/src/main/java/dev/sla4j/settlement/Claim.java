package dev.sla4j.settlement;

import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Row;
import dev.sla4j.report.Step;
import dev.sla4j.settlement.TableReader.Reading;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reading of the agreement and what it pays.
 *
 * @param value the driving value
 * @param reading the row of a table that was looked up, or null if no table was
 * @param parts what is paid, each so many times
 * @param steps how the numbers of units came about
 */
record Claim(Figure value, @Nullable Reading reading, List<Times> parts, List<Step> steps) {

    /**
     * An amount, so many times.
     *
     * @param amount the amount
     * @param units how many times
     */
    record Times(Amount amount, Ratio units) {}

    static Claim of(Figure value, @Nullable Reading reading, Amount amount) {
        return new Claim(value, reading, List.of(new Times(amount, Ratio.ONE)), List.of());
    }

    static Claim nothing(Figure value) {
        return of(value, null, Amount.NOTHING);
    }

    @Nullable
    Row row() {
        return reading == null ? null : reading.row();
    }

    boolean isShare() {
        return parts.stream()
                .flatMap(part -> part.amount().parts().stream())
                .anyMatch(amount -> (amount instanceof Amount.Share && !amount.equals(Amount.NOTHING))
                        || (amount instanceof Amount.ServiceTime time && time.inMoney()));
    }
}
