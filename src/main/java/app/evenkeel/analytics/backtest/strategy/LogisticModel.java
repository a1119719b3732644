package app.evenkeel.analytics.backtest.strategy;

import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A logistic regression by Tribuo: the chance of something given a few features. The features are
 * taken at their distance from the mean of what was learnt from, in deviations. The same examples
 * in the same order and the same seed give the same model.
 */
final class LogisticModel {
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final double LEARNING_RATE = 0.1;
    private static final double EPSILON = 0.1;
    private static final int EPOCHS = 5;
    private static final LabelFactory LABELS = new LabelFactory();

    private final Scale scale;
    private final Model<Label> model;

    private LogisticModel(Scale scale, Model<Label> model) {
        this.scale = scale;
        this.model = model;
    }

    /** What was seen, and whether it came so. */
    record Seen(List<Double> features, boolean came) {}

    /** Where features are counted from, and in what. */
    private static final class Scale {
        private final String[] names;
        private final double[] means;
        private final double[] deviations;

        Scale(List<Seen> seen) {
            int count = seen.getFirst().features().size();
            this.names = new String[count];
            this.means = new double[count];
            this.deviations = new double[count];
            for (int i = 0; i < count; i++) {
                names[i] = Character.toString('a' + i);
                for (Seen each : seen) {
                    means[i] += each.features().get(i) / seen.size();
                }
                for (Seen each : seen) {
                    double off = each.features().get(i) - means[i];
                    deviations[i] += off * off / (seen.size() - 1);
                }
                // What never moved tells nothing, and is nothing at any later time.
                deviations[i] =
                        deviations[i] > 0 ? Math.sqrt(deviations[i]) : Double.POSITIVE_INFINITY;
            }
        }

        Example<Label> example(Label label, List<Double> features) {
            double[] scaled = new double[names.length];
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] = (features.get(i) - means[i]) / deviations[i];
            }
            return new ArrayExample<>(label, names, scaled);
        }
    }

    /**
     * Learns from examples.
     *
     * @param seen of both outcomes, at least one each
     */
    static LogisticModel learn(List<Seen> seen, long seed) {
        Scale scale = new Scale(seen);
        MutableDataset<Label> examples =
                new MutableDataset<>(
                        new SimpleDataSourceProvenance("bars", OffsetDateTime.MIN, LABELS), LABELS);
        for (Seen each : seen) {
            examples.add(scale.example(new Label(each.came() ? YES : NO), each.features()));
        }
        LinearSGDTrainer trainer =
                new LinearSGDTrainer(
                        new LogMulticlass(),
                        new AdaGrad(LEARNING_RATE, EPSILON),
                        EPOCHS,
                        Integer.MAX_VALUE,
                        1,
                        seed);
        return new LogisticModel(scale, trainer.train(examples));
    }

    /** The chance, from 0 to 1. */
    double chance(List<Double> features) {
        Map<String, Label> scores =
                model.predict(scale.example(LabelFactory.UNKNOWN_LABEL, features))
                        .getOutputScores();
        return Objects.requireNonNull(scores.get(YES), "learnt from").getScore();
    }
}
