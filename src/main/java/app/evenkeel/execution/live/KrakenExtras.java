package app.evenkeel.execution.live;

import com.fasterxml.jackson.databind.JsonNode;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import si.mazi.rescu.ParamsDigest;
import si.mazi.rescu.SynchronizedValueFactory;

import java.io.IOException;

/** What Kraken tells and the library's interfaces leave out. */
@Path("0")
@Produces(MediaType.APPLICATION_JSON)
interface KrakenExtras {
    /** Markets with their price step, least cost and status. */
    @GET
    @Path("public/AssetPairs")
    JsonNode pairs() throws IOException;

    /** Balances with what standing orders hold back. */
    @POST
    @Path("private/BalanceEx")
    JsonNode balances(
            @HeaderParam("API-Key") String apiKey,
            @HeaderParam("API-Sign") ParamsDigest signature,
            @FormParam("nonce") SynchronizedValueFactory<Long> nonce)
            throws IOException;
}
