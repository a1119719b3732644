package app.evenkeel.ingestion.file;

import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which styles of a workbook show a number as a date, and the text of numbers and dates. */
final class CellStyles {
    /** A double has no more; a number with more was written as a decimal and means it. */
    private static final int DOUBLE_DIGITS = 17;

    /** What Excel shows at most; shorter numbers stand in the file as they were entered. */
    private static final int EXCEL_DIGITS = 15;

    /** A number that is this short once it is rounded was calculated, and the rest is noise. */
    private static final int ENTERED_DIGITS = 12;

    private static final long MILLIS_PER_DAY = 86_400_000L;
    private static final BigDecimal LAST_SERIAL = BigDecimal.valueOf(2_958_466);
    private static final int MAX_STYLES = 65_536;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private final BitSet dates;
    private final boolean from1904;

    private CellStyles(BitSet dates, boolean from1904) {
        this.dates = dates;
        this.from1904 = from1904;
    }

    static CellStyles read(@Nullable InputStream in, boolean from1904) throws XMLStreamException {
        BitSet dates = new BitSet();
        if (in == null) {
            return new CellStyles(dates, from1904);
        }
        Map<Integer, String> formats = new HashMap<>();
        XMLStreamReader xml = XmlSource.factory().createXMLStreamReader(in);
        boolean isCells = false;
        int style = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
                break;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "numFmt" -> {
                    if (formats.size() < MAX_STYLES) {
                        formats.put(
                                number(xml, "numFmtId"),
                                String.valueOf(xml.getAttributeValue(null, "formatCode")));
                    }
                }
                case "cellXfs" -> isCells = true;
                case "xf" -> {
                    if (isCells && style < MAX_STYLES) {
                        dates.set(style++, isDate(number(xml, "numFmtId"), formats));
                    }
                }
                default -> {
                    // Fonts and fills say nothing about the value.
                }
            }
        }
        return new CellStyles(dates, from1904);
    }

    private static boolean isDate(int id, Map<Integer, String> formats) {
        String code = formats.get(id);
        if (code == null && id >= 0 && id < BuiltinFormats.FIRST_USER_DEFINED_FORMAT_INDEX) {
            code = BuiltinFormats.getBuiltinFormat(id);
        }
        // A duration such as [h]:mm counts hours and is no moment.
        return code != null && !code.startsWith("[h") && DateUtil.isADateFormat(id, code);
    }

    private static int number(XMLStreamReader xml, String attribute) {
        return SheetRows.integer(xml.getAttributeValue(null, attribute), -1);
    }

    /** The text of a number in a cell of this style. */
    String text(String raw, int style) {
        BigDecimal value;
        try {
            value = new BigDecimal(raw.strip());
        } catch (NumberFormatException e) {
            return raw;
        }
        if (Math.abs((long) value.scale()) > 400) {
            return raw;
        }
        boolean isDate =
                style >= 0
                        && dates.get(style)
                        && value.signum() >= 0
                        && value.compareTo(LAST_SERIAL) < 0;
        return isDate ? moment(value) : plain(value);
    }

    /** The decimal that was meant, free of what calculating with doubles adds at its end. */
    private static String plain(BigDecimal value) {
        BigDecimal meant = value;
        if (value.precision() > EXCEL_DIGITS && value.precision() <= DOUBLE_DIGITS) {
            BigDecimal shown = value.round(new MathContext(EXCEL_DIGITS)).stripTrailingZeros();
            meant =
                    shown.precision() <= ENTERED_DIGITS
                            ? shown
                            : new BigDecimal(Double.toString(value.doubleValue()));
        }
        BigDecimal stripped = meant.signum() == 0 ? BigDecimal.ZERO : meant.stripTrailingZeros();
        return stripped.toPlainString();
    }

    private String moment(BigDecimal serial) {
        long days = serial.longValue();
        long millis =
                serial.subtract(BigDecimal.valueOf(days))
                        .multiply(BigDecimal.valueOf(MILLIS_PER_DAY))
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact();
        if (days == 0 && millis > 0 && millis < MILLIS_PER_DAY) {
            return time(LocalTime.ofNanoOfDay(millis * 1_000_000));
        }
        LocalDateTime moment = day(days).atStartOfDay().plus(millis, ChronoUnit.MILLIS);
        return millis % MILLIS_PER_DAY == 0
                ? moment.toLocalDate().toString()
                : moment.toLocalDate() + " " + time(moment.toLocalTime());
    }

    /** Day 60 of the count from 1900 is a 29 February that never was. */
    private LocalDate day(long days) {
        if (from1904) {
            return LocalDate.of(1904, 1, 1).plusDays(days);
        }
        return LocalDate.of(1899, 12, days < 60 ? 31 : 30).plusDays(days);
    }

    private static String time(LocalTime time) {
        return time.format(time.equals(time.truncatedTo(ChronoUnit.SECONDS)) ? TIME : MILLIS);
    }
}
