package app.evenkeel.domain.allocation;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * A target as it is typed: in a file or in a form.
 *
 * @param name symbol, class or group
 * @param weight as a fraction of what it stands in; {@code null} to have it filled up
 * @param in class or group that it stands in, or empty
 */
public record TargetRow(String name, @Nullable BigDecimal weight, String in) {}
