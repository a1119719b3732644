package app.evenkeel.presentation.accounts;

import app.evenkeel.domain.holding.AccountCollection;
import app.evenkeel.domain.holding.Chain;
import app.evenkeel.domain.holding.CollectedLine;
import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.holding.WatchedAddress;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.LedgerService;
import app.evenkeel.portfolio.collect.CollectService;
import app.evenkeel.portfolio.collect.ConnectionService;
import app.evenkeel.security.Credentials;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** What the screen of accounts asks for; every method but {@code of} and {@code venues} blocks. */
public interface AccountsDesk {
    /** All that the screen shows. */
    record Reading(
            List<Account> accounts,
            List<CollectedLine> lines,
            List<AccountCollection> collections,
            List<Connection> connections,
            List<WatchedAddress> addresses) {}

    /** An exchange that a key can be for. */
    record VenueChoice(String word, String label) {}

    Reading read();

    List<VenueChoice> venues();

    /**
     * Collects everything.
     *
     * @return how many accounts
     * @throws EvenkeelException with the first reason if any account failed
     */
    int collect(Progress progress);

    Connection addKey(
            String venue,
            String label,
            @Nullable AccountId account,
            Credentials credentials,
            boolean allowWithdrawal,
            Progress progress);

    void addAddress(
            Chain chain,
            String address,
            String label,
            @Nullable AccountId account,
            Map<String, String> tokens);

    void removeKey(String label);

    void removeAddress(String label);

    void book(CollectedLine line, TransactionType type);

    static AccountsDesk of(
            LedgerService ledger, ConnectionService connections, CollectService collect) {
        return new AccountsDesk() {
            @Override
            public Reading read() {
                return new Reading(
                        ledger.accounts(),
                        collect.compareAll(),
                        collect.collections(),
                        connections.connections(),
                        connections.addresses());
            }

            @Override
            public List<VenueChoice> venues() {
                return ConnectionService.venues().stream()
                        .map(venue -> new VenueChoice(venue.word(), venue.label()))
                        .toList();
            }

            @Override
            public int collect(Progress progress) {
                List<CollectService.Outcome> outcomes = collect.collect(null, false, progress);
                for (CollectService.Outcome outcome : outcomes) {
                    Problem problem = outcome.problem();
                    if (problem != null) {
                        throw new EvenkeelException(problem);
                    }
                }
                return outcomes.size();
            }

            @Override
            public Connection addKey(
                    String venue,
                    String label,
                    @Nullable AccountId account,
                    Credentials credentials,
                    boolean allowWithdrawal,
                    Progress progress) {
                return connections.add(
                        venue, label, account, credentials, allowWithdrawal, progress);
            }

            @Override
            public void addAddress(
                    Chain chain,
                    String address,
                    String label,
                    @Nullable AccountId account,
                    Map<String, String> tokens) {
                connections.add(chain, address, label, account, tokens);
            }

            @Override
            public void removeKey(String label) {
                connections.removeConnection(label);
            }

            @Override
            public void removeAddress(String label) {
                connections.removeAddress(label);
            }

            @Override
            public void book(CollectedLine line, TransactionType type) {
                collect.book(line, type);
            }
        };
    }
}
