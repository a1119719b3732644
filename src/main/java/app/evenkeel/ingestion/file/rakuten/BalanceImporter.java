package app.evenkeel.ingestion.file.rakuten;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.Price;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Columns;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.CsvRows;
import app.evenkeel.ingestion.file.FileSample;
import app.evenkeel.ingestion.file.Header;
import app.evenkeel.ingestion.file.ImportContext;
import app.evenkeel.ingestion.file.Importer;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RecordSink;
import app.evenkeel.ingestion.file.RowCells;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code assetbalance}: what is held on one day, in three sections. It adds nothing to the ledger;
 * it is what the ledger is compared with.
 */
public final class BalanceImporter implements Importer {
    private static final Header DETAIL = Header.of("種別", "銘柄コード・ティッカー", "銘柄", "口座", "保有数量");
    private static final String SUMMARY = "■資産合計欄";
    private static final String UNIT = "［単位］";
    private static final String VALUE = "時価評価額[円]";

    /** Where the unit of the average price stands among the columns called unit. */
    private static final int PRICE_UNIT = 1;

    /** Where that of the present one stands. */
    private static final int CURRENT_UNIT = 2;

    private static final Pattern DATE_IN_NAME = Pattern.compile("(?<!\\d)(20\\d{6})(?!\\d)");

    @Override
    public String source() {
        return Rakuten.SOURCE;
    }

    @Override
    public String layout() {
        return "assetbalance";
    }

    @Override
    public int precedence() {
        return 40;
    }

    @Override
    public boolean recognises(FileSample sample) {
        return DETAIL.isIn(sample) || sample.rows().stream().anyMatch(row -> isTitle(row, SUMMARY));
    }

    @Override
    public void read(CsvRows rows, ImportContext context, RecordSink sink) {
        Reading reading = new Reading(this, context, sink);
        LocalDate asOf = dateIn(context.fileName());
        if (asOf == null) {
            reading.noteOfFile(ProblemCode.DATE_ASSUMED, context.fileName());
        }
        new Statement(reading, asOf == null ? context.today() : asOf, asOf != null).read(rows);
    }

    private static boolean isTitle(List<String> cells, String title) {
        return Rakuten.plain(cells.getFirst()).equals(Rakuten.plain(title));
    }

    static @Nullable LocalDate dateIn(String fileName) {
        Matcher date = DATE_IN_NAME.matcher(fileName);
        while (date.find()) {
            try {
                return LocalDate.parse(date.group(1), DateTimeFormatter.BASIC_ISO_DATE);
            } catch (DateTimeException ignored) {
                // Eight digits that are something else; the next ones may be the date.
            }
        }
        return null;
    }

    /** The sections of one file as they come by. */
    private static final class Statement {
        private final Reading reading;
        private final LocalDate asOf;
        private final boolean isDated;
        private @Nullable Columns columns;
        private boolean rates;
        private @Nullable CsvRow total;
        private BigDecimal sum = BigDecimal.ZERO;
        private int holdings;

        /**
         * @param isDated whether the day is known and not assumed
         */
        Statement(Reading reading, LocalDate asOf, boolean isDated) {
            this.reading = reading;
            this.asOf = asOf;
            this.isDated = isDated;
        }

        void read(CsvRows rows) {
            while (rows.hasNext()) {
                CsvRow row = rows.next();
                if (Rakuten.plain(row.cells().getFirst()).startsWith("■")) {
                    rates = row.cells().getFirst().contains("為替");
                } else if (columns == null && DETAIL.is(row.cells())) {
                    columns = new Columns(row.cells());
                    rows.columnsAre(columns.names());
                } else if (columns == null) {
                    summary(row);
                } else if (!rates && !row.raw().contains("該当する情報はありません")) {
                    RowCells cells = new RowCells(columns, row, NumberText.POINT);
                    reading.row(row, () -> holding(cells));
                }
            }
            checkTotal();
        }

        /** Of the totals, only the yen are a holding; foreign money stands there in yen only. */
        private void summary(CsvRow row) {
            String name = row.cells().getFirst().strip();
            if (name.equals("保有商品の評価額合計")) {
                total = row;
            } else if (name.equals("預り金")) {
                RowCells cells =
                        new RowCells(new Columns(List.of("預り金", VALUE)), row, NumberText.POINT);
                reading.row(
                        row,
                        () ->
                                reading.holding(
                                        row,
                                        Rakuten.ACCOUNT,
                                        "",
                                        Rakuten.YEN,
                                        cells.decimal(VALUE),
                                        asOf));
            }
        }

        private void holding(RowCells row) {
            row.checkWidth(0);
            AssetRef asset = asset(row);
            reading.holding(
                    row.row(),
                    Rakuten.ACCOUNT,
                    Rakuten.pool(row, "口座"),
                    asset,
                    row.positive("保有数量"),
                    asOf,
                    isDated ? price(row) : null);
            BigDecimal value = row.optionalDecimal(VALUE);
            sum = sum.add(Rakuten.orZero(value));
            holdings++;
        }

        private static AssetRef asset(RowCells row) {
            String kind = row.required("種別");
            String code = row.text("銘柄コード・ティッカー");
            String name = row.required("銘柄");
            return switch (kind) {
                case "国内株式" -> Rakuten.japanShare(row.required("銘柄コード・ティッカー"), name);
                case "米国株式", "中国株式", "アセアン株式" ->
                        Rakuten.share(row.required("銘柄コード・ティッカー"), name, priceCurrency(row));
                case "投資信託", "楽天・マネーファンド" -> Rakuten.fund(name);
                case "外貨建MMF" -> MoneyFund.of(name);
                case "国内債券", "外国債券" ->
                        AssetRef.security(
                                AssetKind.BOND,
                                NumberText.isAbsent(code) ? name : code,
                                name,
                                priceCurrency(row),
                                "");
                case "金・プラチナ" ->
                        AssetRef.security(AssetKind.COMMODITY, name, name, CurrencyCode.JPY, "");
                default -> throw row.refusal("種別", ProblemCode.UNKNOWN_TYPE, kind);
            };
        }

        /** Absent where nothing is quoted, in yen for other money, or for a part of a bond. */
        private static @Nullable Price price(RowCells row) {
            BigDecimal value = row.optionalDecimal("現在値");
            String unit = row.text(UNIT, CURRENT_UNIT);
            boolean isBond = row.text("種別").endsWith("債券");
            return value == null || value.signum() <= 0 || isBond || unit.contains("/")
                    ? null
                    : new Price(value, currency(row, unit));
        }

        private static CurrencyCode priceCurrency(RowCells row) {
            return currency(row, row.text(UNIT, PRICE_UNIT));
        }

        private static CurrencyCode currency(RowCells row, String unit) {
            if (unit.equals("円")) {
                return CurrencyCode.JPY;
            }
            try {
                return CurrencyCode.of(unit);
            } catch (IllegalArgumentException e) {
                throw row.refusal(UNIT, ProblemCode.UNKNOWN_CURRENCY, unit);
            }
        }

        /** Rows in foreign money are rounded one by one, so the sum may be off by a yen each. */
        private void checkTotal() {
            BigDecimal stated =
                    total == null || total.cells().size() < 2
                            ? null
                            : NumberText.POINT.parse(total.cells().get(1));
            if (total != null
                    && stated != null
                    && stated.subtract(sum).abs().compareTo(BigDecimal.valueOf(holdings)) > 0) {
                reading.note(
                        total,
                        VALUE,
                        ProblemCode.TOTAL_DIFFERS,
                        Decimals.plain(stated),
                        Decimals.plain(sum));
            }
        }
    }
}
