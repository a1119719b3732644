package app.evenkeel.ingestion.file.rakuten;

import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code Withdrawallist}: money between the account and the owner's banks. */
public final class CashListImporter extends TableImporter {
    private static final String IN = "入金額[円]";
    private static final String OUT = "出金額[円]";

    public CashListImporter() {
        super(Rakuten.SOURCE, "withdrawallist", "入出金日", IN, OUT, "内容", "出金先");
    }

    @Override
    public int precedence() {
        return 30;
    }

    @Override
    protected RowReader begin(Reading reading) {
        return new CashRows(reading);
    }

    /** The rows of one file, and whether they add up to the totals above them. */
    private static final class CashRows implements RowReader {
        private final Reading reading;
        private final Map<String, CsvRow> totals = new LinkedHashMap<>();
        private final Map<String, BigDecimal> sums = new LinkedHashMap<>();

        CashRows(Reading reading) {
            this.reading = reading;
        }

        @Override
        public void preamble(CsvRow row) {
            if (row.cells().size() >= 2) {
                totals.put(Rakuten.plain(row.cells().getFirst()), row);
            }
        }

        @Override
        public void row(RowCells row) {
            LocalDate day = row.date("入出金日", Rakuten.DAY);
            BigDecimal in = row.optionalDecimal(IN);
            BigDecimal out = row.optionalDecimal(OUT);
            add("入金額合計[円]", in);
            add("出金額合計[円]", out);
            if (CashWords.isSweep(row.text("内容"))) {
                reading.nothingNew(row.row());
                return;
            }
            BigDecimal net = Rakuten.orZero(in).subtract(Rakuten.orZero(out));
            if ((in == null) == (out == null) || net.signum() == 0) {
                throw row.refusal(IN, ProblemCode.VALUE_MISSING);
            }
            TransactionType type =
                    net.signum() > 0 ? TransactionType.DEPOSIT : TransactionType.WITHDRAWAL;
            Rakuten.draft(reading, type, row, day)
                    .settlement(day)
                    .signed(Rakuten.YEN, net)
                    .memo((row.text("内容") + " " + row.text("出金先")).strip())
                    .crossKey(Rakuten.crossKey(reading, day, CurrencyCode.JPY, net, type))
                    .emit();
        }

        @Override
        public void end() {
            totals.forEach((name, row) -> {
                BigDecimal stated = NumberText.POINT.parse(row.cells().get(1));
                BigDecimal sum = sums.getOrDefault(name, BigDecimal.ZERO);
                if (stated != null && stated.compareTo(sum) != 0) {
                    reading.note(
                            row,
                            name,
                            ProblemCode.TOTAL_DIFFERS,
                            Decimals.plain(stated),
                            Decimals.plain(sum));
                }
            });
        }

        private void add(String total, @Nullable BigDecimal value) {
            if (value != null) {
                sums.merge(total, value, BigDecimal::add);
            }
        }
    }
}
