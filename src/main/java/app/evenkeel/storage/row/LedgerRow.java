package app.evenkeel.storage.row;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;

/** A transaction of one owner. */
@Entity
@Table(name = "ledger_transaction")
public class LedgerRow {
    @Id public long id;
    public long ownerId;
    public long accountId;
    public long batchId;
    public String type;
    public LocalDateTime occurredAt;
    public String zone;
    public @Nullable LocalDate settlement;
    public String taxAccount;
    public @Nullable Long assetIn;

    @Column(precision = 38, scale = 18)
    public @Nullable BigDecimal quantityIn;

    public @Nullable Long assetOut;

    @Column(precision = 38, scale = 18)
    public @Nullable BigDecimal quantityOut;

    public @Nullable Long feeAsset;

    @Column(precision = 38, scale = 18)
    public @Nullable BigDecimal feeQuantity;

    public @Nullable Boolean feeIncluded;

    @Column(precision = 38, scale = 18)
    public @Nullable BigDecimal taxAmount;

    public @Nullable String taxCurrency;

    @Column(precision = 38, scale = 18)
    public @Nullable BigDecimal price;

    public @Nullable String priceCurrency;

    @Column(precision = 38, scale = 18)
    public @Nullable BigDecimal amount;

    public @Nullable String amountCurrency;
    public @Nullable Long subjectAsset;
    public String source;
    public String layout;
    public String externalId;
    public @Nullable UUID identityKey;
    public int occurrence;
    public long contentDigest;
    public @Nullable String crossKey;
    public long line;
    public String rawRow;
    public String memo;
    public boolean edited;

    /**
     * Takes over all columns but {@code edited}. Every field is set, so a row can be used again.
     */
    public void set(long newId, long owner, Transaction transaction, long digest) {
        Head head = transaction.head();
        id = newId;
        ownerId = owner;
        accountId = head.account().value();
        type = transaction.type().name();
        occurredAt = Utc.stored(head.time());
        zone = head.zone().getId();
        settlement = head.settlement();
        taxAccount = head.taxAccount();
        memo = head.memo();
        contentDigest = digest;
        setOrigin(head.origin());
        setMovement(transaction.movement());
    }

    private void setOrigin(Origin origin) {
        batchId = origin.batch().value();
        source = origin.source();
        layout = origin.layout();
        externalId = origin.externalId();
        identityKey = origin.identity();
        occurrence = origin.occurrence();
        crossKey = origin.crossKey().isEmpty() ? null : origin.crossKey();
        line = origin.line();
        rawRow = origin.rawRow();
    }

    private void setMovement(Movement m) {
        Leg in = m.in();
        assetIn = in == null ? null : (Long) in.asset().value();
        quantityIn = in == null ? null : in.quantity();
        Leg out = m.out();
        assetOut = out == null ? null : (Long) out.asset().value();
        quantityOut = out == null ? null : out.quantity();
        Fee fee = m.fee();
        feeAsset = fee == null ? null : (Long) fee.asset().value();
        feeQuantity = fee == null ? null : fee.quantity();
        feeIncluded = fee == null ? null : (Boolean) fee.included();
        Money tax = m.tax();
        taxAmount = tax == null ? null : tax.amount();
        taxCurrency = tax == null ? null : tax.currency().value();
        Price quoted = m.price();
        price = quoted == null ? null : quoted.value();
        priceCurrency = quoted == null ? null : quoted.currency().value();
        Money net = m.amount();
        amount = net == null ? null : net.amount();
        amountCurrency = net == null ? null : net.currency().value();
        AssetId subject = m.subject();
        subjectAsset = subject == null ? null : (Long) subject.value();
    }

    public Transaction toTransaction() {
        return Transaction.of(TransactionType.valueOf(type), head(), movement());
    }

    private Head head() {
        Origin origin =
                new Origin(
                        new BatchId(batchId),
                        source,
                        layout,
                        externalId,
                        identityKey,
                        occurrence,
                        crossKey == null ? "" : crossKey,
                        line,
                        rawRow);
        return new Head(
                new TransactionId(id),
                new AccountId(accountId),
                taxAccount,
                Utc.instant(occurredAt),
                Words.zone(zone),
                settlement,
                memo,
                origin);
    }

    private Movement movement() {
        return new Movement(
                leg(assetIn, quantityIn),
                leg(assetOut, quantityOut),
                feeAsset == null || feeQuantity == null
                        ? null
                        : new Fee(
                                new AssetId(feeAsset),
                                feeQuantity,
                                Boolean.TRUE.equals(feeIncluded)),
                money(taxAmount, taxCurrency),
                price == null || priceCurrency == null
                        ? null
                        : new Price(price, Words.currency(priceCurrency)),
                money(amount, amountCurrency),
                subjectAsset == null ? null : new AssetId(subjectAsset));
    }

    private static @Nullable Leg leg(@Nullable Long asset, @Nullable BigDecimal quantity) {
        return asset == null || quantity == null ? null : new Leg(new AssetId(asset), quantity);
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null || currency == null
                ? null
                : new Money(amount, Words.currency(currency));
    }
}
