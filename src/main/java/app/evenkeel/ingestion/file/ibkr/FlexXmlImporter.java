package app.evenkeel.ingestion.file.ibkr;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Document;
import app.evenkeel.ingestion.file.DocumentImporter;
import app.evenkeel.ingestion.file.DocumentSample;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.ImportContext;
import app.evenkeel.ingestion.file.Node;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RecordSink;
import app.evenkeel.ingestion.file.RowCells;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * A Flex query as XML: trades, cash transactions, corporate actions, transfers, positions and cash
 * of one or more accounts. Sections that repeat these in another form, or state accruals, add
 * nothing.
 */
public final class FlexXmlImporter implements DocumentImporter {
    private static final String STATEMENT = "FlexQueryResponse/FlexStatements/FlexStatement";
    private static final String ACCOUNT = "accountId";
    private static final String CURRENCY = "currency";

    /** Sections that tell nothing that is not told by the ones that are read. */
    private static final Set<String> REPEATING =
            Set.of(
                    "AccountInformation",
                    "ChangeInDividendAccruals",
                    "ChangeInNAV",
                    "ChangeInPositionValues",
                    "ClientFees",
                    "ComplexPositions",
                    "ConversionRates",
                    "EquitySummaryInBase",
                    "FIFOPerformanceSummaryInBase",
                    "FxLots",
                    "FxPositions",
                    "FxTransactions",
                    "InterestAccruals",
                    "MTDYTDPerformanceSummary",
                    "MTMPerformanceSummaryInBase",
                    "NetStockPositionSummary",
                    "OpenDividendAccruals",
                    "OptionEAE",
                    "PriorPeriodPositions",
                    "RoutingCommissions",
                    "SecuritiesInfo",
                    "SLBActivities",
                    "SLBCollaterals",
                    "SLBFees",
                    "SLBOpenContracts",
                    "StmtFunds",
                    "SymbolSummary",
                    "TierInterestDetails",
                    "TradeConfirms",
                    "TransactionTaxes",
                    "UnbundledCommissionDetails",
                    "UnsettledTransfers");

    @Override
    public String source() {
        return Ibkr.SOURCE;
    }

    @Override
    public String layout() {
        return "flex-xml";
    }

    @Override
    public boolean recognises(DocumentSample sample) {
        return sample.kind() == DocumentSample.Kind.XML && sample.hasPath(STATEMENT);
    }

    @Override
    public void read(Document document, ImportContext context, RecordSink sink) {
        Statements statements = new Statements(new Reading(this, context, sink));
        document.walk(statements);
        statements.end();
    }

    private static final class Statements implements Document.Visitor {
        private final Reading reading;
        private final FlexTrades trades;
        private final FlexCash cash;
        private final FlexActions actions;
        private RowCells statement;

        Statements(Reading reading) {
            this.reading = reading;
            this.trades = new FlexTrades(reading);
            this.cash = new FlexCash(reading);
            this.actions = new FlexActions(reading);
            this.statement = Node.EMPTY.cells(NumberText.POINT);
        }

        @Override
        public Document.Step open(String path, Node element) {
            if (path.equals(STATEMENT)) {
                statement = element.cells(NumberText.POINT);
            }
            boolean isRecord =
                    path.startsWith(STATEMENT + "/")
                            && path.indexOf('/', STATEMENT.length() + 1) > 0;
            return isRecord ? Document.Step.TAKE : Document.Step.DESCEND;
        }

        @Override
        public void taken(String path, Node element) {
            String section =
                    path.substring(
                            STATEMENT.length() + 1, path.indexOf('/', STATEMENT.length() + 1));
            RowCells cells =
                    element.cells(NumberText.POINT, Map.of(ACCOUNT, statement.text(ACCOUNT)));
            reading.row(cells.row(), () -> record(section, element, cells));
        }

        private void record(String section, Node element, RowCells cells) {
            switch (section) {
                case "Trades" -> {
                    if (element.name().equals("Trade") || element.name().equals("Order")) {
                        trades.row(cells);
                    } else {
                        reading.nothingNew(cells.row());
                    }
                }
                case "CashTransactions" -> cash.row(cells);
                case "CorporateActions" -> actions.row(cells);
                case "Transfers" -> transfer(cells);
                case "OpenPositions" -> position(cells);
                case "CashReport" -> cashBalance(cells);
                default -> {
                    if (!REPEATING.contains(section)) {
                        throw cells.refusal(
                                "", ProblemCode.NOT_SUPPORTED, section + " " + element.name());
                    }
                    reading.nothingNew(cells.row());
                }
            }
        }

        private void transfer(RowCells cells) {
            BigDecimal cashMoved = cells.decimalOrZero("cashTransfer");
            BigDecimal units = cells.decimalOrZero("quantity");
            boolean isCash = cells.text("assetCategory").equals("CASH") || units.signum() == 0;
            if (cashMoved.signum() == 0 && units.signum() == 0) {
                reading.nothingNew(cells.row());
                return;
            }
            var currency = cells.currency(CURRENCY);
            AssetRef asset =
                    isCash ? AssetRef.cash(currency) : FlexTrades.asset(cells, currency, currency);
            BigDecimal moved = (isCash ? cashMoved : units).abs();
            boolean isOut = cells.text("direction").equals("OUT");
            Draft draft =
                    reading.draft(TransactionType.TRANSFER, cells.row())
                            .account(account(cells))
                            .time(
                                    cells.time("dateTime|date|reportDate", Ibkr.ZONE, Ibkr.TIMES),
                                    Ibkr.ZONE)
                            .memo((cells.text("type") + " " + cells.text("description")).strip())
                            .signed(asset, isOut ? moved.negate() : moved);
            draft.id(cells.text("transactionID")).emit();
        }

        private void position(RowCells cells) {
            if (cells.text("levelOfDetail").equals("LOT")) {
                reading.nothingNew(cells.row());
                return;
            }
            var currency = cells.currency(CURRENCY);
            reading.holding(
                    cells.row(),
                    account(cells),
                    "",
                    FlexTrades.asset(cells, currency, currency),
                    cells.decimal("position|quantity"),
                    cells.has("reportDate")
                            ? cells.date("reportDate", Ibkr.TIMES)
                            : statement.date("toDate", Ibkr.TIMES));
        }

        private void cashBalance(RowCells cells) {
            if (cells.text(CURRENCY).equals("BASE_SUMMARY")) {
                reading.nothingNew(cells.row());
                return;
            }
            reading.holding(
                    cells.row(),
                    account(cells),
                    "",
                    AssetRef.cash(cells.currency(CURRENCY)),
                    cells.decimal("endingCash"),
                    cells.has("toDate")
                            ? cells.date("toDate", Ibkr.TIMES)
                            : statement.date("toDate", Ibkr.TIMES));
        }

        private static AccountRef account(RowCells cells) {
            return Ibkr.account(cells.text(ACCOUNT));
        }

        void end() {
            trades.end();
            cash.end();
            actions.end();
        }
    }
}
