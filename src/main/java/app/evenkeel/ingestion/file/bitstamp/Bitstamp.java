package app.evenkeel.ingestion.file.bitstamp;

import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Units;
import app.evenkeel.ingestion.file.exchange.Words;

import org.jspecify.annotations.Nullable;

import java.time.ZoneOffset;
import java.util.Locale;

/**
 * One of Bitstamp's records, in either layout. Numbers are without a sign; the words tell the
 * direction.
 *
 * @param sub the column that says buy or sell
 */
record Bitstamp(String sub, Units amount, @Nullable Units value, @Nullable Units fee) {
    private static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.EXCHANGE, "Bitstamp", "Bitstamp");
    private static final Words TYPES =
            Words.NONE
                    .with(Meaning.TRADE, "Market", "Trade")
                    .with(
                            Meaning.DEPOSIT,
                            "Deposit",
                            "Card Deposit",
                            "Ripple deposit",
                            "Crypto deposit")
                    .with(
                            Meaning.WITHDRAWAL,
                            "Withdrawal",
                            "Ripple payment",
                            "Crypto withdrawal",
                            "Payment")
                    .with(
                            Meaning.REWARD,
                            "Staking reward",
                            "Staked assets reward",
                            "Referral reward",
                            "Airdrop",
                            "Crypto credited",
                            "Started generating rewards reward")
                    .with(Meaning.INTEREST, "Earn interest", "Lending reward")
                    .with(
                            Meaning.POCKET,
                            "Sub Account Transfer",
                            "Inter Account Transfer",
                            "Started generating rewards",
                            "Stopped generating rewards",
                            "Staked assets",
                            "Unstaked assets");

    void emit(Reading reading, RowCells cells, String id, TimePattern... times) {
        Meaning meaning = TYPES.of(cells, "Type");
        Entry entry =
                new Entry(
                                reading,
                                cells.row(),
                                ACCOUNT,
                                cells.time("Datetime", ZoneOffset.UTC, times),
                                ZoneOffset.UTC)
                        .memo(cells.text("Type"))
                        .id(id);
        switch (meaning) {
            case TRADE -> {
                Units other = value;
                if (other == null) {
                    throw cells.refusal("Value", ProblemCode.VALUE_MISSING);
                }
                String side = cells.required(sub).toLowerCase(Locale.ROOT);
                switch (side) {
                    case "buy" ->
                            entry.in(amount.asset(), amount.quantity())
                                    .out(other.asset(), other.quantity());
                    case "sell" ->
                            entry.out(amount.asset(), amount.quantity())
                                    .in(other.asset(), other.quantity());
                    default -> throw cells.refusal(sub, ProblemCode.UNKNOWN_TYPE, side);
                }
            }
            case WITHDRAWAL, FEE -> entry.out(amount.asset(), amount.quantity());
            case DEPOSIT, REWARD, INTEREST, TRANSFER, RESULT, POCKET, VOID ->
                    entry.in(amount.asset(), amount.quantity());
        }
        if (fee != null) {
            entry.fee(fee.asset(), fee.quantity().abs());
        }
        entry.as(meaning);
    }
}
