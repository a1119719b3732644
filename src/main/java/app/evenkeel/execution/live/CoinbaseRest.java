package app.evenkeel.execution.live;

import com.fasterxml.jackson.databind.JsonNode;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import si.mazi.rescu.ParamsDigest;

import java.io.IOException;
import java.util.Map;

/** Coinbase's Advanced Trade, which the library does not know. */
@Path("api/v3/brokerage")
@Produces(MediaType.APPLICATION_JSON)
interface CoinbaseRest {
    @GET
    @Path("time")
    JsonNode time() throws IOException;

    @GET
    @Path("market/products")
    JsonNode products(
            @QueryParam("product_type") String type,
            @QueryParam("limit") int limit,
            @QueryParam("offset") int offset)
            throws IOException;

    @GET
    @Path("market/product_book")
    JsonNode book(@QueryParam("product_id") String product, @QueryParam("limit") int limit)
            throws IOException;

    @GET
    @Path("accounts")
    JsonNode accounts(
            @HeaderParam("Authorization") ParamsDigest token,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor)
            throws IOException;

    @POST
    @Path("orders")
    @Consumes(MediaType.APPLICATION_JSON)
    JsonNode order(@HeaderParam("Authorization") ParamsDigest token, Map<String, Object> order)
            throws IOException;

    @POST
    @Path("orders/batch_cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    JsonNode cancel(@HeaderParam("Authorization") ParamsDigest token, Map<String, Object> orders)
            throws IOException;

    @GET
    @Path("orders/historical/{id}")
    JsonNode order(@HeaderParam("Authorization") ParamsDigest token, @PathParam("id") String id)
            throws IOException;

    /**
     * @param status {@code OPEN}, or {@code null} for all
     * @param since as ISO 8601, or {@code null} for all
     */
    @GET
    @Path("orders/historical/batch")
    JsonNode orders(
            @HeaderParam("Authorization") ParamsDigest token,
            @QueryParam("product_ids") String product,
            @QueryParam("order_status") @Nullable String status,
            @QueryParam("start_date") @Nullable String since,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor)
            throws IOException;

    @GET
    @Path("orders/historical/fills")
    JsonNode fills(
            @HeaderParam("Authorization") ParamsDigest token,
            @QueryParam("product_ids") String product,
            @QueryParam("start_sequence_timestamp") String since,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor)
            throws IOException;
}
