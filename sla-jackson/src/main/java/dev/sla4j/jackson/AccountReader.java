package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.settlement.CreditAccount;
import dev.sla4j.value.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads accounts of credits. */
final class AccountReader {
    private AccountReader() {}

    static @Nullable CreditAccount account(Node node) {
        Fields fields = new Fields(node);
        fields.required("version", AgreementReader::version);
        List<CreditAccount.Entry> entries =
                fields.optional("entries", List.of(), field -> field.list(AccountReader::entry));
        List<CreditAccount.Credit> open =
                fields.optional("open", List.of(), field -> field.list(AccountReader::credit));
        return fields.build(() -> new CreditAccount(entries, open));
    }

    private static CreditAccount.@Nullable Entry entry(Node node) {
        Fields fields = new Fields(node);
        CreditAccount.Kind kind = fields.required("kind", field -> Names.read(field, CreditAccount.Kind.values()));
        String credit = fields.required("credit", Form.ANY);
        Instant at = fields.required("at", Form.INSTANT);
        Money amount = fields.required("amount", Form.MONEY);
        String invoice = fields.optional("invoice", "", field -> field.text(Form.ANY));
        return fields.build(() -> new CreditAccount.Entry(
                requireNonNull(kind), requireNonNull(credit), requireNonNull(at), requireNonNull(amount), invoice));
    }

    private static CreditAccount.@Nullable Credit credit(Node node) {
        Fields fields = new Fields(node);
        String id = fields.required("id", Form.ANY);
        Instant issuedAt = fields.required("issued-at", Form.INSTANT);
        Money amount = fields.required("amount", Form.MONEY);
        return fields.build(
                () -> new CreditAccount.Credit(requireNonNull(id), requireNonNull(issuedAt), requireNonNull(amount)));
    }
}
