package app.evenkeel.ingestion.file.rakuten;

import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.TableImporter;

import java.math.BigDecimal;

/**
 * The lists of realised gains, of Japanese shares and of funds: each row mentions a sale that the
 * trade history tells in full.
 */
public final class GainsImporter extends TableImporter {
    private static final String PROCEEDS = "売却/決済額[円]|解約額［円］";
    private static final String GAIN = "実現損益[円]";
    private static final String MARGIN = "信用区分";

    private final String tradeHistory;

    private GainsImporter(String layout, String tradeHistory, String... needed) {
        super(Rakuten.SOURCE, layout, needed);
        this.tradeHistory = tradeHistory;
    }

    /** Of Japanese shares; rows of margin trades name the net gain that was settled. */
    public static GainsImporter ofShares() {
        return new GainsImporter(
                "gains-jp",
                "tradehistory(JP)",
                "約定日",
                "受渡日",
                "銘柄コード",
                "口座",
                MARGIN,
                "取引",
                "売却/決済単価[円]",
                "売却/決済額[円]",
                "平均取得価額[円]",
                GAIN);
    }

    public static GainsImporter ofFunds() {
        return new GainsImporter(
                "gains-invst",
                "tradehistory(INVST)",
                "約定日",
                "受渡日",
                "ファンド名",
                "口座",
                "取引",
                "解約単価［円］",
                "解約額［円］",
                "平均取得価額［円］",
                GAIN);
    }

    @Override
    public int precedence() {
        return 30;
    }

    @Override
    protected RowReader begin(Reading reading) {
        return row -> {
            Rakuten.Day day = Rakuten.Day.of(row);
            boolean margin = row.has(MARGIN) && !row.isAbsent(MARGIN);
            BigDecimal cash = margin ? row.decimal(GAIN) : row.positive(PROCEEDS);
            String what = row.text("銘柄名|ファンド名") + " " + row.text("取引");
            reading.confirmation(
                    row.row(),
                    Rakuten.ACCOUNT,
                    Rakuten.crossKey(
                            reading, day.cash(), CurrencyCode.JPY, cash, TransactionType.SELL),
                    what.strip(),
                    tradeHistory);
        };
    }
}
