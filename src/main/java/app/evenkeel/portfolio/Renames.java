package app.evenkeel.portfolio;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.portfolio.CorporateEvent;
import app.evenkeel.domain.portfolio.Position;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Explains units that were sold and never bought by a fund or share of another name that was bought
 * and never sold: held in the same account and tax account, of the same kind and currency, at least
 * as many, with a name that shares half of its letters in one stretch and {@value #SHARED} or more,
 * and without a row since the first one under the new name. A symbol alone says too little, and
 * where several would do none is taken.
 */
final class Renames {
    private static final int SHARED = 4;

    private Renames() {}

    static Optional<CorporateEvent> explaining(
            Asset lacking, AccountId account, List<Position> positions, Book book) {
        return positions.stream()
                .filter(p -> p.asset().id().equals(lacking.id()))
                .filter(p -> p.account().id().equals(account) && p.quantity().signum() < 0)
                .findFirst()
                .flatMap(short_ ->
                        only(positions.stream()
                                        .filter(p -> mayBecome(p, short_))
                                        .map(Position::asset)
                                        .toList())
                                .flatMap(old -> rename(old, lacking, account, book)));
    }

    private static Optional<Asset> only(List<Asset> assets) {
        return assets.size() == 1 ? Optional.of(assets.getFirst()) : Optional.empty();
    }

    private static boolean mayBecome(Position old, Position lacking) {
        Asset a = old.asset();
        Asset b = lacking.asset();
        return !a.id().equals(b.id())
                && a.kind() == b.kind()
                && !a.isCash()
                && a.currency().equals(b.currency())
                && old.account().id().equals(lacking.account().id())
                && old.taxAccount().equals(lacking.taxAccount())
                && old.quantity().add(lacking.quantity()).signum() >= 0
                && areAlike(a.name(), b.name());
    }

    /** On the day of the first row under the new name: what is held then goes over before it. */
    private static Optional<CorporateEvent> rename(
            Asset old, Asset fresh, AccountId account, Book book) {
        Timeline timeline = book.ledger().timeline();
        LocalDate day = null;
        AssetId from = old.id();
        for (int i = 0; i < timeline.size(); i++) {
            if (!timeline.transaction(i).head().account().equals(account)) {
                continue;
            }
            if (day == null && PlaceRows.touches(timeline.transaction(i), fresh.id())) {
                day = LocalDate.ofEpochDay(timeline.day(i));
            }
            if (day != null && PlaceRows.touches(timeline.transaction(i), from)) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(day)
                .map(first -> new CorporateEvent.Rename(from, fresh.id(), first));
    }

    static boolean areAlike(String a, String b) {
        String x = plain(a);
        String y = plain(b);
        int needed = Math.max(SHARED, (Math.min(x.length(), y.length()) + 1) / 2);
        for (int i = 0; i + needed <= x.length(); i++) {
            if (y.contains(x.substring(i, i + needed))) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s・・()（）\\-_.]+", "");
    }
}
