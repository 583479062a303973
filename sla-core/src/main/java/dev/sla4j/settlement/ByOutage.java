package dev.sla4j.settlement;

import dev.sla4j.report.CreditLine;
import dev.sla4j.report.SingleOutage;
import dev.sla4j.report.Step;
import dev.sla4j.settlement.Pot.Entry;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Divides the credit of a target among the outages that it is for, so that each part can be claimed for itself (C83). */
final class ByOutage {
    private ByOutage() {}

    /** By what the entries of a target are for; what is for no outage is in no part. */
    static List<CreditLine.OfOutage> divide(Money certain, List<Entry> entries) {
        Map<SingleOutage, Ratio> shares = new LinkedHashMap<>();
        Ratio rest = Ratio.ZERO;
        for (Entry entry : entries) {
            BigInteger all =
                    entry.outages().stream().map(Occasion.Lost::nanos).reduce(BigInteger.ZERO, BigInteger::add);
            if (all.signum() == 0) {
                rest = rest.plus(entry.money());
            }
            for (Occasion.Lost lost : entry.outages()) {
                if (lost.nanos().signum() > 0) {
                    shares.merge(lost.outage(), entry.money().times(Ratio.of(lost.nanos(), all)), Ratio::plus);
                }
            }
        }
        List<SingleOutage> outages = new ArrayList<>(shares.keySet());
        outages.sort(Comparator.comparing(SingleOutage::start));
        List<Ratio> weights = new ArrayList<>();
        outages.forEach(outage -> weights.add(shares.get(outage)));
        weights.add(rest);
        if (certain.isZero() || Ratio.sum(weights).isZero()) {
            return List.of();
        }
        List<Money> parts = Money.allocate(certain, weights);
        List<CreditLine.OfOutage> divided = new ArrayList<>();
        for (int i = 0; i < outages.size(); i++) {
            if (!parts.get(i).isZero()) {
                divided.add(part(outages.get(i), parts.get(i)));
            }
        }
        return divided;
    }

    private static CreditLine.OfOutage part(SingleOutage outage, Money certain) {
        return new CreditLine.OfOutage(
                outage.start(),
                outage.open() ? null : EpochNanos.toInstant(outage.range().endNanos()),
                outage.ids(),
                certain);
    }

    /** So that a reader finds them in the explanation of the credit. */
    static List<Step> told(List<CreditLine.OfOutage> parts) {
        List<Step> steps = new ArrayList<>();
        for (CreditLine.OfOutage part : parts) {
            String ids = part.ids().isEmpty() ? "" : "[" + String.join(", ", part.ids()) + "] ";
            steps.add(new Step.Note("of what is owed, for the outage " + ids + "that began at " + part.start() + ": "
                    + part.certain()));
        }
        return steps;
    }
}
