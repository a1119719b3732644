package app.evenkeel.execution.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.execution.gateway.Submission.Refusal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Objects;

/** Which errors prove that an order was not taken. Whatever proves nothing stands as UNCLEAR. */
class VenueErrorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|-1000|An unknown error occurred|UNCLEAR",
                "400|-1001|Internal error; unable to process your request|UNCLEAR",
                "400|-1006|An unexpected response was received|UNCLEAR",
                "408|-1007|Timeout waiting for response; execution status unknown|UNCLEAR",
                "504|-1007|Timeout waiting for response; execution status unknown|UNCLEAR",
                "503|-1008|Server is currently overloaded|UNCLEAR",
                "500|0||UNCLEAR",
                "502|0||UNCLEAR",
                "503|0||UNCLEAR",
                "302|0||UNCLEAR",
                "200|0||UNCLEAR",
                "404|0||UNCLEAR",
                "400|-2010|Duplicate order sent.|UNCLEAR",
                "400|-2010|Account has insufficient balance for requested action.|FUNDS",
                "400|-2010|Market is closed.|CLOSED",
                "400|-2010|Order would immediately match and take.|OTHER",
                "400|-1013|Filter failure: LOT_SIZE|RULES",
                "400|-1013|Filter failure: NOTIONAL|RULES",
                "400|-1111|Precision is over the maximum defined for this asset.|RULES",
                "400|-1121|Invalid symbol.|CLOSED",
                "400|-1021|Timestamp for this request is outside of the recvWindow.|CLOCK",
                "400|-1022|Signature for this request is not valid.|KEY",
                "401|-2015|Invalid API-key, IP, or permissions for action.|KEY",
                "400|-1015|Too many new orders.|BUSY",
                "429|-1003|Too much request weight used.|BUSY",
                "418|-1003|Way too many requests; IP banned.|BUSY",
                "403|0||BUSY",
                "400|0||OTHER",
                "401|0||OTHER",
                "400|-1099|Never seen.|UNCLEAR",
                "400|-2099|Never seen.|UNCLEAR",
                "409|-2021|Order cancel-replace partially failed.|UNCLEAR",
                "400|-1102|Mandatory parameter was not sent.|OTHER",
            })
    void knowsWhatBinanceMeans(int status, int code, String message, String meaning) {
        Answer answer = BinanceErrors.of(status, code, message == null ? "" : message);

        assertThat(answer.refusal()).isEqualTo(refusal(meaning));
    }

    @ParameterizedTest
    @CsvSource({
        "EOrder:Insufficient funds,FUNDS",
        "EOrder:Order minimum not met,RULES",
        "EOrder:Cost minimum not met,RULES",
        "EOrder:Tick size check failed,RULES",
        "EGeneral:Invalid arguments:volume minimum not met,RULES",
        "EGeneral:Invalid arguments,RULES",
        "EQuery:Unknown asset pair,CLOSED",
        "EService:Market in cancel_only mode,CLOSED",
        "EService:Market in post_only mode,CLOSED",
        "EAPI:Invalid nonce,CLOCK",
        "EAPI:Invalid key,KEY",
        "EAPI:Invalid signature,KEY",
        "EGeneral:Permission denied,KEY",
        "EAPI:Rate limit exceeded,BUSY",
        "EOrder:Rate limit exceeded,BUSY",
        "EOrder:Orders limit exceeded,BUSY",
        "EGeneral:Temporary lockout,BUSY",
        "EService:Throttled:1763629200,BUSY",
        "EOrder:Unknown position,OTHER",
        "EAPI:Bad request,OTHER",
        "EOrder:Never seen,UNCLEAR",
        "EAPI:Never seen,UNCLEAR",
        "EService:Unavailable,UNCLEAR",
        "EService:Busy,UNCLEAR",
        "EService:Timeout,UNCLEAR",
        "EGeneral:Internal error,UNCLEAR",
        "EDatabase:Internal error,UNCLEAR",
        "ESomething:Never seen,UNCLEAR",
    })
    void knowsWhatKrakenMeans(String error, String meaning) {
        assertThat(KrakenErrors.of(List.of(error)).refusal()).isEqualTo(refusal(meaning));
    }

    @ParameterizedTest
    @CsvSource({
        "EOrder:Insufficient funds,EService:Timeout,UNCLEAR",
        "EService:Timeout,EOrder:Insufficient funds,UNCLEAR",
        "EOrder:Insufficient funds,EOrder:Rate limit exceeded,FUNDS",
    })
    void isClearOnlyIfAllOfSeveralErrorsAre(String first, String second, String meaning) {
        assertThat(KrakenErrors.of(List.of(first, second)).refusal()).isEqualTo(refusal(meaning));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{'status':'error','reason':'Never seen.'}|UNCLEAR",
                "200|{'status':'error','reason':'Order could not be placed.'}|UNCLEAR",
                "200|{'error':'Bitstamp.net is under scheduled maintenance.'}|UNCLEAR",
                "400|{'status':'error','response_code':'400.001'}|UNCLEAR",
                "400|{'status':'error','response_code':'400.019','reason':'already exists.'}|UNCLEAR",
                "400|{'status':'error','response_code':'400.999','reason':'x'}|UNCLEAR",
                "500|{'status':'error','response_code':'400.009'}|UNCLEAR",
                "502||UNCLEAR",
                "404||UNCLEAR",
                "200|{'status':'error','reason':{'__all__':['Minimum order size is 10.0 EUR.']}}|RULES",
                "400|{'status':'error','reason':{'amount':['Ensure that there are no more than 8 decimal places.']}}|RULES",
                "400|{'status':'error','response_code':'400.020'}|RULES",
                "400|{'status':'error','response_code':'400.021'}|RULES",
                "200|{'status':'error','reason':{'__all__':['You have only 1 BTC available. Check your account balance for details.']}}|FUNDS",
                "400|{'status':'error','response_code':'400.009'}|FUNDS",
                "400|{'status':'error','response_code':'400.003'}|CLOSED",
                "400|{'status':'error','response_code':'400.002'}|BUSY",
                "429||BUSY",
                "403|{'status':'error','reason':'Invalid nonce','code':'API0004'}|CLOCK",
                "403|{'status':'error','reason':'X-Auth-Timestamp header has wrong value'}|CLOCK",
                "403|{'status':'error','reason':'Invalid signature','code':'API0005'}|KEY",
                "403|{'status':'error','reason':'No permission found','code':'API0003'}|KEY",
                "401||KEY",
                "403||KEY",
                "400||OTHER",
                "400|{'status':'error','response_code':'400.008'}|OTHER",
            })
    void knowsWhatBitstampMeans(int status, String body, String meaning) throws Exception {
        Answer answer = BitstampErrors.of(status == 200 ? 0 : status, tree(body));

        assertThat(Objects.requireNonNull(answer).refusal()).isEqualTo(refusal(meaning));
    }

    @Test
    void takesNoAnswerOfBitstampForAnErrorThatIsNone() throws Exception {
        assertThat(BitstampErrors.of(0, tree("[]"))).isNull();
        assertThat(BitstampErrors.of(0, tree("{'id':'7','status':'Open'}"))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{'success':false}|UNCLEAR",
                "200|{'success':false,'error_response':{'error':'UNKNOWN_FAILURE_REASON'}}|UNCLEAR",
                "200|{'success':false,'error_response':{'error':'NEVER_SEEN'}}|UNCLEAR",
                "200|{'success':false,'error_response':{'error':'DUPLICATE_CLIENT_ORDER_ID'}}|UNCLEAR",
                "200|{'success':false,'error_response':{'error':'COMMANDER_REJECTED_NEW_ORDER'}}|UNCLEAR",
                "500||UNCLEAR",
                "503||UNCLEAR",
                "404||UNCLEAR",
                "400|{'error':'NEVER_SEEN'}|UNCLEAR",
                "200|{'success':false,'error_response':{'error':'INSUFFICIENT_FUND'}}|FUNDS",
                "200|{'success':false,'error_response':{'new_order_failure_reason':'INSUFFICIENT_FUNDS'}}|FUNDS",
                "200|{'success':false,'error_response':{'error':'UNKNOWN_FAILURE_REASON','preview_failure_reason':'PREVIEW_INSUFFICIENT_FUND'}}|FUNDS",
                "200|{'success':false,'error_response':{'error':'INVALID_SIZE_PRECISION'}}|RULES",
                "200|{'success':false,'error_response':{'preview_failure_reason':'PREVIEW_INVALID_BASE_SIZE_TOO_SMALL'}}|RULES",
                "200|{'success':false,'error_response':{'error':'ORDER_ENTRY_DISABLED'}}|CLOSED",
                "200|{'success':false,'error_response':{'error':'INVALID_PRODUCT_ID'}}|CLOSED",
                "200|{'success':false,'error_response':{'error':'UNSUPPORTED_ORDER_CONFIGURATION'}}|OTHER",
                "400|{'error':'INVALID_ARGUMENT','message':'client_order_id is required'}|OTHER",
                "400||OTHER",
                "401||KEY",
                "403|{'error':'PERMISSION_DENIED'}|KEY",
                "429||BUSY",
            })
    void knowsWhatCoinbaseMeans(int status, String body, String meaning) throws Exception {
        Answer answer = CoinbaseErrors.of(status == 200 ? 0 : status, tree(body));

        assertThat(Objects.requireNonNull(answer).refusal()).isEqualTo(refusal(meaning));
    }

    @Test
    void takesNoAnswerOfCoinbaseForAnErrorThatIsNone() throws Exception {
        assertThat(CoinbaseErrors.of(0, tree("{'orders':[]}"))).isNull();
        assertThat(CoinbaseErrors.of(0, tree("{'success':true,'success_response':{}}"))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|['error',10000,'unknown']|UNCLEAR",
                "500|['error',10001,'Never seen.']|UNCLEAR",
                "500|['error',20060,'maintenance']|UNCLEAR",
                "500|['error',10999,'Never seen.']|UNCLEAR",
                "500||UNCLEAR",
                "502||UNCLEAR",
                "503|{'error':'temporarily_unavailable'}|UNCLEAR",
                "200|['error',10001,'Never seen.']|UNCLEAR",
                "200|[1,'on-req',null,null,[],null,'ERROR','Never seen.']|UNCLEAR",
                "200|[1,'on-req',null,null,[],null,'ERROR','Invalid order: not enough exchange balance']|FUNDS",
                "500|['error',10001,'Invalid order: not enough exchange balance for 1 BTC']|FUNDS",
                "500|['error',10001,'Invalid order: minimum size for ETH/USD is 0.002']|RULES",
                "500|['error',10001,'Invalid order: something else']|OTHER",
                "500|['error',10001,'api_key: permission invalid (#10001)']|KEY",
                "500|['error',10020,'symbol: invalid']|CLOSED",
                "500|['error',10020,'amount: invalid']|RULES",
                "500|['error',10100,'apikey: invalid']|KEY",
                "500|['error',10114,'nonce: small']|CLOCK",
                "500|['error',11010,'ratelimit: error']|BUSY",
                "429|{'error':'ERR_RATE_LIMIT'}|BUSY",
                "401||KEY",
            })
    void knowsWhatBitfinexMeans(int status, String body, String meaning) throws Exception {
        Answer answer = BitfinexErrors.of(status == 200 ? 0 : status, tree(body));

        assertThat(Objects.requireNonNull(answer).refusal()).isEqualTo(refusal(meaning));
    }

    @Test
    void takesNoAnswerOfBitfinexForAnErrorThatIsNone() throws Exception {
        assertThat(BitfinexErrors.of(0, tree("[]"))).isNull();
        assertThat(BitfinexErrors.of(0, tree("[[1,'tBTCUSD']]"))).isNull();
        assertThat(BitfinexErrors.of(0, tree("[1,'on-req',null,null,[[7]],null,'SUCCESS','x']")))
                .isNull();
    }

    private static JsonNode tree(@Nullable String body) throws JacksonException {
        return body == null
                ? MissingNode.getInstance()
                : new ObjectMapper().readTree(body.replace('\'', '"'));
    }

    private static @Nullable Refusal refusal(String meaning) {
        return meaning.equals("UNCLEAR") ? null : Refusal.valueOf(meaning);
    }
}
