/**
 * Single functions under JMH: {@code ./mvnw -q test-compile exec:exec@jmh}, with {@code
 * -Djmh="sharpe -f 1"} for some of them. The results also go to {@code target/bench/jmh.json}.
 */
@NullMarked
package app.evenkeel.bench.micro;

import org.jspecify.annotations.NullMarked;
