package app.evenkeel.bench;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.storage.Database;
import app.evenkeel.storage.Stores;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The bars of the price benchmark into the store and back as histories. */
final class PricesOurs {
    private PricesOurs() {}

    static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]) / GeneratedBars.DAYS;
        try (Database database = Database.open(Path.of(arguments[1]), new byte[32])) {
            Stores stores = Stores.of(database);
            List<Asset> assets =
                    database.write(tx -> {
                        List<Asset> made = new ArrayList<>();
                        for (int i = 0; i < count; i++) {
                            made.add(
                                    stores.assets()
                                            .insert(
                                                    tx,
                                                    AssetRef.security(
                                                            AssetKind.EQUITY,
                                                            "S" + i,
                                                            "",
                                                            CurrencyCode.USD,
                                                            "")));
                        }
                        return made;
                    });
            var watch = new Stopwatch();
            long saved =
                    database.writeMuch(tx -> {
                        long sum = 0;
                        for (Asset asset : assets) {
                            sum +=
                                    stores.prices()
                                            .saveBars(
                                                    tx,
                                                    asset.id(),
                                                    CurrencyCode.USD,
                                                    "bench",
                                                    GeneratedBars.of((int) asset.id().value()));
                        }
                        return sum;
                    });
            watch.print("insert");
            List<AssetId> ids = assets.stream().map(Asset::id).toList();
            for (String time : List.of("scan-first", "scan")) {
                watch = new Stopwatch();
                Map<AssetId, PriceHistory> histories =
                        database.read(tx -> stores.prices().histories(tx, ids));
                watch.print(time);
                long rows = histories.values().stream().mapToLong(PriceHistory::size).sum();
                if (rows != saved || rows != (long) count * GeneratedBars.DAYS) {
                    throw new IllegalStateException("wrong rows: " + rows);
                }
            }
        }
    }
}
