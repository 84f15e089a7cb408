internal import Figures
internal import Tables

#if canImport(Glibc)
internal import Glibc
#endif

/// journal.csv: what was done to a campaign beyond reading its files, one act a row, only ever added to.
///
/// Columns: time (UTC), author (the system's user), action, file, sha256, detail. An act is part of the campaign: a batch that
/// was salvaged once stays salvaged, by its digest, whoever runs the campaign next.
struct Journal: Sendable {
    static let name = "journal.csv"

    private static let columns = ["time", "author", "action", "file", "sha256", "detail"]
    private static let salvage = "salvage"

    private let path: String
    private let salvaged: Set<String>

    /// Reads the journal of a campaign; an empty one if there is no file.
    init(folder: String) throws(CampaignError) {
        path = folder + "/" + Self.name
        guard Paths.exists(path) else {
            salvaged = []
            return
        }
        do {
            let rows = try Table.read(file: path).rows
            salvaged = Set(rows.filter { $0["action"] == Self.salvage }.compactMap { $0["sha256"] })
        } catch {
            throw CampaignError(error)
        }
    }

    /// Whether the whole forms of a broken file with this digest were accepted before.
    func isSalvaged(_ sha256: String) -> Bool { salvaged.contains(sha256) }

    /// Writes down that the whole forms of a broken file were accepted.
    func addSalvage(file: String, sha256: String, forms: Int) throws(CampaignError) {
        guard !isSalvaged(sha256) else { return }
        var header = CSVWriter()
        header.write(texts: Self.columns)
        var row = CSVWriter()
        row.write(texts: [Self.now(), Self.author(), Self.salvage, file, sha256, "forms=\(forms)"])
        do {
            try AppendedFile.append(row.takeBytes(), to: path, opening: header.takeBytes())
        } catch {
            throw CampaignError(error)
        }
    }

    /// The time of the act; the only clock that is ever written, and never into a result.
    private static func now() -> String {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        let seconds = Int(time.tv_sec)
        let day = CalendarDate(dayNumber: seconds / 86_400)?.iso ?? ""
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(day)T\(two(seconds / 3_600 % 24)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
    }

    private static func author() -> String {
        for name in ["LOGNAME", "USER"] {
            if let value = unsafe getenv(name) { return unsafe String(cString: value) }
        }
        return ""
    }
}
