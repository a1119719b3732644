package app.evenkeel.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Funds of whole shares that have drifted from their targets, some well within their bands. */
final class GeneratedFunds {
    static final BigDecimal CASH_WEIGHT = new BigDecimal("0.02");
    private static final int INSTRUMENTS = 200;
    private static final int DIGITS = 6;

    private final BigDecimal[] prices;
    private final int[][] instruments;
    private final BigDecimal[][] weights;
    private final long[][] held;
    private final BigDecimal[] cash;

    private GeneratedFunds(
            BigDecimal[] prices,
            int[][] instruments,
            BigDecimal[][] weights,
            long[][] held,
            BigDecimal[] cash) {
        this.prices = prices;
        this.instruments = instruments;
        this.weights = weights;
        this.held = held;
        this.cash = cash;
    }

    /** Of all instruments. */
    BigDecimal[] prices() {
        return prices;
    }

    /** By fund. */
    int[][] instruments() {
        return instruments;
    }

    /** By fund, in the order of its instruments; with cash they sum to 1. */
    BigDecimal[][] weights() {
        return weights;
    }

    /** Shares by fund. */
    long[][] held() {
        return held;
    }

    /** By fund. */
    BigDecimal[] cash() {
        return cash;
    }

    static GeneratedFunds of(int funds, int assets) {
        Random random = new Random(5005);
        BigDecimal[] prices = new BigDecimal[INSTRUMENTS];
        for (int i = 0; i < INSTRUMENTS; i++) {
            prices[i] = BigDecimal.valueOf(500 + random.nextInt(29_500), 2);
        }
        int[][] instruments = new int[funds][];
        BigDecimal[][] weights = new BigDecimal[funds][];
        long[][] held = new long[funds][assets];
        BigDecimal[] cash = new BigDecimal[funds];
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < INSTRUMENTS; i++) {
            all.add(i);
        }
        for (int f = 0; f < funds; f++) {
            Collections.shuffle(all, random);
            instruments[f] =
                    all.stream().limit(assets).sorted().mapToInt(Integer::intValue).toArray();
            weights[f] = weights(random, assets);
            double value = 1e6 * (1 + 99 * random.nextDouble());
            double scale = 0.02 + 0.10 * random.nextDouble();
            for (int a = 0; a < assets; a++) {
                double drift = 1 + (random.nextDouble() - 0.5) * 2 * scale;
                held[f][a] =
                        (long)
                                (value
                                        * weights[f][a].doubleValue()
                                        * drift
                                        / prices[instruments[f][a]].doubleValue());
            }
            cash[f] = BigDecimal.valueOf(value * 0.02).setScale(2, RoundingMode.HALF_EVEN);
        }
        return new GeneratedFunds(prices, instruments, weights, held, cash);
    }

    private static BigDecimal[] weights(Random random, int assets) {
        double[] raw = random.doubles(assets).map(each -> 0.3 + each).toArray();
        double sum = 0;
        for (double each : raw) {
            sum += each;
        }
        BigDecimal left = BigDecimal.ONE.subtract(CASH_WEIGHT);
        BigDecimal[] weights = new BigDecimal[assets];
        for (int a = 0; a < assets - 1; a++) {
            weights[a] =
                    BigDecimal.valueOf(0.98 * raw[a] / sum).setScale(DIGITS, RoundingMode.DOWN);
            left = left.subtract(weights[a]);
        }
        weights[assets - 1] = left;
        return weights;
    }
}
