package app.evenkeel.portfolio.notice;

import app.evenkeel.domain.job.MailAccount;

import java.io.IOException;
import java.time.Instant;

/** Sends a letter. Blocking. */
@FunctionalInterface
public interface Post {
    /**
     * @param password the caller's to clear; empty where the server asks for none
     * @throws IOException if the server did not take it; its message says why in few words
     */
    void send(MailAccount account, char[] password, Letter letter) throws IOException;

    /** A letter of plain text. */
    record Letter(String subject, String body, Instant date) {}
}
