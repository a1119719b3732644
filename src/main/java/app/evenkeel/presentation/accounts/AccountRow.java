package app.evenkeel.presentation.accounts;

import app.evenkeel.domain.holding.AccountCollection;
import app.evenkeel.domain.holding.CollectedLine;
import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.holding.WatchedAddress;
import app.evenkeel.domain.ledger.Account;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One account as the screen shows it.
 *
 * @param collection the last attempt to collect it, or {@code null} if there was none
 */
public record AccountRow(
        Account account,
        @Nullable AccountCollection collection,
        List<CollectedLine> lines,
        List<Connection> connections,
        List<WatchedAddress> addresses) {
    static AccountRow of(Account account, AccountsDesk.Reading reading) {
        return new AccountRow(
                account,
                reading.collections().stream()
                        .filter(each -> each.account().equals(account.id()))
                        .findFirst()
                        .orElse(null),
                reading.lines().stream()
                        .filter(each -> each.account().id().equals(account.id()))
                        .toList(),
                reading.connections().stream()
                        .filter(each -> each.account().equals(account.id()))
                        .toList(),
                reading.addresses().stream()
                        .filter(each -> each.account().equals(account.id()))
                        .toList());
    }

    boolean hasSource() {
        return !connections.isEmpty() || !addresses.isEmpty();
    }

    boolean mayWithdraw() {
        return connections.stream().anyMatch(c -> c.withdrawal() == Connection.Withdrawal.YES);
    }

    String sources() {
        return Stream.concat(
                        connections.stream().map(Connection::label),
                        addresses.stream().map(WatchedAddress::label))
                .collect(Collectors.joining(", "));
    }
}
