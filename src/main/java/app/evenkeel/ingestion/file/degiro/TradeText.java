package app.evenkeel.ingestion.file.degiro;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A trade as the account statement words it: {@code Koop 1 @ 33,9 USD}, {@code Sell 4 AVIVA@496 GBX
 * (GB00BPQY8M80)}, {@code STOCK SPLIT: Compra 20 @ 5 EUR}.
 *
 * @param event in front of the colon, lower case; empty for an ordinary trade
 */
record TradeText(String event, boolean buys, String units, String price, String currency) {
    private static final String NUMBER =
            "\\d{1,3}(?:[\\h.,]\\d{3})*(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?";
    private static final String BUY = "Koop|Buy|Kauf|Compra|Achat|Acquisto|Køb|Köp|Kjøp|Kupno";
    private static final String SELL =
            "Verkoop|Sell|Verkauf|Venta|Venda|Vente|Vendita|Salg|Sälj|Sprzedaż";
    private static final Pattern FORM =
            Pattern.compile(
                    "(?:(?<event>[^:]+?)\\h*:\\h*)?(?:(?<buy>"
                            + BUY
                            + ")|(?:"
                            + SELL
                            + "))\\h+(?<units>"
                            + NUMBER
                            + ")(?:\\h+[^@]*|\\h*)(?:@|zu je)\\h*(?<price>[\\d.,]+)\\h*(?<currency>[A-Za-z]{3})"
                            + "(?:\\h*\\([A-Z0-9]{12}\\))?");

    static @Nullable TradeText of(String description) {
        Matcher form = FORM.matcher(description);
        if (!form.matches()) {
            return null;
        }
        String event = form.group("event");
        return new TradeText(
                event == null ? "" : event.strip().toLowerCase(Locale.ROOT),
                form.group("buy") != null,
                form.group("units"),
                form.group("price"),
                form.group("currency"));
    }

    boolean isSplit() {
        return event.contains("split");
    }

    /** One product for another: the same share under a new number, or another share. */
    boolean isReplacement() {
        return event.contains("wijziging")
                || event.contains("change")
                || event.contains("cambio")
                || event.contains("changement")
                || event.contains("änderung")
                || event.contains("fusi")
                || event.contains("merger")
                || event.contains("umtausch")
                || event.contains("conversi");
    }

    boolean isGift() {
        return event.contains("dividend") || event.contains("bonus");
    }

    boolean isSpinOff() {
        return event.contains("spin");
    }
}
