package app.evenkeel.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A market of the exchange with its rules, its price and what is on offer. Not thread-safe. */
public final class Listing {
    private static final int LEVELS = 20;
    private static final BigDecimal HALF_SPREAD = new BigDecimal("0.0005");
    private static final BigDecimal STEP = new BigDecimal("0.0004");

    final String base;
    final String quote;
    BigDecimal tick;
    BigDecimal lot;
    BigDecimal minQuantity;
    BigDecimal minValue;
    boolean open = true;
    private BigDecimal middle;
    private BigDecimal levelQuantity;
    private List<Level> bids = List.of();
    private List<Level> asks = List.of();

    /** An offer that orders use up until the book is filled up again. */
    static final class Level {
        final BigDecimal price;
        BigDecimal quantity;

        Level(BigDecimal price, BigDecimal quantity) {
            this.price = price;
            this.quantity = quantity;
        }
    }

    Listing(String base, String quote, String middle, String levelQuantity) {
        this.base = base;
        this.quote = quote;
        this.middle = new BigDecimal(middle);
        this.levelQuantity = new BigDecimal(levelQuantity);
        this.tick = new BigDecimal("0.01");
        this.lot = new BigDecimal("0.00001");
        this.minQuantity = new BigDecimal("0.00001");
        this.minValue = new BigDecimal("5");
        fillUp();
    }

    public Listing rules(String newTick, String newLot, String newMinQuantity, String newMin) {
        tick = new BigDecimal(newTick);
        lot = new BigDecimal(newLot);
        minQuantity = new BigDecimal(newMinQuantity);
        minValue = new BigDecimal(newMin);
        fillUp();
        return this;
    }

    /** Whether orders are taken. */
    public Listing open(boolean value) {
        open = value;
        return this;
    }

    public Listing price(BigDecimal value) {
        middle = value;
        fillUp();
        return this;
    }

    public Listing levelQuantity(String value) {
        levelQuantity = new BigDecimal(value);
        fillUp();
        return this;
    }

    public BigDecimal price() {
        return middle;
    }

    /** What is traded. */
    public String base() {
        return base;
    }

    /** Takes the rules as they are. */
    public interface RulesView<T> {
        T of(
                BigDecimal tick,
                BigDecimal lot,
                BigDecimal minQuantity,
                BigDecimal minValue,
                boolean open);
    }

    public <T> T view(RulesView<T> view) {
        return view.of(tick, lot, minQuantity, minValue, open);
    }

    /** What is offered on one side, the best first. */
    public <T> List<T> offers(boolean toBuy, BiFunction<BigDecimal, BigDecimal, T> each) {
        return (toBuy ? asks() : bids())
                .stream().map(level -> each.apply(level.price, level.quantity)).toList();
    }

    String name() {
        return base + "/" + quote;
    }

    List<Level> bids() {
        return bids.stream().filter(l -> l.quantity.signum() > 0).toList();
    }

    List<Level> asks() {
        return asks.stream().filter(l -> l.quantity.signum() > 0).toList();
    }

    /** Makes the whole book anew around the price. */
    void fillUp() {
        List<Level> newBids = new ArrayList<>();
        List<Level> newAsks = new ArrayList<>();
        for (int i = 0; i < LEVELS; i++) {
            BigDecimal away = HALF_SPREAD.add(STEP.multiply(BigDecimal.valueOf(i)));
            BigDecimal bid =
                    toTick(middle.multiply(BigDecimal.ONE.subtract(away)), RoundingMode.DOWN);
            BigDecimal ask = toTick(middle.multiply(BigDecimal.ONE.add(away)), RoundingMode.UP);
            if (bid.signum() > 0) {
                newBids.add(new Level(bid, levelQuantity));
            }
            newAsks.add(new Level(ask, levelQuantity));
        }
        bids = newBids;
        asks = newAsks;
    }

    private BigDecimal toTick(BigDecimal value, RoundingMode mode) {
        return value.divide(tick, 0, mode).multiply(tick);
    }

    static boolean isMultiple(BigDecimal value, BigDecimal step) {
        return value.remainder(step).signum() == 0;
    }
}
