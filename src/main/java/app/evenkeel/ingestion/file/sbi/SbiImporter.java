package app.evenkeel.ingestion.file.sbi;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;
import app.evenkeel.ingestion.file.statement.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * SBI's domestic executions: shares and funds. Lines about the query stand above the header; a fund
 * has no code, and its price is for 10,000 units.
 */
public final class SbiImporter extends TableImporter {
    private static final String DEAL = "取引";
    private static final String UNITS = "約定数量";
    private static final String PRICE = "約定単価";
    private static final String COSTS = "手数料/諸経費等|手数料";
    private static final String TAX = "税額";
    private static final String AMOUNT = "受渡金額/決済損益";
    private static final int FUND_UNITS = 10_000;

    private static final Words<Deed> WORDS =
            new Words<Deed>()
                    .mean(
                            Deed.BUY,
                            "株式現物買",
                            "現物買",
                            "投信金額買付*",
                            "投信口数買付*",
                            "分配金再投資",
                            "買付*",
                            "単元未満株買付*",
                            "公募*")
                    .mean(
                            Deed.SELL,
                            "株式現物売",
                            "現物売",
                            "投信金額解約*",
                            "投信口数解約*",
                            "売却*",
                            "解約*",
                            "償還*",
                            "単元未満株売却*");

    public SbiImporter() {
        super(
                "sbi",
                "domestic",
                "約定日",
                "銘柄",
                "銘柄コード",
                "市場",
                DEAL,
                "預り",
                UNITS,
                PRICE,
                COSTS,
                TAX,
                "受渡日",
                AMOUNT);
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        String deal = Sbi.plain(cells.required(DEAL));
        if (deal.startsWith("信用") || deal.equals("現引") || deal.equals("現渡")) {
            throw cells.refusal(DEAL, ProblemCode.NOT_SUPPORTED, deal);
        }
        Deed deed = WORDS.find(deal);
        if (deed == null) {
            throw cells.refusal(DEAL, ProblemCode.UNKNOWN_TYPE, deal);
        }
        BigDecimal units = cells.positive(UNITS);
        BigDecimal price = cells.decimal(PRICE);
        BigDecimal costs = cells.optionalDecimal(COSTS);
        BigDecimal tax = cells.optionalDecimal(TAX);
        AssetRef asset = asset(cells, deal);
        BigDecimal amount = cells.optionalDecimal(AMOUNT);
        if (amount == null) {
            // Not settled yet: the broker cuts fractions of a yen off.
            BigDecimal gross =
                    units.multiply(price)
                            .divide(
                                    BigDecimal.valueOf(asset.unitsPerPrice()),
                                    0,
                                    RoundingMode.DOWN);
            BigDecimal taken = orZero(costs).add(orZero(tax));
            amount = deed == Deed.BUY ? gross.add(taken) : gross.subtract(taken);
        }
        Booking booking =
                new Booking(reading, cells.row(), Sbi.ACCOUNT)
                        .day(cells.date("約定日", Sbi.DAYS), Sbi.ZONE)
                        .settled(cells.optionalDate("受渡日", Sbi.DAYS))
                        .pool(Sbi.plain(cells.text("預り")))
                        .asset(asset)
                        .units(units)
                        .price(price, CurrencyCode.JPY)
                        .moved(CurrencyCode.JPY, amount)
                        .fee(costs)
                        // Without the amount: it is stated only once the trade is settled.
                        .sameWhen(
                                cells.date("約定日", Sbi.DAYS),
                                deed,
                                asset.symbol(),
                                Sbi.plain(cells.text("預り")),
                                units,
                                price)
                        .memo(deal);
        if (tax != null) {
            booking.tax(tax, CurrencyCode.JPY);
        }
        booking.book(deed);
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private static AssetRef asset(RowCells cells, String deal) {
        String code = Sbi.plain(cells.text("銘柄コード"));
        String name = Sbi.plain(cells.required("銘柄"));
        boolean fund = code.isEmpty() || deal.startsWith("投信") || deal.startsWith("分配金");
        return fund
                ? new AssetRef(AssetKind.FUND, name, name, CurrencyCode.JPY, "", FUND_UNITS)
                : AssetRef.security(AssetKind.EQUITY, code, name, CurrencyCode.JPY, "");
    }
}
