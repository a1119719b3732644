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

/**
 * A logistic regression by Tribuo: the chance of something given a few features. The features are
 * taken at their distance from the mean of what was learnt from, in deviations. The same examples in
 * the same order and the same seed give the same model.
 */
final class LogisticModel {
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final double LEARNING_RATE = 0.1;
    private static final double EPSILON = 0.1;
    private static final int EPOCHS = 5;
    private static final LabelFactory LABELS = new LabelFactory();

    private final String[] names;
    private final double[] means;
    private final double[] deviations;
    private final Model<Label> model;

    private LogisticModel(
            String[] names, double[] means, double[] deviations, Model<Label> model) {
        this.names = names;
        this.means = means;
        this.deviations = deviations;
        this.model = model;
    }

    /** What was seen, and whether it came so. */
    record Seen(double[] features, boolean came) {}

    /**
     * Learns from examples.
     *
     * @param seen of both outcomes, at least one each
     */
    static LogisticModel learn(List<Seen> seen, long seed) {
        int count = seen.getFirst().features().length;
        String[] names = new String[count];
        double[] means = new double[count];
        double[] deviations = new double[count];
        for (int i = 0; i < count; i++) {
            names[i] = Character.toString('a' + i);
            for (Seen each : seen) {
                means[i] += each.features()[i] / seen.size();
            }
            for (Seen each : seen) {
                double off = each.features()[i] - means[i];
                deviations[i] += off * off / (seen.size() - 1);
            }
            // What never moved tells nothing, and is nothing at any later time.
            deviations[i] = deviations[i] > 0 ? Math.sqrt(deviations[i]) : Double.POSITIVE_INFINITY;
        }
        MutableDataset<Label> examples =
                new MutableDataset<>(
                        new SimpleDataSourceProvenance("bars", OffsetDateTime.MIN, LABELS), LABELS);
        LogisticModel scale = new LogisticModel(names, means, deviations, null);
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
        return new LogisticModel(names, means, deviations, trainer.train(examples));
    }

    /** The chance, from 0 to 1. */
    double chance(double[] features) {
        return model.predict(example(LabelFactory.UNKNOWN_LABEL, features))
                .getOutputScores()
                .get(YES)
                .getScore();
    }

    private Example<Label> example(Label label, double[] features) {
        double[] scaled = new double[features.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (features[i] - means[i]) / deviations[i];
        }
        return new ArrayExample<>(label, names, scaled);
    }
}
