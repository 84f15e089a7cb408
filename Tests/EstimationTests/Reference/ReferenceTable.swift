#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The numbers of R `survey` 4.5 and the data that they were computed from; kept beside the repository, not in it.
enum ReferenceFiles {
    /// The folder with reference.csv, if it is there: `HAILONG_SHARED` or the folder `shared` beside the repository.
    static let folder: String? = {
        var candidates: [String] = []
        if let shared = ProcessInfo.processInfo.environment["HAILONG_SHARED"] { candidates.append(shared) }
        var path = #filePath.split(separator: "/").map(String.init)
        while !path.isEmpty {
            path.removeLast()
            candidates.append("/" + (path + ["shared"]).joined(separator: "/"))
        }
        return candidates.map { $0 + "/data/r-survey" }.first {
            FileManager.default.fileExists(atPath: $0 + "/reference.csv")
        }
    }()

    static func table(_ path: String) throws -> ReferenceTable {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        let data = try Data(contentsOf: URL(filePath: folder + "/" + path))
        return ReferenceTable(String(decoding: data, as: UTF8.self))
    }
}

/// A small CSV table by column name; quotes may hold commas and doubled quotes, but no line breaks.
struct ReferenceTable {
    private(set) var columns: [String: [String]] = [:]
    private(set) var rowCount = 0

    init(_ text: String) {
        var lines = text.split(whereSeparator: \.isNewline).map(Self.cells)
        guard !lines.isEmpty else { return }
        let header = lines.removeFirst()
        rowCount = lines.count
        for (place, name) in header.enumerated() { columns[name] = lines.map { $0[place] } }
    }

    func texts(_ name: String) -> [String] { columns[name] ?? [] }

    /// A number of each row; nil for an empty cell.
    func numbers(_ name: String) -> [Double?] { texts(name).map { Double($0) } }

    private static func cells(_ line: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        var previousWasQuote = false
        for character in line {
            switch (character, isQuoted) {
            case ("\"", true):
                isQuoted = false
                previousWasQuote = true
                continue
            case ("\"", false):
                if previousWasQuote { cells[cells.count - 1].append("\"") }
                isQuoted = true
            case (",", false): cells.append("")
            default: cells[cells.count - 1].append(character)
            }
            previousWasQuote = false
        }
        return cells
    }
}
