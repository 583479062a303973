package dev.sla4j.engine;

import dev.sla4j.measurement.Origin;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ByteSink} wrote; whatever else the bytes are is told, and no more memory is taken than a small multiple of them. */
final class ByteSource {
    private final byte[] bytes;
    private final int end;
    private int at;
    private final List<String> texts = new ArrayList<>();
    private final List<Origin> origins = new ArrayList<>();

    ByteSource(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    boolean isAtEnd() {
        return at == end;
    }

    /** What is wrong at this place. */
    IllegalArgumentException fault(String rule) {
        return new IllegalArgumentException("state (byte " + at + " of " + bytes.length + ") " + rule);
    }

    byte[] raw(int length) {
        if (length > end - at) {
            throw fault("must have " + length + " more bytes");
        }
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    long number() {
        long raw = unsigned();
        return (raw >>> 1) ^ -(raw & 1);
    }

    private long unsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at == end) {
                throw fault("must not end within a number");
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                if (shift == 63 && next > 1) {
                    break;
                }
                return value;
            }
        }
        throw fault("must be a number of 64 bits");
    }

    int numberOfInt() {
        long value = number();
        if (value != (int) value) {
            throw fault("must be a number of 32 bits, not " + value);
        }
        return (int) value;
    }

    /** How many values follow; each takes one byte or more. */
    int count() {
        long value = number();
        if (value < 0 || value > end - at) {
            throw fault("must not announce " + value + " values before " + (end - at) + " bytes");
        }
        return (int) value;
    }

    boolean flag() {
        long value = number();
        if (value != 0 && value != 1) {
            throw fault("must be yes or no, not " + value);
        }
        return value == 1;
    }

    String text() {
        String known = known(texts);
        if (known != null) {
            return known;
        }
        char[] units = new char[count()];
        for (int i = 0; i < units.length; i++) {
            long unit = unsigned();
            if (unit < 0 || unit > Character.MAX_VALUE) {
                throw fault("must be a unit of UTF-16, not " + unit);
            }
            units[i] = (char) unit;
        }
        String text = new String(units);
        texts.add(text);
        return text;
    }

    /** One that stood before, or null if a new one follows. */
    private <T> @Nullable T known(List<T> values) {
        long number = number();
        if (number < 0 || number > values.size()) {
            throw fault("must name one of " + values.size() + " values, not " + number);
        }
        return number == 0 ? null : values.get((int) number - 1);
    }

    @Nullable
    String textOrNone() {
        return flag() ? text() : null;
    }

    Instant instant() {
        return EpochNanos.toInstant(number());
    }

    @Nullable
    Instant instantOrNone() {
        return flag() ? instant() : null;
    }

    byte[] bytes() {
        return raw(count());
    }

    BigInteger whole() {
        int length = count();
        if (length == 0 || length > ByteSink.LONGEST_NUMBER) {
            throw fault("must be a number of 1 to " + ByteSink.LONGEST_NUMBER + " bytes, not " + length);
        }
        return new BigInteger(raw(length));
    }

    Ratio ratio() {
        BigInteger numerator = whole();
        BigInteger denominator = whole();
        return Ratio.of(numerator, denominator);
    }

    @Nullable
    Ratio ratioOrNone() {
        return flag() ? ratio() : null;
    }

    <V> SortedMap<String, V> map(Function<ByteSource, V> value) {
        SortedMap<String, V> map = new TreeMap<>();
        for (int i = count(); i > 0; i--) {
            String name = text();
            if (map.put(name, value.apply(this)) != null) {
                throw fault("must not name an entry twice");
            }
        }
        return map;
    }

    <T> void each(Function<ByteSource, T> value, Consumer<? super T> taker) {
        for (int i = count(); i > 0; i--) {
            taker.accept(value.apply(this));
        }
    }

    Origin origin() {
        Origin known = known(origins);
        if (known != null) {
            return known;
        }
        Origin origin = new Origin(textOrNone(), textOrNone(), textOrNone(), instantOrNone(), map(ByteSource::text));
        origins.add(origin);
        return origin;
    }
}
