package app.evenkeel.ingestion.file.rakuten;

import app.evenkeel.domain.ledger.TransactionType;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The words of the cash histories. A word that no line here covers is reported, never guessed; the
 * broker makes new ones every year.
 */
final class CashWords {
    private static final List<Rule> RULES =
            List.of(
                    rule("振替[入出]金.*", TransactionType.TRANSFER),
                    rule("譲渡益税.*|.*還付金", TransactionType.TAX),
                    rule(".*(配当金|分配金)", TransactionType.DIVIDEND),
                    rule(".*(貸株金利|利息|利子|利金)", TransactionType.INTEREST),
                    rule("入金(\\(.*)?|(通常|リアルタイム|らくらく|自動|定期)入金(\\(.*)?", TransactionType.DEPOSIT),
                    rule(
                            "出金(\\(.*)?|(通常|リアルタイム|らくらく|自動|定期)出金(\\(.*)?",
                            TransactionType.WITHDRAWAL));

    private static final Pattern TRADE =
            Pattern.compile("(国内|米国|外国|中国)?(株式投信|投資信託|投信|株式|ETF)(購入|売却|買付|売付|解約|再投資)(\\(.*)?");

    private CashWords() {}

    /** Money swept to the owner's bank account and back: nothing came or went. */
    static boolean isSweep(String word) {
        return Rakuten.plain(word).contains("スイープ");
    }

    /** The file that tells the trade in full, or {@code null} if the word is not a trade. */
    static @Nullable String tradeHistory(String word) {
        String plain = Rakuten.plain(word);
        if (!TRADE.matcher(plain).matches()) {
            return null;
        }
        if (plain.contains("投信") || plain.contains("投資信託")) {
            return "tradehistory(INVST)";
        }
        return plain.startsWith("米国") || plain.startsWith("外国")
                ? "tradehistory(US)"
                : "tradehistory(JP)";
    }

    /** What the row is, or {@code null} if the word is not known. */
    static @Nullable TransactionType type(String word) {
        String plain = Rakuten.plain(word);
        for (Rule rule : RULES) {
            if (rule.words().matcher(plain).matches()) {
                return rule.type();
            }
        }
        return null;
    }

    private static Rule rule(String words, TransactionType type) {
        return new Rule(Pattern.compile(words), type);
    }

    private record Rule(Pattern words, TransactionType type) {}
}
