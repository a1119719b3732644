/**
 * The demo portfolio and pictures of screens. May import {@code domain}, {@code portfolio}, {@code
 * report}, {@code presentation} and {@code bootstrap.graph}.
 */
@NullMarked
package app.evenkeel.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
