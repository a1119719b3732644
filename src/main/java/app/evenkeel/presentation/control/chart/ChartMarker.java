package app.evenkeel.presentation.control.chart;

/**
 * Something that happened on a day, such as a deposit.
 *
 * @param day epoch day
 * @param amount more than zero for what came in, less for what left
 */
public record ChartMarker(double day, double amount) {}
