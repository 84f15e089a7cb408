internal import Tables

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

    /// The files below a folder, by their paths from it, in the order of their bytes; hidden files are left out.
    ///
    /// - Throws: for a name that is not UTF-8, a link, or a folder that cannot be read: none of them may go unnoticed.
    static func files(below folder: String, prefix: String = "") throws(CampaignError) -> [String] {
        guard exists(folder) else { return [] }
        guard let directory = unsafe opendir(folder) else { throw unreadable(folder) }
        defer { unsafe closedir(directory) }
        var files: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(validatingCString: $0) }
            }
            guard let name else {
                throw CampaignError(
                    .unusableInput,
                    vi:
                        "\(folder): có tệp mà tên không phải UTF-8 (thường do giải nén từ Windows). Đổi tên tệp đó rồi chạy lại.",
                    en:
                        "\(folder): there is a file whose name is not UTF-8 (as unpacked from Windows). Rename it and run again."
                )
            }
            if name.hasPrefix(".") || name.hasPrefix("~$") { continue }
            var status = stat()
            guard unsafe lstat(folder + "/" + name, &status) == 0 else { throw unreadable(folder + "/" + name) }
            switch status.st_mode & S_IFMT {
            case S_IFREG: files.append(prefix + name)
            case S_IFDIR: files += try Self.files(below: folder + "/" + name, prefix: prefix + name + "/")
            default:
                throw CampaignError(
                    .unusableInput,
                    vi:
                        "\(folder)/\(name): không phải tệp thường (liên kết hoặc thiết bị). Chép chính tệp đó vào thư mục batches.",
                    en: "\(folder)/\(name): not a regular file (a link or device). Copy the file itself into batches.")
            }
        }
        return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The names in a folder, hidden ones too, in the order of their bytes; none if it cannot be read.
    static func names(in folder: String) -> [String] {
        guard let directory = unsafe opendir(folder) else { return [] }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(validatingCString: $0) }
            }
            if let name, name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Makes a folder, if it is not there; the folder above it must be.
    static func makeFolder(_ path: String) throws(CampaignError) {
        guard mkdir(path, 0o777) != 0, errno != EEXIST || !isFolder(path) else { return }
        switch errno {
        case EROFS: throw CampaignError(TableError.readOnly(file: path))
        case EACCES, EPERM: throw CampaignError(TableError.notPermitted(file: path))
        case ENOSPC, EDQUOT: throw CampaignError(TableError.diskFull(file: path))
        case ENOENT, ENOTDIR: throw CampaignError(TableError.missingFolder(folder: path))
        case let code: throw CampaignError(TableError.inputOutput(file: path, operation: .open, code: code))
        }
    }

    /// The size of a file in bytes; nil if there is none.
    static func size(_ path: String) -> Int? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? Int(status.st_size) : nil
    }

    /// The number of this process, for names that no other process uses.
    static func process() -> Int { Int(getpid()) }

    private static func unreadable(_ path: String) -> CampaignError {
        CampaignError(
            .inputOutput, vi: "\(path): không đọc được. Kiểm tra quyền truy cập.",
            en: "\(path): cannot be read. Check its permissions.")
    }

    /// Whether there is a symbolic link at a path.
    static func isLink(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }
}
