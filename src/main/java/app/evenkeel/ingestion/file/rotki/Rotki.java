package app.evenkeel.ingestion.file.rotki;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.exchange.Coins;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * What rotki's files share: a location that is the account, milliseconds since 1970, and tokens by
 * their contract, {@code eip155:1/erc20:0x...}.
 */
final class Rotki {
    private static final int LONGEST_EPOCH = 15;
    private static final Map<String, String> CONTRACTS =
            Map.of(
                    "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48", "USDC",
                    "0xdac17f958d2ee523a2206206994597c13d831ec7", "USDT",
                    "0x6b175474e89094c44da98b954eedeac495271d0f", "DAI",
                    "0x2260fac5e5542a773aa44fbcfedf7c193bc2c599", "WBTC",
                    "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2", "WETH",
                    "0x1f9840a85d5af5bf1d1762f925bdaddc4201f984", "UNI",
                    "0x514910771af9ca656af840dff83e8264ecf986ca", "LINK",
                    "0xb8c77482e45f1f44de1745f52c74426c631bdd52", "BNB");

    private Rotki() {}

    static AccountRef account(RowCells cells) {
        String place = cells.required("Location");
        boolean chain = place.equalsIgnoreCase("blockchain") || place.equalsIgnoreCase("ethereum");
        return new AccountRef(chain ? AccountKind.WALLET : AccountKind.EXCHANGE, place, place);
    }

    static Instant time(RowCells cells) {
        String text = cells.required("Timestamp");
        if (text.length() > LONGEST_EPOCH || !text.chars().allMatch(Character::isDigit)) {
            throw cells.refusal("Timestamp", ProblemCode.BAD_DATE, text);
        }
        return Instant.ofEpochMilli(Long.parseLong(text));
    }

    /** The asset; a token that is not among the great ones goes by its contract. */
    static AssetRef asset(RowCells cells, String column) {
        String id = cells.required(column);
        int at = id.lastIndexOf("erc20:");
        if (at < 0) {
            return Coins.of(id);
        }
        String contract = id.substring(at + "erc20:".length()).toLowerCase(Locale.ROOT);
        return Coins.of(CONTRACTS.getOrDefault(contract, contract));
    }
}
