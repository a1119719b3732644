/**
 * Interactive Brokers' exports: activity statement, transaction history, Flex queries. May import
 * {@code domain} and {@code ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.ibkr;

import org.jspecify.annotations.NullMarked;
