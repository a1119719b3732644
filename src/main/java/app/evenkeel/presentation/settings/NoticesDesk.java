package app.evenkeel.presentation.settings;

import app.evenkeel.domain.job.MailAccount;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.SettingService;
import app.evenkeel.portfolio.notice.MailService;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** How the user is told when the window is not looked at. Every method blocks. */
public interface NoticesDesk {
    /** Name of the setting that lets the desktop tell too. */
    String DESKTOP = "desktop-notices";

    /** What it is when the desktop tells. */
    String ON = "on";

    /** What is set now. */
    record Reading(boolean onDesktop, Optional<MailAccount> mail) {}

    Reading read();

    void setOnDesktop(boolean onDesktop);

    /**
     * @param password the caller's to clear; {@code null} keeps the one there is
     */
    void setMail(MailAccount account, char @Nullable [] password);

    void removeMail();

    void sendTrial(String subject, String body, Progress progress);

    /** Over the services of a session. */
    record Services(SettingService settings, MailService mails) implements NoticesDesk {
        @Override
        public Reading read() {
            return new Reading(settings.get(DESKTOP, ON).equals(ON), mails.accounts().find());
        }

        @Override
        public void setOnDesktop(boolean onDesktop) {
            settings.put(DESKTOP, onDesktop ? ON : "off");
        }

        @Override
        public void setMail(MailAccount account, char @Nullable [] password) {
            mails.accounts().set(account, password);
        }

        @Override
        public void removeMail() {
            mails.accounts().remove();
        }

        @Override
        public void sendTrial(String subject, String body, Progress progress) {
            mails.sendTrial(subject, body, progress);
        }
    }
}
