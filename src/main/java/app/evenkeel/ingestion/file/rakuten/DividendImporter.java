package app.evenkeel.ingestion.file.rakuten;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/** {@code dividendlist}: dividends and distributions received. */
public final class DividendImporter extends TableImporter {
    private static final String GROSS = "配当・分配金合計（税引前）[円/現地通貨]";
    private static final String TAX = "税額合計[円/現地通貨]";
    private static final String NET = "受取金額[円/現地通貨]";

    public DividendImporter() {
        super(
                Rakuten.SOURCE,
                "dividendlist",
                "入金日",
                "商品",
                "口座",
                "銘柄コード",
                "銘柄",
                "受取通貨",
                GROSS,
                TAX,
                NET);
    }

    @Override
    public int precedence() {
        return 10;
    }

    @Override
    protected RowReader begin(Reading reading) {
        return row -> {
            LocalDate day = row.date("入金日", Rakuten.DAY);
            CurrencyCode currency = Rakuten.currency(row, "受取通貨");
            AssetRef payer = payer(row, currency);
            BigDecimal net = row.decimal(NET);
            if (net.signum() == 0) {
                throw row.refusal(NET, ProblemCode.NOT_POSITIVE, row.text(NET));
            }
            Draft draft =
                    Rakuten.draft(reading, TransactionType.DIVIDEND, row, day)
                            .settlement(day)
                            .taxAccount(Rakuten.pool(row, "口座"))
                            .subject(payer)
                            .signed(AssetRef.cash(currency), net)
                            .tax(withheld(row, net), currency)
                            .amount(net, currency)
                            .crossKey(
                                    Rakuten.crossKey(
                                            reading, day, currency, net, TransactionType.DIVIDEND));
            draft.emit();
        };
    }

    private static AssetRef payer(RowCells row, CurrencyCode paidIn) {
        String product = row.required("商品");
        String code = row.text("銘柄コード");
        String name = row.required("銘柄");
        return switch (product) {
            case "国内株式" -> Rakuten.japanShare(row.required("銘柄コード"), name);
            case "米国株式" -> Rakuten.share(row.required("銘柄コード"), name, CurrencyCode.USD);
            case "投資信託", "楽天・マネーファンド" -> Rakuten.fund(name);
            case "外貨建MMF" -> MoneyFund.of(name);
            case "国内債券", "外国債券" ->
                    AssetRef.security(
                            AssetKind.BOND, code.isEmpty() ? name : code, name, paidIn, "");
            case "中国株式", "アセアン株式", "外国株式" -> Rakuten.share(row.required("銘柄コード"), name, paidIn);
            default -> throw row.refusal("商品", ProblemCode.UNKNOWN_TYPE, product);
        };
    }

    /**
     * What was withheld: for dollars the file shows a dash, and in NISA a zero, although the other
     * country's tax was taken; the difference between gross and net tells.
     */
    private static @Nullable BigDecimal withheld(RowCells row, BigDecimal net) {
        BigDecimal stated = row.optionalDecimal(TAX);
        BigDecimal gross = row.optionalDecimal(GROSS);
        if (gross == null || (stated != null && stated.signum() != 0)) {
            return stated;
        }
        BigDecimal difference = gross.subtract(net);
        return difference.signum() == 0 ? stated : difference;
    }
}
