package app.evenkeel.ingestion.holdings;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;
import org.knowm.xchange.binance.dto.BinanceException;
import org.knowm.xchange.bitfinex.v2.dto.EmptyRequest;
import org.knowm.xchange.coinbase.v2.dto.account.CoinbaseAccountsData;

import si.mazi.rescu.ParamsDigest;
import si.mazi.rescu.SynchronizedValueFactory;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The questions to exchanges of what a key may do, which XChange does not have. */
final class KeyQuestions {
    private KeyQuestions() {}

    /** Flags by name. */
    @Path("")
    @Produces(MediaType.APPLICATION_JSON)
    interface Binance {
        @GET
        @Path("sapi/v1/account/apiRestrictions")
        Map<String, Object> ask(
                @QueryParam("timestamp") SynchronizedValueFactory<Long> timestamp,
                @HeaderParam("X-MBX-APIKEY") String apiKey,
                @QueryParam("signature") ParamsDigest signature)
                throws IOException, BinanceException;
    }

    /** {@code result.permissions}: names of what was allowed. Needs no permission itself. */
    @Path("0")
    @Produces(MediaType.APPLICATION_JSON)
    interface Kraken {
        @POST
        @Path("private/GetApiKeyInfo")
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        Map<String, Object> ask(
                @HeaderParam("API-Key") String apiKey,
                @HeaderParam("API-Sign") ParamsDigest signature,
                @FormParam("nonce") SynchronizedValueFactory<Long> nonce)
                throws IOException;
    }

    /** Lines of scope, whether it may be read, and whether it may be written. */
    @Path("v2")
    @Produces(MediaType.APPLICATION_JSON)
    @Consumes(MediaType.APPLICATION_JSON)
    interface Bitfinex {
        @POST
        @Path("auth/r/permissions")
        List<List<Object>> ask(
                @HeaderParam("bfx-nonce") SynchronizedValueFactory<Long> nonce,
                @HeaderParam("bfx-apikey") String apiKey,
                @HeaderParam("bfx-signature") ParamsDigest signature,
                EmptyRequest body)
                throws IOException;
    }

    /** {@code can_view}, {@code can_trade} and {@code can_transfer}, under a key of either kind. */
    @Path("api/v3/brokerage")
    @Produces(MediaType.APPLICATION_JSON)
    interface Coinbase {
        @GET
        @Path("key_permissions")
        Map<String, Object> ask(
                @HeaderParam("CB-ACCESS-KEY") String apiKey,
                @HeaderParam("CB-ACCESS-SIGN") ParamsDigest signature,
                @HeaderParam("CB-ACCESS-TIMESTAMP") Long timestamp)
                throws IOException;

        @GET
        @Path("key_permissions")
        Map<String, Object> ask(@HeaderParam("Authorization") ParamsDigest token)
                throws IOException;
    }

    /** All accounts, as the library asks for them, under a key of the present kind. */
    @Path("v2")
    @Produces(MediaType.APPLICATION_JSON)
    interface CoinbaseAccounts {
        @GET
        @Path("accounts")
        CoinbaseAccountsData ask(
                @HeaderParam("CB-VERSION") String version,
                @HeaderParam("Authorization") ParamsDigest token,
                @QueryParam("limit") Integer limit,
                @QueryParam("starting_after") @Nullable String after)
                throws IOException;
    }
}
