package app.evenkeel.ingestion.file.template;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.asset.OptionContracts;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.CellProblem;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TextForm;
import app.evenkeel.ingestion.file.TimePattern;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a file by a template, as a built-in layout would. */
public final class TemplateImporter extends TableImporter {
    private static final Set<AssetKind> COINS = Set.of(AssetKind.CRYPTO, AssetKind.STABLECOIN);

    private final Template template;

    /** The layout of everything that a template reads. */
    public static final String LAYOUT = "template";

    private final TimePattern time;
    private final Map<String, TransactionType> words;
    private final Set<String> ignored;

    public TemplateImporter(Template template) {
        super(template.source(), LAYOUT, template.header().toArray(String[]::new));
        this.template = template;
        this.time = TemplateGuess.pattern(template.datePattern());
        this.words =
                template.words().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        entry -> plain(entry.getKey()),
                                        Map.Entry::getValue,
                                        (first, second) -> first));
        this.ignored =
                template.ignored().stream()
                        .map(TemplateImporter::plain)
                        .collect(Collectors.toSet());
    }

    @Override
    public TextForm form() {
        return template.form();
    }

    @Override
    protected NumberText numbers() {
        return template.numbers();
    }

    @Override
    protected int spareColumns() {
        return template.header().size();
    }

    @Override
    protected RowReader begin(Reading reading) {
        return new Rows(reading);
    }

    /**
     * Reads rows as they come. Charges wait for the last one: what a positive charge means depends
     * on whether the file writes negative amounts at all.
     */
    private final class Rows implements RowReader {
        private final Reading reading;
        private final List<Runnable> waiting = new ArrayList<>();
        private boolean hasNegatives;

        private Rows(Reading reading) {
            this.reading = reading;
        }

        @Override
        public void row(RowCells cells) {
            TemplateImporter.this.row(reading, cells, this);
        }

        @Override
        public void end() {
            waiting.forEach(Runnable::run);
        }

        private void see(@Nullable BigDecimal amount) {
            hasNegatives |= amount != null && amount.signum() < 0;
        }

        /** A charge leaves; in a file with signs a positive one is a refund. */
        private void charge(Draft draft, Values values, CsvRow row) {
            AssetRef cash = values.cash();
            BigDecimal charged = values.signedCash();
            waiting.add(() ->
                    reading.guard(
                            row,
                            () ->
                                    draft.signed(
                                                    cash,
                                                    hasNegatives ? charged : charged.abs().negate())
                                            .emit()));
        }
    }

    private void row(Reading reading, RowCells cells, Rows rows) {
        String word = text(cells, TemplateField.TYPE);
        if (ignored.contains(plain(word)) && template.column(TemplateField.TYPE).isPresent()) {
            reading.nothingNew(cells.row());
            return;
        }
        Values values = values(cells);
        rows.see(values.amount());
        TransactionType type = type(cells, word, values);
        Draft draft = reading.draft(type, cells.row());
        common(draft, cells);
        switch (type) {
            case BUY -> {
                draft.in(asset(cells), values.units()).out(values.cash(), values.paid(true));
                values.chargedOn(draft);
            }
            case SELL -> {
                draft.out(asset(cells), values.units()).in(values.cash(), values.paid(false));
                values.chargedOn(draft);
            }
            case SWAP, MERGER -> {
                draft.in(asset(cells), values.units()).out(counter(cells), counterQuantity(cells));
                values.chargedOn(draft);
            }
            case DEPOSIT -> {
                draft.in(moved(cells, values), values.moved());
                values.chargedOnTop(draft, moved(cells, values));
            }
            case WITHDRAWAL -> {
                draft.out(moved(cells, values), values.moved());
                values.chargedOnTop(draft, moved(cells, values));
            }
            case TRANSFER -> {
                draft.signed(moved(cells, values), values.signed());
                values.chargedOnTop(draft, moved(cells, values));
            }
            case CUSTODY_MOVE -> {
                draft.signed(moved(cells, values), values.signed());
                values.refuseFee();
            }
            case DIVIDEND, INTEREST -> {
                draft.signed(values.cash(), values.signedCash());
                values.taxedOn(draft);
                values.refuseFee();
                if (type == TransactionType.DIVIDEND && !symbol(cells).isEmpty()) {
                    draft.subject(asset(cells));
                }
            }
            case REWARD, OPENING_BALANCE -> {
                draft.in(moved(cells, values), values.moved());
                values.refuseFee();
            }
            case FEE -> {
                rows.see(values.signedCash());
                values.refuseFeeBesides(values.signedCash());
                rows.charge(draft, values, cells.row());
                return;
            }
            case TAX -> {
                rows.see(values.signedCash());
                values.refuseFee();
                rows.charge(draft, values, cells.row());
                return;
            }
            case SPLIT -> {
                draft.signed(asset(cells), values.signed()).subject(asset(cells));
                values.refuseFee();
            }
            case SPIN_OFF -> {
                draft.in(asset(cells), values.units()).subject(counter(cells));
                values.refuseFee();
            }
        }
        draft.emit();
    }

    private void common(Draft draft, RowCells cells) {
        draft.account(account(cells))
                .time(moment(cells).atZone(zone(cells)).toInstant(), template.zone())
                .formerTime(moment(cells).atZone(template.zone()).toInstant())
                .taxAccount(text(cells, TemplateField.TAX_ACCOUNT))
                .memo(text(cells, TemplateField.MEMO))
                .id(text(cells, TemplateField.ID));
        template.column(TemplateField.SETTLEMENT)
                .ifPresent(column -> draft.settlement(cells.optionalDate(column, time)));
    }

    private ZoneId zone(RowCells cells) {
        return cells.zoneOf(needed(TemplateField.TIME), template.zone());
    }

    private LocalDateTime moment(RowCells cells) {
        LocalDateTime day = cells.dateTime(needed(TemplateField.TIME), time);
        String clock = text(cells, TemplateField.TIME_OF_DAY);
        if (clock.isEmpty()) {
            return day;
        }
        LocalDateTime hour = TimePattern.of("y-M-d H:m[:s[.S]]").parse("2000-01-01 " + clock);
        if (hour == null) {
            throw cells.refusal(needed(TemplateField.TIME_OF_DAY), ProblemCode.BAD_DATE, clock);
        }
        return day.with(hour.toLocalTime());
    }

    private TransactionType type(RowCells cells, String word, Values values) {
        if (template.column(TemplateField.TYPE).isEmpty()) {
            // Without a word, the sign of what moved decides.
            boolean trade = values.price() != null || values.amount() != null;
            boolean negative = values.signed().signum() < 0;
            if (trade) {
                return negative ? TransactionType.SELL : TransactionType.BUY;
            }
            return negative ? TransactionType.WITHDRAWAL : TransactionType.DEPOSIT;
        }
        TransactionType known = words.get(plain(word));
        if (known == null) {
            throw cells.refusal(needed(TemplateField.TYPE), ProblemCode.WORD_UNMAPPED, word);
        }
        return known;
    }

    private AccountRef account(RowCells cells) {
        String name = text(cells, TemplateField.ACCOUNT);
        return new AccountRef(
                COINS.contains(template.kind()) ? AccountKind.EXCHANGE : AccountKind.BROKER,
                template.name(),
                name.isEmpty() ? template.name() : name);
    }

    private AssetRef asset(RowCells cells) {
        String name = text(cells, TemplateField.NAME);
        String isin = text(cells, TemplateField.ISIN);
        String symbol = symbol(cells);
        if (symbol.isEmpty()) {
            throw lacks(TemplateField.SYMBOL);
        }
        return named(symbol, name, isin, cells);
    }

    /** What the asset is called: its symbol, else its ISIN, else its name; or empty. */
    private String symbol(RowCells cells) {
        String symbol = text(cells, TemplateField.SYMBOL);
        if (symbol.isEmpty()) {
            symbol = text(cells, TemplateField.ISIN);
        }
        return symbol.isEmpty() ? text(cells, TemplateField.NAME) : symbol;
    }

    private AssetRef counter(RowCells cells) {
        return named(cells.required(needed(TemplateField.COUNTER_SYMBOL)), "", "", cells);
    }

    private BigDecimal counterQuantity(RowCells cells) {
        return cells.decimal(needed(TemplateField.COUNTER_QUANTITY)).abs();
    }

    private AssetRef named(String symbol, String name, String isin, RowCells cells) {
        if (COINS.contains(template.kind()) && !OptionContracts.isContract(symbol)) {
            String coin = symbol.toUpperCase(Locale.ROOT);
            CurrencyCode code = code(coin);
            return code != null && code.major().isIso() ? AssetRef.cash(code) : AssetRef.coin(coin);
        }
        // Options on coins are no coins either.
        AssetKind kind = COINS.contains(template.kind()) ? AssetKind.OPTION : template.kind();
        return AssetRef.security(kind, symbol, name, currency(cells), isin);
    }

    /** The asset that moved without a trade: the symbol's, or cash where there is none. */
    private AssetRef moved(RowCells cells, Values values) {
        String symbol = symbol(cells);
        if (symbol.isEmpty() || values.quantity() == null) {
            return values.cash();
        }
        CurrencyCode code = code(symbol);
        return code != null && code.major().isIso() ? AssetRef.cash(code) : asset(cells);
    }

    private CurrencyCode currency(RowCells cells) {
        String column = template.column(TemplateField.CURRENCY).orElse("");
        if (!column.isEmpty() && !cells.isAbsent(column)) {
            return cells.currency(column);
        }
        CurrencyCode otherwise = template.currency();
        if (otherwise == null) {
            throw lacks(TemplateField.CURRENCY);
        }
        return otherwise;
    }

    private static @Nullable CurrencyCode code(String text) {
        try {
            return CurrencyCode.of(text);
        } catch (IllegalArgumentException notACode) {
            return null;
        }
    }

    private Values values(RowCells cells) {
        return new Values(
                this,
                cells,
                number(cells, TemplateField.QUANTITY),
                number(cells, TemplateField.PRICE),
                number(cells, TemplateField.AMOUNT),
                number(cells, TemplateField.FEE),
                number(cells, TemplateField.TAX));
    }

    private @Nullable BigDecimal number(RowCells cells, TemplateField field) {
        return template.column(field).map(cells::optionalDecimal).orElse(null);
    }

    private String text(RowCells cells, TemplateField field) {
        return template.column(field).map(cells::text).orElse("");
    }

    private String needed(TemplateField field) {
        return template.column(field).orElseThrow(() -> lacks(field));
    }

    /** The cell is empty, or no column is mapped to the field at all. */
    private CellProblem lacks(TemplateField field) {
        return template.column(field)
                .map(column -> new CellProblem(column, ProblemCode.VALUE_MISSING))
                .orElseGet(() -> new CellProblem("", ProblemCode.FIELD_UNMAPPED, field.name()));
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }

    /** The numbers of one row. */
    private record Values(
            TemplateImporter importer,
            RowCells cells,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal fee,
            @Nullable BigDecimal tax) {

        BigDecimal signed() {
            boolean isCash = amount != null && importer.symbol(cells).isEmpty();
            BigDecimal moved = quantity == null || isCash ? amount : quantity;
            if (moved == null) {
                throw importer.lacks(TemplateField.QUANTITY);
            }
            return moved;
        }

        BigDecimal units() {
            if (quantity == null) {
                throw importer.lacks(TemplateField.QUANTITY);
            }
            return quantity.abs();
        }

        BigDecimal moved() {
            return signed().abs();
        }

        BigDecimal signedCash() {
            if (amount != null) {
                return amount;
            }
            // Units of something else are not money.
            String symbol = importer.symbol(cells);
            if (quantity == null
                    || (!symbol.isEmpty() && !importer.currency(cells).equals(code(symbol)))) {
                throw importer.lacks(TemplateField.AMOUNT);
            }
            return quantity;
        }

        /** For what has no place for a fee of its own. */
        void refuseFee() {
            if (fee != null && fee.signum() != 0) {
                String column = importer.needed(TemplateField.FEE);
                throw cells.refusal(
                        column, ProblemCode.NOT_SUPPORTED, column + ' ' + cells.text(column));
            }
        }

        /** A charge may be told twice in its row, as amount and as fee. */
        void refuseFeeBesides(BigDecimal charge) {
            if (fee != null && fee.abs().compareTo(charge.abs()) != 0) {
                refuseFee();
            }
        }

        /** Cash that moved in a trade, fees included. */
        BigDecimal paid(boolean buy) {
            if (amount != null) {
                return amount.abs();
            }
            if (price == null) {
                throw importer.lacks(TemplateField.PRICE);
            }
            // A price is for one unit of what the contract is for, and of how many nothing is said.
            if (importer.asset(cells).kind() == AssetKind.OPTION) {
                throw importer.lacks(TemplateField.AMOUNT);
            }
            BigDecimal gross = units().multiply(price.abs());
            BigDecimal charged = feeInCash() ? charged() : BigDecimal.ZERO;
            return buy ? gross.add(charged) : gross.subtract(charged);
        }

        /** Puts fee, tax, price and amount where the row states them. */
        void chargedOn(Draft draft) {
            CurrencyCode currency = importer.currency(cells);
            if (fee != null) {
                draft.fee(feeAsset(), charged(), feeInCash());
            }
            draft.tax(tax == null ? null : tax.abs(), currency)
                    .price(price == null ? null : price.abs(), currency)
                    .amount(amount == null ? null : amount.abs(), currency);
        }

        /** A fee for a movement leaves beside it. */
        void chargedOnTop(Draft draft, AssetRef moved) {
            if (fee != null && fee.signum() != 0) {
                boolean named = !importer.text(cells, TemplateField.FEE_CURRENCY).isEmpty();
                draft.fee(named ? feeAsset() : moved, charged(), false);
            }
        }

        /** Income is stated net; the tax that was withheld stands beside it. */
        void taxedOn(Draft draft) {
            if (tax != null) {
                draft.tax(tax.abs(), importer.currency(cells));
            }
        }

        AssetRef cash() {
            return AssetRef.cash(importer.currency(cells));
        }

        private BigDecimal charged() {
            return fee == null ? BigDecimal.ZERO : fee.abs();
        }

        private AssetRef feeAsset() {
            String unit = importer.text(cells, TemplateField.FEE_CURRENCY);
            if (unit.isEmpty()) {
                return cash();
            }
            CurrencyCode code = code(unit);
            return code != null && code.major().isIso()
                    ? AssetRef.cash(code)
                    : AssetRef.coin(unit.toUpperCase(Locale.ROOT));
        }

        private boolean feeInCash() {
            return feeAsset().equals(cash());
        }
    }
}
