internal import Figures
internal import Tables
internal import Validation

/// decisions.csv: what people decided about records, one decision a row, never changed, only added to.
///
/// Columns, with headings in English or Vietnamese: batch, record (empty for the whole batch), action, question and value (of
/// a correction; of a replacement the value is the record that takes the place, `batches/sua.csv#3`), author, reason, time.
enum DecisionsFile {
    static let name = "decisions.csv"

    /// The columns in the order in which a new file has them, each with its other headings.
    static let columns: [(name: String, others: [String])] = [
        ("batch", ["lô", "lô phiếu", "tệp"]), ("record", ["bản ghi", "số bản ghi"]),
        ("action", ["quyết định", "xử lý", "cách xử lý"]), ("question", ["câu", "câu hỏi"]),
        ("value", ["giá trị", "giá trị mới", "thay bằng"]),
        ("author", ["người quyết định", "người xử lý", "người ghi"]),
        ("reason", ["lý do"]), ("time", ["thời gian", "thời điểm", "ngày giờ"]),
    ]

    /// The decisions of a campaign; none if there is no file.
    ///
    /// - Parameter batches: the batches that there are; a decision about any other is refused, as it would do nothing. Nil where
    ///   only some of the campaign's batches are looked at.
    static func read(folder: String, batches: [String]?) throws(CampaignError) -> [Decision] {
        let path = folder + "/" + name
        guard Paths.exists(path) else { return [] }
        let table = try table(path)
        var decisions: [Decision] = []
        var problems: [LocalizedText] = []
        for row in table.rows {
            switch DecisionRow.decision(row) {
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

    /// Adds decisions at the end, all of them or none.
    ///
    /// A file that lacks a column that they need, or is not UTF-8, is written anew with the same rows, whole or not at all;
    /// otherwise rows are only added.
    static func append(_ decisions: [Decision], folder: String) throws(CampaignError) {
        guard !decisions.isEmpty else { return }
        let path = folder + "/" + name
        do {
            guard Paths.exists(path) else {
                return try AppendedFile.append(
                    bytes(decisions, order: columns.map(\.name), width: columns.count, CSVDialect()), to: path,
                    opening: header(columns.map(\.name), CSVDialect()))
            }
            let old = try table(path)
            var order = [String?](repeating: nil, count: old.table.columns.count)
            for (name, place) in old.positions { order[place] = name }
            let lacking = columns.map(\.name).filter { old.positions[$0] == nil }
            let needed = lacking.filter { name in decisions.contains { !(DecisionRow.cell($0, name) ?? "").isEmpty } }
            if old.table.encoding == .utf8, needed.isEmpty {
                var dialect = old.table.dialect
                dialect.hasSeparatorLine = false
                try AppendedFile.append(
                    bytes(decisions, order: order, width: order.count, dialect), to: path,
                    opening: header(columns.map(\.name), dialect))
            } else {
                try rewrite(old.table, order: order + lacking, adding: decisions, path: path)
            }
        } catch let error as TableError {
            throw CampaignError(.inputOutput, [error.message])
        } catch let error as CampaignError {
            throw error
        } catch {
            throw CampaignError(.defect, vi: "lỗi chương trình: \(error)", en: "defect: \(error)")
        }
    }

    private static func table(_ path: String) throws(CampaignError) -> KeptTable {
        try KeptTable(
            path, columns: Dictionary(uniqueKeysWithValues: columns.map { ($0.name, $0.others) }),
            required: ["batch", "record", "action", "author", "reason"])
    }

    private static func header(_ names: [String], _ dialect: CSVDialect) -> [UInt8] {
        var writer = CSVWriter(dialect: dialect)
        writer.write(texts: names)
        return writer.takeBytes()
    }

    private static func bytes(
        _ decisions: [Decision], order: [String?], width: Int, _ dialect: CSVDialect
    ) -> [UInt8] {
        // The rows come after others: what only a file's first cell may not look like does not concern them.
        var writer = CSVWriter(dialect: dialect)
        for decision in decisions { writer.write(cells(decision, order)) }
        return writer.takeBytes()
    }

    private static func cells(_ decision: Decision, _ order: [String?]) -> [CSVCell] {
        order.map { name in
            let text = name.flatMap { DecisionRow.cell(decision, $0) } ?? ""
            return text.isEmpty ? .empty : .text(text)
        }
    }

    private static func rewrite(
        _ old: Table, order: [String?], adding decisions: [Decision], path: String
    ) throws(TableError) {
        var dialect = old.dialect
        dialect.hasSeparatorLine = false
        // A mark that Excel needs stays.
        let head = try FileReader(path).bytes(at: 0, count: 3)
        var writer = CSVWriter(dialect: dialect, byteOrderMark: head == [0xEF, 0xBB, 0xBF] || old.encoding != .utf8)
        let added = order.dropFirst(old.columns.count).compactMap { $0 }
        writer.write(texts: old.columns + added)
        for row in old.rows {
            writer.write(row.cells.map { .text(CSVWriter.restored($0)) } + added.map { _ in .empty })
        }
        for decision in decisions { writer.write(cells(decision, order)) }
        try AtomicFile.write(writer.takeBytes(), to: path)
    }
}

/// A row of decisions.csv.
enum DecisionRow {
    /// Why a row is no decision.
    struct Problem: Error {
        var text: LocalizedText

        init(_ vi: String, _ en: String) { text = LocalizedText(vi: vi, en: en) }
    }

    /// The decision of a row.
    static func decision(_ row: KeptTable.Row) -> Result<Decision, Problem> {
        func given(_ column: String) -> String? {
            row[column].map(CSVWriter.restored).flatMap { $0.isEmpty ? nil : $0 }
        }
        guard let action = action(row["action"] ?? "") else {
            let known = Decision.Action.allCases.map(\.rawValue).joined(separator: ", ")
            return .failure(
                Problem(
                    "quyết định «\(row["action"] ?? "")» không phải một trong: \(known).",
                    "“\(row["action"] ?? "")” is none of: \(known)."))
        }
        guard let batch = given("batch"), let author = given("author"), let reason = given("reason") else {
            return .failure(
                Problem("phải ghi batch, author và reason.", "batch, author and reason must be given."))
        }
        let record = row["record"] ?? ""
        let isNumber = Int(record).map { $0 > 0 && $0 <= Int(UInt32.max) } ?? false
        let mayBeWhole = action == .withdraw || action == .keep
        guard isNumber && action != .withdraw || record.isEmpty && mayBeWhole else {
            return .failure(
                Problem(
                    "record phải là số thứ tự bản ghi (để trống khi withdraw cả lô, hoặc keep lại cả lô).",
                    "record must be a record's number (empty when withdrawing a whole batch, or keeping it again)."))
        }
        // An empty value takes an answer away; of other decisions it says nothing.
        let value = action == .correct ? row["value"].map(CSVWriter.restored) : given("value")
        let decision = Decision(
            batch: batch, record: Int(record), action: action, question: given("question"), value: value,
            author: author, reason: reason, time: given("time") ?? "")
        return check(decision)
    }

    private static func check(_ decision: Decision) -> Result<Decision, Problem> {
        switch decision.action {
        case .correct where decision.question == nil || decision.value == nil:
            .failure(
                Problem(
                    "quyết định correct phải có cột question và value (value để trống là xoá câu trả lời).",
                    "a decision correct needs the columns question and value (an empty value takes the answer away)."))
        case .supersede where decision.replacement == nil:
            .failure(
                Problem(
                    "quyết định supersede phải ghi value là bản ghi thay thế, như batches/sua.csv#3.",
                    "a decision supersede names the record that takes the place in value, as batches/mend.csv#3."))
        default: .success(decision)
        }
    }

    /// The text of a decision under a column; nil for a column that decisions do not have.
    static func cell(_ decision: Decision, _ column: String) -> String? {
        switch column {
        case "batch": decision.batch
        case "record": decision.record.map(String.init) ?? ""
        case "action": decision.action.rawValue
        case "question": decision.question ?? ""
        case "value": decision.value ?? ""
        case "author": decision.author
        case "reason": decision.reason
        case "time": decision.time
        default: nil
        }
    }

    /// The action that a word means, in English or Vietnamese.
    static func action(_ word: String) -> Decision.Action? {
        if let action = Decision.Action(rawValue: word) { return action }
        return words[FoldedText(word, removingMarks: true)]
    }

    private static let words: [FoldedText: Decision.Action] = {
        let lists: [Decision.Action: [String]] = [
            .keep: ["giữ", "giữ lại"], .exclude: ["loại", "loại bỏ"], .withdraw: ["rút", "rút lô"],
            .supersede: ["thay", "thay thế"], .correct: ["sửa", "đính chính"],
        ]
        var words: [FoldedText: Decision.Action] = [:]
        for (action, list) in lists {
            for word in list + [action.rawValue] { words[FoldedText(word, removingMarks: true)] = action }
        }
        return words
    }()
}
