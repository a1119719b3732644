package app.evenkeel.ingestion.file.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PairsTest {
    @Test
    void cutsBeforeTheQuoteThatIsMeant() {
        assertThat(Pairs.cut("BTC/EUR")).containsExactly("BTC", "EUR");
        assertThat(Pairs.cut("btc_jpy")).containsExactly("BTC", "JPY");
        assertThat(Pairs.cut("ETHFDUSD")).containsExactly("ETH", "FDUSD");
        assertThat(Pairs.cut("XBTUSD")).containsExactly("XBT", "USD");
        assertThat(Pairs.cut("XBTUSDT")).containsExactly("XBT", "USDT");
        assertThat(Pairs.cut("ETHTUSD")).containsExactly("ETH", "TUSD");
        assertThat(Pairs.cut("OAK")).isNull();
    }
}
