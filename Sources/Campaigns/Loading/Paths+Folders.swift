internal import Tables

#if canImport(Glibc)
internal import Glibc
#endif

extension Paths {
    /// Gives a folder another name in one step, and forces that to the disk.
    ///
    /// - Throws: where something stands at the new place already.
    static func moveFolder(_ folder: String, to other: String) throws(CampaignError) {
        guard rename(folder, other) == 0 else {
            throw CampaignError(TableError.inputOutput(file: other, operation: .rename, code: errno))
        }
        let above = absolute(other).split(separator: "/").dropLast().joined(separator: "/")
        let descriptor = open("/" + above, O_RDONLY | O_DIRECTORY)
        guard descriptor >= 0 else { return }
        // File systems that cannot do so keep their own order.
        _ = fsync(descriptor)
        _ = Glibc.close(descriptor)
    }

    /// Removes a folder with all that is in it; links are removed, not followed.
    static func removeFolder(_ folder: String) throws(CampaignError) {
        for name in names(in: folder) {
            let path = folder + "/" + name
            var status = stat()
            guard unsafe lstat(path, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR {
                try removeFolder(path)
            } else if unlink(path) != 0 {
                throw CampaignError(TableError.inputOutput(file: path, operation: .write, code: errno))
            }
        }
        guard rmdir(folder) == 0 else {
            throw CampaignError(TableError.inputOutput(file: folder, operation: .write, code: errno))
        }
    }
}
