package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.holding.CollectedLine;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;

import java.math.BigDecimal;

/** What would mend a finding. */
public sealed interface Fix {
    /** Whether it can be done without asking anything more. */
    default boolean needsNoAnswer() {
        return false;
    }

    /** A file from before the first row of the account is missing. */
    record ImportOlderFile(AccountId account) implements Fix {}

    /** What was held before the records begin; its cost is not known. */
    record AddOpeningBalance(AccountId account, AssetId asset, BigDecimal quantity)
            implements Fix {}

    /** What was collected is right, and the ledger lacks a row of this type. */
    record BookDifference(CollectedLine line, TransactionType type) implements Fix {}

    /** Two rows are one move. */
    record AcceptTransfer(TransferProposal proposal) implements Fix {
        @Override
        public boolean needsNoAnswer() {
            return true;
        }
    }

    /** A corporate event is to be booked. */
    record BookEvent(CorporateEvent event) implements Fix {
        /** Whether two names are one asset is for the user to say. */
        @Override
        public boolean needsNoAnswer() {
            return event instanceof CorporateEvent.Split;
        }
    }

    /** Prices are to come from a source, or from a file. */
    record ChoosePriceSource(AssetId asset) implements Fix {}

    /** Exchange rates are to be fetched. */
    record GetRates() implements Fix {}

    /** Exchange rates are to come from a file, since no source has them. */
    record ImportRates(CurrencyCode currency) implements Fix {}

    /** Bars that are held back are to be released or thrown away. */
    record JudgeBars(AssetId asset) implements Fix {}

    /** A row is to be looked at, completed or corrected. */
    record LookAtRows() implements Fix {}
}
