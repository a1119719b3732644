package app.evenkeel.ingestion.file.etherscan;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * Etherscan's transfers of tokens that are told apart by a number: ERC-721, of which there is one
 * each, and ERC-1155, which come in units. Each number of a contract is an asset of its own, and is
 * called by both: imitations bear the symbol of what they imitate.
 */
public final class EtherscanNftsImporter extends TableImporter {
    static final String NUMBER = "TokenId|Token ID";
    private static final int SHOWN = 10;
    private static final int LONGEST_CODE = 16;
    private static final String UNITS = "TokenValue|Value|TokenAmount|Quantity";

    public EtherscanNftsImporter() {
        super(
                "etherscan",
                "nfts",
                Etherscan.HASH,
                Etherscan.WHEN,
                "From",
                "To",
                "ContractAddress",
                NUMBER,
                "TokenName",
                "TokenSymbol");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return new TokenTransfers(reading, "nft") {
            @Override
            AssetRef token(RowCells cells) {
                return asset(cells);
            }

            @Override
            BigDecimal units(RowCells cells) {
                return cells.has(UNITS) ? cells.positive(UNITS) : BigDecimal.ONE;
            }
        };
    }

    private static AssetRef asset(RowCells cells) {
        String contract = cells.required("ContractAddress").toLowerCase(Locale.ROOT);
        String number = cells.required(NUMBER);
        String name = cells.text("TokenName");
        String series = cells.text("TokenSymbol");
        if (series.isEmpty()) {
            series = name;
        }
        String start = contract.length() > SHOWN ? contract.substring(0, SHOWN) : contract;
        String code = series.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return new AssetRef(
                AssetKind.CRYPTO,
                (series + " #" + number + " " + start).strip(),
                name.isEmpty() ? "" : name + " #" + number,
                new CurrencyCode(
                        code.isEmpty()
                                ? "NFT"
                                : code.substring(0, Math.min(code.length(), LONGEST_CODE))),
                "",
                1);
    }
}
