package app.evenkeel.ingestion.file.rakuten;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;

/** Money market funds in foreign currency: one hundred units are one dollar. */
final class MoneyFund {
    private static final int UNITS_PER_PRICE = 100;

    private MoneyFund() {}

    static AssetRef of(String name) {
        String plain = Rakuten.plain(name);
        return new AssetRef(AssetKind.FUND, plain, plain, CurrencyCode.USD, "", UNITS_PER_PRICE);
    }
}
