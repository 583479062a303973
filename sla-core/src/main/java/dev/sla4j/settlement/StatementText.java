package dev.sla4j.settlement;

import dev.sla4j.penalty.Creditor;
import dev.sla4j.report.Adjustment;
import dev.sla4j.report.CreditLine;
import dev.sla4j.report.Right;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.Statement.Claim;
import dev.sla4j.settlement.Statement.Line;
import dev.sla4j.settlement.Statement.Owed;
import dev.sla4j.settlement.Statement.Totals;
import dev.sla4j.time.LocalText;
import dev.sla4j.value.Money;
import dev.sla4j.value.OneLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes statements and restatements for people; every sum stands on a line of its own, with its sign. */
final class StatementText {
    private static final int NAME_WIDTH = 48;

    private final StringBuilder text = new StringBuilder();
    private final ZoneId zone;

    private StatementText(ZoneId zone) {
        this.zone = zone;
    }

    static String of(Statement statement) {
        StatementText text = new StatementText(statement.heading().zone());
        text.heading(statement.heading());
        statement.lines().forEach(text::line);
        text.adjustments(statement);
        if (statement.totals() != null) {
            text.totals(statement.totals());
        }
        statement.rights().forEach(text::right);
        if (!statement.remarks().isEmpty()) {
            text.add(0, "Remarks");
            statement.remarks().forEach(remark -> text.add(1, remark));
        }
        return text.text.toString();
    }

    private void heading(Statement.Heading heading) {
        add(
                0,
                "Statement of " + heading.agreement() + " for "
                        + heading.period().label());
        heading.parties().forEach(party -> add(1, party.role().name().toLowerCase(Locale.ROOT) + ": " + party.name()));
        add(
                1,
                "period: " + instant(heading.period().start()) + " to "
                        + instant(heading.period().end()));
        add(1, "as of " + instant(heading.at()) + (heading.provisional() ? ", provisional" : ""));
    }

    private void line(Line line) {
        String promised = line.promised().isEmpty() ? "" : ", promised " + line.promised();
        boolean nothing = line.verdict() == Verdict.NOT_APPLICABLE && promised.isEmpty();
        add(
                0,
                line.target() + ": " + (nothing ? "nothing promised" : line.verdict()) + promised + ", attained "
                        + line.attained() + (line.clause() == null ? "" : "  [" + line.clause() + "]"));
        line.inKind().forEach(follows -> add(1, follows));
        Owed owed = line.owed();
        if (owed == null || owed.claim() == Claim.NOTHING) {
            return;
        }
        if (owed.to() == Creditor.PROVIDER) {
            add(1, columns("owed to the provider", "= " + owed.credit()));
            return;
        }
        money(1, "credit", owed.credit(), true);
        money(1, "waived", owed.waived().negated(), false);
        money(1, "disputed in addition", owed.disputed(), false);
        add(
                1,
                words(owed.claim())
                        + (owed.claim() == Claim.CLAIMABLE && owed.until() != null
                                ? " before " + instant(owed.until())
                                : ""));
        owed.parts().forEach(this::part);
        owed.notes().forEach(note -> add(2, note));
    }

    private void part(Statement.Part part) {
        String of = part.start() == null
                ? "beside outages"
                : "outage of " + instant(part.start())
                        + (part.end() == null ? ", not ended" : " to " + instant(part.end()));
        money(2, of, part.amount(), true);
        Instant until = part.claim() == Claim.CLAIMABLE ? part.until() : null;
        add(3, words(part.claim()) + (until == null ? "" : " before " + instant(until)));
    }

    private static String words(Claim claim) {
        return switch (claim) {
            case NOTHING -> "nothing is owed";
            case AUTOMATIC -> "is paid without a claim";
            case CLAIMED -> "is paid: claimed in time";
            case CLAIMABLE -> "is not paid yet: it can be claimed";
            case EXPIRED -> "is not paid: it was not claimed in time";
            case WITHHELD -> "is not paid: a condition is not fulfilled";
            case IN_PARTS -> "is paid in parts, each claimed for itself";
        };
    }

    private void adjustments(Statement statement) {
        if (statement.adjustments().isEmpty()) {
            return;
        }
        add(0, "Adjustments");
        for (Adjustment adjustment : statement.adjustments()) {
            money(
                    1,
                    (adjustment.target() == null ? "" : adjustment.target() + ", ") + adjustment.period(),
                    adjustment.amount(),
                    true);
            money(2, "disputed in addition", adjustment.disputed(), false);
            add(2, adjustment.reason());
        }
    }

    private void totals(Totals totals) {
        add(0, "Sums");
        money(1, "credits of the period", totals.credits(), true);
        money(1, "waived", totals.waived().negated(), false);
        money(1, "still to be claimed", totals.claimable().negated(), false);
        money(1, "expired or withheld", totals.lost().negated(), false);
        money(1, "adjustments", totals.adjustments(), false);
        add(1, columns("total", "= " + totals.total()));
        money(1, "beside it, disputed", totals.disputed(), false);
        money(1, "beside it, disputed return", totals.returnable().negated(), false);
        if (!totals.toProvider().isZero()) {
            add(1, columns("owed to the provider, not set off", "= " + totals.toProvider()));
        }
    }

    private void right(Right right) {
        add(
                0,
                "Right " + right.rule()
                        + (right.standing() == Right.Standing.ARISEN ? " has arisen" : " may have arisen") + ": "
                        + right.grants() + (right.clause() == null ? "" : "  [" + right.clause() + "]"));
        add(1, "from " + String.join(", ", right.periods()));
        if (right.until() != null) {
            add(1, "to be used before " + instant(right.until()));
        }
    }

    static String of(Restatement restatement) {
        StatementText text = new StatementText(ZoneId.of("UTC"));
        text.add(
                0,
                "Restatement of " + restatement.was().agreement() + " for "
                        + restatement.was().period().label());
        for (Restatement.Change change : restatement.changes()) {
            text.add(1, change.target() + ": was " + words(change.was()) + ", is " + words(change.now()));
        }
        for (Adjustment adjustment : restatement.adjustments()) {
            text.money(
                    1,
                    "difference" + (adjustment.target() == null ? "" : " of " + adjustment.target()),
                    adjustment.amount(),
                    true);
        }
        restatement.causes().forEach(cause -> text.add(1, "because " + cause.text()));
        if (!restatement.readBy().isEmpty()) {
            text.add(1, "read by " + String.join(", ", restatement.readBy()));
        }
        return text.text.toString();
    }

    private static String words(@Nullable TargetResult target) {
        if (target == null) {
            return "not there";
        }
        CreditLine line = target.creditLine();
        return target.verdict() + " with " + target.figure().toText()
                + (line == null ? "" : ", credit " + line.certain());
    }

    private void money(int depth, String name, Money amount, boolean always) {
        if (always || !amount.isZero()) {
            add(depth, columns(name, (amount.signum() < 0 ? "− " + amount.negated() : "+ " + amount)));
        }
    }

    private void add(int depth, String line) {
        text.append("  ".repeat(depth)).append(OneLine.of(line)).append('\n');
    }

    private static String columns(String name, String value) {
        return name + " ".repeat(Math.max(1, NAME_WIDTH - name.length())) + value;
    }

    private String instant(Instant instant) {
        return LocalText.of(instant, zone);
    }
}
