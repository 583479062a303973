package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementHistory;
import dev.sla4j.agreement.AgreementLevel;
import dev.sla4j.agreement.CreditUse;
import dev.sla4j.agreement.Party;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ResolvedAgreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.report.Comparison;
import dev.sla4j.settlement.CreditAccount;
import dev.sla4j.value.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept on file beside agreements and results is read back as it was, and the schemas take it. */
class KeptDocumentsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final JsonSchema VERSIONS = Schemas.load("agreement-history");
    private static final JsonSchema LEVEL = Schemas.load("agreement-level");
    private static final JsonSchema ACCOUNT = Schemas.load("credit-account");

    private final ObjectMapper mapper = Documents.mapper();

    static Set<String> kept() {
        return Schemas.KEPT.keySet();
    }

    @ParameterizedTest
    @MethodSource("kept")
    void documentsAreReadBack(String name) throws IOException {
        String text = Documents.text("kept/" + name + ".json");
        assertEquals(Set.of(), Schemas.faults(Schemas.load(name), mapper.readTree(text)));
        Object read = mapper.readValue(text, Schemas.KEPT.get(name));
        JsonNode written = mapper.valueToTree(read);
        assertEquals(Set.of(), Schemas.faults(Schemas.load(name), written));
        assertEquals(read, mapper.readValue(written.toString(), Schemas.KEPT.get(name)));
    }

    @Property(tries = 300)
    void versionsAreReadBack(@ForAll long seed) throws IOException {
        AgreementHistory history = new RandomAgreements(seed).history();
        String written = mapper.writeValueAsString(history);
        assertEquals(history, mapper.readValue(written, AgreementHistory.class));
        assertEquals(Set.of(), Schemas.faults(VERSIONS, mapper.readTree(written)));
    }

    /** What levels state resolves to the agreement that they were made of, from memory and from documents, and each part says where it comes from. */
    @Property(tries = 300)
    void levelsResolveToTheAgreement(@ForAll long seed) throws IOException {
        RandomAgreements random = new RandomAgreements(seed);
        Agreement agreement = random.agreement();
        List<AgreementLevel> levels = random.levels(agreement);
        List<AgreementLevel> read = new ArrayList<>();
        for (AgreementLevel level : levels) {
            String written = mapper.writeValueAsString(level);
            read.add(mapper.readValue(written, AgreementLevel.class));
            assertEquals(Set.of(), Schemas.faults(LEVEL, mapper.readTree(written)));
        }
        assertEquals(levels, read);
        ResolvedAgreement resolved =
                read.get(2).resolve(ReferenceData.empty().withLevels(read.toArray(new AgreementLevel[0])));
        assertEquals(sorted(agreement), sorted(resolved.agreement()));
        for (ServiceLevelTarget target : agreement.targets()) {
            ResolvedAgreement.Origin origin = resolved.ofTarget(target.id());
            int level = resolved.levels().indexOf(origin.level());
            assertTrue(levels.get(level).targets().contains(target), origin::toString);
        }
    }

    /** Parties of different roles may stand on different levels, so their order is that of the roles. */
    private static List<Object> sorted(Agreement agreement) {
        List<Party> parties = new ArrayList<>(agreement.parties());
        parties.sort(Comparator.comparing(Party::role));
        return Arrays.asList(
                agreement.id(),
                agreement.kind(),
                parties,
                agreement.zone(),
                agreement.cycle(),
                agreement.termStart(),
                agreement.termEnd(),
                agreement.fees(),
                agreement.targets(),
                agreement.exclusions(),
                agreement.policies(),
                agreement.settlement(),
                agreement.severalPeriods());
    }

    @Property(tries = 500)
    void accountsAreReadBack(@ForAll long seed) throws IOException {
        CreditAccount account = account(new Random(seed));
        String written = mapper.writeValueAsString(account);
        assertEquals(account, mapper.readValue(written, CreditAccount.class));
        assertEquals(Set.of(), Schemas.faults(ACCOUNT, mapper.readTree(written)));
    }

    private static CreditAccount account(Random random) {
        Currency currency = Currency.getInstance(List.of("EUR", "JPY", "KWD").get(random.nextInt(3)));
        List<CreditAccount.Credit> credits = new ArrayList<>();
        List<CreditAccount.Invoice> invoices = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            credits.add(new CreditAccount.Credit("credit \"" + i, instant(random), money(random, currency)));
            invoices.add(new CreditAccount.Invoice("invoice " + i, instant(random), money(random, currency)));
        }
        CreditUse use = random.nextInt(6) == 0 ? CreditUse.PAID : CreditUse.ofInvoices(random.nextInt(101) + "%");
        use = random.nextBoolean() ? use.expiringAfterMonths(1 + random.nextInt(12)) : use;
        ZoneId zone = ZoneId.of("Europe/Berlin");
        return random.nextBoolean()
                ? CreditAccount.of(use, zone, credits, invoices, instant(random))
                : CreditAccount.atEnd(use, zone, credits, invoices, instant(random));
    }

    private static Instant instant(Random random) {
        return START.plusSeconds(random.nextInt(50_000_000)).plusNanos(random.nextInt(2) * 7L);
    }

    private static Money money(Random random, Currency currency) {
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(100_000), currency.getDefaultFractionDigits());
        return Money.of(amount.toPlainString(), currency.getCurrencyCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'version':1,'versions':[]}|versions",
                "{'version':1,'versions':[{'from':'2026-01-01','agreement':A}]}|versions[0].from",
                "{'version':1,'versions':[{'agreement':A},{'agreement':A}]}|versions[1].from",
                "{'version':1,'versions':[{'agreement':A},{'from':'2026-02-30','agreement':A}]}|versions[1].from",
                "{'version':1,'versions':[{'agreement':A},{'from':'2026-03-01','agreement':B}]}|versions[1]",
                "{'version':1,'change':'cuts-period','versions':[{'agreement':R}]}|change",
                "{'version':1,'change':'never','versions':[{'agreement':A}]}|change"
            })
    void brokenVersionsAreRefusedByTheirPath(String text, String path) throws IOException {
        String agreement = Documents.text("agreements/smallest.json");
        String json = text.replace('\'', '"')
                .replace(":A", ":" + agreement)
                .replace(
                        ":R",
                        ":"
                                + agreement.replaceFirst(
                                        "\"cycle\": *\"[a-z]+\"", "\"cycle\": {\"rolling\": {\"length\": \"PT720H\"}}"))
                .replace(":B", ":" + agreement.replace("acme-hosting", "another"));
        SlaFormatException e =
                assertThrows(SlaFormatException.class, () -> mapper.readValue(json, AgreementHistory.class));
        assertEquals(path, e.faults().get(0).path());
    }

    /** Found by fuzzing: it was read, and could not be shown. */
    @Test
    void aComparisonOfMoreThanAllIsRefused() throws IOException {
        String more = Documents.text("kept/comparison.json")
                .replaceFirst("\"coverage\": \"[^\"]*\"", "\"coverage\": \"720/361\"");
        SlaFormatException e = assertThrows(SlaFormatException.class, () -> mapper.readValue(more, Comparison.class));
        assertEquals("first.coverage (\"720/361\") must be 0 to 1", e.getMessage());
    }

    @Test
    void anAccountOfSeveralCurrenciesIsRefused() throws IOException {
        String mixed = Documents.text("kept/credit-account.json").replace("300.00 EUR", "300.00 USD");
        SlaFormatException e =
                assertThrows(SlaFormatException.class, () -> mapper.readValue(mixed, CreditAccount.class));
        assertEquals(
                "amount (USD 300.00) of credit 2026-03 uptime must be in EUR as that of entry of credit 2026-03 uptime:"
                        + " what is owed in one currency is not set off against another",
                e.faults().get(0).rule());
    }
}
