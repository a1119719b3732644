package app.evenkeel.exchange;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Sees everything that this process writes to a socket, whichever library does it and whatever
 * proxies or handlers it goes by: the platform itself tells.
 */
public final class SocketTrap {
    private SocketTrap() {}

    /**
     * @param file where the recording is put
     * @return what was written to sockets meanwhile
     */
    public static List<RecordedEvent> writes(Path file, Runnable meanwhile) throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable("jdk.SocketWrite").withoutThreshold().with("throttle", "off");
            recording.start();
            meanwhile.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file);
    }
}
