package app.evenkeel.presentation.imports;

import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.Price;
import app.evenkeel.portfolio.StagedImport.Labels;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Transactions in words: on one line, or field by field beside another one. */
final class TransactionWords {
    private final Messages messages;
    private final Formats formats;
    private final Labels labels;

    TransactionWords(Messages messages, Formats formats, Labels labels) {
        this.messages = messages;
        this.formats = formats;
        this.labels = labels;
    }

    /** A field of two transactions that disagree about it. */
    record Difference(String field, String stored, String incoming) {}

    String day(Transaction transaction) {
        return formats.date(transaction.head().date());
    }

    String type(Transaction transaction) {
        return messages.text("type." + transaction.type().name());
    }

    String account(Transaction transaction) {
        return labels.account().apply(transaction.head().account());
    }

    /** What came and what went, such as "+0.5 BTC –1 000 EUR". */
    String moved(Transaction transaction) {
        Movement m = transaction.movement();
        String in = leg("+", m.in());
        String out = leg("–", m.out());
        return (in + (in.isEmpty() || out.isEmpty() ? "" : "   ") + out).strip();
    }

    /** The fields that two transactions disagree about. */
    List<Difference> differences(Transaction stored, Transaction incoming) {
        List<Difference> found = new ArrayList<>();
        Head a = stored.head();
        Head b = incoming.head();
        Movement m = stored.movement();
        Movement n = incoming.movement();
        add(
                found,
                "time",
                formats.dateTime(a.time(), a.zone()),
                formats.dateTime(b.time(), b.zone()));
        add(found, "type", type(stored), type(incoming));
        add(found, "account", account(stored), account(incoming));
        add(found, "tax-account", a.taxAccount(), b.taxAccount());
        add(found, "in", leg("", m.in()), leg("", n.in()));
        add(found, "out", leg("", m.out()), leg("", n.out()));
        add(found, "price", price(m.price()), price(n.price()));
        add(found, "fee", fee(m.fee()), fee(n.fee()));
        add(found, "tax", formats.money(m.tax()), formats.money(n.tax()));
        add(found, "amount", formats.money(m.amount()), formats.money(n.amount()));
        add(found, "settlement", formats.date(a.settlement()), formats.date(b.settlement()));
        add(found, "memo", a.memo(), b.memo());
        return found;
    }

    private void add(List<Difference> found, String field, String stored, String incoming) {
        if (!stored.equals(incoming)) {
            found.add(
                    new Difference(messages.text("field." + field), dash(stored), dash(incoming)));
        }
    }

    private String leg(String sign, @Nullable Leg leg) {
        return leg == null
                ? ""
                : sign + formats.quantity(leg.quantity()) + " " + labels.asset().apply(leg.asset());
    }

    private String fee(@Nullable Fee fee) {
        return fee == null
                ? ""
                : formats.quantity(fee.quantity()) + " " + labels.asset().apply(fee.asset());
    }

    private String price(@Nullable Price price) {
        return price == null
                ? ""
                : formats.number(price.value(), 0, Decimals.MAX_SCALE) + " " + price.currency();
    }

    private static String dash(String text) {
        return text.isEmpty() ? Formats.UNKNOWN : text;
    }
}
