package app.evenkeel.presentation.unlock;

import app.evenkeel.domain.money.CurrencyCode;

import java.util.Locale;

/**
 * What the user chose for a new store. The passphrase travels beside it, so that it can be wiped.
 *
 * @param online whether the program may use the network from the start
 */
public record NewStore(
        String userName, CurrencyCode baseCurrency, Locale language, boolean online) {}
