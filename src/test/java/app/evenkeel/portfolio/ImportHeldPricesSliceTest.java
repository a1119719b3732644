package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.market.HeldBar;
import app.evenkeel.domain.market.HoldReason;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.portfolio.StagedMarket.Fate;
import app.evenkeel.portfolio.StagedMarket.StagedQuote;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What of a file of prices is held back, and what an undo brings back. */
class ImportHeldPricesSliceTest extends MarketImports {
    @Test
    void whatWasReplacedComesBackInWhicheverOrderImportsAreUndone() throws IOException {
        List<List<Integer>> orders =
                List.of(List.of(2, 1, 0), List.of(0, 1, 2), List.of(1, 0, 2), List.of(1, 2, 0));
        for (List<Integer> order : orders) {
            // It goes with the last of its prices.
            Asset oak =
                    insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
            List<ImportBatch> receipts = new ArrayList<>();
            for (String close : List.of("11", "11.5", "12")) {
                Path file = write("OAK.csv", "Date,Close\n2025-01-06," + close + "\n");
                receipts.addAll(apply(stage(StagingOptions.NONE, file)));
            }
            List<Integer> standing = new ArrayList<>(List.of(0, 1, 2));
            for (Integer undone : order) {
                imports.undo(receipts.get(undone).id());
                standing.removeIf(undone::equals);
                assertThat(closes(oak))
                        .as(order + " without " + undone)
                        .isEqualTo(
                                standing.isEmpty()
                                        ? List.of()
                                        : List.of(
                                                "USD "
                                                        + List.of("11", "11.5", "12")
                                                                .get(standing.getLast())));
            }
        }
    }

    @Test
    void ratesThatWereReplacedComeBackToo() throws IOException {
        apply(stage(StagingOptions.NONE, write("rates.csv", RATES)));
        List<FxRate> before = rates();
        Path later = write("rates.csv", RATES.replace("1.25", "1.26"));
        ImportBatch second = apply(stage(StagingOptions.NONE, later)).getFirst();
        assertThat(rates()).isNotEqualTo(before);

        imports.undo(second.id());
        assertThat(rates()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void whatIsHeldBackGoesWithItsImportReleasedOrNot() throws IOException {
        Asset oak = insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
        apply(stage(StagingOptions.NONE, write("OAK.csv", BARS)));
        Path file = write("OAK.csv", "Date,Close\n2025-01-07,99\n2025-01-08,0\n");
        ImportBatch second = apply(stage(StagingOptions.NONE, file)).getFirst();
        PriceQualityService quality = new PriceQualityService(store.session);
        quality.release(held(quality, HoldReason.JUMP));
        assertThat(closes(oak)).containsExactly("USD 99", "USD 11");

        imports.undo(second.id());
        assertThat(closes(oak)).containsExactly("USD 12.5", "USD 11");
        assertThat(quality.held()).isEmpty();
        assertThat(only(stage(StagingOptions.NONE, file).files().getFirst()).held())
                .as("as if it had never been released")
                .isEqualTo(2);
    }

    @Test
    void pricesThatDoNotPassTheChecksOfFeedsAreHeldBackAndShownAndNotUsed() throws IOException {
        Asset oak = insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
        Path file =
                write(
                        "OAK.csv",
                        """
                        Date,Open,High,Low,Close,Volume
                        2025-01-06,10,12,9,11,100
                        2025-01-07,11,13,10,0,200
                        2025-01-08,11,13,10,-11,200
                        2025-01-09,11,13,10,NaN,200
                        2025-01-10,11,9,12,11,200
                        2025-01-13,110,130,100,111,200
                        2025-01-14,110,130,100,112,200
                        2025-01-15,11,13,10,12,200
                        """);

        StagedImport staged = stage(StagingOptions.NONE, file);
        StagedFile told = staged.files().getFirst();
        assertThat(told.tally()).isEqualTo(new RowTally(2, 0, 0, 6));
        assertThat(told.problems())
                .extracting(problem -> problem.line() + " " + problem.problem().code())
                .containsExactly(
                        "0 HELD_AFTER_JUMP",
                        "3 HELD_NOT_POSITIVE",
                        "4 HELD_NOT_POSITIVE",
                        "5 HELD_UNREADABLE",
                        "6 HELD_INCONSISTENT",
                        "7 HELD_JUMP");
        assertThat(only(told).quotes())
                .filteredOn(quote -> quote.fate() == Fate.HELD)
                .extracting(StagedQuote::reason)
                .containsExactly(
                        HoldReason.AFTER_JUMP,
                        HoldReason.JUMP,
                        HoldReason.INCONSISTENT,
                        HoldReason.UNREADABLE,
                        HoldReason.NOT_POSITIVE,
                        HoldReason.NOT_POSITIVE);

        apply(staged);
        assertThat(closes(oak)).containsExactly("USD 12", "USD 11");
        PriceQualityService quality = new PriceQualityService(store.session);
        assertThat(quality.held()).hasSize(6).allMatch(each -> each.asset().equals(oak));
        assertThat(apply(stage(StagingOptions.NONE, file))).as("once more").isEmpty();

        HeldBar jump = held(quality, HoldReason.JUMP);
        assertThat(quality.release(jump)).isEqualTo(2);
        assertThat(quality.discard(held(quality, HoldReason.UNREADABLE))).isEqualTo(1);
        StagedFile settled = stage(StagingOptions.NONE, file).files().getFirst();
        assertThat(only(settled).held()).as("what was settled is not asked again").isEqualTo(4);
        assertThat(only(settled).quotes())
                .filteredOn(quote -> quote.fate() == Fate.HELD)
                .extracting(StagedQuote::day)
                .as("after the released jump the way back is one")
                .contains(LocalDate.of(2025, 1, 15));
    }

    @Test
    void aFileThatOnlyHoldsWhatIsHeldBackIsKeptForTheUserToDecide() throws IOException {
        Asset oak = insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
        Asset ash = insert(AssetRef.security(AssetKind.EQUITY, "ASH", "", CurrencyCode.USD, ""));
        apply(stage(StagingOptions.NONE, write("OAK.csv", BARS)));
        Path file = write("wide.csv", "Date,OAK,ASH\n2025-01-08,1250,0\n");

        StagedImport staged = stage(StagingOptions.NONE, file);
        StagedFile told = staged.files().getFirst();
        assertThat(told.tally()).isEqualTo(new RowTally(0, 0, 0, 1));
        assertThat(told.bringsQuotes()).isTrue();
        assertThat(told.problems())
                .extracting(problem -> problem.column() + " " + problem.problem().code())
                .containsExactly("OAK HELD_JUMP", "ASH HELD_NOT_POSITIVE");
        assertThat(apply(staged)).hasSize(1);
        assertThat(bars(oak)).hasSize(2);
        assertThat(bars(ash)).isEmpty();
        assertThat(new PriceQualityService(store.session).held()).hasSize(2);
    }

    @Test
    void whatWasDecidedAboutAnotherSourcesPriceSaysNothingAboutThatOfAFile() throws IOException {
        Asset oak = insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
        apply(stage(StagingOptions.NONE, write("OAK.csv", BARS)));
        Path file = write("OAK.csv", "Date,Close\n2025-01-08,1250\n2025-01-09,0\n");
        apply(stage(StagingOptions.NONE, file));
        PriceQualityService quality = new PriceQualityService(store.session);
        HeldBar jump = held(quality, HoldReason.JUMP);
        for (HeldBar.State state : HeldBar.State.values()) {
            store(jump, state);

            assertThat(only(stage(StagingOptions.NONE, file).files().getFirst()).held())
                    .as(state.name())
                    .isEqualTo(2);
        }
        assertThat(bars(oak)).hasSize(2);
    }

    /** The same bar as if another source had told it, and nothing of it from the file. */
    private void store(HeldBar bar, HeldBar.State state) {
        stores.database()
                .<Boolean>write(tx -> {
                    stores.feeds()
                            .deleteHeld(
                                    tx,
                                    bar.asset(),
                                    bar.source(),
                                    bar.candle().day(),
                                    bar.candle().adjustment());
                    stores.feeds()
                            .saveHeld(
                                    tx,
                                    new HeldBar(
                                            bar.asset(),
                                            "another",
                                            bar.currency(),
                                            bar.candle(),
                                            bar.reason(),
                                            bar.detail(),
                                            state,
                                            bar.heldAt()));
                    return true;
                });
    }

    private static HeldBar held(PriceQualityService quality, HoldReason reason) {
        return quality.held().stream()
                .map(PriceQualityService.HeldPrice::bar)
                .filter(bar -> bar.reason() == reason)
                .findFirst()
                .orElseThrow();
    }
}
