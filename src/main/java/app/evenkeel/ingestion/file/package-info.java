/**
 * Broker and exchange files: charset and source found from the content, rows read into candidate
 * transactions or row problems. One sub-package per source. May import {@code domain}.
 */
@NullMarked
package app.evenkeel.ingestion.file;

import org.jspecify.annotations.NullMarked;
