package app.evenkeel.ingestion.file.bitflyer;

import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Words;

import java.time.ZoneId;

/** What bitFlyer's exports share. */
final class Bitflyer {
    static final AccountRef ACCOUNT = new AccountRef(AccountKind.EXCHANGE, "bitFlyer", "bitFlyer");
    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    static final TimePattern[] TIMES = {
        TimePattern.of("y/M/d H:m[:s]"), TimePattern.of("y-M-d H:m[:s]")
    };
    static final Words TYPES =
            Words.NONE
                    .with(Meaning.TRADE, "買い", "売り", "Buy", "Sell")
                    .with(Meaning.DEPOSIT, "入金", "預入", "Deposit", "外部受取")
                    .with(Meaning.WITHDRAWAL, "出金", "送付", "外部送付", "Withdrawal", "Send", "Transfer")
                    .with(Meaning.REWARD, "受取", "Receive", "Received", "報酬", "キャンペーン")
                    .with(
                            Meaning.FEE,
                            "手数料",
                            "送付手数料",
                            "出金手数料",
                            "入金手数料",
                            "Fee",
                            "Transfer Fee",
                            "Withdrawal Fee")
                    .with(
                            Meaning.TRANSFER,
                            "証拠金預入",
                            "証拠金引出",
                            "Margin Deposit",
                            "Margin Withdrawal");

    private Bitflyer() {}
}
