package app.evenkeel.presentation.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.holding.Chain;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.job.Retention;
import app.evenkeel.presentation.fx.FakeWorkspace;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class SettingsViewModelTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-20T09:50:00Z"), ZoneId.of("Asia/Tokyo"));

    private final FakeWorkspace workspace = new FakeWorkspace();
    private final Changes changes = new Changes();
    private final Desk desk = new Desk();
    private final SettingsViewModel model =
            new SettingsViewModel(desk, changes, workspace.workspace(), CLOCK);

    @BeforeEach
    void activate() {
        model.activate();
    }

    @Test
    void previewsTheNextThreeMomentsOfARule() {
        assertThat(model.preview("daily 18:30").next())
                .containsExactly(
                        Instant.parse("2026-11-21T09:30:00Z"),
                        Instant.parse("2026-11-22T09:30:00Z"),
                        Instant.parse("2026-11-23T09:30:00Z"));
    }

    @Test
    void saysOfATextThatIsNoRuleThatItIsNone() {
        assertThat(model.preview("now and then").problem())
                .isEqualTo(Problem.of(ProblemCode.BAD_SCHEDULE, "now and then"));
    }

    @Test
    void movesAFeedByOnePlaceAndNotBeyondTheEnds() {
        model.moveFeed(AssetKind.EQUITY, "b", -1);
        model.moveFeed(AssetKind.EQUITY, "a", -1);
        model.moveFeed(AssetKind.EQUITY, "c", 1);

        assertThat(desk.done).containsExactly("feeds EQUITY [b, a, c]");
    }

    @Test
    void tellsTheFieldThatARefusedNumberCameFrom() {
        List<Problem> refused = new ArrayList<>();

        model.keep(Retention.RUN_DAYS, "many", refused::add);

        assertThat(refused).containsExactly(Problem.of(ProblemCode.NUMBER_RANGE, "7", "3650"));
        assertThat(workspace.problems).isEmpty();
    }

    @Test
    void readsAgainWhenASettingWasChangedElsewhere() {
        desk.isOffline = true;
        changes.publish(Change.SETTINGS);

        assertThat(Objects.requireNonNull(model.readingProperty().get()).isOffline()).isTrue();
    }

    @Test
    void hearsNothingOnceTheScreenIsLeft() {
        model.deactivate();
        desk.isOffline = true;
        changes.publish(Change.SETTINGS);

        assertThat(Objects.requireNonNull(model.readingProperty().get()).isOffline()).isFalse();
    }

    static final class Desk implements SettingsDesk {
        private final List<String> done = new ArrayList<>();
        private boolean isOffline;

        @Override
        public Reading read() {
            return new Reading(
                    CurrencyCode.JPY,
                    isOffline,
                    false,
                    List.of(),
                    Map.of(),
                    Map.of(AssetKind.EQUITY, List.of("a", "b", "c")),
                    List.of(),
                    Map.of());
        }

        @Override
        public void setBaseCurrency(CurrencyCode currency) {
            done.add("currency " + currency);
        }

        @Override
        public void setOffline(boolean offline) {
            isOffline = offline;
        }

        @Override
        public void setStooqKey(String key) {
            done.add("key");
        }

        @Override
        public void setOwnNode(Chain chain, String address) {
            done.add("node " + chain + " " + address);
        }

        @Override
        public void setFeeds(AssetKind kind, List<String> order) {
            done.add("feeds " + kind + " " + order);
        }

        @Override
        public void reschedule(String job, String rule) {
            done.add(job + " " + rule);
        }

        @Override
        public void setPaused(String job, boolean paused) {
            done.add(job + " " + paused);
        }

        @Override
        public void setRetention(Retention what, String text) {
            throw new EvenkeelException(
                    Problem.of(
                            ProblemCode.NUMBER_RANGE,
                            Integer.toString(what.least()),
                            Integer.toString(what.most())));
        }
    }
}
