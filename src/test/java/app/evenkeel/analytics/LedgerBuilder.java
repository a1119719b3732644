package app.evenkeel.analytics;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Builds small ledgers for tests; each asset is made the first time it is named. */
public final class LedgerBuilder {
    private final Map<AssetId, Asset> assets = new LinkedHashMap<>();
    private final Map<String, Asset> bySymbol = new LinkedHashMap<>();
    private final List<Transaction> transactions = new ArrayList<>();
    private final ZoneId zone;
    private long account = 1;
    private String taxAccount = "";
    private @Nullable Instant nextTime;

    public LedgerBuilder(ZoneId zone) {
        this.zone = zone;
    }

    public static LedgerBuilder inTokyo() {
        return new LedgerBuilder(ZoneId.of("Asia/Tokyo"));
    }

    public LedgerBuilder asset(AssetKind kind, String symbol, CurrencyCode quotation, int units) {
        return add(new AssetRef(kind, symbol, "", quotation, "", units));
    }

    public LedgerBuilder stock(String symbol, CurrencyCode quotation) {
        return asset(AssetKind.EQUITY, symbol, quotation, 1);
    }

    public LedgerBuilder coin(String symbol) {
        return add(AssetRef.coin(symbol));
    }

    public LedgerBuilder cash(CurrencyCode currency) {
        return add(AssetRef.cash(currency));
    }

    private LedgerBuilder add(AssetRef ref) {
        AssetId id = new AssetId(assets.size() + 1L);
        Asset asset =
                new Asset(
                        id,
                        ref.key(),
                        ref.kind(),
                        ref.symbol(),
                        ref.name(),
                        ref.currency(),
                        "",
                        ref.unitsPerPrice(),
                        true);
        assets.put(id, asset);
        bySymbol.put(ref.symbol(), asset);
        return this;
    }

    /** What follows happens in that account and tax account. */
    public LedgerBuilder in(long accountId, String taxWord) {
        account = accountId;
        taxAccount = taxWord;
        return this;
    }

    /** The next transaction has that time; without it, times are the start of the day. */
    public LedgerBuilder at(String instant) {
        nextTime = Instant.parse(instant);
        return this;
    }

    public LedgerBuilder buy(String day, String quantity, String symbol, String cost, String cash) {
        return transaction(
                TransactionType.BUY,
                day,
                Movement.ofTrade(leg(quantity, symbol), leg(cost, cash))
                        .withAmount(money(cost, cash)));
    }

    public LedgerBuilder sell(
            String day, String quantity, String symbol, String proceeds, String cash) {
        return transaction(
                TransactionType.SELL,
                day,
                Movement.ofTrade(leg(proceeds, cash), leg(quantity, symbol))
                        .withAmount(money(proceeds, cash)));
    }

    public LedgerBuilder in(TransactionType type, String day, String quantity, String symbol) {
        return in(type, day, quantity, symbol, UnaryOperator.identity());
    }

    public LedgerBuilder in(
            TransactionType type,
            String day,
            String quantity,
            String symbol,
            UnaryOperator<Movement> more) {
        return transaction(type, day, more.apply(Movement.ofIn(leg(quantity, symbol))));
    }

    public LedgerBuilder out(TransactionType type, String day, String quantity, String symbol) {
        return transaction(type, day, Movement.ofOut(leg(quantity, symbol)));
    }

    /** As {@link #out}, where the row states what the network took of it. */
    public LedgerBuilder sent(
            TransactionType type, String day, String quantity, String symbol, BigDecimal fee) {
        Leg leg = leg(quantity, symbol);
        return transaction(
                type,
                day,
                new Movement(null, leg, new Fee(leg.asset(), fee, true), null, null, null, null));
    }

    public LedgerBuilder transaction(TransactionType type, String day, Movement movement) {
        LocalDate date = LocalDate.parse(day);
        Instant time = nextTime == null ? date.atStartOfDay(zone).toInstant() : nextTime;
        nextTime = null;
        Head head =
                new Head(
                        new TransactionId(transactions.size() + 1L),
                        new AccountId(account),
                        taxAccount,
                        time,
                        zone,
                        null,
                        "",
                        Origin.byHand());
        transactions.add(Transaction.of(type, head, movement));
        return this;
    }

    public Leg leg(String quantity, String symbol) {
        return new Leg(id(symbol), new BigDecimal(quantity));
    }

    public Fee feeOnTop(String quantity, String symbol) {
        return new Fee(id(symbol), new BigDecimal(quantity), false);
    }

    public static Money money(String amount, String currency) {
        return Money.of(amount, CurrencyCode.of(currency));
    }

    public static Price price(String value, String currency) {
        return new Price(new BigDecimal(value), CurrencyCode.of(currency));
    }

    public AssetId id(String symbol) {
        Asset asset = bySymbol.get(symbol);
        if (asset == null) {
            throw new IllegalArgumentException("The test never made " + symbol);
        }
        return asset.id();
    }

    public List<Transaction> transactions() {
        return List.copyOf(transactions);
    }

    public Map<AssetId, Asset> assets() {
        return Map.copyOf(assets);
    }

    public Timeline timeline() {
        return Timeline.of(transactions, assets);
    }
}
