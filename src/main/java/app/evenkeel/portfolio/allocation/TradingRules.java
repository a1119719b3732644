package app.evenkeel.portfolio.allocation;

import app.evenkeel.analytics.valuation.UnitWorth;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.order.TradingRule;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;

/** What quantities of assets are traded, and where, unless the user has said otherwise. */
public final class TradingRules {
    /** Shares listed in Japan are traded by the hundred. */
    private static final TradingRule HUNDRED = TradingRule.of("100");

    private final Map<AssetId, TradingRule> own;

    /**
     * @param own what the user has said
     */
    public TradingRules(Map<AssetId, TradingRule> own) {
        this.own = own;
    }

    /** Quantities of an asset are multiples of it. */
    public BigDecimal step(Asset asset) {
        TradingRule rule = own.get(asset.id());
        return rule == null ? usual(asset).step() : rule.step();
    }

    /** The rule of an asset, with its least value in the currency of its worth. */
    TradingRule of(Asset asset, UnitWorth worth) {
        TradingRule rule = own.get(asset.id());
        if (rule == null) {
            return usual(asset);
        }
        FxRate rate = worth.rate();
        return rate == null || rule.minimumValue().signum() == 0
                ? rule
                : new TradingRule(
                        rule.step(),
                        rule.minimumQuantity(),
                        rule.minimumValue().multiply(rate.rate()));
    }

    /** Whether accounts of a kind trade assets of a kind. */
    static boolean isTraded(AccountKind account, AssetKind asset) {
        return switch (asset) {
            case CRYPTO, STABLECOIN -> account == AccountKind.EXCHANGE;
            case EQUITY, ETF, FUND, BOND, COMMODITY -> account == AccountKind.BROKER;
            case CASH, FX, OPTION -> false;
        };
    }

    private static TradingRule usual(Asset asset) {
        return switch (asset.kind()) {
            case CRYPTO, STABLECOIN -> TradingRule.COIN;
            case EQUITY -> asset.currency().equals(CurrencyCode.JPY) ? HUNDRED : TradingRule.WHOLE;
            case ETF, FUND, BOND, COMMODITY, CASH, FX, OPTION -> TradingRule.WHOLE;
        };
    }

    /** Half of the distance between bid and ask over the price between them. */
    static BigDecimal halfSpread(BigDecimal bid, BigDecimal ask) {
        return ask.subtract(bid).divide(ask.add(bid), MathContext.DECIMAL64);
    }
}
