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

    /// What the file says.
    struct Contents {
        /// The decisions about batches that are there.
        var decisions: [Decision] = []
        /// What is wrong with the others: they would do nothing.
        var unknown: [LocalizedText] = []
    }

    /// The decisions of a campaign; none if there is no file, or nothing in it but blanks or headings.
    ///
    /// - Parameter batches: the batches that there are.
    static func read(folder: String, batches: Set<String>) throws(CampaignError) -> Contents {
        let path = folder + "/" + name
        guard try !isBlank(path) else { return Contents() }
        let table = try table(path)
        var contents = Contents()
        var problems: [LocalizedText] = []
        for row in table.rows {
            switch DecisionRow.decision(row) {
            case .success(let decision) where !batches.contains(decision.batch):
                contents.unknown.append(
                    LocalizedText(
                        vi: "\(path), dòng \(row.line): không có lô «\(decision.batch)»; ghi như batches/ten-tep.csv.",
                        en:
                            "\(path), line \(row.line): there is no batch “\(decision.batch)”; write it as batches/name.csv."
                    ))
            case .success(let decision): contents.decisions.append(decision)
            case .failure(let problem):
                problems.append(
                    LocalizedText(
                        vi: "\(path), dòng \(row.line): \(problem.text.vi)",
                        en: "\(path), line \(row.line): \(problem.text.en)"))
            }
        }
        guard problems.isEmpty else { throw CampaignError(.unusableInput, problems) }
        return contents
    }

    /// Whether there is no file, or nothing in it but white space: what an editor, or a process that was killed before its first row,
    /// leaves behind. Headings alone are read like any table.
    private static func isBlank(_ path: String) throws(CampaignError) -> Bool {
        guard let size = Paths.size(path) else { return true }
        guard size <= 64 else { return false }
        do {
            let bytes = try FileReader(path).bytes(at: 0, count: size)
            return bytes.allSatisfy { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
        } catch {
            throw CampaignError(error)
        }
    }

    /// Adds decisions at the end, all of them or none. What stands in the file is never written anew.
    ///
    /// - Throws: for a file to which rows cannot be added: it lacks a column that they need, or is not UTF-8.
    static func append(_ decisions: [Decision], folder: String) throws(CampaignError) {
        guard !decisions.isEmpty else { return }
        let path = folder + "/" + name
        let ending = try ending(path, for: decisions)
        do throws(TableError) {
            if ending.isBlank, Paths.size(path) ?? 0 > 0 {
                try AtomicFile.write(ending.header + ending.bytes(decisions), to: path)
            } else {
                try AppendedFile.append(ending.bytes(decisions), to: path, opening: ending.header)
            }
        } catch {
            throw CampaignError(.inputOutput, [error.message])
        }
    }

    /// Makes sure that decisions can be added, before anything that they belong to happens.
    static func checkEnding(for decisions: [Decision], folder: String) throws(CampaignError) {
        guard !decisions.isEmpty else { return }
        _ = try ending(folder + "/" + name, for: decisions)
    }

    /// How rows at the end of the file look.
    private struct Ending {
        /// Whether there is nothing in the file yet.
        var isBlank: Bool
        var dialect: CSVDialect
        /// What stands under each column; nil for one that decisions do not have.
        var order: [String?]

        var header: [UInt8] {
            var writer = CSVWriter(dialect: dialect)
            writer.write(texts: columns.map(\.name))
            return writer.takeBytes()
        }

        func bytes(_ decisions: [Decision]) -> [UInt8] {
            var writer = CSVWriter(dialect: dialect)
            for decision in decisions {
                writer.write(
                    order.map { name in
                        let text = name.flatMap { DecisionRow.cell(decision, $0) } ?? ""
                        return text.isEmpty ? .empty : .text(text)
                    })
            }
            return writer.takeBytes()
        }
    }

    private static func ending(_ path: String, for decisions: [Decision]) throws(CampaignError) -> Ending {
        if try isBlank(path) { return Ending(isBlank: true, dialect: CSVDialect(), order: columns.map(\.name)) }
        let old = try table(path)
        guard old.table.encoding == .utf8 else {
            throw CampaignError(
                .unusableInput,
                vi: "\(path): không phải UTF-8 nên không ghi thêm được; lưu lại dạng “CSV UTF-8”, rồi làm lại.",
                en: "\(path): is not UTF-8, so nothing can be added; save it as “CSV UTF-8” and try again.")
        }
        // When it was decided is good to know; nothing depends on it.
        let lacking = columns.map(\.name).filter { name in
            name != "time" && old.positions[name] == nil
                && decisions.contains { !(DecisionRow.cell($0, name) ?? "").isEmpty }
        }
        guard lacking.isEmpty else {
            let names = lacking.joined(separator: ", ")
            throw CampaignError(
                .unusableInput,
                vi:
                    "\(path): thiếu cột \(names). Các dòng cũ không bao giờ bị ghi lại: thêm các cột đó vào tệp, rồi làm lại.",
                en:
                    "\(path): lacks the columns \(names). What stands there is never written anew: add these columns, then try again."
            )
        }
        var order = [String?](repeating: nil, count: old.table.columns.count)
        for (name, place) in old.positions { order[place] = name }
        var dialect = old.table.dialect
        dialect.hasSeparatorLine = false
        return Ending(isBlank: false, dialect: dialect, order: order)
    }

    private static func table(_ path: String) throws(CampaignError) -> KeptTable {
        try KeptTable(
            path, columns: Dictionary(uniqueKeysWithValues: columns.map { ($0.name, $0.others) }),
            required: ["batch", "record", "action", "author", "reason"])
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
                    "record «\(record)» phải là số thứ tự bản ghi, từ 1 (để trống khi withdraw cả lô, hoặc keep lại cả lô).",
                    "record “\(record)” must be a record's number, from 1 (empty when withdrawing a whole batch, or keeping it again)."
                ))
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
        case .supersede where decision.replacement == decision.name:
            .failure(Problem("một bản ghi không thể thay chính nó.", "a record cannot replace itself."))
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
