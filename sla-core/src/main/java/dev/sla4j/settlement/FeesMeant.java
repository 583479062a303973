package dev.sla4j.settlement;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.Fee;
import dev.sla4j.agreement.FeesDuring;
import dev.sla4j.penalty.Base;
import dev.sla4j.report.Remark;
import dev.sla4j.time.LocalText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which fees a base means: those that it names, of the version of the agreement that is charged in its time (S29).
 *
 * <p>A version that does not have a fee of that name charges nothing of it. "The fee" is the only one of a version; of several the one that is called
 * as the only fee of the version that reads, else all of them. Where such a name is missed, a remark says so.
 */
final class FeesMeant {
    private final Agreement agreement;
    private final Set<Remark> remarks = new LinkedHashSet<>();

    FeesMeant(Agreement agreement) {
        this.agreement = agreement;
    }

    Set<Remark> remarks() {
        return remarks;
    }

    /** The one dispatch over bases that are fees. */
    List<Fee> of(Base base, FeesDuring part) {
        if (base instanceof Base.AllFees) {
            return part.fees();
        }
        if (base instanceof Base.OnlyFee) {
            return only(part);
        }
        if (base instanceof Base.NamedFee named) {
            return named(List.of(named.name()), part);
        }
        if (base instanceof Base.Fees several) {
            return named(several.names(), part);
        }
        if (base.inner() == null) {
            return List.of();
        }
        throw new AssertionError("unhandled base " + base);
    }

    private List<Fee> only(FeesDuring part) {
        Set<String> own = names(agreement.fees());
        if (part.fees().isEmpty() && !part.range().isEmpty()) {
            own.forEach(name -> remark(name, part, "it costs nothing then"));
        }
        if (names(part.fees()).size() < 2) {
            return part.fees();
        }
        List<Fee> same = in(own, part);
        if (same.isEmpty()) {
            own.forEach(name -> remark(name, part, "all of them are taken for it then"));
            return part.fees();
        }
        return same;
    }

    private List<Fee> named(List<String> wanted, FeesDuring part) {
        for (String name : wanted) {
            if (!names(part.fees()).contains(name) && !part.range().isEmpty()) {
                remark(name, part, "it costs nothing then");
            }
        }
        return in(wanted, part);
    }

    private static List<Fee> in(Iterable<String> wanted, FeesDuring part) {
        Set<String> names = new LinkedHashSet<>();
        wanted.forEach(names::add);
        return part.fees().stream().filter(fee -> names.contains(fee.name())).toList();
    }

    private static Set<String> names(List<Fee> fees) {
        Set<String> names = new LinkedHashSet<>();
        fees.forEach(fee -> names.add(fee.name()));
        return names;
    }

    private void remark(String name, FeesDuring part, String so) {
        List<String> there = new ArrayList<>();
        names(part.fees()).forEach(fee -> there.add("'" + fee + "'"));
        String range = LocalText.of(part.range().start(), agreement.zone()) + " to "
                + LocalText.of(part.range().end(), agreement.zone());
        remarks.add(new Remark(
                Remark.Kind.ABSENT_FEE,
                "fee '" + name + "' is not among the fees of the version of the agreement that is charged from " + range
                        + " (" + (there.isEmpty() ? "none" : String.join(", ", there)) + "): " + so));
    }
}
