package app.evenkeel.portfolio.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an export says of itself: which files it has, with how many rows and which digests.
 *
 * @param version of the export's form
 */
record Manifest(int version, Instant made, List<Entry> entries) {
    static final String NAME = "evenkeel-export.json";
    static final int VERSION = 1;
    private static final String FORMAT = "evenkeel-export";
    private static final int MOST_BYTES = 64 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    Manifest {
        entries = List.copyOf(entries);
    }

    /** One file of rows. */
    record Entry(String table, String file, long rows, String sha256) {}

    byte[] json() throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT).put("version", version).put("made", made.toString());
        ArrayNode files = root.putArray("files");
        for (Entry entry : entries) {
            files.addObject()
                    .put("table", entry.table())
                    .put("file", entry.file())
                    .put("rows", entry.rows())
                    .put("sha256", entry.sha256());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    static Manifest of(byte[] json) throws IOException {
        if (json.length > MOST_BYTES) {
            throw new IOException("The manifest is too long");
        }
        JsonNode root = JSON.readTree(json);
        if (root == null || !root.path("format").asText("").equals(FORMAT)) {
            throw new IOException("Not a manifest");
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonNode file : root.path("files")) {
            entries.add(
                    new Entry(
                            file.path("table").asText(""),
                            file.path("file").asText(""),
                            file.path("rows").asLong(-1),
                            file.path("sha256").asText("")));
        }
        try {
            return new Manifest(
                    root.path("version").asInt(0),
                    Instant.parse(root.path("made").asText("")),
                    entries);
        } catch (DateTimeParseException e) {
            throw new IOException(e);
        }
    }
}
