package app.evenkeel.execution.live;

import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.Side;
import app.evenkeel.execution.gateway.VenueFill;
import app.evenkeel.execution.gateway.VenueOrder;

import org.knowm.xchange.kraken.dto.trade.KrakenOrder;
import org.knowm.xchange.kraken.dto.trade.KrakenTrade;
import org.knowm.xchange.kraken.dto.trade.KrakenType;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** Kraken's orders and trades in the program's words. */
final class KrakenViews {
    /** Kraken tells times in seconds with four digits after the point. */
    private static final int TIME_DIGITS = 4;

    private KrakenViews() {}

    static VenueFill view(String id, KrakenTrade trade, Market market) {
        return new VenueFill(
                trade.getOrderTxId(),
                trade.getType() == KrakenType.BUY ? Side.BUY : Side.SELL,
                new Fill(
                        id,
                        instant(trade.getUnixTimestamp()),
                        trade.getPrice(),
                        trade.getVolume(),
                        trade.getFee(),
                        market.quote()));
    }

    static VenueOrder view(String id, KrakenOrder order, Market market) {
        return new VenueOrder(
                id,
                String.valueOf(order.getUserRefId()),
                market,
                order.getOrderDescription().getType() == KrakenType.BUY ? Side.BUY : Side.SELL,
                order.getVolume(),
                order.getVolumeExecuted(),
                switch (order.getStatus()) {
                    case PENDING, OPEN -> VenueOrder.Status.OPEN;
                    case CLOSED -> VenueOrder.Status.FILLED;
                    case CANCELED -> VenueOrder.Status.CANCELLED;
                    case EXPIRED -> VenueOrder.Status.EXPIRED;
                },
                instant(order.getOpenTimestamp()));
    }

    private static Instant instant(double seconds) {
        BigDecimal exact =
                BigDecimal.valueOf(seconds).setScale(TIME_DIGITS, RoundingMode.HALF_EVEN);
        return Instant.ofEpochSecond(
                exact.longValue(), exact.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }
}
