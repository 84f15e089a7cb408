#if canImport(Glibc)
internal import Glibc
#endif

/// Paths and folders, as far as a campaign needs them.
enum Paths {
    /// The parts of a path; `.` and empty parts are left out.
    static func parts(_ path: String) -> [String] {
        path.split(separator: "/").map(String.init).filter { $0 != "." }
    }

    /// The last part of a path, without a slash after it.
    static func name(_ path: String) -> String { parts(absolute(path)).last ?? "" }

    static func isAbsolute(_ path: String) -> Bool { path.hasPrefix("/") }

    /// A path that does not depend on the current folder, with `..` resolved by name.
    static func absolute(_ path: String) -> String {
        var result: [String] = isAbsolute(path) ? [] : parts(currentFolder())
        for part in parts(path) {
            if part == ".." {
                _ = result.popLast()
            } else {
                result.append(part)
            }
        }
        return "/" + result.joined(separator: "/")
    }

    /// The folder that the program was started in.
    static func currentFolder() -> String {
        guard let pointer = unsafe getcwd(nil, 0) else { return "/" }
        defer { unsafe free(pointer) }
        return unsafe String(cString: pointer)
    }

    /// A path as it was given, without slashes at its end.
    static func tidied(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    /// Whether there is a folder at a path.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether there is anything at a path.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0
    }

    /// What tells one build of the program from another: size and time of the running file; empty where they are not known.
    static func stampOfProgram() -> String {
        var status = stat()
        guard unsafe stat("/proc/self/exe", &status) == 0 else { return "" }
        return "\(status.st_size).\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }

    /// The files below a folder, by their paths from it, in the order of their bytes; hidden files and links are left out.
    static func files(below folder: String, prefix: String = "") -> [String] {
        guard let directory = unsafe opendir(folder) else { return [] }
        defer { unsafe closedir(directory) }
        var files: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name.hasPrefix(".") || name.hasPrefix("~$") { continue }
            var status = stat()
            guard unsafe lstat(folder + "/" + name, &status) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFREG: files.append(prefix + name)
            case S_IFDIR: files += Self.files(below: folder + "/" + name, prefix: prefix + name + "/")
            default: break
            }
        }
        return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
