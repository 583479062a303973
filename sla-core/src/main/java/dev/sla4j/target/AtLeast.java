package dev.sla4j.target;

import dev.sla4j.value.Percent;
import dev.sla4j.value.Ratio;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Down while at least k of the parts are down; its weight is the k-th highest of theirs (S6).
 *
 * <p>Parts that are absent are left out; with fewer than k living parts it can only be up, unless none lives: then it is absent.
 *
 * @param k the number of parts, at least 1; 0 if a share is given
 * @param share the share of the living parts, above 0 % and at most 100 %; null if a number is given
 * @param parts the parts, at least one and at least k
 */
public record AtLeast(int k, @Nullable Percent share, List<Downtime> parts) implements Downtime {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if not exactly one of number and share is given, or either is out of range
     */
    public AtLeast {
        parts = Check.notEmpty(parts, "parts");
        if (share == null) {
            Check.atLeast(k, 1, "k");
            if (k > parts.size()) {
                throw new IllegalArgumentException(
                        "k (" + k + ") must not be above the number of parts (" + parts.size() + ")");
            }
        } else if (k != 0) {
            throw new IllegalArgumentException("k (" + k + ") must be 0 where a share is given");
        } else if (share.toRatio().signum() <= 0 || share.toRatio().compareTo(Ratio.ONE) > 0) {
            throw new IllegalArgumentException("share (" + share + ") must be above 0% and at most 100%");
        }
    }

    /**
     * Returns how many parts must be down.
     *
     * @param living the number of living parts, at least 1
     * @return the number, at least 1; a share is rounded up
     */
    public int required(int living) {
        return share == null
                ? k
                : share.toRatio()
                        .times(Ratio.of(living))
                        .toDecimal(0, RoundingMode.CEILING)
                        .intValueExact();
    }

    @Override
    public List<Downtime> operands() {
        return parts;
    }
}
