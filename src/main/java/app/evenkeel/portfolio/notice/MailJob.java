package app.evenkeel.portfolio.notice;

import app.evenkeel.scheduling.Job;
import app.evenkeel.scheduling.JobContext;
import app.evenkeel.scheduling.JobResult;

/** Sends by e-mail what came up, where the user wants that. */
public final class MailJob implements Job {
    public static final String NAME = "mail";

    private final MailService mails;
    private final MailService.Wording words;

    public MailJob(MailService mails, MailService.Wording words) {
        this.mails = mails;
        this.words = words;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public JobResult run(JobContext context) {
        return JobResult.done(mails.sendNews(words, context.progress()));
    }
}
