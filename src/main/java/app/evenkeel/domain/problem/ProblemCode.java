package app.evenkeel.domain.problem;

import java.util.Locale;

/**
 * What went wrong. The sentence, with its remedy, stands in {@code i18n/problems.properties} under
 * {@link #key()}, in every language; the arguments are listed beside each code that has any but the
 * file that its name speaks of.
 */
public enum ProblemCode {
    /** file, limit in MB. */
    FILE_TOO_LARGE,
    FILE_UNREADABLE,
    FILE_EMPTY,
    FILE_HAS_NUL,
    /** the last cell of a file whose last line has no end. */
    FILE_MAY_BE_CUT,
    /** file, charset tried. */
    FILE_BAD_CHARSET,
    /** file, first header cells. */
    FILE_UNKNOWN,
    /** file, XML or JSON, names of its first elements. */
    DOCUMENT_UNKNOWN,
    /** file, line of the header, source and layout it resembles, columns that are missing. */
    FILE_COLUMNS_MISSING,
    /** file: changed between reading and applying. */
    FILE_CHANGED,
    /** file, what the program ran into: a mistake of its own. */
    FILE_UNEXPECTED,
    FILE_ENCRYPTED,
    FILE_OLD_EXCEL,
    FILE_IS_PDF,
    FILE_IS_GZIP,
    /** archive. */
    ARCHIVE_DAMAGED,
    /** archive, limit. */
    ARCHIVE_TOO_MANY,
    /** archive, name of the entry that occurs twice. */
    ARCHIVE_DUPLICATE,
    /** archive, name of the entry that points outside. */
    ARCHIVE_NAME,
    /** archive or entry of it, limit in MB. */
    ARCHIVE_BOMB,
    /** entry that is an archive itself. */
    ARCHIVE_NESTED,
    /** file. */
    WORKBOOK_DAMAGED,
    /** file, line, column. */
    DOCUMENT_DAMAGED,
    /** file, line. */
    DOCUMENT_DOCTYPE,
    /** file, line, limit, what. */
    DOCUMENT_LIMIT,
    /** file: there already. */
    EXPORT_EXISTS,
    /** file, part of it. */
    EXPORT_DAMAGED,
    /** file. */
    EXPORT_NEWER,
    /** file: an export, which is not reviewed like other files. */
    EXPORT_ALONE,
    /** none: an export is written in plain text. */
    EXPORT_IS_PLAIN,
    /** file: an export, which goes into an empty store only. */
    STORE_NOT_EMPTY,
    /** file, limit. */
    TOO_MANY_COLUMNS,
    /** limit. */
    TOO_MANY_ROWS,
    /** file name, the limit. */
    TOO_MANY_SHEETS,
    /** file of prices or rates, most days, most values. */
    MARKET_TOO_LARGE,
    /** limit. */
    CELL_TOO_LONG,
    /** expected count, found count. */
    COLUMN_COUNT,
    /** what: the quoted cell that never ends. */
    UNTERMINATED_QUOTE,
    /** the columns that can be chosen. */
    COLUMN_NEEDED,
    /** a column that a file of prices does not have, those that it has. */
    NO_SUCH_COLUMN,
    /** file of prices of an asset that is not known. */
    PRICES_OF_WHAT,
    /** a column of prices of an asset that is not known. */
    PRICES_OF_COLUMN,
    /** two columns of prices of one asset. */
    PRICES_TWICE,
    /** asset, days in common, how many of them are apart, by what factor in the middle. */
    PRICES_APART,
    /** file of prices in a currency that is not known. */
    PRICES_IN_WHAT,
    /** the source's text: a price that is held back, as it is no number. */
    HELD_UNREADABLE,
    /** price that is held back. */
    HELD_NOT_POSITIVE,
    /** price that is held back: its day's high, low, open and close cannot be. */
    HELD_INCONSISTENT,
    /** day of a price that is held back. */
    HELD_FUTURE,
    /** price that is held back, currency that it is in. */
    HELD_WRONG_CURRENCY,
    /** price that is held back, the last one before and its day. */
    HELD_JUMP,
    /** price that is held back, what another source says. */
    HELD_DIFFERS,
    /** how many prices after a jump. */
    HELD_AFTER_JUMP,
    /** cell text. */
    BAD_NUMBER,
    /** cell text. */
    BAD_DATE,
    /** cell text: a date of which the day or the month may come first. */
    DATE_ORDER_UNCLEAR,
    /** cell text, what was expected. */
    BAD_VALUE,
    /** cell text: zero or less where only more makes sense. */
    NOT_POSITIVE,
    /** cell text. */
    UNKNOWN_CURRENCY,
    /** stated total, sum of the rows. */
    TOTAL_DIFFERS,
    /** asset, account, stated quantity, quantity of the ledger, date of the statement. */
    HOLDING_DIFFERS,
    VALUE_MISSING,
    /** the unknown word. */
    UNKNOWN_TYPE,
    /** a template's field that no column is mapped to. */
    FIELD_UNMAPPED,
    /** a word that a template gives no meaning. */
    WORD_UNMAPPED,
    /** file: a folder, a pipe or a device. */
    FILE_NOT_REGULAR,
    /** date in a row that lies in the future. */
    DATE_IN_FUTURE,
    /** file: it holds no rows and columns. */
    FILE_NO_TABLE,
    /** file, what is wrong with it as a template. */
    TEMPLATE_BAD,
    /** what was typed. */
    DATE_PATTERN_BAD,
    /** name. */
    TEMPLATE_NOT_FOUND,
    /** fields that have no column yet. */
    TEMPLATE_INCOMPLETE,
    /** what is not supported. */
    NOT_SUPPORTED,
    /** what the row says; which file to import first. */
    NEEDS_OTHER_FILE,
    /** reference id whose other side is missing. */
    INCOMPLETE_GROUP,
    /** symbol, what the row says of it: several rows, or none, could be its counterpart. */
    COUNTERPART_UNCLEAR,
    /** title of a table that is passed over. */
    SECTION_NOT_READ,
    /** table whose positions are not compared with the ledger. */
    POSITIONS_NOT_READ,
    /** bond that a report names without its code. */
    BOND_WITHOUT_CODE,
    /** a fund's name, shortened. */
    FUND_NAME_SHORT,
    /** A data row that its reader passed over without a word. */
    ROW_UNTOLD,
    /** pair that was inferred, on what grounds. */
    PAIR_INFERRED,
    /** asset received, number of assets given for it. */
    SHARED_OUT,
    /** where the as-of date was looked for. */
    DATE_ASSUMED,
    /** none: neither the file nor its name says which currency its account is in. */
    ACCOUNT_CURRENCY_UNKNOWN,
    WRONG_PASSPHRASE,
    /** file. */
    STORE_DAMAGED,
    /** file, number of writes that are missing, file that tells so. */
    STORE_ROLLED_BACK,
    /** folder. */
    STORE_MISSING,
    /** folder that holds a database without its vault. */
    VAULT_MISSING,
    /** folder that holds a database without its vault, the newest vault among its backups. */
    VAULT_IN_BACKUP,
    /** folder. */
    STORE_EXISTS,
    /** folder. */
    STORE_IN_USE,
    /** found version, supported version. */
    STORE_NEWER,
    /** file, permissions. */
    STORE_PERMISSIONS,
    /** parameter, value. */
    VAULT_PARAMETERS,
    /** what. */
    PASSPHRASE_TOO_WEAK,
    RECOVERY_KEY_WRONG,
    /** id. */
    IMPORT_NOT_FOUND,
    /** id. */
    IMPORT_ALREADY_UNDONE,
    /** symbol. */
    ASSET_NOT_FOUND,
    /** name. */
    ACCOUNT_NOT_FOUND,
    /** name. */
    PORTFOLIO_NOT_FOUND,
    /** name that another portfolio has. */
    PORTFOLIO_EXISTS,
    /** name: the portfolio over all accounts. */
    PORTFOLIO_STAYS,
    /** blank and name of the group in brackets, or nothing; sum in percent, tolerance in points. */
    TARGETS_SUM,
    /** target, weight in percent: below 0 or above 100. */
    TARGET_WEIGHT,
    /** target that comes twice. */
    TARGET_TWICE,
    /** target that cannot stand where it does. */
    TARGET_PLACE,
    /** targets, each with what it stands in behind it: the last is no target, or comes twice. */
    TARGET_CHAIN,
    /** name of a group without targets, or nothing where the name is missing. */
    TARGET_GROUP_EMPTY,
    /** most levels. */
    TARGETS_TOO_DEEP,
    /** symbol of an asset, class that it stands in and is none of. */
    TARGET_OTHER_CLASS,
    /** portfolio: it has no targets yet. */
    TARGETS_MISSING,
    /** name of a field, what was typed there, range of its numbers. */
    FIELD_RANGE,
    /** symbol: a plan needs its price. */
    PLAN_PRICE_MISSING,
    /** symbol, day of its price, age in days. */
    PLAN_PRICE_STALE,
    /** symbol, currency that has no rate. */
    PLAN_RATE_MISSING,
    /** symbol, account: less than nothing is held. */
    PLAN_NEGATIVE_HOLDING,
    PLAN_NOTHING_HELD,
    PLAN_EMPTY,
    /** portfolio, its drift in percent: something of it is outside its band. */
    PORTFOLIO_OFF,
    /** symbol, account: the line that was decided cannot be; the amount there tells why. */
    PLAN_AMENDMENT,
    /** none: nothing had moved by the last day of a period. */
    NOTHING_MEASURED,
    /** id of a finding or of a pair of rows. */
    FINDING_NOT_FOUND,
    /** what is wrong with an entry typed by hand. */
    BAD_ENTRY,
    /** what fee and tax leave of an amount that was typed. */
    NOTHING_SETTLED,
    /** day: what is held on the day before a corporate action is not known yet. */
    EVENT_TO_COME,
    /** currency: the new asset of a merger has no price in that of its cash. */
    EVENT_WORTH_UNKNOWN,
    /** none: the rows an undo or redo would touch have changed since. */
    EDIT_OUTDATED,
    /** symbol; the stored assets that it could be. */
    ASSET_AMBIGUOUS,
    /** limit: more conflicts in one file than can be reviewed. */
    TOO_MANY_CONFLICTS,
    /** limit: more new trades on days that have some already than are compared with them. */
    RESTATED_UNCHECKED,
    /** how many: rows of a file that the user deleted once. */
    DELETED_BY_YOU,
    /** name. */
    JOB_NOT_FOUND,
    /** name: it runs already, or one that needs the same. */
    JOB_RUNNING,
    /** name: cut off again and again. */
    JOB_INTERRUPTED,
    /** name, minutes it may take. */
    JOB_OVERDUE,
    /** text that is no schedule. */
    BAD_SCHEDULE,
    /** least, most: of a whole number that was to be typed. */
    NUMBER_RANGE,
    /** what was found in the copy. */
    BACKUP_UNSOUND,
    /** none: a sealed secret that was changed or moved. */
    SECRET_REFUSED,
    /** exchange: its key may withdraw. */
    KEY_MAY_WITHDRAW,
    /** exchange, what it said: it does not accept the key. */
    KEY_REFUSED,
    /** source, what is missing. */
    COLLECT_INCOMPLETE,
    /** source: it says that nothing is held. */
    COLLECTED_NOTHING,
    /** text that is no address or has a wrong checksum. */
    BAD_ADDRESS,
    /** name or number of a connection or address that there is not. */
    CONNECTION_NOT_FOUND,
    /** name that another connection or address has. */
    CONNECTION_EXISTS,
    /** connection, id of an open order. */
    CONNECTION_IN_USE,
    /** venue, market. */
    ORDER_NO_MARKET,
    /** venue, market. */
    ORDER_MARKET_CLOSED,
    /** market, quantity, what it must at least be. */
    ORDER_TOO_SMALL,
    /** market, collar in percent. */
    ORDER_BOOK_THIN,
    /** symbol, what there is, what it would take. */
    ORDER_NO_CASH,
    /** symbol, what is free. */
    ORDER_NOT_HELD,
    /** venue, its words, kind of refusal, milliseconds that it wants to be left alone. */
    ORDER_REFUSED,
    /** venue, market, client order id. */
    ORDER_UNKNOWN,
    /** id that the user gave. */
    ORDER_NOT_UNKNOWN,
    /** id of the order. */
    ORDER_BY_HAND,
    /** venue, client order id. */
    ORDER_ABSENT,
    /** market, filled, ordered. */
    ORDER_PARTLY,
    /** market. */
    ORDER_UNFILLED,
    /** market, quantity. */
    ORDER_REST_DUST,
    /** market, what is wrong. */
    PRICE_UNSOUND,
    /** market, price of the plan, price now. */
    PRICE_JUMPED,
    /** market, how far it moved in percent, within how many minutes, how far it may. */
    PRICE_SWUNG,
    PRICES_TO_COME,
    /** market, age in seconds. */
    PRICE_OLD,
    /** value, limit, currency. */
    LIMIT_ORDER,
    /** value, limit, currency. */
    LIMIT_TURNOVER,
    /** limit. */
    LIMIT_ORDERS,
    /** loss in percent, limit in percent. */
    LIMIT_LOSS,
    /** value, limit, currency. */
    LIMIT_PILOT,
    /** currency of the run, currency of the limits. */
    LIMIT_CURRENCY,
    /** id of the other run, quote, currency. */
    LIMIT_MIXED,
    /** venue, how many. */
    REJECTS_REPEATED,
    /** venue, seconds. */
    CLOCK_OFF,
    /** MB that are free. */
    DISK_LOW,
    /** since when. */
    TRADING_STOPPED,
    /** since when. */
    TRADING_PAUSED,
    /** minutes. */
    RUN_TOO_LONG,
    /** lines not done, lines. */
    RUN_LEFT_OUT,
    RUN_REHEARSED,
    /** id. */
    RUN_NOT_FOUND,
    /** id, state. */
    RUN_NOT_READY,
    /** id: someone else carries it out at this moment. */
    RUN_AT_WORK,
    /** id, hours: its plan is older than that. */
    RUN_PLAN_OLD,
    PLAN_OUTDATED,
    /** id, id of the other run: that one traded in the same accounts after this was planned. */
    RUN_OVERTAKEN,
    /** id: what became of its orders is not known, or not in the ledger yet. */
    RUN_UNSETTLED,
    /** id, what went wrong. */
    RUN_BROKEN,
    RUN_DISMISSED,
    /** id: it was planned by the schedule and waits for the user. */
    RUN_WAITS,
    /** id, how many lines. */
    RUN_DONE,
    /** venue, symbol, expected, found. */
    BALANCES_DIFFER,
    /** venue, what is missing. */
    BALANCES_INCOMPLETE,
    /** venue, what it says is held, of what, what the ledger says. */
    LEDGER_DIFFERS,
    /** id of the other run. */
    ACCOUNT_HAS_RUN,
    /** connection. */
    NOT_ARMED,
    /** connection, when. */
    ARMING_ENDED,
    /** connection. */
    ARMING_CHANGED,
    /** connection. */
    ARMING_NAME,
    /** account. */
    NO_CONNECTION,
    /** venue. */
    VENUE_NOT_LIVE,
    /** venue. */
    VENUE_WITHOUT_IDS,
    /** venue, what happened. */
    VENUE_UNWELL,
    OFFLINE,
    /** host. */
    HOST_UNKNOWN,
    /** host, what happened. */
    HOST_UNREACHABLE,
    /** host, status. */
    HOST_REFUSED,
    /** host, seconds until it can be asked again. */
    HOST_BUSY,
    /** host, seconds until it is asked again. */
    HOST_BROKEN,
    /** what is no host, port, user or address of e-mail. */
    BAD_MAIL_ACCOUNT,
    NO_MAIL_ACCOUNT,
    /** host, what it said. */
    MAIL_NOT_SENT,
    /** host, where it sends to. */
    HOST_REDIRECTS,
    /** host, limit in MB. */
    ANSWER_TOO_LARGE,
    /** host, what is wrong with the answer. */
    ANSWER_UNREADABLE,
    /** feed, symbol. */
    FEED_KNOWS_NOT,
    /** feed, symbol: the answer has no price in the days asked for. */
    FEED_HAS_NOTHING,
    /** symbol. */
    NO_FEED,
    /** name, the feeds that there are. */
    FEED_UNKNOWN,
    /** feed, symbol, its price, the price of a trade on that day. */
    FEED_DIFFERS,
    /** currency pair, day, rate. */
    RATE_HELD,
    /** feed, symbol, price: it fails the checks. */
    QUOTE_HELD,
    NOT_ALLOWED,
    /** what was checked, what was found. */
    INTEGRITY,
    /** message. */
    DISK,
    /** the store's folder, what the system says: nothing of what was being stored is kept. */
    STORE_UNWRITABLE,
    /** the store's folder, what the system says, while it was opened, read or closed. */
    STORE_UNREADABLE,
    /** message: stored, but the disk did not say that it is written. */
    NOT_CONFIRMED,
    /** folder, where files are wanted. */
    IS_FOLDER,
    /** folder, most files in it, deepest level of folders. */
    FOLDER_TOO_LARGE,
    /** code that is no currency. */
    NO_CURRENCY,
    /** file with a column of rates where prices are wanted, column. */
    NOT_PRICES,
    /** text that a spreadsheet would run as a formula. */
    FORMULA_TEXT,
    /** quantity, price, amount of a trade that do not multiply. */
    AMOUNT_UNLIKE_PRICE,
    /** what is wrong with the text, line: a configuration that is no JSON. */
    CONFIG_UNREADABLE,
    /** key with its path, keys that there are. */
    CONFIG_KEY,
    /** key with its path, what it must be. */
    CONFIG_VALUE,
    /** key with its path, what is wrong with the settings of the strategy there. */
    CONFIG_SETTING,
    NO_BARS,
    /** symbol. */
    NO_PRICES,
    /** number of a backtest that there is not. */
    BACKTEST_NOT_FOUND,
    /** short code of an unexpected error. */
    UNEXPECTED;

    /** Key of the sentence in {@code i18n/problems.properties}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
