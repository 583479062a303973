package dev.sla4j.target;

/**
 * A choice that published agreements leave open and that changes the result.
 *
 * <p>Each policy is an enum; its <em>first</em> constant is the documented default. A report names the readings that were applied and whether
 * each was stated by the agreement or is the default.
 */
public sealed interface Policy
        permits UnknownTime,
                UnknownInOutage,
                CombinedUnknown,
                ReportedOutages,
                PartOfPeriod,
                OverlappingWeights,
                OutageIdentity,
                MinimumLength,
                GridAnchor,
                ExclusionEffect,
                AllowanceUse,
                OverlongWindow,
                ExcludedPart,
                MissingPart,
                DisputedRow,
                CappedAmount,
                QualifyingDay,
                OutageOverMidnight,
                OutageOverBorder,
                ChargedQuantity,
                ChangedAttribute,
                ChangedLimit,
                ReopenedItem,
                ExcludedItemTime,
                DeadlineAtClosing,
                EmptySlot,
                SlotExclusion,
                UsedOccurrences,
                DeliveryMatch {

    /**
     * Returns the name of the reading.
     *
     * @return the name of the constant, not null
     */
    String name();
}
