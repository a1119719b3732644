package app.evenkeel.ingestion.file.etherscan;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose file it is: the address in the file's name, else the one that takes part in every row. Used
 * by one thread.
 */
final class OwnAddress {
    private static final Pattern IN_NAME = Pattern.compile("0x[0-9a-f]{40}");

    private @Nullable Set<String> possible;
    private @Nullable String known;

    OwnAddress(String fileName) {
        Matcher found = IN_NAME.matcher(fileName.toLowerCase(Locale.ROOT));
        known = found.find() ? found.group() : null;
    }

    void learn(String address) {
        if (known == null && !address.isEmpty()) {
            known = address.toLowerCase(Locale.ROOT);
        }
    }

    /** One of these two takes part. */
    void seen(String from, String to) {
        if (known != null) {
            return;
        }
        Set<String> both = new LinkedHashSet<>(Set.of(from.toLowerCase(Locale.ROOT)));
        both.add(to.toLowerCase(Locale.ROOT));
        if (possible == null) {
            possible = both;
        } else {
            possible.retainAll(both);
        }
        if (possible.size() == 1) {
            known = possible.iterator().next();
        }
    }

    @Nullable String known() {
        return known;
    }
}
