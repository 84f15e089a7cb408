internal import Figures
internal import Tables
internal import Validation

/// Reads decisions.csv: what people decided about records, one decision a row, never changed, only added to.
///
/// Columns: batch, record (empty for the whole batch), action (keep, exclude, withdraw), author, reason.
enum DecisionsFile {
    static let name = "decisions.csv"

    /// The decisions of a campaign; none if there is no file.
    ///
    /// - Parameter batches: the batches that there are; a decision about any other is refused, as it would do nothing. Nil where
    ///   only some of the campaign's batches are looked at.
    static func read(folder: String, batches: [String]?) throws(CampaignError) -> [Decision] {
        let path = folder + "/" + name
        guard Paths.exists(path) else { return [] }
        let table: Table
        do { table = try Table.read(file: path) } catch { throw CampaignError(error) }
        for column in ["batch", "record", "action", "author", "reason"] {
            do { _ = try table.requiredPosition(of: column) } catch { throw CampaignError(error) }
        }
        var decisions: [Decision] = []
        var problems: [LocalizedText] = []
        for row in table.rows {
            switch decision(row) {
            case .success(let decision) where batches.map({ !$0.contains(decision.batch) }) ?? false:
                problems.append(
                    LocalizedText(
                        vi: "\(path), dòng \(row.line): không có lô «\(decision.batch)»; ghi như batches/ten-tep.csv.",
                        en:
                            "\(path), line \(row.line): there is no batch “\(decision.batch)”; write it as batches/name.csv."
                    ))
            case .success(let decision): decisions.append(decision)
            case .failure(let problem):
                problems.append(
                    LocalizedText(
                        vi: "\(path), dòng \(row.line): \(problem.text.vi)",
                        en: "\(path), line \(row.line): \(problem.text.en)"))
            }
        }
        guard problems.isEmpty else { throw CampaignError(.unusableInput, problems) }
        return decisions
    }

    private struct Problem: Error {
        var text: LocalizedText
    }

    private static func decision(_ row: TableRow) -> Result<Decision, Problem> {
        let batch = row["batch"] ?? ""
        let number = row["record"] ?? ""
        guard let action = Decision.Action(rawValue: row["action"] ?? "") else {
            return .failure(
                Problem(
                    text: LocalizedText(
                        vi: "quyết định «\(row["action"] ?? "")» không phải keep, exclude hoặc withdraw.",
                        en: "“\(row["action"] ?? "")” is none of keep, exclude, withdraw.")))
        }
        guard !batch.isEmpty, (row["author"] ?? "") != "", (row["reason"] ?? "") != "" else {
            return .failure(
                Problem(
                    text: LocalizedText(
                        vi: "phải ghi batch, author và reason.", en: "batch, author and reason must be given.")))
        }
        let isNumber = Int(number).map { $0 > 0 } ?? false
        guard action == .withdraw ? number.isEmpty : isNumber else {
            return .failure(
                Problem(
                    text: LocalizedText(
                        vi: "record phải là số thứ tự bản ghi (để trống khi withdraw cả lô).",
                        en: "record must be a record's number (empty when withdrawing a whole batch).")))
        }
        return .success(
            Decision(
                batch: batch, record: Int(number), action: action, author: row["author"] ?? "",
                reason: row["reason"] ?? ""))
    }
}
