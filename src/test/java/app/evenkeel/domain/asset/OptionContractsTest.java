package app.evenkeel.domain.asset;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.money.CurrencyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionContractsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SPY 250321C00500000",
                "SPY   250321P00500000",
                "AAPL240621C00190000",
                "-XLU260710P44.5",
                "OAK 16JUN23 6.0 C",
                "META 06/21/2024 450.00 C",
                "AAA 7/17/2026 Call $13.00",
                "OAK/15X24C600",
                "Oak Inc Nov 2024 600 C",
                "BTC-28JUN24-60000-C",
                "BTC-USD-240628-60000-P"
            })
    void isNeverKeptAsSharesWhateverTheSourceTakesItFor(String symbol) {
        for (AssetKind told : new AssetKind[] {AssetKind.EQUITY, AssetKind.ETF, AssetKind.FUND}) {
            assertThat(AssetRef.security(told, symbol, "", CurrencyCode.USD, "").kind())
                    .isEqualTo(AssetKind.OPTION);
        }
    }

    @Test
    void isKnownByTheNameWhereTheSymbolIsThatOfTheShare() {
        AssetRef contract =
                AssetRef.security(
                        AssetKind.EQUITY, "AAA", "AAA 7/17/2026 Call $13.00", CurrencyCode.USD, "");

        assertThat(contract.kind()).isEqualTo(AssetKind.OPTION);
        assertThat(contract.symbol()).isEqualTo("AAA 7/17/2026 Call $13.00");
    }

    @Test
    void isOneHoweverItsPartsArePadded() {
        assertThat(option("SPY   250321C00500000").key())
                .isEqualTo(option("SPY 250321C00500000").key());
    }

    /** Numbers of a treasury note as its ISIN, a plain share's, and symbols that are alike. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "US912828C574",
                "US0378331005",
                "BRK.B",
                "7203",
                "DE000EICHE01",
                "C250321",
                "BTC-USD",
                "Oak Bond 2024 C"
            })
    void isNoSecuritysNumberOrSymbol(String symbol) {
        assertThat(OptionContracts.isContract(symbol)).isFalse();
    }

    @Test
    void isNoIsinThatIsSpelledLikeOne() {
        String isin = "US250321C123";

        assertThat(AssetRef.security(AssetKind.EQUITY, isin, "", CurrencyCode.USD, isin).kind())
                .isEqualTo(AssetKind.EQUITY);
    }

    private static AssetRef option(String symbol) {
        return AssetRef.security(AssetKind.OPTION, symbol, "", CurrencyCode.USD, "");
    }
}
