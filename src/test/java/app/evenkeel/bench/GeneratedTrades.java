package app.evenkeel.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes a deterministic file of trades in Evenkeel's own layout: 200 symbols over 10 accounts and
 * ten years of business days, 45% of them sales of what is held, one trade a second at most.
 */
final class GeneratedTrades {
    private static final int SYMBOLS = 200;
    private static final int ACCOUNTS = 10;
    private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
    private static final int DAYS = 3650;

    private GeneratedTrades() {}

    /** Writes {@code rows} trades, oldest first, unless the file is there already. */
    static Path write(Path folder, int rows) throws IOException {
        Path file = folder.resolve("trades_" + rows + ".csv");
        if (Files.exists(file)) {
            return file;
        }
        Files.createDirectories(folder);
        var random = new SplittableRandom(20260101L + rows);
        var held = new int[ACCOUNTS * SYMBOLS];
        long span = DAYS * 86_400L;
        long start = FIRST.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("timestamp,account,symbol,side,qty,price,fee,currency\n");
            for (int i = 0; i < rows; i++) {
                long second = start + span * i / rows + random.nextLong(Math.max(1, span / rows));
                int account = random.nextInt(ACCOUNTS);
                int symbol = random.nextInt(SYMBOLS);
                int pool = account * SYMBOLS + symbol;
                int quantity = 1 + random.nextInt(200);
                boolean sell = random.nextInt(100) < 45 && held[pool] > 0;
                if (sell) {
                    quantity = Math.min(quantity, held[pool]);
                }
                held[pool] += sell ? -quantity : quantity;
                long price = 100_000L + 9_000L * symbol + random.nextInt(50_000);
                int fee = 100 + random.nextInt(900);
                out.write(
                        String.format(
                                Locale.ROOT,
                                "%s,ACC%02d,SYM%03d,%s,%d,%d.%04d,%d.%02d,USD%n",
                                Instant.ofEpochSecond(second),
                                account,
                                symbol,
                                sell ? "SELL" : "BUY",
                                quantity,
                                price / 10_000,
                                price % 10_000,
                                fee / 100,
                                fee % 100));
            }
        }
        return file;
    }
}
