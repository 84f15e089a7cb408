import Figures
import Questionnaires
import Responses

/// Which rows a check lists one by one, and how many it only counts.
///
/// A batch of a million forms has a blank cell in every second one. Up to `most` rows of a kind are all listed; of more, the
/// first `shown` are, and one finding about the whole batch counts the others. Errors are listed whatever their number,
/// because each decides on a record.
struct ListedRows {
    /// The most rows of a kind that are all listed.
    static let most = Finding.mostListed
    /// How many are listed where there are more.
    static let shown = 100

    /// The rows to be listed.
    let rows: [Int]
    /// The rows that are counted and not listed.
    let others: Int

    /// The first rows of so many, already cut to the number given by `limit`.
    init(_ rows: [Int], of total: Int) {
        self.rows = rows
        others = total - rows.count
    }

    /// Rows that are all there: cut where there are too many.
    init(_ rows: [Int], severity: Severity) {
        let limit = Self.limit(of: rows.count, severity)
        self.init(rows.count > limit ? Array(rows[..<limit]) : rows, of: rows.count)
    }

    /// How many of so many rows are listed.
    static func limit(of total: Int, _ severity: Severity) -> Int {
        severity == .error || total <= most ? total : shown
    }
}

extension [Finding] {
    /// Adds a finding for each row listed, and one that counts the others.
    mutating func append(_ listed: ListedRows, _ finding: (Int) -> Finding) {
        reserveCapacity(count + listed.rows.count)
        for row in listed.rows { append(finding(row)) }
        guard listed.others > 0, let last else { return }
        append(
            last.counting(
                listed.others,
                message: LocalizedText(
                    vi: "\(last.message.vi) Còn \(listed.others) bản ghi nữa như vậy, chỉ đếm, không liệt kê.",
                    en:
                        "\(last.message.en) There are \(listed.others) more such records, which are counted and not listed."
                )))
    }
}
