package app.evenkeel.ingestion.file.rakuten;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.CellProblem;
import app.evenkeel.ingestion.file.Columns;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.CsvRows;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.FileSample;
import app.evenkeel.ingestion.file.Header;
import app.evenkeel.ingestion.file.ImportContext;
import app.evenkeel.ingestion.file.Importer;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RecordSink;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TimePattern;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code torizan}, the monthly 取引残高報告書: tables under titles, with rules of dashes between them. Two
 * are read: the shares, bonds and yen that are held, and what moved the cash, by currency. As in
 * the cash histories, trades are only confirmed; dividends, deposits and withdrawals are told, and
 * known again by day and amount. Funds have shortened names here that no other file has, so that
 * what is held of them is noted and not compared.
 */
public final class BalanceReportImporter implements Importer {
    private static final String HELD_TITLE = "お預り残高";
    private static final String MOVED_TITLE = "取引明細（金銭及び有価証券の推移）";
    private static final String HELD_NAME = "銘柄名（銘柄コード）";
    private static final String PRODUCT = "商品";
    private static final String WORD = "取引";
    private static final String ABOUT = "摘要・銘柄名";
    private static final String OUT = "お預り金の減少";
    private static final String IN = "お預り金の増加";
    private static final Header HELD = Header.of("商品等", "口座", HELD_NAME, "数量", "評価金額");
    private static final Header MOVED = Header.of("受渡年月日", WORD, PRODUCT, ABOUT, OUT, IN);
    private static final TimePattern[] DAYS = {Rakuten.DAY, TimePattern.of("y年M月d日")};
    private static final Pattern CODED =
            Pattern.compile("(?<name>.*)[（(](?<code>[0-9A-Za-z.]+)[）)]");
    private static final Pattern CURRENCY =
            Pattern.compile("【\\s*(?<word>[^(\\s】]+)\\s*(\\((?<code>[A-Z]{3})\\s*\\))?\\s*】");

    @Override
    public String source() {
        return Rakuten.SOURCE;
    }

    @Override
    public String layout() {
        return "torizan";
    }

    /** After the histories and lists, which tell more of the same. */
    @Override
    public int precedence() {
        return 30;
    }

    @Override
    public boolean recognises(FileSample sample) {
        return HELD.isIn(sample)
                || MOVED.isIn(sample)
                || sample.rows().stream().anyMatch(BalanceReportImporter::isRead);
    }

    /** Whether it is the title of a table that is read. */
    private static boolean isRead(List<String> row) {
        String first = Rakuten.plain(row.getFirst());
        return isTitle(row)
                && (first.equals(Rakuten.plain(HELD_TITLE))
                        || first.equals(Rakuten.plain(MOVED_TITLE)));
    }

    private static boolean isTitle(List<String> row) {
        return !row.getFirst().isBlank()
                && row.stream().filter(cell -> !cell.isBlank()).count() == 1;
    }

    @Override
    public void read(CsvRows rows, ImportContext context, RecordSink sink) {
        Reading reading = new Reading(this, context, sink);
        LocalDate asOf = BalanceImporter.dateIn(context.fileName());
        if (asOf == null) {
            asOf = context.today();
            reading.noteOfFile(ProblemCode.DATE_ASSUMED, context.fileName());
        }
        new Report(reading, asOf).read(rows);
    }

    /** The tables of one file as they come by. */
    private static final class Report {
        private final Reading reading;
        private final LocalDate asOf;
        private CurrencyCode currency = CurrencyCode.JPY;
        private @Nullable Columns held;
        private @Nullable Columns moved;
        private @Nullable CsvRow unread;

        Report(Reading reading, LocalDate asOf) {
            this.reading = reading;
            this.asOf = asOf;
        }

        void read(CsvRows rows) {
            while (rows.hasNext()) {
                CsvRow row = rows.next();
                List<String> cells = row.cells().stream().map(Rakuten::plain).toList();
                if (isRule(cells)) {
                    endTable();
                } else if (isTitle(row.cells())) {
                    endTable();
                    unread = isRead(row.cells()) ? null : row;
                } else if (HELD.is(row.cells())) {
                    held = new Columns(row.cells());
                } else if (MOVED.is(row.cells())) {
                    moved = new Columns(row.cells());
                } else if (held != null) {
                    RowCells line = new RowCells(held, row, NumberText.POINT);
                    reading.row(row, () -> holding(line));
                } else if (moved != null) {
                    moved(new RowCells(moved, row, NumberText.POINT), cells);
                } else if (unread != null) {
                    reading.note(
                            unread, "", ProblemCode.SECTION_NOT_READ, unread.cells().getFirst());
                    unread = null;
                }
            }
        }

        private void endTable() {
            held = null;
            moved = null;
            unread = null;
        }

        private static boolean isRule(List<String> cells) {
            return cells.getFirst().matches("-{3,}");
        }

        private void holding(RowCells line) {
            String product = Rakuten.plain(line.required("商品等"));
            if (product.contains("投信")) {
                reading.nothingNew(line.row());
                reading.note(
                        line.row(), HELD_NAME, ProblemCode.FUND_NAME_SHORT, line.text(HELD_NAME));
                return;
            }
            if (product.startsWith("金銭")) {
                cash(line);
                return;
            }
            if (isBond(product)) {
                bond(line);
                return;
            }
            reading.holding(
                    line.row(),
                    Rakuten.ACCOUNT,
                    Rakuten.pool(line, "口座"),
                    share(line, product),
                    line.positive("数量"),
                    asOf);
        }

        private static boolean isBond(String product) {
            return product.contains("債");
        }

        /**
         * By its face value; one that is only named may be called otherwise where it was bought.
         */
        private void bond(RowCells line) {
            Matcher named = CODED.matcher(line.required(HELD_NAME));
            if (!named.matches()) {
                reading.nothingNew(line.row());
                reading.note(
                        line.row(), HELD_NAME, ProblemCode.BOND_WITHOUT_CODE, line.text(HELD_NAME));
                return;
            }
            CurrencyCode quoted = Rakuten.currency(line, "通貨");
            boolean inTenThousands = Rakuten.plain(line.text("単位")).startsWith("万");
            reading.holding(
                    line.row(),
                    Rakuten.ACCOUNT,
                    Rakuten.pool(line, "口座"),
                    AssetRef.security(
                            AssetKind.BOND,
                            Rakuten.plain(named.group("code")),
                            named.group("name").strip(),
                            quoted,
                            ""),
                    line.positive("数量").movePointRight(inTenThousands ? 4 : 0),
                    asOf);
        }

        /** What is there of the main currency; what else is cash follows from what moved it. */
        private void cash(RowCells line) {
            if (!Rakuten.plain(line.text(HELD_NAME)).equals("お預り金")) {
                reading.nothingNew(line.row());
                return;
            }
            reading.holding(
                    line.row(), Rakuten.ACCOUNT, "", Rakuten.YEN, line.decimal("評価金額"), asOf);
        }

        private static AssetRef share(RowCells line, String product) {
            Matcher named = CODED.matcher(line.required(HELD_NAME));
            if (!named.matches()) {
                throw line.refusal(
                        HELD_NAME,
                        ProblemCode.BAD_VALUE,
                        line.text(HELD_NAME),
                        "a name and a code");
            }
            String name = named.group("name").strip();
            return switch (product) {
                case "国内株式" -> Rakuten.japanShare(named.group("code"), name);
                case "外国株式" ->
                        Rakuten.share(named.group("code"), name, Rakuten.currency(line, "通貨"));
                default -> throw line.refusal("商品等", ProblemCode.UNKNOWN_TYPE, product);
            };
        }

        private void moved(RowCells line, List<String> cells) {
            Matcher marker = CURRENCY.matcher(String.join("", cells));
            if (cells.getFirst().isEmpty() && marker.matches()) {
                currency = Rakuten.currency(marker.group("word"), marker.group("code"));
                return;
            }
            reading.row(line.row(), () -> movement(line));
        }

        private void movement(RowCells line) {
            String word = line.text(WORD).replaceAll("[\\s\\u3000]+", "");
            if (line.isAbsent("受渡年月日") || word.isEmpty() || CashWords.isSweep(word)) {
                // A balance carried over, or money swept to the owner's bank account.
                reading.nothingNew(line.row());
                return;
            }
            LocalDate day = line.date("受渡年月日", DAYS);
            BigDecimal net = line.decimalOrZero(IN).subtract(line.decimalOrZero(OUT));
            if (net.signum() == 0) {
                throw line.refusal(IN, ProblemCode.VALUE_MISSING);
            }
            String what = (word + " " + line.text(ABOUT)).strip();
            String history = tradeHistory(word, Rakuten.plain(line.text(PRODUCT)));
            if (history != null) {
                TransactionType side =
                        net.signum() < 0 ? TransactionType.BUY : TransactionType.SELL;
                reading.confirmation(
                        line.row(),
                        Rakuten.ACCOUNT,
                        Rakuten.crossKey(reading, day, currency, net, side),
                        what,
                        history);
                return;
            }
            TransactionType type = type(word, net);
            Draft draft =
                    Rakuten.draft(reading, type, line, day)
                            .settlement(day)
                            .signed(AssetRef.cash(currency), net)
                            .memo(what)
                            .crossKey(Rakuten.crossKey(reading, day, currency, net, type));
            (type == TransactionType.DIVIDEND ? draft.amount(net, currency) : draft).emit();
        }

        private static TransactionType type(String word, BigDecimal net) {
            TransactionType type =
                    word.equals("振替") ? TransactionType.TRANSFER : CashWords.type(word);
            if (type == null
                    || (type == TransactionType.DEPOSIT && net.signum() < 0)
                    || (type == TransactionType.WITHDRAWAL && net.signum() > 0)) {
                throw new CellProblem(WORD, ProblemCode.UNKNOWN_TYPE, word);
            }
            return type;
        }

        /** The file that tells the trade in full, or {@code null} if the word is not a trade. */
        private static @Nullable String tradeHistory(String word, String product) {
            if (!word.matches(".*(買付|売付|解約|再投資|償還)")) {
                return null;
            }
            if (isBond(product)) {
                return "tradehistory(FB)";
            }
            return product.contains("投信")
                    ? "tradehistory(INVST)"
                    : product.startsWith("外国") || product.startsWith("米国")
                            ? "tradehistory(US)"
                            : "tradehistory(JP)";
        }
    }
}
