internal import Figures
internal import Questionnaires
internal import Responses
internal import Validation

/// A row of a mended file, and the record that it names.
struct MendedRecord {
    /// The row.
    var record: RecordName
    /// The record that it replaces; nil where the row names none.
    var original: RecordName?
    /// What stands in the row for the record that it replaces.
    var typed: String
    /// The places of the questions whose answers are masked in the row.
    var masked: [Int]
}

/// Turns what mended files say into decisions.
struct MendDecisions {
    private let decisions: [Decision]

    init(_ decisions: [Decision]) { self.decisions = decisions }

    /// The decisions that nobody has written down yet: each mended row replaces the record that it names, or what stands in that
    /// record's place already, so that a file may be mended more than once.
    ///
    /// A row that was ever decided about is passed over: what a person decided later must stand.
    ///
    /// - Parameter files: the batches at hand; a record of another is left alone.
    func proposed(_ mended: [(record: RecordName, original: RecordName)], files: Set<String>) -> [Decision] {
        let known = Set(decisions.compactMap(\.replacement))
        var standing: [RecordName: RecordName] = [:]
        for decision in decisions {
            if let name = decision.name, decision.action != .correct { standing[name] = decision.replacement }
        }
        var chains = Chains(standing)
        var proposed: [Decision] = []
        for (record, original) in mended where !known.contains(record) && files.contains(original.batch) {
            let last = chains.end(of: original)
            guard last != record, chains.end(of: record) != last else { continue }
            chains.add(last, to: record)
            proposed.append(
                Decision(
                    batch: last.batch, record: last.record, action: .supersede, value: record.text,
                    author: UserName.current, reason: "bản sửa trong \(record.batch)"))
        }
        return proposed
    }
}

/// Chains of replacements, each record leading to the one that took its place; a way that was gone once is not gone again step by step.
struct Chains {
    private var next: [RecordName: RecordName]

    init(_ next: [RecordName: RecordName]) { self.next = next }

    /// Lets a record that nothing replaces lead on to another.
    mutating func add(_ record: RecordName, to replacement: RecordName) { next[record] = replacement }

    /// What stands at the end of the chain; of a circle the last one before it closes.
    mutating func end(of start: RecordName) -> RecordName {
        var path: [RecordName] = []
        var passed: Set<RecordName> = [start]
        var place = start
        while let following = next[place], passed.insert(following).inserted {
            path.append(place)
            place = following
        }
        // A circle stays as it is: where it ends depends on where one comes in.
        if next[place] == nil { for one in path { next[one] = place } }
        return place
    }
}

/// Gives masked cells of mended files the answers of the records that they replace: a mask is never an answer.
struct MaskedAnswers {
    private let mended: [MendedRecord]
    private let campaign: Campaign

    init(_ mended: [MendedRecord], campaign: Campaign) {
        self.mended = mended.filter { !$0.masked.isEmpty }
        self.campaign = campaign
    }

    /// Replaces masks; one whose original is not at hand becomes a blank.
    func restore(_ batches: inout [BatchContents]) {
        guard !mended.isEmpty else { return }
        let places = Dictionary(
            batches.enumerated().map { ($0.element.source.file, $0.offset) }, uniquingKeysWith: { first, _ in first })
        var rows: [RecordName: Int] = [:]
        let files = Set(mended.flatMap { [$0.record.batch, $0.original?.batch].compactMap(\.self) })
        for batch in batches where files.contains(batch.source.file) {
            for (row, origin) in batch.table.origins.enumerated() {
                rows[RecordName(batch: batch.source.file, record: Int(origin.record))] = row
            }
        }
        // In the order of the files, so that what was mended twice passes the answer on; earlier copies come first.
        for one in mended.sorted(by: { ($0.record.batch, $0.record.record) < ($1.record.batch, $1.record.record) }) {
            guard let place = places[one.record.batch], let row = rows[one.record] else { continue }
            let source = one.original.flatMap { original in
                places[original.batch].flatMap { origin in rows[original].map { (origin, $0) } }
            }
            let questions = campaign.questionnaire(batches[place].table.questionnaireID)?.questions ?? []
            for position in one.masked where questions.indices.contains(position) {
                if let (other, otherRow) = source,
                    batches[other].table.questionnaireID == batches[place].table.questionnaireID
                {
                    let column = batches[other].table.columns[position]
                    batches[place].table.setCell(column: position, row: row, from: column, row: otherRow)
                } else {
                    batches[place].table.setMissing(.blank, column: position, row: row)
                }
                batches[place].findings.removeAll {
                    $0.record == one.record.record && $0.field == questions[position].id
                }
            }
        }
    }
}

/// Tells the rows of mended files that name a record from those that name none.
///
/// A row that names nothing would count as a form of its own, beside the one that it was meant to mend. So it waits, with an error.
struct MendedRows {
    /// The rows whose record is there, or lies in a batch that is not at hand.
    private(set) var named: [MendedRecord] = []
    private var nameless: [MendedRecord] = []

    /// - Parameters:
    ///   - files: the batches that there are, at hand or not.
    ///   - decisions: what is written down; a row that a decision puts in a record's place needs no name.
    init(_ rows: [MendedRecord], batches: [BatchContents], files: Set<String>, decisions: [Decision]) {
        let decided = Set(decisions.compactMap(\.replacement))
        let wanted = Set(rows.compactMap(\.original?.batch))
        let questionnaires = Dictionary(
            batches.map { ($0.source.file, $0.table.questionnaireID) }, uniquingKeysWith: { first, _ in first })
        var records: [String: Set<Int>] = [:]
        for batch in batches where wanted.contains(batch.source.file) {
            records[batch.source.file] = Set(
                (batch.table.origins + batch.refused.map(\.origin)).map { Int($0.record) })
        }
        for row in rows {
            let isThere =
                row.original.map { original in
                    original != row.record && files.contains(original.batch)
                        && records[original.batch]?.contains(original.record) ?? true
                        // A form of one questionnaire cannot take the place of a form of another.
                        && questionnaires[original.batch].map { $0 == questionnaires[row.record.batch] } ?? true
                } ?? false
            if isThere { named.append(row) } else if !decided.contains(row.record) { nameless.append(row) }
        }
    }

    /// Writes an error into each row that names nothing.
    func report(in batches: inout [BatchContents]) {
        guard !nameless.isEmpty else { return }
        let byFile = Dictionary(grouping: nameless) { $0.record.batch }
        for index in batches.indices {
            guard let rows = byFile[batches[index].source.file] else { continue }
            let typed = Dictionary(rows.map { ($0.record.record, $0.typed) }, uniquingKeysWith: { first, _ in first })
            for origin in batches[index].table.origins {
                guard let text = typed[Int(origin.record)] else { continue }
                batches[index].findings.append(Self.finding(origin, typed: text))
            }
        }
    }

    /// Writes an error into each row of a mended file that has a column for none of the rated items: it would count as a form on which
    /// nothing was asked.
    static func reportWithoutItems(in batches: inout [BatchContents], campaign: Campaign) {
        for index in batches.indices where batches[index].isMendFile {
            guard let questionnaire = campaign.questionnaire(batches[index].table.questionnaireID) else { continue }
            let items = questionnaire.index?.root.itemIDs ?? []
            let absent = Set(
                batches[index].findings.filter { $0.rule == FindingRule.headerMissingColumn.rawValue }.compactMap(
                    \.field))
            guard !items.isEmpty, items.allSatisfy(absent.contains) else { continue }
            for origin in batches[index].table.origins {
                batches[index].findings.append(
                    Finding(
                        .recordMendsWithoutItems, origin: origin,
                        message: LocalizedText(
                            vi:
                                "Tệp sửa không có cột của tiêu chí nào, nên dòng này không có trả lời nào; chờ xử lý. Giữ nguyên các cột như "
                                + "findings --export đã cho rồi nhập lại.",
                            en:
                                "The mended file has a column for none of the items, so this row answers nothing; it waits. Keep the columns as "
                                + "findings --export gave them and import again.")))
            }
        }
    }

    private static func finding(_ origin: RecordOrigin, typed: String) -> Finding {
        Finding(
            .recordMendsNothing, origin: origin, field: "hailong:batch", value: typed.isEmpty ? nil : typed,
            message: typed.isEmpty
                ? LocalizedText(
                    vi:
                        "Dòng này của tệp sửa không ghi nó thay bản ghi nào (hailong:batch, hailong:record); chờ xử lý. Ghi lại hai cột đó như tệp đã xuất rồi nhập lại.",
                    en:
                        "This row of a mended file does not say which record it replaces (hailong:batch, hailong:record); it waits. Put both columns "
                        + "back as they were exported and import again."
                )
                : LocalizedText(
                    vi:
                        "Dòng này của tệp sửa thay bản ghi «\(typed)», nhưng không có bản ghi đó, hoặc bản ghi đó là của mẫu phiếu khác; chờ xử lý. Sửa tên lô và số bản ghi (hoặc mẫu phiếu của tệp sửa: <batch questionnaire=…/>) rồi nhập lại.",
                    en:
                        "This row of a mended file replaces record “\(typed)”, which is not there or is of another questionnaire; it waits. Correct the batch and the number (or the mended file's questionnaire: <batch questionnaire=…/>) and import again."
                ))
    }
}
