package app.evenkeel.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.statistics.LinkedPair.Side;

import org.junit.jupiter.api.Test;

import java.util.List;

class LinkedPairTest {
    private static final double NONE = Double.NaN;

    /** A coin of every day, and a share of working days; Friday, Saturday, Sunday, Monday. */
    @Test
    void linksFromOneDayThatBothHaveAPriceOnToTheNext() {
        Side coin =
                new Side(new double[] {100, 110, 121, 132}, new boolean[] {true, true, true, true});
        Side share =
                new Side(new double[] {50, 50, 50, 66}, new boolean[] {true, false, false, true});

        LinkedPair pair = LinkedPair.of(coin, share);

        assertThat(pair.begin()).isZero();
        assertThat(pair.times()).containsExactly(3);
        assertThat(pair.x()[0]).isEqualTo(0.32, within(1e-15));
        assertThat(pair.y()[0]).isEqualTo(0.32, within(1e-15));
    }

    @Test
    void beginsOnADayWithoutAMarketOnlyWhereBothHaveNone() {
        double[] worth = {50, 51, 52};
        Side closed = new Side(worth, new boolean[] {false, true, true});
        Side open = new Side(worth, new boolean[] {true, true, true});

        assertThat(LinkedPair.of(closed, closed).times()).containsExactly(1, 2);
        assertThat(LinkedPair.of(closed, open).times()).containsExactly(2);
        assertThat(LinkedPair.of(closed, open).begin()).isEqualTo(1);
    }

    @Test
    void hasNothingWhereOneIsNotKnown() {
        Side known = new Side(new double[] {1, 2, 3}, new boolean[] {true, true, true});
        Side later = new Side(new double[] {NONE, NONE, 3}, new boolean[] {false, false, true});

        assertThat(LinkedPair.of(known, later).size()).isZero();
        assertThat(LinkedPair.of(later, later).begin()).isEqualTo(2);
    }

    /** Worths of seven times, the share's as the coin's on the four that it has. */
    @Test
    void givesAShareThatFollowsACoinACorrelationOfOne() {
        double[] coin = {100, 104, 99, 108, 107, 111, 103};
        double[] share = {100, 104, 104, 104, 107, 111, 103};
        boolean[] all = {true, true, true, true, true, true, true};
        boolean[] working = {true, true, false, false, true, true, true};

        Pairwise pairs = Pairwise.linked(List.of(new Side(coin, all), new Side(share, working)), 3);

        assertThat(pairs.correlations()[0][1]).isEqualTo(1, within(1e-12));
        assertThat(pairs.counts()).isEqualTo(new int[][] {{6, 4}, {4, 4}});
    }
}
