package app.evenkeel.presentation.control;

/**
 * Something that happened on the time axis, such as money put in or taken out.
 *
 * @param x milliseconds since 1970, UTC
 * @param amount more than zero points up, less than zero points down
 * @param text what the reader is told, finished and in their language
 */
public record ChartMark(double x, double amount, String text) {}
