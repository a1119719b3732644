package app.evenkeel.portfolio;

import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.storage.Stores;

import java.time.Clock;

/**
 * What every service works with from unlock to lock.
 *
 * @param caller the signed-in user
 * @param clock the only source of the current time
 */
public record Session(Caller caller, Stores stores, Changes changes, Clock clock) {}
