package app.evenkeel.portfolio;

import app.evenkeel.analytics.valuation.DataProblems;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a statement says is held of one asset in one account, over all its tax accounts.
 *
 * @param stated units in the statement
 * @param derived units that the ledger adds up to at the end of that day
 * @param line of the file that states it first, or 0 where that is not known any more
 */
public record StatedLine(
        AccountId account,
        AssetId asset,
        BigDecimal stated,
        BigDecimal derived,
        LocalDate asOf,
        long line) {

    /** What is wrong where the two differ. */
    public Optional<Problem> difference(StagedImport.Labels labels) {
        return DataProblems.differ(stated, derived)
                ? Optional.of(
                        Problem.of(
                                ProblemCode.HOLDING_DIFFERS,
                                labels.asset().apply(asset),
                                labels.account().apply(account),
                                Decimals.plain(stated),
                                Decimals.plain(derived),
                                asOf.toString()))
                : Optional.empty();
    }
}
