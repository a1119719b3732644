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
import app.evenkeel.ingestion.file.statement.ShareKinds;
import app.evenkeel.ingestion.file.statement.Words;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SBI's foreign executions: the ticker stands at the end of the name, before the exchange. Prices
 * are in dollars whatever the trade was settled in.
 */
public final class SbiForeignImporter extends TableImporter {
    private static final String DEAL = "取引";
    private static final String NAME = "銘柄名";
    private static final String AMOUNT = "受渡金額";
    private static final Pattern LISTED =
            Pattern.compile("(?<name>.*?)\\s*(?<ticker>[A-Z0-9.]+)\\s*/\\s*(?<exchange>.+)");
    private static final Pattern CODED = Pattern.compile("(?<name>.*?)\\s+(?<code>[A-Z]\\d{7})");

    private static final Words<Deed> WORDS =
            new Words<Deed>()
                    .mean(Deed.BUY, "買付", "自動買付", "再投資", "定期買付")
                    .mean(Deed.SELL, "売却", "自動売却", "解約");

    public SbiForeignImporter() {
        super("sbi", "foreign", "国内約定日", "通貨", NAME, DEAL, "預り区分", "約定数量", "約定単価", "国内受渡日", AMOUNT);
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Deed deed = WORDS.of(cells, DEAL);
        AssetRef asset = asset(cells);
        new Booking(reading, cells.row(), Sbi.ACCOUNT)
                .day(cells.date("国内約定日", Sbi.DAYS), Sbi.ZONE)
                .settled(cells.optionalDate("国内受渡日", Sbi.DAYS))
                .pool(Sbi.plain(cells.text("預り区分")))
                .asset(asset)
                .units(cells.positive("約定数量"))
                .price(cells.decimal("約定単価"), asset.currency())
                .moved(Sbi.currency(cells, "通貨"), cells.decimal(AMOUNT))
                .memo(cells.text(DEAL))
                .book(deed);
    }

    private static AssetRef asset(RowCells cells) {
        String text = Sbi.plain(cells.required(NAME));
        Matcher listed = LISTED.matcher(text);
        if (listed.matches()) {
            String name = listed.group("name");
            CurrencyCode quoted =
                    listed.group("exchange").contains("香港")
                                    || listed.group("exchange").contains("Hong Kong")
                            ? new CurrencyCode("HKD")
                            : CurrencyCode.USD;
            return AssetRef.security(ShareKinds.of(name), listed.group("ticker"), name, quoted, "");
        }
        Matcher coded = CODED.matcher(text);
        if (coded.matches()) {
            return AssetRef.security(
                    AssetKind.FUND, coded.group("code"), coded.group("name"), CurrencyCode.USD, "");
        }
        throw cells.refusal(NAME, ProblemCode.BAD_VALUE, text, "IonQ Inc IONQ / NASDAQ");
    }
}
