package dev.sla4j.jackson;

import dev.sla4j.agreement.MinimumPayout;
import dev.sla4j.penalty.Amount;
import dev.sla4j.time.DayWindow;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Enclosed;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Percent;
import dev.sla4j.value.Ratio;
import dev.sla4j.value.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A form of text: what it is, how it is read and how it is written.
 *
 * @param <T> the type of its values
 */
final class Form<T> {
    static final Form<String> NAME = new Form<>("text that is not blank", Form::name, text -> text);
    static final Form<String> ANY = new Form<>("text", text -> text, text -> text);
    static final Form<Duration> DURATION =
            new Form<>("an ISO-8601 duration such as \"PT5M\" or \"P1D\"", Duration::parse, Duration::toString);
    static final Form<Instant> INSTANT = new Form<>(
            "an ISO-8601 date-time with an offset such as \"2026-03-07T10:00Z\"",
            text -> EpochNanos.toInstant(EpochNanos.parse(text)),
            instant -> EpochNanos.format(EpochNanos.of(instant)));
    private static final Set<RoundingMode> ROUNDING_MODES = EnumSet.complementOf(EnumSet.of(RoundingMode.UNNECESSARY));
    static final Form<LocalDate> DATE =
            new Form<>("an ISO-8601 date such as \"2026-03-07\"", LocalDate::parse, LocalDate::toString);
    static final Form<LocalTime> LOCAL_TIME =
            new Form<>("a local time such as \"10:00\"", LocalTime::parse, LocalTime::toString);
    static final Form<Period> PERIOD =
            new Form<>("an ISO-8601 calendar period such as \"P1M\"", Period::parse, Period::toString);
    static final Form<ZoneId> ZONE =
            new Form<>("a time zone such as \"Europe/Berlin\" or \"UTC\"", ZoneId::of, ZoneId::getId);
    static final Form<TimeRange> RANGE = new Form<>(
            "a range such as \"2026-03-07T10:00Z/2026-03-07T12:00Z\"", TimeRange::parse, TimeRange::toString);
    static final Form<DayWindow> WINDOW =
            new Form<>("local times of a day such as \"09:00-17:00\"", Form::window, DayWindow::toString);
    static final Form<Percent> PERCENT =
            new Form<>("a percentage such as \"99.9%\"", Percent::parse, Percent::toString);
    static final Form<Ratio> SHARE =
            new Form<>("a share such as \"50%\", or \"1/3\" where no decimal is exact", Form::share, Form::shareText);
    static final Form<BigDecimal> DECIMAL =
            new Form<>("a decimal number such as \"4.21\"", Form::decimal, BigDecimal::toPlainString);
    static final Form<Money> MONEY =
            new Form<>("an amount and a currency such as \"12000.00 EUR\"", Form::money, Form::moneyText);
    static final Form<Amount> AMOUNT =
            new Form<>("a share such as \"10%\" or a sum such as \"500.00 EUR\"", Form::amount, Form::amountText);
    static final Form<MinimumPayout> MINIMUM =
            new Form<>("a minimum such as \"> 1.00 EUR\" or \">= 4.00 EUR\"", Form::minimum, Form::minimumText);
    static final Form<Limit> LIMIT = new Form<>(
            "a limit such as \">= 99.9%\", \"<= PT4H\" or \">= 95% and < 99%\"", Limit::parse, Limit::toString);
    static final Form<Figure> FIGURE = new Form<>("a time such as PT0S or a number", Form::figure, Figure::toString);
    static final Form<Rounding> ROUNDING =
            new Form<>("a step and a mode such as \"0.01 half-up\"", Form::rounding, Form::roundingText);

    /** The messages of the model: name, value, rule. */
    private static final Pattern MESSAGE = Pattern.compile("[A-Za-z ]+ \\((.*)\\) (must .*)", Pattern.DOTALL);

    private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?[0-9]{1,1000}(\\.[0-9]{1,1000})?");

    private static final int LONGEST_DECIMAL = 20;

    private final String what;
    private final Function<String, T> parse;
    private final Function<T, String> print;

    Form(String what, Function<String, T> parse, Function<T, String> print) {
        this.what = what;
        this.parse = parse;
        this.print = print;
    }

    String what() {
        return what;
    }

    T parse(String text) {
        return parse.apply(text);
    }

    String print(T value) {
        return print.apply(value);
    }

    /** The rule that the model states for a text, without the text where it only repeats it, and behind the form of the whole where it is about a part. */
    static String ruleOf(RuntimeException e, String text, Form<?> form) {
        String message = String.valueOf(e.getMessage());
        Matcher matcher = MESSAGE.matcher(message);
        if (matcher.matches()) {
            return matcher.group(1).equals(text) ? matcher.group(2) : "must be " + form.what + ": " + message;
        }
        return message.startsWith("must ") ? message : "must be " + form.what;
    }

    private static String name(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must not be blank");
        }
        return text;
    }

    private static DayWindow window(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException();
        }
        return DayWindow.of(text.substring(0, dash), text.substring(dash + 1));
    }

    /** What an agreement states is exact. */
    private static Figure figure(String text) {
        Figure figure = Figure.parse(text);
        if (figure instanceof Enclosed) {
            throw new IllegalArgumentException("must be exact, not enclosed");
        }
        return figure;
    }

    private static Ratio share(String text) {
        return text.indexOf('/') > 0 ? Ratio.parse(text) : Percent.parse(text).toRatio();
    }

    /** A share as a percentage if that is exact and short, else as a fraction; it may be negative. */
    static String shareText(Ratio share) {
        try {
            String percent = share.times(Ratio.of(100)).toDecimalExact().toPlainString() + "%";
            return percent.length() <= LONGEST_DECIMAL ? percent : share.toString();
        } catch (ArithmeticException e) {
            return share.toString();
        }
    }

    private static BigDecimal decimal(String text) {
        if (!PLAIN_DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return new BigDecimal(text);
    }

    private static Money money(String text) {
        if (text.indexOf(' ') < 0) {
            throw new IllegalArgumentException();
        }
        return Money.parse(text);
    }

    private static String moneyText(Money money) {
        return money.amount().toPlainString() + " " + money.currency().getCurrencyCode();
    }

    private static Amount amount(String text) {
        return text.endsWith("%") ? Amount.share(text) : Amount.sum(money(text));
    }

    private static String amountText(Amount amount) {
        if (amount instanceof Amount.Share share) {
            return share.percent().toString();
        }
        if (amount instanceof Amount.Sum sum) {
            return moneyText(sum.sum());
        }
        throw new AssertionError("unhandled amount " + amount);
    }

    private static MinimumPayout minimum(String text) {
        boolean inclusive = text.startsWith(">= ");
        if (!inclusive && !text.startsWith("> ")) {
            throw new IllegalArgumentException();
        }
        return new MinimumPayout(money(text.substring(inclusive ? 3 : 2)), inclusive);
    }

    private static String minimumText(MinimumPayout minimum) {
        return (minimum.inclusive() ? ">= " : "> ") + moneyText(minimum.sum());
    }

    private static Rounding rounding(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException();
        }
        String mode = text.substring(space + 1);
        for (RoundingMode known : ROUNDING_MODES) {
            if (Names.of(known).equals(mode)) {
                return Rounding.toStep(text.substring(0, space), known);
            }
        }
        throw new IllegalArgumentException(
                "must have a mode of " + ROUNDING_MODES.stream().map(Names::of).collect(Collectors.joining(", ")));
    }

    private static String roundingText(Rounding rounding) {
        return rounding.step().toPlainString() + " " + Names.of(rounding.mode());
    }
}
