package app.evenkeel.storage.row;

import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An account of one owner. */
@Entity
@Table(name = "account")
public class AccountRow {
    @Id public long id;
    public long ownerId;
    public String accountKey;
    public String kind;
    public String provider;
    public String name;

    public static AccountRow of(long owner, Account account) {
        AccountRow row = new AccountRow();
        row.id = account.id().value();
        row.ownerId = owner;
        row.accountKey = account.key();
        row.kind = account.kind().name();
        row.provider = account.provider();
        row.name = account.name();
        return row;
    }

    public Account toAccount() {
        return new Account(
                new AccountId(id), accountKey, AccountKind.valueOf(kind), provider, name);
    }
}
