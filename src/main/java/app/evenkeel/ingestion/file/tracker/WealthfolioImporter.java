package app.evenkeel.ingestion.file.tracker;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Activities of Wealthfolio as CSV. Cash has symbols such as {@code $CASH-USD}; the amount counts
 * where it is said, else units times price.
 */
public final class WealthfolioImporter extends TableImporter {
    private static final String CASH = "$CASH";
    private static final Pattern PAIR = Pattern.compile("(?<coin>[A-Z0-9]+)-(?<quote>[A-Z]{3})");
    private static final String TYPE = "activityType";

    public WealthfolioImporter() {
        super(
                "wealthfolio",
                "activities",
                "date",
                "symbol",
                "quantity",
                TYPE,
                "unitPrice",
                "currency");
    }

    @Override
    protected RowReader begin(Reading reading) {
        RatioSplits splits = new RatioSplits();
        return new RowReader() {
            @Override
            public void row(RowCells cells) {
                read(cells, reading, splits);
            }

            @Override
            public void end() {
                splits.emit(reading);
            }
        };
    }

    private static void read(RowCells cells, Reading reading, RatioSplits splits) {
        String type = cells.required(TYPE).toUpperCase(Locale.ROOT);
        Activity activity = activity(cells);
        switch (type) {
            case "BUY" -> activity.bought(reading);
            case "SELL" -> activity.sold(reading);
            case "DIVIDEND" -> activity.income(reading, TransactionType.DIVIDEND);
            case "INTEREST" -> activity.income(reading, TransactionType.INTEREST);
            case "CREDIT" -> activity.income(reading, TransactionType.REWARD);
            case "DEPOSIT" -> activity.moved(reading, TransactionType.DEPOSIT, true);
            case "WITHDRAWAL" -> activity.moved(reading, TransactionType.WITHDRAWAL, false);
            case "TRANSFER_IN", "CONVERSION_IN" ->
                    activity.moved(reading, TransactionType.TRANSFER, true);
            case "TRANSFER_OUT", "CONVERSION_OUT" ->
                    activity.moved(reading, TransactionType.TRANSFER, false);
            case "ADD_HOLDING" -> activity.moved(reading, TransactionType.OPENING_BALANCE, true);
            case "REMOVE_HOLDING" -> activity.moved(reading, TransactionType.WITHDRAWAL, false);
            case "FEE" -> activity.charge(reading, TransactionType.FEE);
            case "TAX" -> activity.charge(reading, TransactionType.TAX);
            case "SPLIT" -> splits.add(activity);
            default -> throw cells.refusal(TYPE, ProblemCode.UNKNOWN_TYPE, type);
        }
        // Only of rows that were understood.
        switch (type) {
            case "BUY", "TRANSFER_IN", "ADD_HOLDING" -> splits.moved(activity, true);
            case "SELL", "TRANSFER_OUT", "REMOVE_HOLDING" -> splits.moved(activity, false);
            default -> {
                // Nothing that is held in units changes.
            }
        }
    }

    private static Activity activity(RowCells cells) {
        CurrencyCode currency = cells.currency("currency");
        String symbol = cells.text("symbol");
        boolean isCash = symbol.isEmpty() || symbol.startsWith(CASH);
        BigDecimal quantity = cells.decimalOrZero("quantity").abs();
        BigDecimal price = cells.optionalDecimal("unitPrice");
        BigDecimal amount = cells.optionalDecimal("amount");
        return new Activity(
                cells,
                account(cells),
                Moments.of(cells, "date"),
                isCash ? AssetRef.cash(currency) : asset(symbol, currency, cells.text("isin")),
                quantity,
                price == null ? null : price.abs(),
                amount == null || amount.signum() == 0 ? null : amount.abs(),
                cells.decimalOrZero("fee"),
                currency,
                cells.text("comment|notes"),
                cells.text("id"));
    }

    /** A coin is known by the currency at the end of its symbol, as of {@code BTC-USD}. */
    private static AssetRef asset(String symbol, CurrencyCode currency, String isin) {
        AssetRef share = AssetRef.security(AssetKind.EQUITY, symbol, "", currency, isin);
        Matcher pair = PAIR.matcher(symbol);
        return pair.matches() && CurrencyCode.of(pair.group("quote")).isIso()
                ? AssetRef.coin(pair.group("coin")).once(share)
                : share;
    }

    private static AccountRef account(RowCells cells) {
        String name = cells.text("accountName|account");
        return new AccountRef(
                AccountKind.BROKER, "Wealthfolio", name.isEmpty() ? "Wealthfolio" : name);
    }
}
