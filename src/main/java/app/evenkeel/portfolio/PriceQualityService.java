package app.evenkeel.portfolio;

import app.evenkeel.analytics.market.PriceChecks;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.HeldBar;
import app.evenkeel.domain.market.HoldReason;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.storage.Tx;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Prices that were held back, and what the user makes of them. Blocking and thread-safe. */
public final class PriceQualityService {
    private final Session session;

    public PriceQualityService(Session session) {
        this.session = session;
    }

    /** A bar that is held back, with its asset. */
    public record HeldPrice(Asset asset, HeldBar bar) {}

    /** All that is held back now, by asset, newest first. */
    public List<HeldPrice> held() {
        return session.stores()
                .database()
                .read(tx -> {
                    List<HeldBar> held = session.stores().feeds().held(tx);
                    if (held.isEmpty()) {
                        return List.of();
                    }
                    Map<Object, Asset> assets = new HashMap<>();
                    session.stores()
                            .assets()
                            .findAll(tx)
                            .forEach(asset -> assets.put(asset.id(), asset));
                    List<HeldPrice> found = new ArrayList<>();
                    for (HeldBar bar : held) {
                        Asset asset = assets.get(bar.asset());
                        if (asset != null) {
                            found.add(new HeldPrice(asset, bar));
                        }
                    }
                    return found;
                });
    }

    /**
     * Lets a bar count, and with a jump the bars held back only because they came after it.
     *
     * @return how many bars were released; 0 if one of them has no price at all
     * @throws EvenkeelException if the caller may only read
     */
    public int release(HeldBar bar) {
        return settle(bar, HeldBar.State.RELEASED);
    }

    /**
     * Throws a bar away for good, and with a jump the bars held back only because they came after
     * it.
     *
     * @return how many bars were discarded
     * @throws EvenkeelException if the caller may only read
     */
    public int discard(HeldBar bar) {
        return settle(bar, HeldBar.State.DISCARDED);
    }

    private int settle(HeldBar bar, HeldBar.State state) {
        if (!session.caller().mayWrite()) {
            throw new EvenkeelException(Problem.of(ProblemCode.NOT_ALLOWED));
        }
        int settled =
                session.stores()
                        .database()
                        .<Integer>write(tx -> {
                            int count = 0;
                            for (HeldBar each : together(tx, bar)) {
                                count += settle(tx, each, state) ? 1 : 0;
                            }
                            return count;
                        });
        if (settled > 0) {
            session.changes().publish(Change.PRICES);
        }
        return settled;
    }

    /** The bar as it is stored, and those after a jump up to the next that is wrong in itself. */
    private List<HeldBar> together(Tx tx, HeldBar bar) {
        List<HeldBar> later =
                session.stores().feeds().held(tx, bar.asset()).stream()
                        .filter(other ->
                                other.state() == HeldBar.State.HELD
                                        && other.source().equals(bar.source())
                                        && other.candle().adjustment() == bar.candle().adjustment()
                                        && !other.candle().day().isBefore(bar.candle().day()))
                        .sorted(Comparator.comparing(other -> other.candle().day()))
                        .toList();
        List<HeldBar> together = new ArrayList<>();
        for (HeldBar other : later) {
            boolean self = other.candle().day().equals(bar.candle().day());
            if (!self && other.reason() != HoldReason.AFTER_JUMP) {
                break;
            }
            together.add(other);
        }
        return together;
    }

    private boolean settle(Tx tx, HeldBar bar, HeldBar.State state) {
        Candle candle = bar.candle();
        BigDecimal close = candle.close();
        if (state == HeldBar.State.RELEASED) {
            if (close == null || close.signum() <= 0) {
                return false;
            }
            var prices = session.stores().prices();
            // What came with an import goes with it, released or not.
            OptionalLong imported = session.stores().feeds().loadOf(tx, bar);
            prices.saveBars(
                    tx,
                    imported.isPresent() ? imported.getAsLong() : prices.newLoad(tx),
                    bar.asset(),
                    bar.currency(),
                    bar.source(),
                    List.of(PriceChecks.bar(candle, close)).iterator());
        }
        session.stores()
                .feeds()
                .saveHeld(
                        tx,
                        new HeldBar(
                                bar.asset(),
                                bar.source(),
                                bar.currency(),
                                candle,
                                bar.reason(),
                                bar.detail(),
                                state,
                                bar.heldAt()));
        return true;
    }
}
