package app.evenkeel.ingestion.holdings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;

/** JSON that a server of a block chain answers. */
final class ChainAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ChainAnswer() {}

    /**
     * @throws app.evenkeel.ingestion.net.FetchException if it is no JSON object
     */
    static JsonNode object(String source, byte[] answer) {
        try {
            JsonNode tree = JSON.readTree(answer);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (JacksonException e) {
            throw Tally.incomplete(source, "the answer is no JSON");
        } catch (IOException e) {
            throw Tally.incomplete(source, "the answer cannot be read");
        }
        throw Tally.incomplete(source, "the answer is empty");
    }
}
