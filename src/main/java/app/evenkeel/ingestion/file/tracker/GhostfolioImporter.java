package app.evenkeel.ingestion.file.tracker;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Document;
import app.evenkeel.ingestion.file.DocumentImporter;
import app.evenkeel.ingestion.file.DocumentSample;
import app.evenkeel.ingestion.file.ImportContext;
import app.evenkeel.ingestion.file.Node;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RecordSink;
import app.evenkeel.ingestion.file.RowCells;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The export of Ghostfolio as JSON, with or without accounts. Assets that the user made up are
 * known by their names, all others by their symbols.
 */
public final class GhostfolioImporter implements DocumentImporter {
    private static final String PROVIDER = "Ghostfolio";
    private static final String TYPE = "type";

    @Override
    public String source() {
        return "ghostfolio";
    }

    @Override
    public String layout() {
        return "export-json";
    }

    @Override
    public boolean recognises(DocumentSample sample) {
        if (sample.kind() != DocumentSample.Kind.JSON) {
            return false;
        }
        boolean isByActivities =
                sample.hasPath("root/activities")
                        && sample.hasKeys("unitPrice", "quantity", "symbol");
        // Balances and prices before the activities may fill all that was looked at.
        boolean isByAccounts =
                sample.hasPath("root/meta")
                        && sample.hasPath("root/accounts")
                        && sample.hasKeys("version", "currency", "platformId");
        return isByActivities || isByAccounts;
    }

    @Override
    public void read(Document document, ImportContext context, RecordSink sink) {
        Reading reading = new Reading(this, context, sink);
        document.walk(
                new Document.Visitor() {
                    @Override
                    public Document.Step open(String path, Node element) {
                        return Document.Step.TAKE;
                    }

                    @Override
                    public boolean leavesOut(String path) {
                        return path.startsWith("root/assetProfiles/")
                                || path.startsWith("root/accounts/");
                    }

                    @Override
                    public void taken(String path, Node root) {
                        new Export(root).read(reading);
                    }
                });
    }

    private static final class Export {
        private final Node root;
        private final Map<String, Node> accounts;
        private final Map<String, Node> platforms;
        private final Map<String, Node> profiles;

        Export(Node root) {
            this.root = root;
            this.accounts = by("id", "accounts");
            this.platforms = by("id", "platforms");
            this.profiles = by("symbol", "assetProfiles");
        }

        private Map<String, Node> by(String key, String list) {
            Map<String, Node> found = new HashMap<>();
            root.children(list).forEach(node -> found.put(node.attribute(key), node));
            return found;
        }

        void read(Reading reading) {
            for (Node node : root.children("activities")) {
                RowCells cells = node.cells(NumberText.POINT);
                reading.row(cells.row(), () -> read(cells, reading));
            }
        }

        private void read(RowCells cells, Reading reading) {
            String type = cells.required(TYPE).toUpperCase(Locale.ROOT);
            Activity activity = activity(cells);
            switch (type) {
                case "BUY", "ITEM" -> activity.bought(reading);
                case "SELL" -> activity.sold(reading);
                case "DIVIDEND" -> activity.income(reading, TransactionType.DIVIDEND);
                case "INTEREST" -> activity.income(reading, TransactionType.INTEREST);
                case "FEE" -> activity.charge(reading, TransactionType.FEE);
                case "LIABILITY" ->
                        throw cells.refusal(TYPE, ProblemCode.NOT_SUPPORTED, "LIABILITY");
                default -> throw cells.refusal(TYPE, ProblemCode.UNKNOWN_TYPE, type);
            }
        }

        private Activity activity(RowCells cells) {
            CurrencyCode currency = cells.currency("currency");
            BigDecimal quantity = cells.decimal("quantity");
            BigDecimal price = cells.decimal("unitPrice");
            return new Activity(
                    cells,
                    account(cells.text("accountId")),
                    Moments.of(cells, "date"),
                    asset(cells, currency),
                    quantity,
                    price,
                    null,
                    cells.decimalOrZero("fee"),
                    currency,
                    cells.text("comment"),
                    cells.text("id"));
        }

        private AccountRef account(String id) {
            Node account = accounts.getOrDefault(id, Node.EMPTY);
            Node platform = platforms.getOrDefault(account.attribute("platformId"), Node.EMPTY);
            String name = account.attribute("name");
            String provider = platform.attribute("name");
            return new AccountRef(
                    AccountKind.BROKER,
                    provider.isEmpty() ? PROVIDER : provider,
                    !name.isEmpty() ? name : id.isEmpty() ? PROVIDER : id);
        }

        private AssetRef asset(RowCells cells, CurrencyCode currency) {
            String symbol = cells.required("symbol");
            Node profile = profiles.getOrDefault(symbol, Node.EMPTY);
            String name = profile.attribute("name");
            boolean isOwn = cells.text("dataSource").equals("MANUAL") && !name.isEmpty();
            AssetKind kind =
                    switch (profile.attribute("assetSubClass")) {
                        case "CRYPTOCURRENCY" -> AssetKind.CRYPTO;
                        case "ETF" -> AssetKind.ETF;
                        case "MUTUALFUND" -> AssetKind.FUND;
                        case "BOND" -> AssetKind.BOND;
                        case "COMMODITY", "PRECIOUS_METAL" -> AssetKind.COMMODITY;
                        default ->
                                cells.text("dataSource").equals("COINGECKO")
                                        ? AssetKind.CRYPTO
                                        : AssetKind.EQUITY;
                    };
            if (kind == AssetKind.CRYPTO) {
                String code = symbol.toUpperCase(Locale.ROOT);
                String quote = currency.value();
                boolean isPair = code.length() > quote.length() && code.endsWith(quote);
                return AssetRef.coin(
                        isPair
                                ? code.substring(0, code.length() - quote.length()).replace("-", "")
                                : code);
            }
            return AssetRef.security(
                    kind, isOwn ? name : symbol, name, currency, profile.attribute("isin"));
        }
    }
}
