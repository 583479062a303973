package dev.sla4j.engine;

import dev.sla4j.measurement.Origin;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Values as bytes, for {@link ByteSource} to read.
 *
 * <p>Whole numbers take seven bits a byte, the lowest first, with the sign in the lowest bit of all. Texts are their UTF-16 units, so that half of a surrogate pair
 * is kept too; texts and origins stand once and are named by their number afterwards.
 */
final class ByteSink {
    /** More than exact sums ever grow to, and little enough that hostile numbers are reduced at once. */
    static final int LONGEST_NUMBER = 1 << 14;

    private byte[] bytes = new byte[256];
    private int size;
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<Origin, Integer> origins = new HashMap<>();

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    ByteSink raw(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }

    private void reserve(int more) {
        int needed = Math.addExact(size, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(Integer.MAX_VALUE - 8L, bytes.length * 2L)));
        }
    }

    ByteSink number(long value) {
        return unsigned((value << 1) ^ (value >> 63));
    }

    private ByteSink unsigned(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    ByteSink flag(boolean value) {
        return number(value ? 1 : 0);
    }

    ByteSink text(String text) {
        Integer known = texts.putIfAbsent(text, texts.size() + 1);
        number(known == null ? 0 : known);
        if (known == null) {
            number(text.length());
            for (int i = 0; i < text.length(); i++) {
                unsigned(text.charAt(i));
            }
        }
        return this;
    }

    ByteSink textOrNone(@Nullable String text) {
        flag(text != null);
        return text == null ? this : text(text);
    }

    ByteSink instant(Instant instant) {
        return number(EpochNanos.of(instant));
    }

    ByteSink instantOrNone(@Nullable Instant instant) {
        flag(instant != null);
        return instant == null ? this : instant(instant);
    }

    ByteSink bytes(byte[] more) {
        return number(more.length).raw(more);
    }

    ByteSink whole(BigInteger value) {
        byte[] digits = value.toByteArray();
        if (digits.length > LONGEST_NUMBER) {
            throw new ArithmeticException(
                    "a number of " + digits.length + " bytes must have at most " + LONGEST_NUMBER + " to be kept");
        }
        return bytes(digits);
    }

    ByteSink ratio(Ratio ratio) {
        return whole(ratio.numerator()).whole(ratio.denominator());
    }

    ByteSink ratioOrNone(@Nullable Ratio ratio) {
        flag(ratio != null);
        return ratio == null ? this : ratio(ratio);
    }

    <V> ByteSink map(Map<String, V> map, BiConsumer<ByteSink, V> value) {
        number(map.size());
        map.forEach((name, each) -> value.accept(text(name), each));
        return this;
    }

    <T> ByteSink all(Collection<T> values, BiConsumer<ByteSink, T> value) {
        number(values.size());
        values.forEach(each -> value.accept(this, each));
        return this;
    }

    ByteSink origin(Origin origin) {
        Integer known = origins.putIfAbsent(origin, origins.size() + 1);
        number(known == null ? 0 : known);
        if (known != null) {
            return this;
        }
        return textOrNone(origin.subject())
                .textOrNone(origin.source())
                .textOrNone(origin.id())
                .instantOrNone(origin.knownAt())
                .map(origin.attributes(), ByteSink::text);
    }
}
