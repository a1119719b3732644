package app.evenkeel.presentation.shell;

import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.portfolio.ImportService;
import app.evenkeel.portfolio.LedgerService;
import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.PriceDays;
import app.evenkeel.portfolio.QuoteService;
import app.evenkeel.portfolio.SettingService;
import app.evenkeel.portfolio.TemplateService;
import app.evenkeel.portfolio.TransactionDays;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.presentation.activity.ActivityDesk;
import app.evenkeel.presentation.fx.ScreenFactory;
import app.evenkeel.presentation.imports.ImportDesk;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * An open store made of a session's services.
 *
 * @param zone that times are shown in
 * @param closing closes the database and wipes the keys; blocks
 */
public record SessionStore(
        ImportService importing,
        LedgerService ledger,
        PortfolioService grouping,
        ValuationService valuation,
        QuoteService quotes,
        SettingService settings,
        TemplateService templates,
        Changes changes,
        ActivityDesk activity,
        TradingDesk trading,
        ScreenFactory screens,
        ZoneId zone,
        Runnable closing)
        implements OpenStore {
    @Override
    public List<Account> accounts() {
        return ledger.accounts();
    }

    @Override
    public List<Portfolio> portfolios() {
        return grouping.all();
    }

    @Override
    public CurrencyCode baseCurrency() {
        return settings.baseCurrency();
    }

    @Override
    public PriceDays priceDays(LocalDate asOf) {
        return valuation.priceDays(asOf);
    }

    @Override
    public TransactionDays transactionDays() {
        return valuation.transactionDays();
    }

    @Override
    public Optional<ZonedDateTime> lastQuote(LocalDate asOf) {
        LocalDate newest = priceDays(asOf).newest();
        LocalDate day = newest == null ? LocalDate.MIN : newest;
        return quotes.latest()
                .filter(at -> !LocalDate.ofInstant(at, ZoneOffset.UTC).isBefore(day))
                .map(at -> at.atZone(zone));
    }

    @Override
    public Optional<LedgerService.EditName> undoable() {
        return ledger.undoable();
    }

    @Override
    public Optional<LedgerService.EditName> redoable() {
        return ledger.redoable();
    }

    @Override
    public void undo() {
        ledger.undo();
    }

    @Override
    public void redo() {
        ledger.redo();
    }

    @Override
    public String setting(String name, String otherwise) {
        return settings.get(name, otherwise);
    }

    @Override
    public void putSetting(String name, String value) {
        settings.put(name, value);
    }

    @Override
    public ImportDesk imports() {
        return ImportDesk.of(importing, ledger, templates);
    }

    @Override
    public void close() {
        closing.run();
    }
}
