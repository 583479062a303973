package dev.sla4j.settlement;

import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Bands;
import dev.sla4j.penalty.Flat;
import dev.sla4j.penalty.Formula;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.penalty.Row;
import dev.sla4j.penalty.Table;
import dev.sla4j.report.Step;
import dev.sla4j.settlement.Claim.Times;
import dev.sla4j.settlement.TableReader.Reading;
import dev.sla4j.target.UnitsOfSize;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a formula pays for a value, or for all values between two: the one dispatch over {@link Formula}. */
final class Formulas {
    private final Formula formula;

    Formulas(Formula formula) {
        this.formula = formula;
    }

    /** All readings. Amounts by units and bands grow with the value, so the two ends bound what lies between, and nothing what lies above. */
    List<Claim> read(Driven value) {
        Figure one = value.best();
        Figure other = value.worst();
        if (formula instanceof Flat flat) {
            List<Claim> claims = new ArrayList<>(List.of(Claim.of(one, null, flat.amount())));
            if (!one.equals(other)) {
                claims.add(Claim.of(other, null, flat.amount()));
            }
            return claims;
        }
        if (formula instanceof Table table) {
            TableReader reader = new TableReader(table);
            List<Reading> readings =
                    new ArrayList<>(one.equals(other) ? reader.read(one) : reader.readBetween(one, other));
            if (value.open() != Driven.Open.NO) {
                boolean above = value.open() == Driven.Open.ABOVE;
                readings.addAll(reader.readBeyond(above ? other : one, above));
            }
            return readings.stream().map(Formulas::claim).toList();
        }
        List<Claim> claims = new ArrayList<>();
        if (value.open() == Driven.Open.BELOW) {
            claims.add(Claim.nothing(one));
        }
        if (formula instanceof PerUnit units) {
            claims.addAll(ends(one, other, end -> byUnits(units, end)));
            return claims;
        }
        if (formula instanceof Bands bands) {
            claims.addAll(ends(one, other, end -> byBands(bands, end)));
            return claims;
        }
        throw new AssertionError("unhandled formula " + formula);
    }

    private static List<Claim> ends(Figure one, Figure other, Function<Figure, Claim> of) {
        return one.equals(other) ? List.of(of.apply(one)) : List.of(of.apply(one), of.apply(other));
    }

    private static Claim claim(Reading reading) {
        Row row = reading.row();
        return Claim.of(reading.value(), reading, row == null ? Amount.nothing() : row.amount());
    }

    /** What may be paid at all where nothing is known of the value: nothing, or any row. */
    List<Claim> any() {
        List<Claim> claims = new ArrayList<>();
        claims.add(Claim.nothing(Figure.none()));
        if (formula instanceof Table table) {
            table.rows().forEach(row -> claims.add(Claim.of(Figure.none(), null, row.amount())));
        }
        return claims;
    }

    /** The unit by which a value that nothing bounds grows, or null for a share, which is at most all. */
    @Nullable
    Figure unit() {
        if (formula instanceof PerUnit units) {
            return units.each().unit() == Figure.Unit.SHARE ? null : units.each();
        }
        if (formula instanceof Bands bands) {
            return bands.each().unit() == Figure.Unit.SHARE ? null : bands.each();
        }
        return formula instanceof Table ? Figure.amount(Ratio.ONE) : null;
    }

    /** All that may be paid for a unit. */
    List<Amount> amounts() {
        List<Amount> amounts = new ArrayList<>();
        if (formula instanceof PerUnit units) {
            amounts.add(units.amount());
        } else if (formula instanceof Bands bands) {
            bands.bands().forEach(band -> amounts.add(band.amount()));
        } else if (formula instanceof Table table) {
            table.rows().forEach(row -> amounts.add(row.amount()));
        }
        return amounts;
    }

    boolean isBounded() {
        return formula instanceof Table || formula instanceof Flat;
    }

    private static Claim byUnits(PerUnit formula, Figure value) {
        Ratio units = count(value.value().dividedBy(formula.each().value()), formula.counting());
        Step step = new Step.Units(value, formula.each(), formula.counting(), units);
        return new Claim(value, null, List.of(new Times(formula.amount(), units)), List.of(step));
    }

    private static Claim byBands(Bands formula, Figure value) {
        List<Times> parts = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        Ratio from = Ratio.ZERO;
        for (Bands.Band band : formula.bands()) {
            Ratio upTo =
                    band.upTo() == null ? value.value() : band.upTo().value().min(value.value());
            Ratio part = upTo.minus(from);
            if (part.signum() <= 0) {
                break;
            }
            Figure within = value.unit() == Figure.Unit.TIME ? new Figure.Time(part) : Figure.amount(part);
            Ratio units = count(part.dividedBy(formula.each().value()), formula.counting());
            steps.add(new Step.Units(within, formula.each(), formula.counting(), units));
            parts.add(new Times(band.amount(), units));
            from = upTo;
        }
        return new Claim(value, null, parts, steps);
    }

    /** Whole units, every unit that was begun, or the exact part; nothing below zero. */
    private static Ratio count(Ratio units, UnitsOfSize counting) {
        if (units.signum() <= 0) {
            return Ratio.ZERO;
        }
        return switch (counting) {
            case PROPORTIONAL -> units;
            case COMPLETE -> whole(units.toDecimal(0, RoundingMode.DOWN));
            case STARTED -> whole(units.toDecimal(0, RoundingMode.UP));
        };
    }

    private static Ratio whole(BigDecimal units) {
        return Ratio.of(units);
    }
}
