package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Rows that were stored when their source was read otherwise, in files that come again. */
class FormerRowsSliceTest {
    @TempDir Path folder;

    @Test
    void coinsAndContractsThatWereStoredAsSharesAreNotAddedOnceMore() {
        try (ServiceStore store = ServiceStore.open(folder)) {
            Path file =
                    store.file(
                            "a.csv",
                            """
                            date,symbol,quantity,activityType,unitPrice,currency,fee,amount
                            2024-04-01,BTC-USD,2,BUY,100,USD,0,200
                            2024-04-01,BTC-USD,2,BUY,100,USD,0,200
                            2024-04-02,OAK 240621C00060000,1,BUY,100,USD,0,100
                            2024-04-03,OAK,1,BUY,100,USD,0,100
                            """);
            add(store, file, new FormerWealthfolio());
            assertThat(store.count()).isEqualTo(4);

            assertThat(again(store, file)).isEqualTo(new RowTally(0, 4, 0, 0));
        }
    }

    @Test
    void rowsThatWereStoredUnderAnotherTimeAreNotAddedOnceMore() {
        try (ServiceStore store = ServiceStore.open(folder)) {
            Path file =
                    store.file(
                            "a.csv",
                            """
                            Date;Type;Value;Note;ISIN;Shares;Fees;Taxes
                            2025-01-05T23:30:22Z;Deposit;50;A;;;;
                            2025-07-05T12:00:00Z;Deposit;50;A;;;;
                            """);
            add(store, file, new FormerTradeRepublic());
            assertThat(store.count()).isEqualTo(2);

            assertThat(again(store, file)).isEqualTo(new RowTally(0, 2, 0, 0));
        }
    }

    private static void add(ServiceStore store, Path file, TableImporter former) {
        ImportService imports = new ImportService(store.session, new FileReading(List.of(former)));
        imports.apply(imports.stage(List.of(file), null, Progress.NONE), Map.of(), Progress.NONE);
    }

    private static RowTally again(ServiceStore store, Path file) {
        return new ImportService(store.session, FileReading.standard())
                .stage(List.of(file), null, Progress.NONE)
                .files()
                .getFirst()
                .tally();
    }

    /** Reads purchases as they were read when a pair of coin and currency was taken for a share. */
    private static final class FormerWealthfolio extends TableImporter {
        FormerWealthfolio() {
            super("wealthfolio", "activities", "date", "symbol", "unitPrice");
        }

        @Override
        protected RowReader begin(Reading reading) {
            return cells -> {
                CurrencyCode usd = cells.currency("currency");
                BigDecimal amount = cells.decimal("amount");
                reading.draft(TransactionType.BUY, cells.row())
                        .account(new AccountRef(AccountKind.BROKER, "Wealthfolio", "Wealthfolio"))
                        .time(Instant.parse(cells.text("date") + "T00:00:00Z"), ZoneOffset.UTC)
                        .in(
                                new AssetRef(
                                        AssetKind.EQUITY, cells.text("symbol"), "", usd, "", 1),
                                cells.decimal("quantity"))
                        .out(AssetRef.cash(usd), amount)
                        .fee(AssetRef.cash(usd), cells.decimal("fee"), true)
                        .price(cells.decimal("unitPrice"), usd)
                        .amount(amount, usd)
                        .emit();
            };
        }
    }

    /** Reads deposits as they were read when a Z was passed over. */
    private static final class FormerTradeRepublic extends TableImporter {
        private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
        private static final TimePattern TIME = TimePattern.of("y-M-d[TH:m:s]Z");

        FormerTradeRepublic() {
            super("trade-republic", "tool", "Date", "Type", "Value");
        }

        @Override
        protected RowReader begin(Reading reading) {
            return cells ->
                    reading.draft(TransactionType.DEPOSIT, cells.row())
                            .account(
                                    new AccountRef(
                                            AccountKind.BROKER, "Trade Republic", "Trade Republic"))
                            .time(cells.dateTime("Date", TIME).atZone(BERLIN).toInstant(), BERLIN)
                            .memo(cells.text("Note"))
                            .in(AssetRef.cash(CurrencyCode.EUR), cells.decimal("Value"))
                            .emit();
        }
    }
}
