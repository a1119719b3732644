package app.evenkeel.portfolio.allocation;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.portfolio.Lot;
import app.evenkeel.domain.portfolio.Scope;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What a plan takes as held: what the ledger says, or what is held on paper. Thread-safe. */
public interface HoldingBook {
    /**
     * What one account holds of one asset; an account may have several of the same.
     *
     * @param quantity units, for cash of its currency; negative where an acquisition is missing
     */
    record Holding(Account account, Asset asset, BigDecimal quantity) {}

    /** What is held at the end of a day. Blocks. */
    List<Holding> held(LocalDate day, Scope scope);

    /**
     * What it consists of, in the order in which it was acquired; may be less than is held where
     * that is not known. Blocks.
     */
    List<Lot> lots(LocalDate day, Scope scope);
}
