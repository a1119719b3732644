package app.evenkeel.portfolio.export;

/** What the archive tells a person who opens it. */
final class Readme {
    static final String TEXT =
            """
            This is a complete export of an Evenkeel store, in plain text. Anyone who can read
            this file can read your holdings.

            To take it into an empty store:   evenkeel create ...   then   evenkeel import THIS.zip

            Each CSV file is one table: UTF-8, commas, CR LF, a header line. Text is in quotes, and
            has an apostrophe before it where it begins with = + - @ a tab, a line end or an
            apostrophe, so that a spreadsheet does not take it for a formula; take the apostrophe
            off to get the text. Numbers are plain decimals with a point, days are 2024-01-31,
            times are UTC. Nothing between two commas means that it is not known.

            asset.csv               what is owned: kind, symbol, name, currency of its price, ISIN
            asset-alias.csv         how each source spells an asset
            asset-feed.csv          where its prices come from, in order of preference
            corporate-action.csv    splits and the like that were reported for it
            account.csv             where assets are kept
            import-batch.csv        one line for each file that was imported; undone_at if undone
            ledger-transaction.csv  every transaction; asset_in, asset_out, fee_asset and
                                    subject_asset are ids of asset.csv, account_id of account.csv,
                                    batch_id of import-batch.csv (0: entered by hand); zone is the
                                    one in which the time's date is the trading day; raw_row is the
                                    row as it stood in the source's file
            former-transaction.csv  what a transaction replaced, so that an undo brings it back
            asset-change.csv        what an import added to what was known of an asset
            ledger-tally.csv        how many rows each import has, for the check of integrity
            stated-holding.csv      what statements say was held on a day
            price-bar.csv, quote.csv, held-bar.csv, fx-rate.csv
                                    prices and rates with their sources; held bars were not used
            portfolio-snapshot.csv  what all was worth at the end of past days
            setting.csv             settings, without secrets
            id-counter.csv          the last ids that were given out

            evenkeel-export.json lists the files with their rows and SHA-256 digests. A file that
            was changed is not taken back.
            """;

    private Readme() {}
}
