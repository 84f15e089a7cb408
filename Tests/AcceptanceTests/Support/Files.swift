import Testing

#if canImport(Glibc)
import Glibc
#endif

/// Files as the tests need them: whole, small, and without any room of the program.
enum Files {
    /// The bytes of a file; none where it cannot be read.
    static func bytes(_ path: String) -> [UInt8] {
        guard let file = unsafe fopen(path, "rb") else { return [] }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe fread($0.baseAddress, 1, $0.count, file) }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }

    /// The text of a file; empty where it cannot be read.
    static func text(_ path: String) -> String { String(decoding: bytes(path), as: UTF8.self) }

    /// Writes a file, making the folders above it.
    static func write(_ bytes: [UInt8], to path: String) throws {
        try makeFolder(path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/"))
        let file = try #require(unsafe fopen(path, "wb"), "cannot write \(path)")
        defer { unsafe fclose(file) }
        let count = unsafe bytes.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, $0.count, file) }
        try #require(count == bytes.count)
    }

    /// Writes a text as UTF-8.
    static func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws {
        var made = ""
        for part in path.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o700) != 0 { try #require(errno == EEXIST, "cannot make \(made)") }
        }
    }

    /// Whether there is anything at a path.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The files below a folder, by their paths from it, sorted; hidden ones are left out.
    static func list(_ folder: String) -> [String] {
        guard let directory = unsafe opendir(folder) else { return [] }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name.hasPrefix(".") { continue }
            if unsafe entry.pointee.d_type == UInt8(DT_DIR) {
                names += list(folder + "/" + name).map { name + "/" + $0 }
            } else {
                names.append(name)
            }
        }
        return names.sorted()
    }

    /// All files below a folder with their bytes.
    static func tree(_ folder: String) -> [String: [UInt8]] {
        Dictionary(uniqueKeysWithValues: list(folder).map { ($0, bytes(folder + "/" + $0)) })
    }

    /// Copies all files of a folder; hidden ones stay behind.
    static func copy(_ folder: String, to other: String) throws {
        for (name, bytes) in tree(folder) { try write(bytes, to: other + "/" + name) }
    }

    /// Removes a file, or a folder with all that is in it; links are removed, not followed.
    static func remove(_ path: String) {
        if let directory = unsafe opendir(path) {
            while let entry = unsafe readdir(directory) {
                let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
                }
                guard name != ".", name != ".." else { continue }
                if unsafe entry.pointee.d_type == UInt8(DT_DIR) {
                    remove(path + "/" + name)
                } else {
                    _ = unlink(path + "/" + name)
                }
            }
            unsafe closedir(directory)
        }
        if rmdir(path) != 0 { _ = unlink(path) }
    }
}

/// A folder of a test's own, removed with everything in it when the last reference goes.
final class TemporaryFolder: Sendable {
    /// The path of the folder.
    let path: String

    init() {
        let base = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array((base + "/hailong-acceptance-XXXXXX").utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
            unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) }.map { unsafe String(cString: $0) }
        }
        path = made ?? base + "/hailong-acceptance-\(getpid())"
    }

    deinit { Files.remove(path) }
}
