package app.evenkeel.execution.rehearsal;

import app.evenkeel.domain.order.Market;

import java.util.Optional;

/** Prices that are there already, without asking anybody. */
public interface KnownPrices {
    /** What the base of a market goes for in its quote; empty if that is not known. */
    Optional<KnownPrice> price(Market market);
}
