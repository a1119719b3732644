package app.evenkeel.ingestion.file.degiro;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;

import java.util.List;

final class DegiroImportersTest {
    @Test
    void tellsAnOrderTheSameInBothFiles() {
        Collected account = Collected.from(SourceFiles.own("file/degiro/account-nl.csv"));
        Collected trades = Collected.from(SourceFiles.own("file/degiro/transactions-nl.csv"));
        String order = "id:aaaa1111-0000-4000-8000-1";

        assertThat(told(account, order))
                .isEqualTo(told(trades, order))
                .containsExactly("2024-03-15 BUY +10 US0000000011 -101 EUR fee 1 = 101 EUR");
    }

    @Test
    void agreesWithTheSharedDutchStatement() {
        Collected read = Collected.from(SourceFiles.shared("degiro/degiro_nl_account.csv"));

        // Its publisher wrote other amounts over the true ones in this row.
        assertThat(read.problems).extracting(each -> each.line()).containsExactly(69L);
        assertThat(read.rows).isEqualTo(74);
        // The oracle's 27: trades, dividends and fees; money moved or exchanged is not counted.
        assertThat(read.candidates)
                .extracting(each -> each.transaction().type())
                .filteredOn(type ->
                        type == TransactionType.BUY
                                || type == TransactionType.SELL
                                || type == TransactionType.DIVIDEND
                                || type == TransactionType.FEE)
                .hasSize(27);
        assertThat(read.toldAll())
                .contains(
                        "2022-12-15 BUY +1 US9256521090 -32.91 EUR fee 1 = 32.91 EUR",
                        "2024-08-01 DIVIDEND +2.97 USD tax 0.53 = 2.97 USD");
    }

    @Test
    void agreesWithTheSharedSpanishStatement() {
        Collected read = Collected.from(SourceFiles.shared("degiro/degiro_es_account.csv"));

        assertThat(read.problems).isEmpty();
        assertThat(read.rows).isEqualTo(12);
        assertThat(read.transactions())
                .filteredOn(each -> each.type() == TransactionType.DIVIDEND)
                .hasSize(4)
                .allMatch(each -> each.movement().tax() != null);
    }

    private static List<String> told(Collected read, String key) {
        return read.candidates.stream()
                .filter(each -> each.naturalKey().equals(key))
                .map(Candidate::transaction)
                .map(read::told)
                .toList();
    }
}
