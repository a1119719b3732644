package app.evenkeel.ingestion.file.swissquote;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;
import app.evenkeel.ingestion.file.statement.Exchanges;
import app.evenkeel.ingestion.file.statement.ShareKinds;
import app.evenkeel.ingestion.file.statement.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Swissquote's transactions, in German, French, Italian or English. The net amount is all-in; an
 * exchange of money is two rows of one order.
 */
public final class SwissquoteImporter extends TableImporter {
    private static final String DATE = "Date|Datum|Data";
    private static final String ORDER = "Order #|Auftrag #|Ordre #|Ordine #|Numéro d'ordre";
    private static final String TYPE = "Transaction|Transaktionen|Transactions|Transazioni";
    private static final String NAME = "Name|Nom|Nome|Désignation";
    private static final String UNITS = "Quantity|Anzahl|Quantité|Quantità";
    private static final String PRICE = "Unit price|Stückpreis|Prix unitaire|Prezzo unitario";
    private static final String COSTS = "Costs|Kosten|Coûts|Costi";
    private static final String NET = "Net Amount|Nettobetrag|Montant net|Importo netto";
    private static final String OWN_NET =
            "Net Amount in account currency|Net amount in the currency of the account"
                    + "|Nettobetrag in der Währung des Kontos|Nettobetrag in Kontowährung"
                    + "|Montant net dans la devise du compte|Importo netto nella valuta del conto";
    private static final String BALANCE = "Balance|Saldo|Solde";
    private static final String CURRENCY = "Currency|Währung|Monnaie|Devise|Valuta";
    private static final String NONE = "00000000";
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final TimePattern[] TIMES = {
        TimePattern.of("d-M-y[ H:m[:s]]"), TimePattern.of("d.M.y[ H:m[:s]]")
    };
    private static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.BROKER, "Swissquote", "Swissquote");

    private static final Words<Deed> WORDS =
            new Words<Deed>()
                    .mean(Deed.BUY, "Buy", "Kauf", "Achat", "Acquisto", "Subscription", "Zeichnung")
                    .mean(
                            Deed.SELL,
                            "Sell",
                            "Verkauf",
                            "Vente",
                            "Vendita",
                            "Redemption",
                            "Rückzahlung",
                            "Remboursement")
                    .mean(
                            Deed.DIVIDEND,
                            "Dividend*",
                            "Dividende*",
                            "Dividendo*",
                            "Capital Gain",
                            "Return of capital*",
                            "Kapitalrückzahlung*",
                            "Cash in lieu*")
                    .mean(
                            Deed.INTEREST,
                            "Interest*",
                            "Zinsen*",
                            "Intérêts*",
                            "Interessi*",
                            "Coupon*")
                    .mean(
                            Deed.FEE,
                            "Custody Fees",
                            "Depotgebühren",
                            "Droits de garde*",
                            "Diritti di custodia*",
                            "Fees*",
                            "Gebühren*",
                            "Frais*",
                            "Berichtigung Börsengeb*",
                            "Fees Tax Statement",
                            "Spesen*")
                    .mean(Deed.TAX, "Withholding tax*", "Quellensteuer*", "Impôt*", "Tax*")
                    .mean(
                            Deed.CASH,
                            "Payment",
                            "Zahlung",
                            "Versement",
                            "Pagamento",
                            "Debit",
                            "Credit",
                            "Auszahlung",
                            "Vergütung",
                            "Bonifico",
                            "Paiement",
                            "Gutschrift",
                            "Belastung",
                            "Deposit",
                            "Withdrawal")
                    .mean(Deed.REWARD, "Cash reward*", "Bonus*", "Reward*")
                    .mean(
                            Deed.CUSTODY,
                            "Crypto Deposit",
                            "Crypto Withdrawal",
                            "Titeleingang",
                            "Titelausgang",
                            "Internal Titles Transfer",
                            "Spin off",
                            "Delivery*")
                    .mean(Deed.TRADE, "Forex *", "Devisen*", "Fx-*", "FX *", "Wechsel*", "Change*");

    public SwissquoteImporter() {
        super(
                "swissquote",
                "transactions",
                DATE,
                ORDER,
                TYPE,
                "Symbol",
                "ISIN",
                UNITS,
                PRICE,
                COSTS,
                NET,
                CURRENCY);
    }

    @Override
    protected RowReader begin(Reading reading) {
        Exchanges exchanges = new Exchanges(reading);
        Map<String, RowCells> money = new HashMap<>();
        return new RowReader() {
            @Override
            public void row(RowCells cells) {
                read(cells, reading, exchanges, money);
            }

            @Override
            public void end() {
                exchanges.finish();
                money.values().forEach(cells -> incomplete(reading, cells));
            }
        };
    }

    private static void read(
            RowCells cells, Reading reading, Exchanges exchanges, Map<String, RowCells> money) {
        String type = cells.required(TYPE);
        Instant time = cells.time(DATE, ZONE, TIMES);
        String lower = type.toLowerCase(Locale.ROOT);
        if (lower.contains("split") || lower.startsWith("merger") || lower.startsWith("exchange")) {
            exchanges.add(
                    time.atZone(ZONE).toLocalDate() + type,
                    new Exchanges.Half(
                            cells.row(),
                            ACCOUNT,
                            time,
                            ZONE,
                            Exchanges.named(asset(cells)),
                            cells.decimal(UNITS),
                            type,
                            lower.contains("split")));
            return;
        }
        Deed deed = WORDS.of(cells, TYPE);
        if (deed == Deed.TRADE) {
            exchange(cells, reading, money, time);
            return;
        }
        boolean trades = deed == Deed.BUY || deed == Deed.SELL;
        boolean pence = isPence(cells);
        BigDecimal costs = cells.optionalDecimal(COSTS);
        BigDecimal price = cells.optionalDecimal(PRICE);
        Booking booking =
                new Booking(reading, cells.row(), ACCOUNT)
                        .time(time, ZONE)
                        .asset(asset(cells))
                        .cash(currency(cells), net(cells))
                        .memo(type);
        if (trades || deed == Deed.CUSTODY) {
            booking.units(cells.optionalDecimal(UNITS));
        }
        if (trades) {
            // The costs are in the price's money; where the account's is another, they are not
            // said.
            if (!cells.has(OWN_NET)) {
                booking.fee(costs == null || !pence ? costs : costs.movePointLeft(2));
            }
            booking.price(price == null || !pence ? price : price.movePointLeft(2), quoted(cells))
                    .id(
                            id(cells),
                            id(cells)
                                    + ":"
                                    + cells.text(DATE)
                                    + ":"
                                    + cells.text(UNITS)
                                    + ":"
                                    + cells.text(PRICE));
        }
        booking.book(deed);
    }

    private static void exchange(
            RowCells cells, Reading reading, Map<String, RowCells> money, Instant time) {
        boolean came = net(cells).signum() > 0;
        CurrencyCode currency = currency(cells);
        boolean ordered = !id(cells).isEmpty();
        // Rows of no order belong together only if booked in one second, one for the other.
        String key = ordered ? id(cells) : cells.text(DATE);
        RowCells other = money.remove(key);
        boolean fits =
                other != null
                        && (ordered
                                || (net(other).signum() > 0 != came
                                        && !currency(other).equals(currency)));
        if (other == null || !fits) {
            if (other != null) {
                incomplete(reading, other);
            }
            money.put(key, cells);
            return;
        }
        boolean first = net(other).signum() > 0;
        RowCells in = first ? other : cells;
        RowCells out = first ? cells : other;
        reading.guard(
                other.row(),
                () ->
                        reading.draft(TransactionType.SWAP, other.row())
                                .account(ACCOUNT)
                                .time(time, ZONE)
                                .in(AssetRef.cash(currency(in)), net(in))
                                .out(AssetRef.cash(currency(out)), net(out).negate())
                                .id(id(cells))
                                .emit());
        reading.partOf(other.row(), cells.row());
    }

    private static void incomplete(Reading reading, RowCells cells) {
        reading.reject(cells.row(), ProblemCode.INCOMPLETE_GROUP, cells.text(ORDER));
    }

    private static String id(RowCells cells) {
        String order = cells.text(ORDER);
        return order.equals(NONE) ? "" : order;
    }

    private static BigDecimal net(RowCells cells) {
        BigDecimal own = cells.optionalDecimal(OWN_NET);
        BigDecimal net = own == null ? cells.decimal(NET) : own;
        return isPence(cells) ? net.movePointLeft(2) : net;
    }

    private static boolean isPence(RowCells cells) {
        return cells.text(CURRENCY).equals("GBX");
    }

    /** Some exports leave the balance out and put the currency in its place. */
    private static CurrencyCode currency(RowCells cells) {
        return isPence(cells)
                ? CurrencyCode.GBP
                : cells.currency(cells.text(CURRENCY).isEmpty() ? BALANCE : CURRENCY);
    }

    private static CurrencyCode quoted(RowCells cells) {
        String other = cells.text("Währung Nettobetrag");
        return other.isEmpty() ? currency(cells) : CurrencyCode.of(other);
    }

    private static @Nullable AssetRef asset(RowCells cells) {
        String symbol = cells.text("Symbol");
        String isin = cells.text("ISIN");
        String name = cells.text(NAME);
        if (symbol.isEmpty() && isin.isEmpty()) {
            return null;
        }
        if (isin.isEmpty() && name.isEmpty()) {
            return AssetRef.coin(symbol);
        }
        return ShareKinds.share(ShareKinds.of(name), symbol, name, quoted(cells), isin);
    }
}
