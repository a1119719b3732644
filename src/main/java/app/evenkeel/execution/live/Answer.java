package app.evenkeel.execution.live;

import app.evenkeel.execution.gateway.Submission.Refusal;

import org.jspecify.annotations.Nullable;

/**
 * What a venue's error means for an order.
 *
 * @param refusal why the venue has proved that it did not take it; {@code null} where the error
 *     leaves open whether it did
 * @param words the venue's own
 */
record Answer(@Nullable Refusal refusal, String words) {
    private static final int LONGEST = 160;

    Answer {
        words = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }

    static Answer proved(Refusal refusal, String words) {
        return new Answer(refusal, words);
    }

    static Answer unclear(String words) {
        return new Answer(null, words);
    }
}
