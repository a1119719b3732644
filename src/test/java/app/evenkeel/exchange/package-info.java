/**
 * An exchange for trial: a market, accounts and a ledger of what was traded, with faults on demand.
 * It can be asked in the same process, or over HTTP as Binance and Kraken are asked. It never talks
 * to anyone but this machine.
 */
@NullMarked
package app.evenkeel.exchange;

import org.jspecify.annotations.NullMarked;
