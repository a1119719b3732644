package app.evenkeel.presentation.settings;

import app.evenkeel.domain.job.MailAccount;
import app.evenkeel.domain.job.MailAccount.Security;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.settings.NoticesDesk.Reading;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** How the user is told when the window is not looked at. JavaFX thread only. */
public final class NoticesViewModel {
    private final NoticesDesk desk;
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<@Nullable Reading> reading = new ReadOnlyObjectWrapper<>();
    private final StringProperty host = new SimpleStringProperty("");
    private final StringProperty port = new SimpleStringProperty("");
    private final ObjectProperty<Security> security = new SimpleObjectProperty<>(Security.TLS);
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty sender = new SimpleStringProperty("");
    private final StringProperty recipient = new SimpleStringProperty("");
    private final ObjectProperty<Notification.Level> level =
            new SimpleObjectProperty<>(Notification.Level.WARNING);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Handle working = Handle.NONE;

    public NoticesViewModel(NoticesDesk desk, Workspace workspace) {
        this.desk = desk;
        this.workspace = workspace;
    }

    /** Reads what is set, into the fields too. */
    public void activate() {
        FxThread.require();
        work(desk::read, this::show);
    }

    /** Forgets what was typed and not saved, the password above all. */
    public void forget() {
        working.cancel();
        busy.set(false);
        password.set("");
        problem.set(null);
    }

    void chooseDesktop(boolean onDesktop) {
        work(
                () -> {
                    desk.setOnDesktop(onDesktop);
                    return desk.read();
                },
                reading::set);
    }

    /** Saves the account as it stands in the fields; an empty password keeps the one there is. */
    void save() {
        MailAccount account;
        try {
            account = account();
        } catch (EvenkeelException e) {
            problem.set(e.problem());
            return;
        }
        char[] typed = password.get().isEmpty() ? null : password.get().toCharArray();
        work(
                () -> {
                    try {
                        desk.setMail(account, typed);
                    } finally {
                        if (typed != null) {
                            Arrays.fill(typed, '\0');
                        }
                    }
                    return desk.read();
                },
                now -> {
                    show(now);
                    workspace.notices().done(workspace.messages().text("settings.mail.saved"));
                });
    }

    void sendTrial() {
        String subject = workspace.messages().text("settings.mail.trial.subject");
        String body = workspace.messages().text("settings.mail.trial.body");
        work(
                () -> {
                    desk.sendTrial(subject, body, Progress.NONE);
                    return desk.read();
                },
                now -> workspace.notices().done(workspace.messages().text("settings.mail.sent")));
    }

    void remove() {
        work(
                () -> {
                    desk.removeMail();
                    return desk.read();
                },
                this::show);
    }

    private MailAccount account() {
        String to = recipient.get().strip();
        return new MailAccount(
                host.get().strip(),
                port(),
                security.get(),
                user.get().strip(),
                sender.get().strip(),
                to.isEmpty() ? sender.get().strip() : to,
                level.get());
    }

    private int port() {
        String typed = port.get().strip();
        if (typed.isEmpty()) {
            return security.get().usualPort();
        }
        try {
            return Integer.parseInt(typed);
        } catch (NumberFormatException e) {
            throw new EvenkeelException(Problem.of(ProblemCode.BAD_MAIL_ACCOUNT, typed), e);
        }
    }

    private void show(Reading now) {
        reading.set(now);
        password.set("");
        MailAccount mail = now.mail().orElse(null);
        host.set(mail == null ? "" : mail.host());
        port.set(mail == null ? "" : Integer.toString(mail.port()));
        security.set(mail == null ? Security.TLS : mail.security());
        user.set(mail == null ? "" : mail.user());
        sender.set(mail == null ? "" : mail.sender());
        recipient.set(mail == null ? "" : mail.recipient());
        level.set(mail == null ? Notification.Level.WARNING : mail.level());
    }

    private void work(Callable<Reading> work, Consumer<Reading> done) {
        FxThread.require();
        problem.set(null);
        busy.set(true);
        working.cancel();
        working =
                workspace
                        .tasks()
                        .run(work)
                        .onSuccess(now -> {
                            busy.set(false);
                            done.accept(now);
                        })
                        .onProblem(found -> {
                            busy.set(false);
                            problem.set(found);
                        })
                        .start();
    }

    /** What is set now; {@code null} before it was read. */
    ReadOnlyObjectProperty<@Nullable Reading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    StringProperty hostProperty() {
        return host;
    }

    StringProperty portProperty() {
        return port;
    }

    ObjectProperty<Security> securityProperty() {
        return security;
    }

    StringProperty userProperty() {
        return user;
    }

    StringProperty passwordProperty() {
        return password;
    }

    StringProperty senderProperty() {
        return sender;
    }

    StringProperty recipientProperty() {
        return recipient;
    }

    ObjectProperty<Notification.Level> levelProperty() {
        return level;
    }
}
