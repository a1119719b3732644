package app.evenkeel.bootstrap.command;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.portfolio.MarketChoice;
import app.evenkeel.portfolio.PriceChoice;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.portfolio.StagedImport;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.TypeConversionException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code FILE=ASSET[,CURRENCY[,COLUMN]]}: whose prices a file holds, or one of its columns. A blank
 * goes by the file.
 *
 * @param column {@code null} for the file as a whole
 */
record PricesOf(String file, PriceChoice choice, @Nullable String column) {
    /**
     * @throws TypeConversionException if it is not of that form, or names no currency
     */
    static PricesOf parse(String text) {
        int sign = text.indexOf('=');
        if (sign < 1) {
            throw new TypeConversionException(
                    "\"" + text + "\" is not FILE=ASSET[,CURRENCY[,COLUMN]]");
        }
        String[] parts = text.substring(sign + 1).split(",", 3);
        String currency = part(parts, 1);
        return new PricesOf(
                text.substring(0, sign),
                new PriceChoice(part(parts, 0), currency == null ? null : unit(currency)),
                part(parts, 2));
    }

    private static @Nullable String part(String[] parts, int at) {
        return at < parts.length && !parts[at].isBlank() ? parts[at].strip() : null;
    }

    private static CurrencyCode unit(String text) {
        CurrencyCode unit = MarketChoice.unit(text);
        return unit == null ? CommandProgram.quotation(text) : unit;
    }

    /**
     * By file; where columns are named, no others are wanted.
     *
     * @param replacing files that are to stand in place of what is stored
     */
    static Map<String, MarketChoice> choices(List<PricesOf> all, List<String> replacing) {
        Map<String, MarketChoice> found = new LinkedHashMap<>();
        for (PricesOf each : all) {
            MarketChoice before = found.getOrDefault(each.file(), MarketChoice.NONE);
            found.put(
                    each.file(),
                    each.column() == null
                            ? before.with(each.choice())
                            : before.with(each.column(), each.choice()).onlyChosen());
        }
        for (String file : replacing) {
            MarketChoice said = found.getOrDefault(file, MarketChoice.NONE);
            found.put(file, said.with(said.whole().replacing(true)));
        }
        return found;
    }

    /** What is wrong with the first that no file of prices answers to; empty if all have one. */
    static Optional<String> unanswered(List<String> names, StagedImport staged) {
        return names.stream()
                .distinct()
                .flatMap(name -> unanswered(name, staged.files()).stream())
                .findFirst();
    }

    private static Optional<String> unanswered(String name, List<StagedFile> files) {
        Optional<StagedFile> named =
                files.stream().filter(file -> file.fileName().equals(name)).findFirst();
        if (named.isEmpty()) {
            String there = String.join(", ", files.stream().map(StagedFile::fileName).toList());
            return Optional.of("no file here is called " + name + ". There is: " + there + ".");
        }
        StagedFile file = named.get();
        return file.market() == null || file.market().rates()
                ? Optional.of(name + " holds no prices that are known as such.")
                : Optional.empty();
    }
}
