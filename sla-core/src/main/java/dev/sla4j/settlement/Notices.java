package dev.sla4j.settlement;

import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.Table;
import dev.sla4j.report.Remark;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.TableReader.Reading;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What the reader of a report must know of the credit of a target or group. */
final class Notices {
    private final Terms terms;
    private final String whose;
    private final Penalty penalty;
    private final List<String> drawing = new ArrayList<>();
    private final Set<Remark> remarks = new LinkedHashSet<>();

    Notices(Terms terms, String whose, Penalty penalty) {
        this.terms = terms;
        this.whose = whose;
        this.penalty = penalty;
    }

    Set<Remark> remarks() {
        return remarks;
    }

    private void add(Remark.Kind kind, String text) {
        remarks.add(new Remark(kind, whose + text));
    }

    /** Whether shares of a base take from a fee, which all subjects have in common. */
    static boolean drawsOnFee(Base base) {
        return !base.is(Base.FixedSum.class)
                && !base.is(Base.Units.class)
                && !base.is(Base.EachSubject.class)
                && !base.is(Base.Driven.class)
                && !base.is(Base.ItemValue.class);
    }

    void paid(SubjectResult subject, Worth after, Worth before, boolean drawsOnFee) {
        Ratio paid = after.money().minus(before.money());
        if (subject.subject() != null && drawsOnFee && paid.signum() > 0) {
            drawing.add(subject.subject());
        }
        if (subject.verdict() == Verdict.MET
                && penalty.creditor() == Creditor.CUSTOMER
                && after.compareTo(before) > 0
                && penalty.formula() instanceof Table) {
            add(
                    Remark.Kind.PAYS_ON_MET,
                    " was met with " + subject.figure().toText() + ", and its table pays "
                            + (paid.signum() > 0 ? terms.line(paid) : "in kind"));
        }
    }

    /** The agreement may mean one fee for all subjects, and then pays it several times. */
    void sharedFee() {
        if (drawing.size() > 1) {
            add(
                    Remark.Kind.SHARED_FEE,
                    ": " + drawing.size() + " subjects (" + String.join(", ", drawing)
                            + ") are each paid from the whole of " + Words.of(penalty.base())
                            + ", which is not divided among them");
        }
    }

    void disputed(Claim lowest, Claim most) {
        Reading reading = lowest.reading();
        if (reading != null) {
            add(
                    Remark.Kind.DISPUTED_ROW,
                    ": the table has more than one reading of "
                            + reading.value().toText() + ": " + row(lowest) + " or " + row(most));
        }
    }

    private static String row(Claim claim) {
        Limit range =
                claim.row() == null ? null : Objects.requireNonNull(claim.row()).range();
        return Words.of(claim.parts().get(0).amount()) + (range == null ? " (no row)" : " (" + range.toText() + ")");
    }

    void unbounded(boolean bounded) {
        if (!bounded) {
            add(Remark.Kind.UNBOUNDED, ": too little is known to say what its penalty comes to at most");
        }
    }

    void unpriced(Base base, Occasion occasion) {
        if (base instanceof Base.ItemValue value
                && occasion.item() != null
                && FeeBases.valueOf(value, occasion.item()) == null) {
            add(
                    Remark.Kind.UNPRICED_ITEM,
                    ": item " + occasion.item().id() + " has no amount of money in " + value.attribute()
                            + ", so nothing is paid of it");
        } else if (base.inner() != null) {
            unpriced(base.inner(), occasion);
        }
    }
}
