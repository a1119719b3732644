package app.evenkeel.ingestion.file.traderepublic;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;
import app.evenkeel.ingestion.file.statement.ShareKinds;
import app.evenkeel.ingestion.file.statement.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Trade Republic's own export. Fee and tax are beside the amount, signed as it is; a negative
 * dividend takes an earlier one back.
 */
public final class TradeRepublicImporter extends TableImporter {
    private static final String TYPE = "type";
    private static final String AMOUNT = "amount";
    private static final String PROVIDER = "Trade Republic";
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final Words<Deed> WORDS =
            new Words<Deed>()
                    .mean(Deed.BUY, "BUY", "SAVINGS_PLAN*", "PRIVATE_MARKET_BUY", "ROUND_UP*")
                    .mean(Deed.SELL, "SELL", "PRIVATE_MARKET_SELL", "REDEMPTION")
                    .mean(Deed.DIVIDEND, "DIVIDEND*", "DISTRIBUTION*", "CASH_IN_LIEU")
                    .mean(Deed.INTEREST, "INTEREST*", "COUPON*")
                    .mean(
                            Deed.CASH,
                            "CUSTOMER_*",
                            "TRANSFER_*",
                            "DEPOSIT*",
                            "WITHDRAWAL*",
                            "CARD_TRANSACTION*",
                            "CARD",
                            "CARD_REFUND*",
                            "CARD_ATM*",
                            "PAYMENT_*",
                            "DIRECT_DEBIT*")
                    .mean(Deed.FEE, "FEE*", "CARD_ORDER*", "CARD_FEE*")
                    .mean(Deed.TAX, "TAX*", "EARNINGS*", "PRE_DETERMINED_TAX*")
                    .mean(
                            Deed.REWARD,
                            "STOCKPERK*",
                            "GIFT*",
                            "BENEFITS_*",
                            "SAVEBACK*",
                            "KINDERGELD_BONUS*",
                            "BONUS",
                            "REFERRAL*",
                            "PEA_MARKETING*",
                            "PRIVATE_MARKET_BONUS*")
                    .mean(Deed.SPLIT, "SPLIT*", "REVERSE_SPLIT*", "BONUS_ISSUE*")
                    .mean(
                            Deed.CUSTODY,
                            "FREE_RECEIPT*",
                            "FREE_DELIVERY*",
                            "MIGRATION*",
                            "SPIN_OFF*",
                            "SPINOFF*",
                            "SECURITY_TRANSFER*");

    public TradeRepublicImporter() {
        super(
                "trade-republic",
                "export",
                "datetime",
                "account_type",
                "category",
                TYPE,
                "asset_class",
                "symbol",
                "shares",
                AMOUNT,
                "fee",
                "tax",
                "currency");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Deed deed = WORDS.of(cells, TYPE);
        BigDecimal amount = cells.optionalDecimal(AMOUNT);
        BigDecimal fee = cells.optionalDecimal("fee");
        BigDecimal tax = cells.optionalDecimal("tax");
        BigDecimal net =
                amount == null
                        ? null
                        : amount.add(cells.decimalOrZero("fee")).add(cells.decimalOrZero("tax"));
        CurrencyCode currency =
                cells.isAbsent("currency") ? CurrencyCode.EUR : cells.currency("currency");
        BigDecimal units = cells.optionalDecimal("shares");
        if (amount == null && tax != null) {
            net = tax;
        }
        if (deed == Deed.BUY && units == null) {
            // A private fund: units are assigned later. What was paid is kept as money away.
            deed = Deed.TRANSFER;
        }
        Booking booking =
                new Booking(reading, cells.row(), account(cells))
                        .time(time(cells), ZONE)
                        .asset(asset(cells, currency))
                        .units(units)
                        .price(cells.optionalDecimal("price"), currency)
                        .memo(cells.text("description"))
                        .id(cells.text("transaction_id"));
        if (deed == Deed.REWARD && units != null) {
            booking.worth(currency, amount);
        } else {
            booking.cash(currency, net);
        }
        if (fee != null && (deed == Deed.BUY || deed == Deed.SELL)) {
            booking.fee(fee);
        }
        if (tax != null && deed != Deed.TAX) {
            booking.tax(tax.negate(), currency);
        }
        booking.book(deed);
    }

    private static Instant time(RowCells cells) {
        try {
            return Instant.parse(cells.required("datetime"));
        } catch (java.time.DateTimeException e) {
            throw cells.refusal("datetime", ProblemCode.BAD_DATE, cells.text("datetime"));
        }
    }

    private static @Nullable AssetRef asset(RowCells cells, CurrencyCode currency) {
        String symbol = cells.text("symbol");
        if (symbol.isEmpty()) {
            return null;
        }
        String name = cells.text("name");
        String isin = symbol.length() == 12 ? symbol : "";
        return switch (cells.text("asset_class")) {
            case "CRYPTO" -> AssetRef.coin(symbol);
            case "BOND" -> AssetRef.security(AssetKind.BOND, symbol, name, currency, isin);
            case "FUND", "ETF" -> AssetRef.security(AssetKind.ETF, symbol, name, currency, isin);
            case "PRIVATE_FUND", "MUTUALFUND" ->
                    AssetRef.security(AssetKind.FUND, symbol, name, currency, isin);
            case "DERIVATIVE", "WARRANT" ->
                    AssetRef.security(AssetKind.OPTION, symbol, name, currency, isin);
            default -> AssetRef.security(ShareKinds.of(name), symbol, name, currency, isin);
        };
    }

    private static AccountRef account(RowCells cells) {
        String type = cells.text("account_type");
        return new AccountRef(
                AccountKind.BROKER,
                PROVIDER,
                type.isEmpty() || type.equals("DEFAULT") ? PROVIDER : type);
    }
}
