package app.evenkeel.ingestion.file.bitbank;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Pairs;
import app.evenkeel.ingestion.file.exchange.Units;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * bitbank's trades, Tokyo time. A fee below zero is the maker's reward. A margin trade moves no
 * coins, only its result, fee and interest.
 */
public final class BitbankTradesImporter extends TableImporter {
    private static final String SIDE = "売/買";
    private static final String FEE = "発生手数料|手数料";
    private static final TimePattern[] TIMES = {
        TimePattern.of("y/M/d H:m[:s[.S]]"), TimePattern.of("y-M-d H:m[:s[.S]]")
    };

    public BitbankTradesImporter() {
        super("bitbank", "trades", "取引ID", "通貨ペア", SIDE, "数量", "価格", FEE, "取引日時");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Pairs pair = Pairs.of(cells, "通貨ペア");
        boolean buy = isBuy(cells);
        BigDecimal size = cells.positive("数量");
        BigDecimal price = cells.positive("価格");
        AssetRef cash = pair.quote();
        Entry entry =
                new Entry(
                                reading,
                                cells.row(),
                                Bitbank.ACCOUNT,
                                cells.time("取引日時", Bitbank.TOKYO, TIMES),
                                Bitbank.TOKYO)
                        .id(cells.required("取引ID"))
                        .memo(cells.text("注文ID"));
        if (cells.text("現物/信用").startsWith("信用")) {
            BigDecimal result = cells.decimalOrZero("実現損益");
            entry.moved(cash, result)
                    .fee(cash, number(cells, "実現手数料", cash))
                    .fee(cash, number(cells, "実現利息", cash))
                    .as(Meaning.RESULT);
            return;
        }
        entry.traded(buy, pair, size, size.multiply(price))
                .fee(cash, number(cells, FEE, cash))
                .price(price, cash.currency())
                .as(Meaning.TRADE);
    }

    private static BigDecimal number(RowCells cells, String column, AssetRef cash) {
        return cells.isAbsent(column)
                ? BigDecimal.ZERO
                : Units.number(cells, column, cash.symbol());
    }

    private static boolean isBuy(RowCells cells) {
        String word = cells.required(SIDE);
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "買", "買い", "buy" -> true;
            case "売", "売り", "sell" -> false;
            default -> throw cells.refusal(SIDE, ProblemCode.UNKNOWN_TYPE, word);
        };
    }
}
