import Testing

#if canImport(Glibc)
import Glibc
#endif

/// A file system of a test's own over a folder, gone with the last reference: small, or for reading only.
final class Mount: Sendable {
    private let folder: String

    /// Whether this user may mount file systems.
    static let isPermitted: Bool = {
        let folder = TemporaryFolder()
        guard let mount = try? Mount(small: folder.path, bytes: 65_536) else { return false }
        return withExtendedLifetime(mount) { true }
    }()

    /// Puts an empty file system of so many bytes over a folder.
    init(small folder: String, bytes: Int) throws {
        let code = unsafe mount("tmpfs", folder, "tmpfs", 0, "size=\(bytes)")
        try #require(code == 0, "mount: error \(errno)")
        self.folder = folder
    }

    /// Makes a folder one that may only be read, for everybody.
    init(readOnly folder: String) throws {
        let bound = unsafe mount(folder, folder, nil, Self.bind, nil)
        try #require(bound == 0, "mount: error \(errno)")
        self.folder = folder
        let changed = unsafe mount(folder, folder, nil, Self.bind | Self.remount | Self.readOnly, nil)
        try #require(changed == 0, "mount: error \(errno)")
    }

    deinit { umount2(folder, Self.detach) }

    // <sys/mount.h>, where they are members of an enumeration that comes to Swift in several ways.
    private static let readOnly: UInt = 1
    private static let remount: UInt = 32
    private static let bind: UInt = 4_096
    private static let detach: Int32 = 2
}
