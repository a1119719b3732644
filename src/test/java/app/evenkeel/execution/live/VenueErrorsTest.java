package app.evenkeel.execution.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.execution.gateway.Submission.Refusal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

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

    private static @Nullable Refusal refusal(String meaning) {
        return meaning.equals("UNCLEAR") ? null : Refusal.valueOf(meaning);
    }
}
