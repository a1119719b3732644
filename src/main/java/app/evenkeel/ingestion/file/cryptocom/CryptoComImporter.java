package app.evenkeel.ingestion.file.cryptocom;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Groups;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.TradeGroup;
import app.evenkeel.ingestion.file.exchange.TradeGroup.Posting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * Crypto.com's three exports, which have one header: the app's coins, its fiat wallet and the card.
 * The card's rows have no kind, and are kept in an account of their own.
 */
public final class CryptoComImporter extends TableImporter {
    private static final AccountRef APP =
            new AccountRef(AccountKind.EXCHANGE, "Crypto.com", "Crypto.com");
    private static final AccountRef CARD =
            new AccountRef(AccountKind.EXCHANGE, "Crypto.com", "Crypto.com Card");
    private static final String TIME = "Timestamp (UTC)";
    private static final String KIND = "Transaction Kind";
    private static final TimePattern[] TIMES = {TimePattern.of("y-M-d H:m:s[.S]")};

    public CryptoComImporter() {
        super(
                "crypto.com",
                "app",
                TIME,
                "Transaction Description",
                "Currency",
                "Amount",
                "To Currency",
                "To Amount",
                "Native Currency",
                "Native Amount",
                KIND);
    }

    @Override
    protected int spareColumns() {
        return 1;
    }

    @Override
    protected RowReader begin(Reading reading) {
        Groups pairs = new Groups(group -> together(group, reading));
        return new RowReader() {
            @Override
            public void row(RowCells cells) {
                String kind = cells.text(KIND).toLowerCase(Locale.ROOT);
                Instant time = time(cells);
                String pair = CryptoComKinds.together(kind);
                if (pair == null) {
                    single(cells, kind, time, reading);
                } else {
                    Coins.of(cells.required("Currency"));
                    cells.decimal("Amount");
                    pairs.add(pair + time.getEpochSecond(), cells);
                }
            }

            @Override
            public void end() {
                pairs.finish();
            }
        };
    }

    private static void single(RowCells cells, String kind, Instant time, Reading reading) {
        AssetRef asset = Coins.of(cells.required("Currency"));
        BigDecimal amount = cells.decimal("Amount");
        String hash = cells.text("Transaction Hash");
        String about = cells.text("Transaction Description");
        Entry entry =
                new Entry(reading, cells.row(), kind.isEmpty() ? CARD : APP, time, ZoneOffset.UTC)
                        .memo(hash.isEmpty() ? about : hash);
        BigDecimal worth = cells.optionalDecimal("Native Amount");
        if (worth != null && !cells.isAbsent("Native Currency")) {
            entry.worth(worth, cells.currency("Native Currency"));
        }
        Meaning meaning = kind.isEmpty() ? Meaning.DEPOSIT : CryptoComKinds.WORDS.find(kind);
        if (meaning == null) {
            throw cells.refusal(KIND, ProblemCode.UNKNOWN_TYPE, cells.text(KIND));
        }
        if (meaning != Meaning.TRADE) {
            entry.moved(asset, amount).as(meaning);
            return;
        }
        if (!cells.isAbsent("To Amount")) {
            entry.out(asset, amount)
                    .in(Coins.of(cells.required("To Currency")), cells.decimal("To Amount"));
        } else if (amount.signum() > 0) {
            // Bought by card: what was paid stands as the coin's worth.
            entry.in(asset, amount).out(cash(cells), cells.decimal("Native Amount"));
        } else {
            entry.out(asset, amount).in(cash(cells), cells.decimal("Native Amount"));
        }
        entry.as(Meaning.TRADE);
    }

    private static AssetRef cash(RowCells cells) {
        return AssetRef.cash(cells.currency("Native Currency"));
    }

    /** Swaps and dust, told by a row for each side. */
    private static void together(List<RowCells> rows, Reading reading) {
        RowCells first = rows.getFirst();
        TradeGroup.sweep(
                reading,
                rows.stream().map(CryptoComImporter::posting).toList(),
                first.text(KIND) + " " + first.text(TIME),
                () -> new TradeGroup.Terms(APP, time(first), "", ""));
    }

    private static Posting posting(RowCells cells) {
        BigDecimal amount = cells.decimal("Amount");
        String kind = cells.text(KIND);
        boolean out = kind.endsWith("debited");
        return new Posting(
                cells.row(),
                Coins.of(cells.required("Currency")),
                out ? amount.abs().negate() : amount.abs(),
                BigDecimal.ZERO);
    }

    private static Instant time(RowCells cells) {
        return cells.time(TIME, ZoneOffset.UTC, TIMES);
    }
}
