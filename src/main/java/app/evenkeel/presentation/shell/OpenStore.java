package app.evenkeel.presentation.shell;

import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.portfolio.LedgerService;
import app.evenkeel.portfolio.PriceDays;
import app.evenkeel.portfolio.TransactionDays;
import app.evenkeel.presentation.activity.ActivityDesk;
import app.evenkeel.presentation.fx.ScreenFactory;
import app.evenkeel.presentation.imports.ImportDesk;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * An unlocked store, as far as the window itself needs it; {@link SessionStore} makes one of the
 * session's services. Blocking except where said otherwise.
 */
public interface OpenStore {
    List<Account> accounts();

    /** The one over all accounts first. */
    List<Portfolio> portfolios();

    CurrencyCode baseCurrency();

    /** Of which days the prices of what is held are. */
    PriceDays priceDays(LocalDate asOf);

    /** When the latest quote of anything held was so; empty if a close is later. */
    Optional<ZonedDateTime> lastQuote(LocalDate asOf);

    Optional<LedgerService.EditName> undoable();

    Optional<LedgerService.EditName> redoable();

    void undo();

    void redo();

    /** A setting kept inside the store, such as the last screen. */
    String setting(String name, String otherwise);

    void putSetting(String name, String value);

    /** On which days the transactions lie. */
    TransactionDays transactionDays();

    /** Notices of change; does not block. */
    Changes changes();

    /** Imports for the review of dropped files; does not block. */
    ImportDesk imports();

    /** Background jobs; does not block. */
    ActivityDesk activity();

    /** What may be traded, and the way to stop it; does not block. */
    TradingDesk trading();

    /** Makes the screens; does not block. */
    ScreenFactory screens();

    /** Closes the store and forgets its keys. */
    void close();
}
