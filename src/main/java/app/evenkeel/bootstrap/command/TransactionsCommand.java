package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;
import app.evenkeel.portfolio.LedgerService.Ledger;
import app.evenkeel.report.Json;
import app.evenkeel.report.Words;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;

@Command(name = "transactions", description = "Lists the ledger by trading time.")
final class TransactionsCommand extends StoreCommand {
    TransactionsCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        Ledger ledger = session.ledger().load();
        print(
                out ->
                        out.array(
                                ledger.transactions(),
                                (json, each) -> write(json, Line.of(each, ledger))),
                () -> table(ledger).print(context().out()));
        return ExitCode.DONE;
    }

    private static void write(Json json, Line line) {
        json.text("time", line.time)
                .text("account", line.account)
                .text("type", line.type)
                .text("symbolIn", line.symbolIn)
                .amount("quantityIn", line.quantityIn)
                .text("symbolOut", line.symbolOut)
                .amount("quantityOut", line.quantityOut)
                .amount("price", line.price)
                .amount("fee", line.fee)
                .text("feeSymbol", line.feeSymbol)
                .amount("tax", line.tax)
                .amount("amount", line.amount)
                .text("currency", line.currency)
                .text("externalId", line.externalId)
                .number("import", line.batch);
    }

    private static Table table(Ledger ledger) {
        Table table =
                new Table(
                        "time",
                        "account",
                        "type",
                        "in",
                        ">quantity",
                        "out",
                        ">quantity",
                        ">price",
                        ">fee",
                        ">tax",
                        ">amount",
                        "currency",
                        ">import");
        for (Transaction transaction : ledger.transactions()) {
            Line line = Line.of(transaction, ledger);
            table.row(
                    line.time,
                    line.account,
                    line.type,
                    line.symbolIn,
                    Table.quantity(line.quantityIn),
                    line.symbolOut,
                    Table.quantity(line.quantityOut),
                    Table.quantity(line.price),
                    Table.quantity(line.fee),
                    Table.quantity(line.tax),
                    Table.quantity(line.amount),
                    line.currency,
                    line.batch);
        }
        return table;
    }

    /** A transaction with its names in place of ids. */
    private record Line(
            String time,
            String account,
            String type,
            @Nullable String symbolIn,
            @Nullable BigDecimal quantityIn,
            @Nullable String symbolOut,
            @Nullable BigDecimal quantityOut,
            @Nullable BigDecimal price,
            @Nullable BigDecimal fee,
            @Nullable String feeSymbol,
            @Nullable BigDecimal tax,
            @Nullable BigDecimal amount,
            @Nullable CurrencyCode currency,
            @Nullable String externalId,
            long batch) {

        static Line of(Transaction transaction, Ledger ledger) {
            Head head = transaction.head();
            Movement m = transaction.movement();
            Leg in = m.in();
            Leg out = m.out();
            Fee fee = m.fee();
            Price price = m.price();
            Money tax = m.tax();
            Money amount = m.amount();
            Account account = ledger.accounts().get(head.account());
            String externalId = head.origin().externalId();
            return new Line(
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                            head.time().atZone(head.zone()).toOffsetDateTime()),
                    account == null ? "" : account.name(),
                    Words.of(transaction.type()),
                    in == null ? null : symbol(ledger, in.asset()),
                    in == null ? null : arrived(in, out, fee),
                    out == null ? null : symbol(ledger, out.asset()),
                    out == null ? null : left(out, fee),
                    price == null ? null : price.value(),
                    fee == null ? null : fee.quantity(),
                    fee == null ? null : symbol(ledger, fee.asset()),
                    tax == null ? null : tax.amount(),
                    amount == null ? null : amount.amount(),
                    currency(amount, price, tax),
                    externalId.isEmpty() ? null : externalId,
                    head.origin().batch().value());
        }

        private static BigDecimal left(Leg out, @Nullable Fee fee) {
            return fee != null && isOnTop(fee, out)
                    ? out.quantity().add(fee.quantity())
                    : out.quantity();
        }

        /** Where the same asset also leaves, the fee leaves with it. */
        private static BigDecimal arrived(Leg in, @Nullable Leg out, @Nullable Fee fee) {
            return fee != null && isOnTop(fee, in) && (out == null || !isOnTop(fee, out))
                    ? in.quantity().subtract(fee.quantity())
                    : in.quantity();
        }

        private static boolean isOnTop(Fee fee, Leg leg) {
            return !fee.included() && fee.asset().equals(leg.asset());
        }

        /** That of the amount; where there is none, that of the price, else of the tax. */
        private static @Nullable CurrencyCode currency(
                @Nullable Money amount, @Nullable Price price, @Nullable Money tax) {
            if (amount != null) {
                return amount.currency();
            }
            return price != null ? price.currency() : tax == null ? null : tax.currency();
        }

        private static String symbol(Ledger ledger, AssetId id) {
            Asset asset = ledger.assets().get(id);
            return asset == null ? "" : asset.symbol();
        }
    }
}
