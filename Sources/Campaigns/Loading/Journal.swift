internal import Tables

/// journal.csv: what was done to a campaign beyond reading its files, one act a row, only ever added to.
///
/// Columns: time (UTC), author (the system's user), action, file, sha256, detail. An act is part of the campaign: a batch that
/// was salvaged once stays salvaged, by its digest, whoever runs the campaign next.
struct Journal: Sendable {
    static let name = "journal.csv"

    private static let columns = ["time", "author", "action", "file", "sha256", "detail"]

    /// What is written down.
    enum Action: String, Sendable {
        /// The whole forms of a broken file were accepted.
        case salvage
        /// A file was taken in as a batch.
        case imported = "import"
        /// A table was read by an encoding that a person gave; what the detail says.
        case encoding
        /// Personal data left the campaign in a file.
        case personalExport = "export-personal"
        /// Single answers were shown to somebody.
        case answersShown = "show-answers"
        /// Results were closed; the digest is that of the version's manifest.
        case close
    }

    /// One act: what was done to which file.
    struct Act: Sendable, Hashable {
        var action: Action
        var file: String
        var sha256: String
        var detail: String
    }

    private let path: String
    private let acts: Set<Done>
    private let importedFiles: Set<String>
    private let encodings: [String: GivenEncoding]
    /// The digests that each file had when it was imported.
    private let imports: [String: Set<String>]

    /// An act that is written down, as far as it tells one from another.
    private struct Done: Hashable {
        var action: String
        var file: String
        var sha256: String
    }

    /// Reads the journal of a campaign; an empty one if there is no file.
    init(folder: String) throws(CampaignError) {
        path = folder + "/" + Self.name
        do {
            guard let table = try JournalTable(path) else {
                acts = []
                importedFiles = []
                imports = [:]
                encodings = [:]
                return
            }
            let rows = table.rows
            acts = Set(
                rows.map {
                    Done(action: $0["action"] ?? "", file: $0["file"] ?? "", sha256: $0["sha256"] ?? "")
                })
            importedFiles = Set(acts.filter { $0.action == Action.imported.rawValue }.map(\.file))
            imports = Dictionary(
                grouping: acts.filter { $0.action == Action.imported.rawValue && !$0.sha256.isEmpty }, by: \.file
            ).mapValues { Set($0.map(\.sha256)) }
            // What was said last about a file stands.
            encodings = Dictionary(
                rows.filter { $0["action"] == Action.encoding.rawValue }.compactMap { row in
                    Self.encoding(named: row["detail"] ?? "").map {
                        (row["file"] ?? "", GivenEncoding(encoding: $0, sha256: row["sha256"] ?? ""))
                    }
                }, uniquingKeysWith: { $1 })
        } catch {
            throw CampaignError(error)
        }
    }

    /// Whether the whole forms of a broken file with this digest were accepted before.
    func isSalvaged(_ sha256: String) -> Bool {
        acts.contains { $0.sha256 == sha256 && $0.action == Action.salvage.rawValue }
    }

    /// The digests of all files that were salvaged, in order.
    var salvagedDigests: [String] {
        Set(acts.filter { $0.action == Action.salvage.rawValue }.map(\.sha256)).sorted()
    }

    /// The encoding by which a person had a file read, and the digest that the file had; nil where nobody said.
    func encoding(of file: String) -> GivenEncoding? { encodings[file] }

    private static func encoding(named name: String) -> TextEncoding? {
        TextEncoding.allCases.first { $0.rawValue.lowercased() == name.lowercased() }
    }

    /// An encoding that a person gave for a file.
    struct GivenEncoding: Sendable, Hashable {
        var encoding: TextEncoding
        var sha256: String
    }

    /// Whether a file of this name was written down as imported, whatever its bytes.
    func hasImported(_ file: String) -> Bool { importedFiles.contains(file) }

    /// Whether a file was imported, but never with these bytes: somebody changed it afterwards.
    func isChanged(_ file: String, sha256: String) -> Bool {
        imports[file].map { !$0.contains(sha256) } ?? false
    }

    /// The files that were imported, in order.
    var filesImported: [String] { importedFiles.sorted() }

    /// Whether this file with these bytes was written down as imported.
    func isImported(_ file: String, sha256: String) -> Bool {
        acts.contains(Done(action: Action.imported.rawValue, file: file, sha256: sha256))
    }

    /// Whether a closed version with this manifest was written down.
    func isClosed(_ file: String, sha256: String) -> Bool {
        acts.contains(Done(action: Action.close.rawValue, file: file, sha256: sha256))
    }

    /// Writes acts down, all in one piece.
    ///
    /// - Parameter again: whether acts that stand in the journal already are written again.
    func add(_ given: [Act], again: Bool = true) throws(CampaignError) {
        let new = given.filter {
            again || !acts.contains(Done(action: $0.action.rawValue, file: $0.file, sha256: $0.sha256))
        }
        guard !new.isEmpty else { return }
        var header = CSVWriter()
        header.write(texts: Self.columns)
        var rows = try existing()?.writer(columns: Self.columns) ?? CSVWriter()
        for act in new {
            rows.write(texts: [ActTime.now, UserName.current, act.action.rawValue, act.file, act.sha256, act.detail])
        }
        do {
            try AppendedFile.append(rows.takeBytes(), to: path, opening: header.takeBytes())
        } catch {
            throw CampaignError(error)
        }
    }

    /// Makes sure that acts can be written down, before anything happens that they tell of.
    func checkEnding() throws(CampaignError) { _ = try existing()?.writer(columns: Self.columns) }

    /// The journal as it is now.
    private func existing() throws(CampaignError) -> JournalTable? {
        do { return try JournalTable(path) } catch { throw CampaignError(error) }
    }

    /// Writes down that the whole forms of a broken file were accepted.
    func addSalvage(file: String, sha256: String, forms: Int) throws(CampaignError) {
        guard !isSalvaged(sha256) else { return }
        try add([Act(action: .salvage, file: file, sha256: sha256, detail: "forms=\(forms)")])
    }
}
