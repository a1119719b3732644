package app.evenkeel.ingestion.file.etherscan;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.ingestion.file.FileSample;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Coins;

import java.math.BigDecimal;

/** Etherscan's transfers of ERC-20 tokens, all units of which are alike. */
public final class EtherscanTokensImporter extends TableImporter {
    private static final String VALUE = "TokenValue|Value";

    private final EtherscanNftsImporter nfts = new EtherscanNftsImporter();

    public EtherscanTokensImporter() {
        super(
                "etherscan",
                "tokens",
                Etherscan.HASH,
                "UnixTimestamp",
                "From",
                "To",
                VALUE,
                "ContractAddress",
                "TokenName",
                "TokenSymbol");
    }

    /** Units of a token with a number are not units of the token. */
    @Override
    public boolean recognises(FileSample sample) {
        return super.recognises(sample) && !nfts.recognises(sample);
    }

    @Override
    protected RowReader begin(Reading reading) {
        return new TokenTransfers(reading, "token") {
            @Override
            AssetRef token(RowCells cells) {
                return Coins.of(cells.required("TokenSymbol"));
            }

            @Override
            BigDecimal units(RowCells cells) {
                return cells.decimal(VALUE);
            }
        };
    }
}
