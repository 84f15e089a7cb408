import Tables

#if canImport(Glibc)
import Glibc
#endif

/// The data beside the repository that larger tests read; they are skipped where it is not there.
enum SharedData {
    /// The folder, from HAILONG_SHARED or beside the repository; nil if there is none.
    static let folder: String? = {
        if let named = getenv("HAILONG_SHARED") { return existing(String(cString: named) + "/data") }
        // The sources may be reached through a link: the repository is where they really lie.
        guard let real = realpath(#filePath, nil) else { return nil }
        defer { free(real) }
        let parts = String(cString: real).split(separator: "/")
        return existing("/" + parts.dropLast(4).joined(separator: "/") + "/shared/data")
    }()

    static var isThere: Bool { folder != nil }

    /// One of its CSV files as a table.
    static func table(_ path: String) throws -> Table {
        try Table.read(file: (folder ?? "") + "/" + path)
    }

    private static func existing(_ path: String) -> String? { access(path, R_OK) == 0 ? path : nil }
}

extension Table {
    /// The cells of some columns, row by row.
    func values(_ columns: String...) throws -> [[String]] {
        let places = try columns.map { try requiredPosition(of: $0) }
        return rows.map { row in places.map { row.cells[$0] } }
    }
}
