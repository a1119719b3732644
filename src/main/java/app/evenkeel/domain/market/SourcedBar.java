package app.evenkeel.domain.market;

import app.evenkeel.domain.money.CurrencyCode;

/**
 * A bar and where it came from.
 *
 * @param source feed, or layout of the file
 */
public record SourcedBar(String source, CurrencyCode currency, PriceBar bar) {}
