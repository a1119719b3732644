package app.evenkeel.portfolio.allocation;

import app.evenkeel.analytics.rebalance.PlanInput;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;

/** Tells inputs of plans apart. */
final class InputHash {
    private InputHash() {}

    /** SHA-256 of all that a plan is made from but the time of day, in hexadecimal digits. */
    static String of(PlanInput input) {
        StringBuilder text = new StringBuilder();
        text.append(input.portfolio()).append(input.currency()).append(input.policy());
        text.append(input.targets()).append(input.request()).append(input.day());
        text.append(input.settings().minimumTrade()).append(input.settings().cashBuffer());
        text.append(input.settings().cost()).append(input.settings().costBenefit());
        text.append(input.settings().tax().shortRate()).append(input.settings().tax().longRate());
        text.append(input.settings().tax().lotOrder());
        text.append(input.settings().tax().longAfterDays());
        text.append(input.settings().tax().washSaleDays());
        sorted(text, input.settings().tax().exempt());
        sorted(text, input.settings().accounts());
        sorted(text, input.settings().assets());
        sorted(text, input.settings().accountCosts());
        sorted(text, input.settings().preferred());
        input.candidates().forEach(text::append);
        input.cash().forEach(text::append);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Maps and sets come in any order. */
    private static void sorted(StringBuilder text, Map<?, ?> map) {
        sorted(text, map.entrySet());
    }

    private static void sorted(StringBuilder text, Collection<?> values) {
        values.stream().map(String::valueOf).sorted().forEach(text::append);
        text.append('\n');
    }
}
