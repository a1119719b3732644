package app.evenkeel.portfolio.notice;

import app.evenkeel.domain.job.MailAccount;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import java.util.UUID;

import javax.net.ssl.SSLSocketFactory;

/**
 * Over SMTP, always encrypted, to a server whose certificate bears its name. Tells the server
 * neither the name of this computer nor that of its user.
 */
public final class SmtpPost implements Post {
    private static final String PROTOCOL = "smtp";
    private static final String LONGEST_WAIT = Long.toString(Duration.ofSeconds(10).toMillis());

    private final @Nullable SSLSocketFactory sockets;

    public SmtpPost() {
        this(null);
    }

    /**
     * @param sockets that trust the server, or {@code null} for those of the system
     */
    SmtpPost(@Nullable SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    @Override
    public void send(MailAccount account, char[] password, Letter letter) throws IOException {
        Session session = Session.getInstance(properties(account));
        try (Transport transport = session.getTransport(PROTOCOL)) {
            Message message = message(session, account, letter);
            if (account.user().isEmpty()) {
                transport.connect();
            } else {
                // The library takes a string only; it lives no longer than the sending.
                transport.connect(
                        account.host(), account.port(), account.user(), new String(password));
            }
            transport.sendMessage(message, message.getAllRecipients());
        } catch (AuthenticationFailedException e) {
            throw new IOException("user or password refused", e);
        } catch (MessagingException e) {
            throw new IOException(reason(e), e);
        }
    }

    private Properties properties(MailAccount account) {
        Properties properties = new Properties();
        set(properties, "host", account.host());
        set(properties, "port", Integer.toString(account.port()));
        set(properties, "auth", Boolean.toString(!account.user().isEmpty()));
        switch (account.security()) {
            case TLS -> set(properties, "ssl.enable", "true");
            case STARTTLS -> {
                set(properties, "starttls.enable", "true");
                set(properties, "starttls.required", "true");
            }
        }
        set(properties, "ssl.checkserveridentity", "true");
        set(properties, "ssl.protocols", "TLSv1.3 TLSv1.2");
        set(properties, "connectiontimeout", LONGEST_WAIT);
        set(properties, "timeout", LONGEST_WAIT);
        set(properties, "writetimeout", LONGEST_WAIT);
        // The name of this computer is nobody's business.
        set(properties, "localhost", "[127.0.0.1]");
        if (sockets != null) {
            properties.put("mail.smtp.ssl.socketFactory", sockets);
        }
        return properties;
    }

    private static void set(Properties properties, String name, String value) {
        properties.setProperty("mail.smtp." + name, value);
    }

    private static Message message(Session session, MailAccount account, Letter letter)
            throws MessagingException {
        MimeMessage message = new NamelessMessage(session, account);
        message.setFrom(new InternetAddress(account.sender()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(account.recipient()));
        String charset = StandardCharsets.UTF_8.name();
        message.setSubject(letter.subject(), charset);
        message.setText(letter.body(), charset);
        message.setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        letter.date().atOffset(ZoneOffset.UTC)));
        message.saveChanges();
        return message;
    }

    private static String reason(MessagingException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        String first = message == null ? "" : message.lines().findFirst().orElse("").strip();
        return first.isEmpty() ? cause.getClass().getSimpleName() : first;
    }

    /** The library would name the user and the computer in the message's id. */
    private static final class NamelessMessage extends MimeMessage {
        private final String domain;

        NamelessMessage(Session session, MailAccount account) {
            super(session);
            this.domain = account.sender().substring(account.sender().indexOf('@') + 1);
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + UUID.randomUUID() + "@" + domain + ">");
        }
    }
}
