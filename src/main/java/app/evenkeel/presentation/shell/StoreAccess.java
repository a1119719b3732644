package app.evenkeel.presentation.shell;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.unlock.NewStore;

import java.util.Optional;

/**
 * Makes and opens the store; the object graph implements it. Every method but {@link #strength}
 * blocks and is called off the JavaFX thread. Problems come as {@code EvenkeelException}: {@code
 * WRONG_PASSPHRASE}, {@code STORE_DAMAGED}, {@code STORE_IN_USE} and so on. The caller wipes the
 * passphrases.
 */
public interface StoreAccess {
    /** Whether there is a store to unlock, or one has to be made. */
    boolean exists();

    /** What is known to keep the store from being opened, before anybody typed anything. */
    Optional<Problem> obstacle();

    Created create(NewStore store, char[] passphrase);

    OpenStore unlock(char[] passphrase);

    /** Opens the store by its recovery key and gives the user a new passphrase. */
    OpenStore recover(String recoveryKey, char[] newPassphrase);

    /** How hard a passphrase is to guess, from 0 to 4; below 2 is refused. */
    int strength(char[] passphrase);

    /** A new store, and its recovery key, which is shown once and kept nowhere. */
    record Created(OpenStore store, String recoveryKey) {}
}
