package app.evenkeel.execution.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.TradingRule;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.storage.Database;
import app.evenkeel.storage.Stores;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;

/** What a rehearsal knows of prices and lots, out of the store. */
class StoredPricesSliceTest {
    private static final Instant NOW = Instant.parse("2026-11-13T09:00:00Z");
    private static final CurrencyCode JPY = CurrencyCode.JPY;
    private static final CurrencyCode USD = CurrencyCode.USD;

    @TempDir private Path folder;
    private Session session;

    @BeforeEach
    void open() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        Stores stores = Stores.of(Database.open(folder.resolve("store"), key));
        Caller caller =
                stores.database().write(tx -> stores.users().insert(tx, "owner", Role.ADMIN));
        session = new Session(caller, stores, new Changes(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        session.stores().database().close();
    }

    @Test
    void tradesJapaneseSharesByTheHundredAndOthersByOne() {
        quoted("7203", JPY, "3000");
        quoted("ACME", USD, "12");
        assertThat(lot("7203", JPY)).isEqualByComparingTo("100");
        assertThat(lot("ACME", USD)).isEqualByComparingTo("1");
    }

    @Test
    void tradesByTheRuleThatTheUserSet() {
        AssetId asset = quoted("7203", JPY, "3000");
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    session.stores()
                            .planSettings()
                            .setRule(tx, session.caller(), asset, TradingRule.WHOLE);
                    return true;
                });
        assertThat(lot("7203", JPY)).isEqualByComparingTo("1");
    }

    @Test
    void takesNoneOfSeveralAssetsThatShareASymbol() {
        quoted("ACME", USD, "12");
        quoted("ACME", JPY, "700");
        assertThat(prices().price(new Market("ACME", "USD"))).isEmpty();
    }

    private BigDecimal lot(String symbol, CurrencyCode currency) {
        return prices().price(new Market(symbol, currency.value())).orElseThrow().lot();
    }

    private StoredPrices prices() {
        return new StoredPrices(session, new ValuationService(session));
    }

    private AssetId quoted(String symbol, CurrencyCode currency, String price) {
        return session.stores()
                .database()
                .write(tx -> {
                    AssetId asset =
                            session.stores()
                                    .assets()
                                    .insert(
                                            tx,
                                            AssetRef.security(
                                                    AssetKind.EQUITY, symbol, "", currency, ""))
                                    .id();
                    session.stores()
                            .feeds()
                            .saveQuote(
                                    tx,
                                    asset,
                                    new Quote(
                                            new BigDecimal(price),
                                            null,
                                            null,
                                            currency,
                                            NOW,
                                            "test"));
                    return asset;
                });
    }
}
