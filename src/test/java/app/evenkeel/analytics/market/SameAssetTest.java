package app.evenkeel.analytics.market;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

class SameAssetTest {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 2);
    private static final PricePoint PAID =
            new PricePoint(new BigDecimal("100"), CurrencyCode.USD, DAY, "trade");

    @Test
    void believesAPriceNearToWhatWasPaid() {
        assertThat(contradicted(candle(1, "104", Adjustment.RAW))).isFalse();
        assertThat(contradicted(candle(1, "4", Adjustment.RAW))).isTrue();
        assertThat(contradicted(candle(1, "4000", Adjustment.RAW))).isTrue();
    }

    @Test
    void saysNothingOfDaysFarFromTheTrade() {
        assertThat(contradicted(candle(9, "4", Adjustment.RAW))).isFalse();
    }

    @Test
    void knowsThatASplitMadeRestatedPricesSmaller() {
        CorporateAction split =
                new CorporateAction(
                        CorporateAction.Kind.SPLIT,
                        DAY.plusDays(30),
                        new BigDecimal("10"),
                        null,
                        "x");

        assertThat(
                        SameAsset.contradiction(
                                AssetKind.EQUITY,
                                PAID,
                                List.of(candle(0, "10.2", Adjustment.SPLIT)),
                                List.of(split)))
                .isEmpty();
        assertThat(
                        SameAsset.contradiction(
                                AssetKind.EQUITY,
                                PAID,
                                List.of(candle(0, "10.2", Adjustment.RAW)),
                                List.of(split)))
                .isPresent();
    }

    private static boolean contradicted(Candle candle) {
        return SameAsset.contradiction(AssetKind.EQUITY, PAID, List.of(candle), List.of())
                .isPresent();
    }

    private static Candle candle(int day, String close, Adjustment adjustment) {
        return new Candle(
                DAY.plusDays(day), null, null, null, new BigDecimal(close), null, adjustment, "");
    }
}
