import Figures
import Questionnaires
import Responses
import Tables

/// How many rows of a repeat each form has, by the form's key.
struct RepeatCounts {
    private(set) var rows = 0
    private(set) var byKey: [String: Int] = [:]

    /// Counts the rest of the repeat's table.
    init<Reader: BlockReader & ~Copyable>(_ reader: inout Reader, key: Int) throws(TableError) {
        var block = CSVBlock()
        while try reader.next(into: &block) {
            for record in 0..<block.recordCount {
                rows += 1
                byKey[RepeatLink.key(block.text(record, key) ?? ""), default: 0] += 1
            }
        }
    }
}

/// A repeat whose rows are not read: what of it concerns the questionnaire, and whose rows they are.
struct UnreadRepeat {
    private let title: String
    /// The questions that the repeat answers and the forms do not.
    private let questions: [String]

    init(title: String, headings: [String], forms: [String], _ instrument: Instrument, _ settings: BatchSettings) {
        self.title = title
        let shape = ServerRecognition(headings: forms, given: settings.source).shape
        let names = QuestionNames(instrument.questionnaire, columns: settings.columns)
        func positions(_ headings: [String]) -> Set<Int> {
            let found = headings.filter { shape.column($0) == nil }.compactMap { heading in
                ([heading] + HeadingForms.names(heading, shape: shape)).lazy.compactMap { names.match($0).position }
                    .first
            }
            return Set(found)
        }
        questions = positions(headings).subtracting(positions(forms)).sorted().map {
            instrument.questionnaire.questions[$0].id
        }
    }

    /// What is to be said: of the repeat as a whole, and of each form with rows in it that answer questions.
    ///
    /// - Parameters:
    ///   - forms: the forms' table, read once more for its keys.
    ///   - key: its column of the keys.
    func findings<Reader: BlockReader & ~Copyable>(
        _ counts: RepeatCounts, forms: inout Reader, key: Int, _ contents: BatchContents
    ) throws(TableError) -> [Finding] {
        var origins: [Int: RecordOrigin] = [:]
        for origin in contents.table.origins { origins[Int(origin.record)] = origin }
        for record in contents.refused { origins[Int(record.origin.record)] = record.origin }
        var left = counts.byKey
        var findings: [Finding] = []
        var more = 0
        var block = CSVBlock()
        while try forms.next(into: &block) {
            for record in 0..<block.recordCount {
                guard let name = block.text(record, key), let rows = left.removeValue(forKey: name),
                    !questions.isEmpty, let origin = origins[block.recordNumber(record)]
                else { continue }
                guard findings.count < Finding.mostListed else {
                    more += 1
                    continue
                }
                findings.append(
                    Finding(
                        .recordRepeatNotRead, origin: origin, field: title, value: "\(rows)", message: message(rows)))
            }
        }
        if more > 0 {
            var rest = Finding(.recordRepeatNotRead, field: title, message: message(nil))
            rest.count = more
            findings.append(rest)
        }
        let orphans = left.values.reduce(0, +)
        return [Self.finding(title, rows: counts.rows, forms: contents.recordCount, orphans: orphans)] + findings
    }

    private func message(_ rows: Int?) -> LocalizedText {
        let list = questions.prefix(8).joined(separator: ", ") + (questions.count > 8 ? "…" : "")
        let count = rows.map { "\($0) " } ?? ""
        return LocalizedText(
            vi:
                "Phiếu có \(count)dòng ở nhóm lặp «\(title)» trả lời câu \(list); các dòng này không được tính. Nếu mỗi dòng là một phiếu, "
                + "ghi repeat=… cho lô này trong campaign.xml.",
            en:
                "The form has \(count)rows in the repeat “\(title)” that answer \(list); they do not count. If each row is a form of its own, "
                + "give the batch a repeat=… in campaign.xml.")
    }

    /// What is to be said of a repeat as a whole.
    ///
    /// - Parameter orphans: rows whose form is not there.
    static func finding(_ title: String, rows: Int, forms: Int, orphans: Int) -> Finding {
        Finding(
            .fileRepeatNotRead, severity: orphans > 0 ? .warning : nil, field: title, value: "\(rows)",
            message: LocalizedText(
                vi: "Bảng \(title) có \(rows) dòng của nhóm lặp (cho \(forms) phiếu) nên không đọc."
                    + (orphans > 0 ? " \(orphans) dòng thuộc phiếu không có trong bảng phiếu." : ""),
                en: "Table \(title) has \(rows) rows of a repeat (for \(forms) forms) and is not read."
                    + (orphans > 0 ? " \(orphans) rows belong to forms that the forms' table has not." : "")))
    }
}
