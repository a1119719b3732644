package app.evenkeel.security;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Files and folders that nobody but their owner may read, from the moment they exist: permissions
 * are given at creation, since a change afterwards would leave a gap.
 */
public final class OwnerOnly {
    private static final boolean POSIX = supports("posix");

    private OwnerOnly() {}

    /** Makes a folder and what is missing above it; an existing one is narrowed to its owner. */
    public static void createDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            narrow(directory);
            return;
        }
        Files.createDirectories(directory, attributes(directory, "rwx------"));
    }

    /**
     * Replaces a file's content in one step: after a crash there is the old content or the new,
     * never a part. Nothing of the old content is kept.
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException("No folder above " + file);
        }
        Path draft = parent.resolve(file.getFileName() + ".tmp");
        Files.deleteIfExists(draft);
        try (FileChannel out =
                FileChannel.open(
                        draft,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        attributes(draft, "rw-------"))) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                out.write(left);
            }
            out.force(true);
        }
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(parent);
    }

    /**
     * Puts the names in a folder on disk: one given by a move is durable only then. Does nothing
     * where the system cannot open a folder.
     */
    public static void forceFolder(Path folder) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /**
     * Takes away what others may do with a file or folder, as after it was copied without care.
     *
     * @throws VaultException if it cannot be narrowed
     */
    public static void narrow(Path path) {
        try {
            if (!POSIX) {
                return;
            }
            Set<PosixFilePermission> found = Files.getPosixFilePermissions(path);
            Set<PosixFilePermission> narrowed = EnumSet.noneOf(PosixFilePermission.class);
            narrowed.addAll(found);
            narrowed.retainAll(PosixFilePermissions.fromString("rwx------"));
            if (!narrowed.equals(found)) {
                Files.setPosixFilePermissions(path, narrowed);
            }
        } catch (IOException e) {
            throw new VaultException(
                    Problem.of(
                            ProblemCode.STORE_PERMISSIONS,
                            path.toString(),
                            String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) throws IOException {
        if (POSIX) {
            return new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
            };
        }
        return supports("acl") ? new FileAttribute<?>[] {ownerAcl(path)} : new FileAttribute<?>[0];
    }

    private static FileAttribute<List<AclEntry>> ownerAcl(Path path) throws IOException {
        UserPrincipal owner =
                path.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name"));
        AclEntry entry =
                AclEntry.newBuilder()
                        .setType(AclEntryType.ALLOW)
                        .setPrincipal(owner)
                        .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                        .build();
        return new FileAttribute<>() {
            @Override
            public String name() {
                return "acl:acl";
            }

            @Override
            public List<AclEntry> value() {
                return List.of(entry);
            }
        };
    }

    private static boolean supports(String view) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains(view);
    }
}
