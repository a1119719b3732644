package app.evenkeel.ingestion.file;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;

import java.math.BigDecimal;
import java.time.ZoneId;

/** The importer of the how-to {@code add-an-importer}: purchases and sales at an invented bank. */
final class ExampleImporter extends TableImporter {
    private static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.BROKER, "Example Bank", "Example Bank");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final TimePattern TIME = TimePattern.of("y-M-d H:m[:s]");

    ExampleImporter() {
        super("example", "orders", "Order", "Time", "Side", "Ticker", "Units", "Price", "Fee");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return row -> {
            CurrencyCode currency = row.currency("Currency|Ccy");
            AssetRef cash = AssetRef.cash(currency);
            AssetRef share =
                    AssetRef.security(AssetKind.EQUITY, row.required("Ticker"), "", currency, "");
            BigDecimal units = row.positive("Units");
            BigDecimal price = row.decimal("Price");
            BigDecimal fee = row.decimalOrZero("Fee");
            BigDecimal gross = units.multiply(price);

            Draft draft =
                    switch (row.required("Side")) {
                        case "BUY" ->
                                reading.draft(TransactionType.BUY, row.row())
                                        .in(share, units)
                                        .out(cash, gross.add(fee))
                                        .amount(gross.add(fee), currency);
                        case "SELL" ->
                                reading.draft(TransactionType.SELL, row.row())
                                        .out(share, units)
                                        .in(cash, gross.subtract(fee))
                                        .amount(gross.subtract(fee), currency);
                        default ->
                                throw row.refusal(
                                        "Side", ProblemCode.UNKNOWN_TYPE, row.text("Side"));
                    };
            draft.account(ACCOUNT)
                    .time(row.time("Time", ZONE, TIME), ZONE)
                    .id(row.required("Order"))
                    .fee(cash, fee, true)
                    .price(price, currency)
                    .emit();
        };
    }
}
