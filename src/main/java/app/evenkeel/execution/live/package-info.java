/**
 * Real exchanges, by way of the XChange library's REST interfaces, or its way out under interfaces
 * of our own where it has none that will do: not its services, which repeat orders and lose what an
 * exchange said (decision 0017). The only place with an object that can reach an exchange's orders,
 * and none is made but for an armed connection. May import {@code domain}, {@code security}, {@code
 * ingestion} and {@code execution.gateway}. Thread-safe; what goes under one key goes one after
 * another.
 */
@NullMarked
package app.evenkeel.execution.live;

import org.jspecify.annotations.NullMarked;
