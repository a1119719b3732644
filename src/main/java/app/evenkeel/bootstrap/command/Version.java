package app.evenkeel.bootstrap.command;

import picocli.CommandLine.IVersionProvider;

/** The version as the jar states it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String stated = Version.class.getPackage().getImplementationVersion();
        return new String[] {"Evenkeel " + (stated == null ? "(not packaged)" : stated)};
    }
}
