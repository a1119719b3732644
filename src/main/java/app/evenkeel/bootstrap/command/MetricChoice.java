package app.evenkeel.bootstrap.command;

import app.evenkeel.analytics.figure.Metric;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import java.util.Collection;

/** A figure by the name that it has in JSON. */
final class MetricChoice {
    private MetricChoice() {}

    /**
     * The figure of that name.
     *
     * @throws ParameterException if it is none of them
     */
    static Metric of(String name, Collection<Metric> metrics, @Nullable CommandLine command) {
        return metrics.stream()
                .filter(metric -> metric.jsonName().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() ->
                        new ParameterException(
                                command,
                                "\""
                                        + name
                                        + "\" is none of: "
                                        + String.join(
                                                ", ",
                                                metrics.stream().map(Metric::jsonName).toList())));
    }
}
