package app.evenkeel.storage.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A quantity that a statement says is held. */
@Entity
@Table(name = "stated_holding")
public class HoldingRow {
    @Id public long id;
    public long ownerId;
    public long batchId;
    public long accountId;
    public String taxAccount;
    public long assetId;

    @Column(precision = 38, scale = 18)
    public BigDecimal quantity;

    public LocalDate asOf;

    @Column(precision = 38, scale = 18)
    public @Nullable BigDecimal price;

    public @Nullable String priceCurrency;
}
