package dev.sla4j.jackson;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementHistory;
import dev.sla4j.agreement.AgreementLevel;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Fact;
import dev.sla4j.measurement.ItemEvent;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Watched;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.Comparison;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Detail;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.settlement.CreditAccount;
import dev.sla4j.settlement.PortfolioTotals;
import dev.sla4j.settlement.Restatement;
import dev.sla4j.settlement.Statement;
import dev.sla4j.settlement.Waiver;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes agreements, their levels and versions, measurements, results, history, statements, restatements, waivers, accounts of credits,
 * totals and comparisons as JSON, and writes reports.
 *
 * <pre>{@code
 * ObjectMapper mapper = new ObjectMapper().registerModule(new SlaModule());
 * Agreement agreement = mapper.readValue(json, Agreement.class);
 * }</pre>
 *
 * <p>There is one format, described in {@code docs/format.md}: ISO-8601 text for time, decimal text for percentages and money, whole numbers
 * for counts. No setting of the mapper changes what is read. A document that is JSON but not of the format is refused with a
 * {@link SlaFormatException} that names each fault with its path, the rule and the value; unknown fields are faults, except those that begin
 * with {@code x-}. Those of the document itself come with an {@link AgreementDocument}.
 *
 * <p>A report is written with its identity and without its explanation, because an explanation costs about one evaluation and may be long:
 * {@link #explaining} adds it, {@link #withoutIdentity} leaves out what differs from one Java runtime to the next.
 *
 * <p>Immutable once it is registered; it holds no state of its own.
 */
public final class SlaModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** The version of this module; the build checks that it is the project's. */
    private static final Version VERSION = new Version(0, 1, 0, "SNAPSHOT", "dev.sla4j", "sla-jackson");

    private final @Nullable Detail detail;
    private final boolean identified;
    private final Limits limits;

    /** A module that writes reports with identity and without explanation. */
    public SlaModule() {
        this(null, true, Limits.DEFAULT);
    }

    private SlaModule(@Nullable Detail detail, boolean identified, Limits limits) {
        super("sla4j", VERSION);
        this.detail = detail;
        this.identified = identified;
        this.limits = limits;
        read(Agreement.class, AgreementReader::agreement);
        read(AgreementDocument.class, AgreementReader::document);
        read(Measurement.class, MeasurementReader::measurement);
        read(Outage.class, MeasurementReader::measurement);
        read(StateChange.class, MeasurementReader::measurement);
        read(Probe.class, MeasurementReader::measurement);
        read(Request.class, MeasurementReader::measurement);
        read(RequestCount.class, MeasurementReader::measurement);
        read(Sample.class, MeasurementReader::measurement);
        read(WorkItem.class, MeasurementReader::measurement);
        read(ItemEvent.class, MeasurementReader::measurement);
        read(Exclusion.class, MeasurementReader::measurement);
        read(ServiceLife.class, MeasurementReader::measurement);
        read(Watched.class, MeasurementReader::measurement);
        read(Fact.class, MeasurementReader::measurement);
        read(PeriodResult.class, ResultReader::result);
        read(History.class, ResultReader::history);
        read(Statement.class, StatementReader::statement);
        read(Restatement.class, StatementReader::restatement);
        read(Waiver.class, StatementReader::waiver);
        read(AgreementLevel.class, FamilyReader::level);
        read(AgreementHistory.class, FamilyReader::versions);
        read(CreditAccount.class, AccountReader::account);
        read(PortfolioTotals.class, PortfolioReader::totals);
        read(Comparison.class, PortfolioReader::comparison);
        addSerializer(Agreement.class, new WritingSerializer<>(AgreementWriter::agreement));
        addSerializer(AgreementDocument.class, new WritingSerializer<>(AgreementWriter::document));
        addSerializer(Measurement.class, new WritingSerializer<>(MeasurementWriter::measurement));
        addSerializer(PeriodResult.class, new WritingSerializer<>(ResultWriter::result));
        addSerializer(Statement.class, new WritingSerializer<>(StatementWriter::statement));
        addSerializer(Restatement.class, new WritingSerializer<>(StatementWriter::restatement));
        addSerializer(Waiver.class, new WritingSerializer<>(StatementWriter::waiver));
        addSerializer(AgreementLevel.class, new WritingSerializer<>(AgreementWriter::level));
        addSerializer(AgreementHistory.class, new WritingSerializer<>(FamilyWriter::versions));
        addSerializer(PortfolioTotals.class, new WritingSerializer<>(PortfolioWriter::totals));
        addSerializer(Comparison.class, new WritingSerializer<>(PortfolioWriter::comparison));
        addSerializer(CreditAccount.class, new WritingSerializer<>(AccountWriter::account));
        addSerializer(History.class, new WritingSerializer<>(ResultWriter::history));
        addSerializer(ComplianceReport.class, new WritingSerializer<>(new ReportWriter(detail, identified)));
    }

    /**
     * Returns a module that writes reports with their explanation, as text and as steps.
     *
     * @param newDetail how much the explanation tells, not null
     * @return the module, not null
     */
    public SlaModule explaining(Detail newDetail) {
        return new SlaModule(Objects.requireNonNull(newDetail, "newDetail"), identified, limits);
    }

    /**
     * Returns a module that writes reports without their identity, so that equal reports are equal texts on every Java runtime.
     *
     * @return the module, not null
     */
    public SlaModule withoutIdentity() {
        return new SlaModule(detail, false, limits);
    }

    /**
     * Returns a module that reads more of a document, or less.
     *
     * @param newLimits how much, instead of {@link Limits#DEFAULT}, not null
     * @return the module, not null
     */
    public SlaModule limitedTo(Limits newLimits) {
        return new SlaModule(detail, identified, Objects.requireNonNull(newLimits, "newLimits"));
    }

    private <T> void read(Class<T> type, Reader<?> reader) {
        addDeserializer(type, new ReadingDeserializer<>(type, reader, limits));
    }
}
