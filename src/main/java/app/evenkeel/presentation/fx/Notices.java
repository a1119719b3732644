package app.evenkeel.presentation.fx;

import app.evenkeel.domain.problem.Problem;

/** Short notices that come and go beside the work; nothing in them needs an answer. */
public interface Notices {
    /** Something was done. The text is finished, in the user's language. */
    void done(String text);

    /** Something was done and can be taken back, by a button in the notice. */
    void done(String text, String actionLabel, Runnable action);

    /** Something could not be done. */
    void problem(Problem problem);
}
