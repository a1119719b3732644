package app.evenkeel.ingestion.net;

import java.net.URI;

/**
 * A computer that the program may talk to.
 *
 * @param name as in an address
 * @param purpose message key of what it is asked for
 * @param perSecond requests a second at most, over time
 * @param burst requests at most at one moment
 */
public record Host(String name, String purpose, double perSecond, int burst) {
    /** Its address, for whoever does not name one of his own. */
    public URI address() {
        return URI.create("https://" + name);
    }
}
