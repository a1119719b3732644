package app.evenkeel.ingestion.file.binance;

import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.TradeGroup;
import app.evenkeel.ingestion.file.exchange.TradeGroup.Posting;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes trades of the statement's rows that fall on one second. Where several pairs were traded in
 * it, rows are told apart by their remark, by their order, and else are reported.
 */
final class SecondTrades {
    private static final String DUST = "smallassets";

    private final Reading reading;

    SecondTrades(Reading reading) {
        this.reading = reading;
    }

    /** Operations whose rows make one trade together share a family. */
    static String family(String operation) {
        String plain = operation.toLowerCase(Locale.ROOT).replace(" ", "").replace("_", "");
        return switch (plain) {
            case "buy", "sell", "fee" -> "exchange";
            case "swapfarmingtransaction", "liquidswapsell", "liquidswapbuy" -> "liquidswap";
            default ->
                    plain.startsWith("transaction")
                            ? "exchange"
                            : plain.startsWith(DUST) ? DUST : plain;
        };
    }

    void read(List<RowCells> rows) {
        List<Posting> postings = rows.stream().map(SecondTrades::posting).toList();
        RowCells first = rows.getFirst();
        if (postings.stream().allMatch(posting -> posting.amount().signum() == 0)) {
            // Charged in a second of its own.
            for (int i = 0; i < rows.size(); i++) {
                Posting fee = postings.get(i);
                RowCells cells = rows.get(i);
                reading.guard(
                        cells.row(),
                        () ->
                                new Entry(
                                                reading,
                                                cells.row(),
                                                Binance.ACCOUNT,
                                                Binance.time(cells, Binance.TIME),
                                                ZoneOffset.UTC)
                                        .fee(fee.asset(), fee.fee())
                                        .as(Meaning.FEE));
            }
            return;
        }
        boolean dust = family(first.text("Operation")).equals(DUST);
        List<List<Posting>> trades = dust ? byRemark(rows, postings) : null;
        if (trades == null) {
            trades = apart(postings);
        }
        for (List<Posting> trade : trades) {
            if (dust) {
                TradeGroup.sweep(reading, trade, name(first), () -> terms(first));
            } else {
                TradeGroup.read(reading, trade, name(first), () -> terms(first));
            }
        }
    }

    /** {@code ETH to BNB} in both rows of each piece. */
    private static @Nullable List<List<Posting>> byRemark(
            List<RowCells> rows, List<Posting> postings) {
        Map<String, List<Posting>> found = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String remark = rows.get(i).text("Remark");
            if (!remark.contains(" to ")) {
                return null;
            }
            found.computeIfAbsent(remark, key -> new ArrayList<>()).add(postings.get(i));
        }
        return List.copyOf(found.values());
    }

    private static List<List<Posting>> apart(List<Posting> postings) {
        if (isOnePair(postings)) {
            return List.of(postings);
        }
        List<List<Posting>> runs = runs(postings);
        if (runs.stream().allMatch(SecondTrades::isOnePair)) {
            return runs;
        }
        List<List<Posting>> zipped = zipped(postings);
        return zipped == null ? List.of(postings) : zipped;
    }

    /** Cuts where a second asset would come in, or go out. */
    private static List<List<Posting>> runs(List<Posting> postings) {
        List<List<Posting>> runs = new ArrayList<>();
        Map<Integer, Object> seen = new HashMap<>();
        for (Posting posting : postings) {
            int sign = posting.amount().signum();
            if (runs.isEmpty()
                    || (sign != 0
                            && !posting.asset().equals(seen.getOrDefault(sign, posting.asset())))) {
                runs.add(new ArrayList<>());
                seen.clear();
            }
            if (sign != 0) {
                seen.put(sign, posting.asset());
            }
            runs.getLast().add(posting);
        }
        return runs;
    }

    /** The first that came with the first that went, and so on; fees go with them in order. */
    private static @Nullable List<List<Posting>> zipped(List<Posting> postings) {
        List<Posting> in = postings.stream().filter(p -> p.amount().signum() > 0).toList();
        List<Posting> out = postings.stream().filter(p -> p.amount().signum() < 0).toList();
        List<Posting> fees = postings.stream().filter(p -> p.amount().signum() == 0).toList();
        if (in.size() != out.size() || (!fees.isEmpty() && fees.size() != in.size())) {
            return null;
        }
        List<List<Posting>> pairs = new ArrayList<>();
        for (int i = 0; i < in.size(); i++) {
            List<Posting> pair = new ArrayList<>(List.of(in.get(i), out.get(i)));
            if (!fees.isEmpty()) {
                pair.add(fees.get(i));
            }
            pairs.add(pair);
        }
        return pairs;
    }

    private static boolean isOnePair(List<Posting> postings) {
        return assets(postings, 1) == 1 && assets(postings, -1) == 1;
    }

    private static long assets(List<Posting> postings, int sign) {
        return postings.stream()
                .filter(posting -> posting.amount().signum() == sign)
                .map(Posting::asset)
                .distinct()
                .count();
    }

    private static Posting posting(RowCells cells) {
        BigDecimal change = cells.decimal("Change");
        boolean fee = cells.text("Operation").toLowerCase(Locale.ROOT).endsWith("fee");
        return new Posting(
                cells.row(),
                Coins.of(cells.required("Coin")),
                fee ? BigDecimal.ZERO : change,
                fee ? change.negate() : BigDecimal.ZERO);
    }

    private static TradeGroup.Terms terms(RowCells cells) {
        return new TradeGroup.Terms(Binance.ACCOUNT, Binance.time(cells, Binance.TIME), "", "");
    }

    private static String name(RowCells cells) {
        return cells.text("Operation") + " " + cells.text(Binance.TIME);
    }
}
