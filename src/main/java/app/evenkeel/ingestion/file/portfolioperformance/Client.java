package app.evenkeel.ingestion.file.portfolioperformance;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.CellProblem;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.Node;
import app.evenkeel.ingestion.file.Reading;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One client file being read.
 *
 * <p>A portfolio there holds shares and its reference account the cash; here both are one account,
 * named as the portfolio. A purchase that was paid from another account moves the cash over first.
 * Amounts are hundredths; how many digits shares have depends on the version of the file.
 */
final class Client {
    private static final int CENTS = 2;

    private final Node root;
    private final Tree tree;
    private final Reading reading;
    private final int shareDigits;
    private final IdentityHashMap<Node, AccountRef> homes = new IdentityHashMap<>();
    private final IdentityHashMap<Node, AssetRef> securities = new IdentityHashMap<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    Client(Node root, Reading reading) {
        this.root = root;
        this.reading = reading;
        this.tree = new Tree(root);
        this.shareDigits = shareDigits(root.textOf("version"));
    }

    /** Five digits up to version 25, six up to 48, then eight. */
    private static int shareDigits(String version) {
        int number = version.matches("[0-9]{1,4}") ? Integer.parseInt(version) : Integer.MAX_VALUE;
        return number <= 25 ? 5 : number <= 48 ? 6 : 8;
    }

    void read() {
        each("portfolios", "portfolio", this::settleHome);
        each("accounts", "account", account -> homes.computeIfAbsent(account, this::named));
        each("accounts", "account", account -> transactions(account, "account-transaction"));
        each(
                "portfolios",
                "portfolio",
                portfolio -> transactions(portfolio, "portfolio-transaction"));
    }

    private void each(String list, String name, Consumer<Node> body) {
        Node all = root.child(list);
        if (all == null) {
            return;
        }
        for (Node entry : all.children(name)) {
            Node meant = tree.resolve(entry);
            if (meant != null) {
                body.accept(meant);
            } else if (seen.add(entry)) {
                lost(entry);
            }
        }
    }

    /** The first portfolio that refers to an account takes it in. */
    private void settleHome(Node portfolio) {
        AccountRef home = named(portfolio);
        homes.put(portfolio, home);
        Node account = tree.child(portfolio, "referenceAccount");
        if (account != null) {
            homes.putIfAbsent(account, home);
        }
    }

    private AccountRef named(Node node) {
        String name = tree.text(node, "name");
        return new AccountRef(
                AccountKind.BROKER, "Portfolio Performance", name.isEmpty() ? node.name() : name);
    }

    private void transactions(Node owner, String name) {
        Node list = tree.child(owner, "transactions");
        if (list == null) {
            return;
        }
        for (Node entry : list.children(name)) {
            Node meant = tree.resolve(entry);
            if (meant == null) {
                lost(entry);
            } else if (seen.add(meant)) {
                CsvRow row = row(meant);
                reading.row(row, () -> transaction(meant, row, owner));
            }
        }
    }

    private void lost(Node entry) {
        CsvRow row = entry.row();
        reading.row(
                row,
                () -> {
                    throw new CellProblem(
                            "reference",
                            ProblemCode.BAD_VALUE,
                            entry.attribute("reference"),
                            "in the file");
                });
    }

    /** The transaction's own fields; what hangs on it belongs to others. */
    private CsvRow row(Node node) {
        StringBuilder raw = new StringBuilder("<").append(node.name()).append('>');
        for (String field :
                new String[] {"uuid", "date", "currencyCode", "amount", "shares", "note", "type"}) {
            String text = tree.text(node, field);
            if (!text.isEmpty()) {
                raw.append('<').append(field).append('>').append(text.replace("<", "&lt;"));
                raw.append("</").append(field).append('>');
            }
        }
        return new CsvRow(node.place(), node.line(), List.of(), raw.toString());
    }

    private void transaction(Node node, CsvRow row, Node owner) {
        Entry.Kind kind = kind(tree.text(node, "type"));
        boolean isAccounts = node.name().startsWith("account");
        if (isAccounts && (kind == Entry.Kind.BUY || kind == Entry.Kind.SELL)) {
            // Told in full on the portfolio's side.
            reading.nothingNew(row);
            return;
        }
        Entry entry = entry(kind, node, owner);
        AccountRef home = homes.getOrDefault(owner, named(owner));
        entry.emit(reading, row, home);
        if (kind == Entry.Kind.BUY || kind == Entry.Kind.SELL) {
            cashFromElsewhere(entry, node, row, home);
        }
    }

    private void cashFromElsewhere(Entry entry, Node node, CsvRow row, AccountRef home) {
        Node cross = tree.child(node, "crossEntry");
        Node account = cross == null ? null : tree.child(cross, "account", "accountFrom");
        if (account == null) {
            return;
        }
        AccountRef other = homes.getOrDefault(account, home);
        if (other.equals(home) || entry.amount().signum() == 0) {
            return;
        }
        boolean isBuy = entry.kind() == Entry.Kind.BUY;
        moved(entry, "cash-out", Entry.Kind.TRANSFER_OUT).emit(reading, row, isBuy ? other : home);
        moved(entry, "cash-in", Entry.Kind.TRANSFER_IN).emit(reading, row, isBuy ? home : other);
    }

    private static Entry moved(Entry entry, String part, Entry.Kind kind) {
        return new Entry(
                kind,
                entry.time(),
                entry.currency(),
                entry.amount(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null,
                null,
                entry.note(),
                entry.id().isEmpty() ? "" : entry.id() + "/" + part);
    }

    private Entry entry(Entry.Kind kind, Node node, Node owner) {
        Node paper = tree.child(node, "security");
        AssetRef security = paper == null ? null : security(paper);
        Units units = new Units(node);
        return new Entry(
                kind,
                time(tree.text(node, "date")),
                currency(node, owner, security),
                number(tree.text(node, "amount"), CENTS, "amount"),
                units.fee,
                units.tax,
                number(tree.text(node, "shares"), shareDigits, "shares"),
                security,
                units.gross,
                tree.text(node, "note"),
                tree.text(node, "uuid"));
    }

    /** Before version 29 the amount was in the account's currency, or that of the security. */
    private CurrencyCode currency(Node node, Node owner, @Nullable AssetRef security) {
        String code = tree.text(node, "currencyCode");
        if (code.isEmpty()) {
            code = tree.text(owner, "currencyCode");
        }
        if (code.isEmpty()) {
            Node account = tree.child(owner, "referenceAccount");
            code = account == null ? "" : tree.text(account, "currencyCode");
        }
        if (code.isEmpty() && security != null) {
            return security.currency();
        }
        return code(code.isEmpty() ? baseCurrency() : code);
    }

    private String baseCurrency() {
        String base = root.textOf("baseCurrency");
        return base.isEmpty() ? "EUR" : base;
    }

    private static CurrencyCode code(String text) {
        try {
            return CurrencyCode.of(text);
        } catch (IllegalArgumentException e) {
            throw new CellProblem("currencyCode", ProblemCode.UNKNOWN_CURRENCY, text);
        }
    }

    private AssetRef security(Node paper) {
        AssetRef known = securities.get(paper);
        if (known == null) {
            String code = tree.text(paper, "currencyCode");
            known = Securities.of(paper, code(code.isEmpty() ? baseCurrency() : code));
            securities.put(paper, known);
        }
        return known;
    }

    private static Entry.Kind kind(String type) {
        for (Entry.Kind kind : Entry.Kind.values()) {
            if (kind.name().equals(type)) {
                return kind;
            }
        }
        throw new CellProblem("type", ProblemCode.UNKNOWN_TYPE, type);
    }

    private static LocalDateTime time(String text) {
        try {
            return text.contains("T")
                    ? LocalDateTime.parse(text)
                    : LocalDate.parse(text).atStartOfDay();
        } catch (DateTimeParseException e) {
            throw new CellProblem("date", ProblemCode.BAD_DATE, text);
        }
    }

    private static BigDecimal number(String text, int digits, String column) {
        if (text.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (!text.matches("-?[0-9]{1,30}")) {
            throw new CellProblem(column, ProblemCode.BAD_NUMBER, text);
        }
        return new BigDecimal(text).movePointLeft(digits);
    }

    /** What is inside an amount. */
    private final class Units {
        private BigDecimal fee = BigDecimal.ZERO;
        private BigDecimal tax = BigDecimal.ZERO;
        private @Nullable BigDecimal gross;

        Units(Node node) {
            // Before version 29 they were fields.
            fee = fee.add(number(tree.text(node, "fees"), CENTS, "fees"));
            tax = tax.add(number(tree.text(node, "taxes"), CENTS, "taxes"));
            Node units = tree.child(node, "units");
            if (units == null) {
                return;
            }
            for (Node entry : units.children("unit")) {
                Node unit = tree.resolve(entry);
                if (unit != null) {
                    add(unit);
                }
            }
        }

        private void add(Node unit) {
            Node amount = tree.child(unit, "amount");
            BigDecimal value =
                    amount == null
                            ? BigDecimal.ZERO
                            : number(amount.attribute("amount"), CENTS, "amount");
            switch (unit.attribute("type")) {
                case "FEE" -> fee = fee.add(value);
                case "TAX" -> tax = tax.add(value);
                case "GROSS_VALUE" -> {
                    Node forex = tree.child(unit, "forex");
                    gross =
                            forex == null
                                    ? value
                                    : number(forex.attribute("amount"), CENTS, "forex");
                }
                default ->
                        throw new CellProblem(
                                "unit", ProblemCode.UNKNOWN_TYPE, unit.attribute("type"));
            }
        }
    }
}
