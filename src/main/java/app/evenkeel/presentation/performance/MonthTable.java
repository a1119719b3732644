package app.evenkeel.presentation.performance;

import app.evenkeel.analytics.performance.PeriodReturns;
import app.evenkeel.presentation.control.HeatMap;
import app.evenkeel.presentation.control.HeatMapData;
import app.evenkeel.presentation.control.HeatMapData.Entry;
import app.evenkeel.presentation.control.HeatMapData.Heads;
import app.evenkeel.presentation.control.HeatMapData.Scale;
import app.evenkeel.presentation.fx.Formats;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Returns by month and year as a heat map: a year a row, the latest on top. */
final class MonthTable {
    private MonthTable() {}

    /**
     * @param year heading of the column of whole years
     */
    static HeatMapData of(PeriodReturns periods, String year, Locale language, Formats formats) {
        List<String> columns = new ArrayList<>();
        for (Month month : Month.values()) {
            columns.add(month.getDisplayName(TextStyle.SHORT_STANDALONE, language));
        }
        columns.add(year);
        List<String> rows = new ArrayList<>();
        List<List<Entry>> entries = new ArrayList<>();
        periods.years()
                .descendingMap()
                .forEach((number, ofYear) -> {
                    rows.add(Integer.toString(number));
                    List<Entry> row = new ArrayList<>();
                    for (Month month : Month.values()) {
                        row.add(entry(periods.months().get(YearMonth.of(number, month)), formats));
                    }
                    row.add(entry(ofYear, formats));
                    entries.add(row);
                });
        return new HeatMapData(rows, columns, entries, Scale.DIVERGING, Heads.STEPS);
    }

    /** The first and the last day of a cell: of a month, or in the last column of a year. */
    static List<LocalDate> days(PeriodReturns periods, HeatMap.Cell cell) {
        int year = List.copyOf(periods.years().descendingMap().keySet()).get(cell.row());
        boolean isYear = cell.column() == Month.values().length;
        YearMonth first = YearMonth.of(year, isYear ? 1 : cell.column() + 1);
        YearMonth last = isYear ? YearMonth.of(year, Month.DECEMBER) : first;
        return List.of(first.atDay(1), last.atEndOfMonth());
    }

    private static Entry entry(@Nullable Double value, Formats formats) {
        return value == null
                ? Entry.NONE
                : new Entry(value, formats.percent(BigDecimal.valueOf(value), 1), false);
    }
}
