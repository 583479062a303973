package dev.sla4j.jackson;

import dev.sla4j.measurement.Measurement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Goes over measurements that are read when they are asked for. */
final class RowIterator implements Iterator<Measurement> {
    /** Where they come from. */
    interface Source {
        /** The next measurement, or null at the end. */
        @Nullable
        Measurement next() throws IOException;
    }

    private final Source source;
    private @Nullable Measurement next;
    private boolean ended;

    RowIterator(Source source) {
        this.source = source;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            try {
                next = source.next();
            } catch (IOException e) {
                ended = true;
                throw new UncheckedIOException(e);
            }
            ended = next == null;
        }
        return next != null;
    }

    @Override
    public Measurement next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Measurement measurement = Objects.requireNonNull(next);
        next = null;
        return measurement;
    }
}
