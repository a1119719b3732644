package app.evenkeel.ingestion.file.template;

import java.util.List;

/** What a column of an unknown file can mean. */
public enum TemplateField {
    /** When it happened: a date, or a date and a time. Needed. */
    TIME(
            "timestamp",
            "datetime",
            "date",
            "time",
            "tradedate",
            "buchungstag",
            "executed",
            "datum",
            "日時",
            "約定日",
            "日付",
            "取引日"),
    /** The time of day, where it has a column of its own beside the date. */
    TIME_OF_DAY("timeofday", "uhrzeit", "hour", "時刻"),
    SETTLEMENT("settlementdate", "valuta", "settlement", "valuedate", "受渡日"),
    /** The word that says what the row is; without it the sign of the quantity decides. */
    TYPE(
            "type",
            "side",
            "action",
            "transactiontype",
            "kind",
            "operation",
            "vorgang",
            "buy/sell",
            "typ",
            "売買",
            "取引",
            "取引種別",
            "売買区分"),
    SYMBOL(
            "symbol",
            "ticker",
            "asset",
            "coin",
            "instrument",
            "security",
            "code",
            "銘柄コード",
            "通貨名",
            "銘柄"),
    NAME("name", "securityname", "wertpapier", "description", "product", "銘柄名", "ファンド名"),
    ISIN("isin"),
    QUANTITY("quantity", "qty", "shares", "units", "volume", "size", "stück", "数量", "口数", "株数"),
    PRICE("price", "unitprice", "rate", "pricepershare", "kurs", "単価", "約定単価", "価格"),
    /** The cash that moved, fees included; its sign does not matter. */
    AMOUNT("total", "amount", "netamount", "net", "value", "proceeds", "betrag", "受渡金額", "金額"),
    CURRENCY("currency", "ccy", "settlementcurrency", "währung", "通貨", "決済通貨"),
    FEE("fee", "fees", "commission", "charges", "gebühr", "手数料"),
    FEE_CURRENCY("feecurrency", "feeasset", "feecoin", "commissionasset", "手数料通貨"),
    TAX("tax", "withholding", "withholdingtax", "steuer", "税金", "税額"),
    /** The other asset of a swap, and how much of it was given. */
    COUNTER_SYMBOL("countersymbol", "fromasset", "sentcurrency", "soldasset"),
    COUNTER_QUANTITY("counterquantity", "fromamount", "sentamount", "soldquantity"),
    ACCOUNT("account", "accountname", "portfolio", "wallet", "口座"),
    TAX_ACCOUNT("taxaccount", "口座区分"),
    /** The source's own id of the row. */
    ID("id", "transactionid", "orderid", "reference", "ref", "tradeid", "注文番号"),
    MEMO("note", "notes", "memo", "comment", "remark", "備考");

    /** Joined, because an enum holds nothing that could change. */
    private final String words;

    TemplateField(String... words) {
        this.words = String.join("|", words);
    }

    /** Header words that usually mean it, the surest first, without blanks and in lower case. */
    List<String> words() {
        return List.of(words.split("\\|", -1));
    }
}
