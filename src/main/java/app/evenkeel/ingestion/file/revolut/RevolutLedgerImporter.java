package app.evenkeel.ingestion.file.revolut;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;
import app.evenkeel.ingestion.file.statement.Words;

import java.math.BigDecimal;
import java.time.ZoneOffset;

/**
 * Revolut's older list of coins: one row for each change of a coin's balance, with its worth in the
 * customer's currency. Coins that paid for something were sent.
 */
public final class RevolutLedgerImporter extends TableImporter {
    private static final String TYPE = "Type";
    private static final String WORTH = "Fiat amount";
    private static final String PAID = "Fiat amount (inc. fees)";
    private static final TimePattern TIME = TimePattern.of("y-M-d H:m:s");
    private static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.EXCHANGE, "Revolut", "Revolut crypto");

    private static final Words<Deed> WORDS =
            new Words<Deed>()
                    .mean(Deed.TRADE, "EXCHANGE")
                    .mean(
                            Deed.RECEIVE,
                            "TRANSFER",
                            "CARD_PAYMENT",
                            "CARD_REFUND",
                            "TOPUP",
                            "CRYPTO_WITHDRAWAL",
                            "CRYPTO_DEPOSIT",
                            "FEE")
                    .mean(Deed.REWARD, "REWARD", "CASHBACK", "STAKING_REWARD");

    public RevolutLedgerImporter() {
        super(
                "revolut",
                "crypto-ledger",
                TYPE,
                "Product",
                "Started Date",
                "Completed Date",
                "Amount",
                "Currency",
                WORTH,
                PAID,
                "Base currency",
                "State");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> {
            if (!cells.text("State").equals("COMPLETED")) {
                reading.nothingNew(cells.row());
                return;
            }
            Deed deed = WORDS.of(cells, TYPE);
            CurrencyCode currency = cells.currency("Base currency");
            BigDecimal paid = cells.decimal(PAID);
            new Booking(reading, cells.row(), ACCOUNT)
                    .time(cells.time("Completed Date", ZoneOffset.UTC, TIME), ZoneOffset.UTC)
                    .asset(AssetRef.coin(cells.required("Currency")))
                    .units(cells.decimal("Amount"))
                    .worth(currency, cells.optionalDecimal(WORTH))
                    .cash(currency, paid.negate())
                    .fee(paid.subtract(cells.decimal(WORTH)))
                    .memo(cells.text("Description"))
                    .book(deed);
        };
    }
}
