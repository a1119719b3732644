package app.evenkeel.execution.live;

import com.fasterxml.jackson.databind.JsonNode;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import si.mazi.rescu.ParamsDigest;
import si.mazi.rescu.SynchronizedValueFactory;

import java.io.IOException;

/**
 * Bitstamp's second version, as it is by now: the library's own interface has no place for the
 * client's id of an order, and knows neither what is left of one nor that it expired.
 */
@Path("api/v2")
@Produces(MediaType.APPLICATION_JSON)
interface BitstampRest {
    @GET
    @Path("trading-pairs-info/")
    JsonNode pairs() throws IOException;

    @GET
    @Path("order_book/{pair}/")
    JsonNode book(@PathParam("pair") String pair) throws IOException;

    @POST
    @Path("account_balances/")
    JsonNode balances(
            @HeaderParam("X-Auth") String key,
            @HeaderParam("X-Auth-Signature") ParamsDigest signature,
            @HeaderParam("X-Auth-Nonce") SynchronizedValueFactory<String> nonce,
            @HeaderParam("X-Auth-Timestamp") SynchronizedValueFactory<Long> time,
            @HeaderParam("X-Auth-Version") String version)
            throws IOException;

    @POST
    @Path("{side}/{pair}/")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    JsonNode limited(
            @HeaderParam("X-Auth") String key,
            @HeaderParam("X-Auth-Signature") ParamsDigest signature,
            @HeaderParam("X-Auth-Nonce") SynchronizedValueFactory<String> nonce,
            @HeaderParam("X-Auth-Timestamp") SynchronizedValueFactory<Long> time,
            @HeaderParam("X-Auth-Version") String version,
            @PathParam("side") String side,
            @PathParam("pair") String pair,
            @FormParam("amount") String amount,
            @FormParam("price") String price,
            @FormParam("client_order_id") String clientId,
            @FormParam("ioc_order") @Nullable String immediate,
            @FormParam("fok_order") @Nullable String whole)
            throws IOException;

    @POST
    @Path("{side}/market/{pair}/")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    JsonNode unlimited(
            @HeaderParam("X-Auth") String key,
            @HeaderParam("X-Auth-Signature") ParamsDigest signature,
            @HeaderParam("X-Auth-Nonce") SynchronizedValueFactory<String> nonce,
            @HeaderParam("X-Auth-Timestamp") SynchronizedValueFactory<Long> time,
            @HeaderParam("X-Auth-Version") String version,
            @PathParam("side") String side,
            @PathParam("pair") String pair,
            @FormParam("amount") String amount,
            @FormParam("client_order_id") String clientId)
            throws IOException;

    /** By one of the two ids. */
    @POST
    @Path("order_status/")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    JsonNode status(
            @HeaderParam("X-Auth") String key,
            @HeaderParam("X-Auth-Signature") ParamsDigest signature,
            @HeaderParam("X-Auth-Nonce") SynchronizedValueFactory<String> nonce,
            @HeaderParam("X-Auth-Timestamp") SynchronizedValueFactory<Long> time,
            @HeaderParam("X-Auth-Version") String version,
            @FormParam("id") @Nullable String id,
            @FormParam("client_order_id") @Nullable String clientId)
            throws IOException;

    @POST
    @Path("cancel_order/")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    JsonNode cancel(
            @HeaderParam("X-Auth") String key,
            @HeaderParam("X-Auth-Signature") ParamsDigest signature,
            @HeaderParam("X-Auth-Nonce") SynchronizedValueFactory<String> nonce,
            @HeaderParam("X-Auth-Timestamp") SynchronizedValueFactory<Long> time,
            @HeaderParam("X-Auth-Version") String version,
            @FormParam("id") String id)
            throws IOException;

    @POST
    @Path("open_orders/{pair}/")
    JsonNode open(
            @HeaderParam("X-Auth") String key,
            @HeaderParam("X-Auth-Signature") ParamsDigest signature,
            @HeaderParam("X-Auth-Nonce") SynchronizedValueFactory<String> nonce,
            @HeaderParam("X-Auth-Timestamp") SynchronizedValueFactory<Long> time,
            @HeaderParam("X-Auth-Version") String version,
            @PathParam("pair") String pair)
            throws IOException;

    /** The latest first. */
    @POST
    @Path("user_transactions/{pair}/")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    JsonNode transactions(
            @HeaderParam("X-Auth") String key,
            @HeaderParam("X-Auth-Signature") ParamsDigest signature,
            @HeaderParam("X-Auth-Nonce") SynchronizedValueFactory<String> nonce,
            @HeaderParam("X-Auth-Timestamp") SynchronizedValueFactory<Long> time,
            @HeaderParam("X-Auth-Version") String version,
            @PathParam("pair") String pair,
            @FormParam("offset") int offset,
            @FormParam("limit") int limit,
            @FormParam("sort") String sort)
            throws IOException;
}
