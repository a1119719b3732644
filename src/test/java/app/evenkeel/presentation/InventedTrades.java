package app.evenkeel.presentation;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The invented transactions of an invented portfolio: always the same for the same number. */
final class InventedTrades {
    static final BatchId IMPORT = new BatchId(1);

    private final InventedPortfolio portfolio;
    private long nextId = 1;

    InventedTrades(InventedPortfolio portfolio) {
        this.portfolio = portfolio;
    }

    List<Transaction> make(int count) {
        Random random = new Random(7);
        List<Transaction> made = new ArrayList<>();
        LocalDate day = InventedPortfolio.TODAY.minusDays(count > 1000 ? 360 : 620);
        for (int i = 0; i < count; i++) {
            LocalDate on = day.plusDays((long) i * (count > 1000 ? 360 : 620) / Math.max(1, count));
            boolean coin = i % 4 == 3;
            Asset bought =
                    coin
                            ? portfolio.bitcoin
                            : i % 3 == 0
                                    ? portfolio.etf
                                    : i % 3 == 1 ? portfolio.motors : portfolio.fund;
            Asset paid =
                    bought.currency().equals(CurrencyCode.JPY) ? portfolio.yen : portfolio.dollar;
            BigDecimal quantity =
                    coin
                            ? BigDecimal.valueOf(random.nextInt(9_999_999) + 1L, 8)
                            : BigDecimal.valueOf(random.nextInt(90) + 10L);
            BigDecimal price =
                    portfolio
                            .priceHistory(bought.id())
                            .flatMap(found -> found.at(on))
                            .map(PricePoint::value)
                            .orElse(BigDecimal.TEN);
            BigDecimal gross =
                    quantity.multiply(price)
                            .divide(
                                    BigDecimal.valueOf(bought.unitsPerPrice()),
                                    paid.currency().fractionDigits(),
                                    RoundingMode.UP);
            Head head =
                    head(coin ? portfolio.exchange : portfolio.broker, coin ? "" : "特定", on, i + 1);
            if (i % 16 == 0) {
                made.add(
                        Transaction.of(
                                TransactionType.DEPOSIT,
                                head,
                                Movement.ofIn(
                                        new Leg(portfolio.yen.id(), BigDecimal.valueOf(200_000)))));
            } else if (i % 11 == 5) {
                made.add(
                        Transaction.of(
                                TransactionType.DIVIDEND,
                                head,
                                Movement.ofIn(
                                                new Leg(
                                                        portfolio.yen.id(),
                                                        BigDecimal.valueOf(3_188)))
                                        .withAmount(Money.of("3188", CurrencyCode.JPY))
                                        .withTax(Money.of("812", CurrencyCode.JPY))
                                        .withSubject(portfolio.motors.id())));
            } else {
                BigDecimal fee = coin ? new BigDecimal("0.26") : new BigDecimal("1");
                Leg cash = new Leg(paid.id(), gross.add(fee));
                Leg units = new Leg(bought.id(), quantity);
                boolean sells = i % 9 == 7;
                made.add(
                        Transaction.of(
                                sells ? TransactionType.SELL : TransactionType.BUY,
                                head,
                                (sells
                                                ? Movement.ofTrade(cash, units)
                                                : Movement.ofTrade(units, cash))
                                        .withFee(new Fee(paid.id(), fee, true))
                                        .withPrice(new Price(price, paid.currency()))
                                        .withAmount(new Money(cash.quantity(), paid.currency()))));
            }
        }
        return made;
    }

    private Head head(Account account, String taxAccount, LocalDate day, int line) {
        return new Head(
                new TransactionId(nextId++),
                account.id(),
                taxAccount,
                day.atStartOfDay(InventedPortfolio.TOKYO).toInstant(),
                InventedPortfolio.TOKYO,
                day.plusDays(2),
                "",
                new Origin(
                        IMPORT,
                        "invented",
                        "trades",
                        "T" + line,
                        null,
                        0,
                        "",
                        line,
                        day + ",buy,\"" + account.name() + "\"," + line));
    }
}
