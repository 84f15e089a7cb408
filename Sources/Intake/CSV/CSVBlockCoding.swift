import Figures
import Questionnaires
import Responses
import Tables

/// Codes the records of a block: first their structure is judged, then each column's cells are coded in one loop.
struct CSVBlockCoding {
    private let plan: HeadingPlan
    private let questionnaire: Questionnaire
    private let unitColumn: Int?
    private let unitConstant: String?
    private var sound: [Int] = []

    init(plan: HeadingPlan, questionnaire: Questionnaire) {
        self.plan = plan
        self.questionnaire = questionnaire
        let unit = questionnaire.position(of: .unit)
        unitColumn = unit.flatMap { position in plan.questions.firstIndex { $0 == position } }
        unitConstant = unit.flatMap { plan.constants[$0] }
    }

    /// Codes all records of a block.
    mutating func code(_ block: CSVBlock, into builder: inout BatchBuilder) {
        judge(block, into: &builder)
        for (column, position) in plan.questions.enumerated() {
            if let position {
                code(column, of: block, at: position, into: &builder)
            }
        }
        for (position, constant) in plan.constants {
            let bytes = Array(constant.utf8)
            let coded = builder.coders[position].code(bytes.span)
            for _ in sound { builder.coders[position].append(coded.code) }
        }
        for position in plan.absent {
            let code = builder.coders[position].missing(.notAsked)
            for _ in sound { builder.coders[position].append(code) }
        }
        for record in sound {
            builder.addRow(origin(block, record), unit: unit(block, record))
        }
    }

    // MARK: Structure

    /// Sets aside the records that cannot be coded; the others' places go to `sound`.
    private mutating func judge(_ block: CSVBlock, into builder: inout BatchBuilder) {
        sound.removeAll(keepingCapacity: true)
        let expected = plan.questions.count
        if block.uniformFieldCount == expected, block.flags.isSound {
            sound.append(contentsOf: 0..<block.recordCount)
            return
        }
        for record in 0..<block.recordCount {
            let flags = block.records[record].flags
            if !flags.isSound {
                refuse(block, record, rule: rule(flags), message: message(flags), into: &builder)
            } else if Int(block.records[record].fieldCount) != expected {
                refuseWidth(block, record, expected, into: &builder)
            } else {
                sound.append(record)
            }
        }
    }

    private func refuseWidth(_ block: CSVBlock, _ record: Int, _ expected: Int, into builder: inout BatchBuilder) {
        let found = Int(block.records[record].fieldCount)
        refuse(
            block, record, rule: "record.columnCount",
            message: LocalizedText(
                vi: "Bản ghi có \(found) ô trong khi tiêu đề có \(expected) cột. Kiểm tra dấu ngăn và dấu ngoặc kép ở dòng này.",
                en: "The record has \(found) cells, the header \(expected) columns. Check separators and quotes on this line."),
            into: &builder)
    }

    private func refuse(
        _ block: CSVBlock, _ record: Int, rule: String, message: LocalizedText, into builder: inout BatchBuilder
    ) {
        builder.refuse(
            origin(block, record), rawText: String(decoding: block.raw(record), as: UTF8.self), rule: rule, message: message)
    }

    private func rule(_ flags: CSVRecordFlags) -> String {
        if flags.contains(.invalidUTF8) { return "record.invalidText" }
        if flags.contains(.nulByte) { return "record.nulByte" }
        if flags.contains(.tooLong) || flags.contains(.tooManyFields) { return "record.tooLong" }
        return "record.irregularQuote"
    }

    private func message(_ flags: CSVRecordFlags) -> LocalizedText {
        let what = flags.description
        return LocalizedText(
            vi: "Không đọc được bản ghi: \(what.vi). Sửa dòng này trong tệp gốc rồi nhập lại.",
            en: "The record cannot be read: \(what.en). Mend this line in the original file and import it again.")
    }

    // MARK: Cells

    private func code(_ column: Int, of block: CSVBlock, at position: Int, into builder: inout BatchBuilder) {
        let bytes = block.bytes.span
        let records = block.records.span
        let fields = block.fields.span
        let question = questionnaire.questions[position]
        for record in sound {
            let field = fields[Int(records[record].firstField) + column]
            let coded: CellCoder.Coded
            if field.hasDoubledQuotes {
                let content = block.unescaped(record, column) ?? []
                coded = builder.coders[position].code(content.span)
            } else {
                coded = builder.coders[position].code(bytes.extracting(field.start..<field.end))
            }
            builder.coders[position].append(coded.code)
            if let issue = coded.issue {
                builder.note(issue, question: question, origin: origin(block, record), value: block.text(record, column) ?? "")
            }
        }
    }

    private func unit(_ block: CSVBlock, _ record: Int) -> String? {
        guard let unitColumn else { return unitConstant }
        guard let text = block.text(record, unitColumn) else { return nil }
        let trimmed = CSVWriter.restored(String(trimmed: Array(text.utf8).span))
        return trimmed.isEmpty ? nil : trimmed
    }

    private func origin(_ block: CSVBlock, _ record: Int) -> RecordOrigin {
        let row = block.records[record]
        return RecordOrigin(
            record: UInt32(clamping: block.recordNumber(record)), line: UInt32(clamping: block.line(record)),
            length: row.end - row.start, byte: UInt64(clamping: block.byteOffset(record)))
    }
}
