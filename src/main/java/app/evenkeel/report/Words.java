package app.evenkeel.report;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.holding.Chain;
import app.evenkeel.domain.holding.CollectStatus;
import app.evenkeel.domain.holding.Connection.Withdrawal;
import app.evenkeel.domain.job.RunCause;
import app.evenkeel.domain.job.RunOutcome;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.domain.portfolio.Destination;
import app.evenkeel.domain.portfolio.Finding;
import app.evenkeel.domain.portfolio.PolicyFrequency;
import app.evenkeel.domain.portfolio.PortfolioKind;
import app.evenkeel.domain.portfolio.TransferProposal;

import java.util.Locale;

/** The words of JSON and tables for kinds and types: lower case, blanks between words. */
public final class Words {
    private Words() {}

    public static String of(TransactionType type) {
        return plain(type);
    }

    public static String of(AssetKind kind) {
        return plain(kind);
    }

    public static String of(DataProblem.Kind kind) {
        return plain(kind);
    }

    public static String of(Finding.Severity severity) {
        return plain(severity);
    }

    public static String of(TransferProposal.Reason reason) {
        return plain(reason);
    }

    public static String of(TransferProposal.Confidence confidence) {
        return plain(confidence);
    }

    public static String of(AccountKind kind) {
        return plain(kind);
    }

    public static String of(RunOutcome outcome) {
        return plain(outcome);
    }

    public static String of(Chain value) {
        return plain(value);
    }

    public static String of(Withdrawal value) {
        return plain(value);
    }

    public static String of(CollectStatus value) {
        return plain(value);
    }

    public static String of(RunCause cause) {
        return plain(cause);
    }

    public static String of(PortfolioKind kind) {
        return plain(kind);
    }

    public static String of(PolicyFrequency frequency) {
        return plain(frequency);
    }

    public static String of(BandKind kind) {
        return plain(kind);
    }

    public static String of(Destination destination) {
        return plain(destination);
    }

    private static String plain(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
