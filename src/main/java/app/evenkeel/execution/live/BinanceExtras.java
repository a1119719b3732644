package app.evenkeel.execution.live;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.knowm.xchange.binance.dto.BinanceException;
import org.knowm.xchange.binance.dto.trade.BinanceOrder;

import si.mazi.rescu.ParamsDigest;
import si.mazi.rescu.SynchronizedValueFactory;

import java.io.IOException;
import java.util.Map;

/**
 * What the library's interface of Binance cannot ask: above all, orders by the client's own id. The
 * library always sends an order id beside it, and Binance refuses an order whose id is not that
 * one.
 */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
interface BinanceExtras {
    /** The library gives the time as a kind of date that is not used here. */
    @GET
    @Path("api/v3/time")
    Map<String, Long> time() throws IOException, BinanceException;

    @GET
    @Path("api/v3/order")
    BinanceOrder find(
            @QueryParam("symbol") String symbol,
            @QueryParam("origClientOrderId") String clientId,
            @QueryParam("recvWindow") long recvWindow,
            @QueryParam("timestamp") SynchronizedValueFactory<Long> timestamp,
            @HeaderParam("X-MBX-APIKEY") String apiKey,
            @QueryParam("signature") ParamsDigest signature)
            throws IOException, BinanceException;

    @DELETE
    @Path("api/v3/order")
    Map<String, Object> cancel(
            @QueryParam("symbol") String symbol,
            @QueryParam("origClientOrderId") String clientId,
            @QueryParam("recvWindow") long recvWindow,
            @QueryParam("timestamp") SynchronizedValueFactory<Long> timestamp,
            @HeaderParam("X-MBX-APIKEY") String apiKey,
            @QueryParam("signature") ParamsDigest signature)
            throws IOException, BinanceException;
}
