package app.evenkeel.ingestion.holdings;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.knowm.xchange.binance.dto.BinanceException;

import si.mazi.rescu.ParamsDigest;
import si.mazi.rescu.SynchronizedValueFactory;

import java.io.IOException;
import java.util.Map;

/** The question to Binance of what a key may do, which XChange does not have. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
interface BinanceRestrictions {
    @GET
    @Path("sapi/v1/account/apiRestrictions")
    Map<String, Object> ask(
            @QueryParam("timestamp") SynchronizedValueFactory<Long> timestamp,
            @HeaderParam("X-MBX-APIKEY") String apiKey,
            @QueryParam("signature") ParamsDigest signature)
            throws IOException, BinanceException;
}
