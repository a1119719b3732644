package app.evenkeel.ingestion.file.portfolioperformance;

import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.Document;
import app.evenkeel.ingestion.file.Node;
import app.evenkeel.ingestion.file.PriceSink;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The daily closes in a client file, security by security, so that not all of them are held at
 * once. The program restates them when a split is entered, together with its transactions.
 */
final class ClientPrices implements Document.Visitor {
    private static final String SECURITY = "client/securities/security";

    private final PriceSink sink;
    private String version = "";
    private String baseCurrency = "";

    ClientPrices(PriceSink sink) {
        this.sink = sink;
    }

    @Override
    public Document.Step open(String path, Node element) {
        return switch (path) {
            case "client", "client/securities" -> Document.Step.DESCEND;
            case "client/version", "client/baseCurrency", SECURITY -> Document.Step.TAKE;
            default -> Document.Step.SKIP;
        };
    }

    @Override
    public boolean leavesOut(String path) {
        return path.startsWith(SECURITY + "/attributes") || path.startsWith(SECURITY + "/events");
    }

    @Override
    public void taken(String path, Node element) {
        switch (path) {
            case "client/version" -> version = element.text();
            case "client/baseCurrency" -> baseCurrency = element.text();
            default -> security(element);
        }
    }

    private void security(Node paper) {
        Node prices = paper.child("prices");
        if (prices == null) {
            return;
        }
        List<Candle> days = new ArrayList<>();
        for (Node price : prices.children("price")) {
            Candle day = day(price);
            if (day != null) {
                days.add(day);
            }
        }
        CurrencyCode currency = currency(paper.textOf("currencyCode"));
        if (!days.isEmpty() && currency != null) {
            sink.prices(Securities.of(paper, currency), days);
        }
    }

    private @Nullable CurrencyCode currency(String own) {
        try {
            return CurrencyCode.of(own.isEmpty() ? baseCurrency : own);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** {@code null} if it is of no day. */
    private @Nullable Candle day(Node price) {
        String value = price.attribute("v");
        try {
            return new Candle(
                    LocalDate.parse(price.attribute("t")),
                    null,
                    null,
                    null,
                    value.matches("-?[0-9]{1,18}")
                            ? new BigDecimal(value).movePointLeft(digits(version))
                            : null,
                    null,
                    Adjustment.SPLIT,
                    value);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Two digits after the point up to version 29, four up to 48, then eight. */
    private static int digits(String version) {
        int number = version.matches("[0-9]{1,4}") ? Integer.parseInt(version) : Integer.MAX_VALUE;
        return number <= 29 ? 2 : number <= 48 ? 4 : 8;
    }
}
