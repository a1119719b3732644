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

import si.mazi.rescu.ParamsDigest;
import si.mazi.rescu.SynchronizedValueFactory;

import java.io.IOException;
import java.util.Map;

/** Bitfinex's second version: the library places orders by the first, without the client's id. */
@Path("v2")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface BitfinexRest {
    /** Markets with the least and the most of an order. */
    @GET
    @Path("conf/pub:info:pair")
    JsonNode pairs() throws IOException;

    @GET
    @Path("tickers")
    JsonNode tickers(@QueryParam("symbols") String symbols) throws IOException;

    @GET
    @Path("book/{symbol}/P0")
    JsonNode book(@PathParam("symbol") String symbol, @QueryParam("len") int levels)
            throws IOException;

    /** Anybody's, the latest first. */
    @GET
    @Path("trades/{symbol}/hist")
    JsonNode lastTrades(@PathParam("symbol") String symbol, @QueryParam("limit") int most)
            throws IOException;

    /** Of a derivative; with the time that it was so. */
    @GET
    @Path("status/deriv")
    JsonNode status(@QueryParam("keys") String symbol) throws IOException;

    @POST
    @Path("auth/r/wallets")
    JsonNode wallets(
            @HeaderParam("bfx-nonce") SynchronizedValueFactory<Long> nonce,
            @HeaderParam("bfx-apikey") String key,
            @HeaderParam("bfx-signature") ParamsDigest signature,
            Map<String, Object> nothing)
            throws IOException;

    @POST
    @Path("auth/w/order/submit")
    JsonNode submit(
            @HeaderParam("bfx-nonce") SynchronizedValueFactory<Long> nonce,
            @HeaderParam("bfx-apikey") String key,
            @HeaderParam("bfx-signature") ParamsDigest signature,
            Map<String, Object> order)
            throws IOException;

    @POST
    @Path("auth/w/order/cancel")
    JsonNode cancel(
            @HeaderParam("bfx-nonce") SynchronizedValueFactory<Long> nonce,
            @HeaderParam("bfx-apikey") String key,
            @HeaderParam("bfx-signature") ParamsDigest signature,
            Map<String, Object> order)
            throws IOException;

    /** Those that stand. */
    @POST
    @Path("auth/r/orders/{symbol}")
    JsonNode standing(
            @HeaderParam("bfx-nonce") SynchronizedValueFactory<Long> nonce,
            @HeaderParam("bfx-apikey") String key,
            @HeaderParam("bfx-signature") ParamsDigest signature,
            @PathParam("symbol") String symbol,
            Map<String, Object> which)
            throws IOException;

    /** Those that are over. */
    @POST
    @Path("auth/r/orders/{symbol}/hist")
    JsonNode over(
            @HeaderParam("bfx-nonce") SynchronizedValueFactory<Long> nonce,
            @HeaderParam("bfx-apikey") String key,
            @HeaderParam("bfx-signature") ParamsDigest signature,
            @PathParam("symbol") String symbol,
            Map<String, Object> which)
            throws IOException;

    @POST
    @Path("auth/r/trades/{symbol}/hist")
    JsonNode trades(
            @HeaderParam("bfx-nonce") SynchronizedValueFactory<Long> nonce,
            @HeaderParam("bfx-apikey") String key,
            @HeaderParam("bfx-signature") ParamsDigest signature,
            @PathParam("symbol") String symbol,
            Map<String, Object> which)
            throws IOException;
}
