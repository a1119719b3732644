package app.evenkeel.ingestion.file.ibkr;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.asset.OptionContracts;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The trades of a Flex query, in CSV or XML.
 *
 * <p>Executions count; orders count only where the query has no executions of their account. A row
 * without symbol and ISIN is a trade in currencies whose pair is not named: if the commission was
 * taken in another currency than the price is in, that is taken for the base, with a note.
 */
final class FlexTrades implements TableImporter.RowReader {
    private static final String SIDE = "Buy/Sell|buySell";
    private static final String TIME = "DateTime|Date/Time|TradeDate";
    private static final String CURRENCY = "CurrencyPrimary|currency";
    private static final String COMMISSION = "IBCommission|commission";
    private static final String COMMISSION_CURRENCY = "IBCommissionCurrency|commissionCurrency";
    private static final String ACCOUNT = "ClientAccountID|accountId";
    private static final String SYMBOL = "Symbol";
    private static final String DETAIL = "LevelOfDetail";
    private static final String MULTIPLIER = "Multiplier";
    private static final String CLASS = "AssetClass|assetCategory";

    private final Reading reading;
    private final List<RowCells> orders = new ArrayList<>();
    private final Set<String> executed = new HashSet<>();

    FlexTrades(Reading reading) {
        this.reading = reading;
    }

    @Override
    public void row(RowCells cells) {
        switch (cells.text(DETAIL).toUpperCase(Locale.ROOT)) {
            case "", "EXECUTION" -> {
                executed.add(cells.text(ACCOUNT));
                read(cells, reading);
            }
            case "ORDER" -> orders.add(cells);
            default -> reading.nothingNew(cells.row());
        }
    }

    @Override
    public void end() {
        for (RowCells order : orders) {
            if (executed.contains(order.text(ACCOUNT))) {
                reading.nothingNew(order.row());
            } else {
                reading.guard(order.row(), () -> read(order, reading));
            }
        }
    }

    private static void read(RowCells cells, Reading reading) {
        boolean buy =
                switch (cells.required(SIDE)) {
                    case "BUY" -> true;
                    case "SELL" -> false;
                    default ->
                            throw cells.refusal(SIDE, ProblemCode.UNKNOWN_TYPE, cells.text(SIDE));
                };
        CurrencyCode currency = cells.currency(CURRENCY);
        CurrencyCode commissionCurrency =
                cells.isAbsent(COMMISSION_CURRENCY)
                        ? currency
                        : cells.currency(COMMISSION_CURRENCY);
        AssetRef asset = asset(cells, currency, commissionCurrency);
        BigDecimal units = cells.decimal("Quantity").abs();
        BigDecimal money = money(cells, asset, units).abs();
        Execution execution =
                new Execution(
                        asset,
                        buy ? units : units.negate(),
                        cells.optionalDecimal("TradePrice"),
                        buy ? money.negate() : money,
                        cells.optionalDecimal(COMMISSION),
                        commissionCurrency,
                        cells.decimalOrZero("Taxes"),
                        currency);
        Instant time = cells.time(TIME, Ibkr.ZONE, Ibkr.TIMES);
        String id = cells.text(cells.isAbsent("TradeID") ? "TransactionID" : "TradeID");
        execution.emit((type, part) ->
                reading.draft(type, cells.row())
                        .account(Ibkr.account(cells.text(ACCOUNT)))
                        .time(time, Ibkr.ZONE)
                        .settlement(
                                cells.optionalDate("SettleDateTarget|settlementDate", Ibkr.TIMES))
                        .memo(cells.text("Notes/Codes|notes"))
                        .id(id, part.isEmpty() ? id : id + "/" + part));
        if (asset.kind() == AssetKind.CASH && cells.isAbsent(SYMBOL)) {
            reading.note(
                    cells.row(),
                    SYMBOL,
                    ProblemCode.PAIR_INFERRED,
                    commissionCurrency + "." + currency,
                    "IBCommissionCurrency = " + commissionCurrency);
        }
    }

    /**
     * What was paid or received before charges. How much of its underlying a contract is for is not
     * guessed.
     */
    private static BigDecimal money(RowCells cells, AssetRef asset, BigDecimal units) {
        if (!cells.isAbsent("TradeMoney")) {
            return cells.decimal("TradeMoney");
        }
        if (!cells.isAbsent("Proceeds")) {
            return cells.decimal("Proceeds");
        }
        BigDecimal multiplier =
                cells.isAbsent(MULTIPLIER) && asset.kind() != AssetKind.OPTION
                        ? BigDecimal.ONE
                        : cells.decimal(MULTIPLIER);
        return units.multiply(cells.decimal("TradePrice")).multiply(multiplier);
    }

    /** The share of a corporate action, whose description is that of the event. */
    static AssetRef named(RowCells cells, CurrencyCode currency) {
        AssetRef asset = asset(cells, currency, currency);
        return new AssetRef(
                asset.kind(),
                asset.symbol(),
                "",
                asset.currency(),
                asset.isin(),
                asset.unitsPerPrice());
    }

    /** What a row of any section is about; for currencies, the base of the pair. */
    static AssetRef asset(RowCells cells, CurrencyCode currency, CurrencyCode commissionCurrency) {
        String isin = cells.text("ISIN");
        String symbol = cells.text(SYMBOL);
        if (symbol.isEmpty() && isin.isEmpty()) {
            if (commissionCurrency.equals(currency)) {
                throw cells.refusal(SYMBOL, ProblemCode.VALUE_MISSING);
            }
            return AssetRef.cash(commissionCurrency);
        }
        String assetClass = cells.text(CLASS);
        if (assetClass.equals("CASH")) {
            int dot = symbol.indexOf('.');
            if (dot <= 0) {
                throw cells.refusal(SYMBOL, ProblemCode.BAD_VALUE, symbol, "a currency pair");
            }
            return AssetRef.cash(CurrencyCode.of(symbol.substring(0, dot)));
        }
        AssetKind kind =
                switch (assetClass) {
                    case "" -> unclassed(cells);
                    case "STK", "WAR" -> share(cells);
                    case "OPT", "FOP" -> AssetKind.OPTION;
                    case "BOND", "BILL" -> AssetKind.BOND;
                    case "FUND" -> AssetKind.FUND;
                    default -> throw cells.refusal(CLASS, ProblemCode.NOT_SUPPORTED, assetClass);
                };
        return AssetRef.security(
                kind, symbol.isEmpty() ? isin : symbol, cells.text("Description"), currency, isin);
    }

    /** A query without the class still tells a contract by columns that only contracts fill. */
    private static AssetKind unclassed(RowCells cells) {
        if (!cells.isAbsent("Put/Call|putCall") || !cells.isAbsent("Strike")) {
            return AssetKind.OPTION;
        }
        BigDecimal multiplier = cells.optionalDecimal(MULTIPLIER);
        boolean mayBeShare =
                multiplier == null
                        || multiplier.compareTo(BigDecimal.ONE) == 0
                        || OptionContracts.isContract(cells.text(SYMBOL));
        if (!mayBeShare) {
            throw cells.refusal(CLASS, ProblemCode.VALUE_MISSING);
        }
        return share(cells);
    }

    private static AssetKind share(RowCells cells) {
        return cells.text("SubCategory").equals("ETF") ? AssetKind.ETF : AssetKind.EQUITY;
    }
}
