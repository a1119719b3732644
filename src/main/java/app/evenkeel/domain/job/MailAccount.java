package app.evenkeel.domain.job;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import java.util.regex.Pattern;

/**
 * Where notifications are sent by e-mail, without the password.
 *
 * @param host of the server that takes mail (SMTP), as in an address
 * @param user empty where the server asks for none
 * @param level the least that is sent
 */
public record MailAccount(
        String host,
        int port,
        Security security,
        String user,
        String sender,
        String recipient,
        Notification.Level level) {
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,255}");
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9._-]{1,255}");
    private static final Pattern USER = Pattern.compile("[^\\p{Cntrl}]{0,255}");

    /** How the way to the server is kept from others' eyes; nothing is ever sent openly. */
    public enum Security {
        /** Encrypted from the first byte; usually port 465. */
        TLS(465),
        /** Begun openly and encrypted before anything is said, or given up; usually port 587. */
        STARTTLS(587);

        private final int port;

        Security(int port) {
            this.port = port;
        }

        /** The port that servers usually listen on for it. */
        public int usualPort() {
            return port;
        }
    }

    /**
     * @throws EvenkeelException if a part is none
     */
    public MailAccount {
        check(HOST.matcher(host).matches(), host);
        check(port > 0 && port <= HIGHEST_PORT, Integer.toString(port));
        check(USER.matcher(user).matches(), user);
        check(ADDRESS.matcher(sender).matches(), sender);
        check(ADDRESS.matcher(recipient).matches(), recipient);
    }

    private static void check(boolean isGood, String part) {
        if (!isGood) {
            throw new EvenkeelException(Problem.of(ProblemCode.BAD_MAIL_ACCOUNT, part));
        }
    }
}
