import Figures
import Questionnaires
import Responses
import Testing
import Validation

/// A small questionnaire with every kind of rule, and batches made by hand.
enum Toy {
    static let xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <questionnaire xmlns="urn:hailong:questionnaire:1" id="toy" version="1" wording="unofficial">
          <title><vi>Phiếu thử</vi><en>Toy</en></title>
          <source><vi>Tự đặt</vi><en>Made</en></source>
          <scales>
            <scale id="satisfaction">
              <level code="1" vi="Không hài lòng" en="Dissatisfied" score="1"/>
              <level code="2" vi="Hài lòng" en="Satisfied" score="2" satisfied="true"/>
              <missing code="98" reason="doesNotKnow" vi="Không biết" en="Does not know"/>
            </scale>
            <scale id="yes_no"><level code="1" vi="Có" en="Yes"/><level code="2" vi="Không" en="No"/></scale>
          </scales>
          <sections>
            <section id="head" vi="Đầu" en="Head">
              <text id="unit" role="unit" required="true" maximumLength="200"><vi>Đơn vị</vi><en>Unit</en></text>
              <text id="form" role="formNumber" required="true" maximumLength="40"><vi>Số phiếu</vi><en>Form</en></text>
              <date id="date" role="date"><vi>Ngày</vi><en>Day</en></date>
              <text id="stratum" role="stratum" maximumLength="40"><vi>Tầng</vi><en>Stratum</en></text>
              <text id="instance" role="instanceID" maximumLength="40"><vi>Mã gửi</vi><en>Submission</en></text>
            </section>
            <section id="body" vi="Thân" en="Body">
              <single id="fee" scale="yes_no" required="true"><vi>Có phí</vi><en>Fee</en></single>
              <factor id="all" vi="Chung" en="All">
                <item id="q1" scale="satisfaction"><vi>Câu một</vi><en>First</en></item>
                <item id="q2" scale="satisfaction"><vi>Câu hai</vi><en>Second</en><relevant>${fee} = '1'</relevant></item>
                <item id="q3" scale="satisfaction"><vi>Câu ba</vi><en>Third</en></item>
              </factor>
              <number id="visits" minimum="0" maximum="20"><vi>Số lần</vi><en>Visits</en>
                <constraint><test>. &gt;= 1</test><vi>Ít nhất một lần.</vi><en>At least once.</en></constraint></number>
              <text id="phone" personal="true" maximumLength="20"><vi>Điện thoại</vi><en>Telephone</en>
                <constraint><test>string-length(.) &gt;= 9</test></constraint></text>
              <text id="code" maximumLength="200"><vi>Mã</vi><en>Code</en>
                <constraint severity="note"><test>regex(., '(a+)+[bc]')</test></constraint></text>
              <text id="who" role="interviewer" maximumLength="40"><vi>Điều tra viên</vi><en>Interviewer</en></text>
            </section>
          </sections>
          <rules>
            <rule id="strict-first" severity="error"><test>not(${q1} = '1' and ${q3} = '2')</test><vi>Trái nhau.</vi><en>Contrary.</en></rule>
            <rule id="mild" severity="warning"><test>not(${visits} &gt; 10)</test><vi>Nhiều lần.</vi><en>Many visits.</en></rule>
          </rules>
          <index id="index" formula="topLevels"><vi>Chỉ số</vi><en>Index</en><pooled/></index>
        </questionnaire>
        """

    static let read = Result { try QuestionnaireReader.read(Array(xml.utf8), file: "toy.questionnaire.xml") }
    static var questionnaire: Questionnaire { get throws { try read.get() } }

    /// A record as a test writes it: answers by question; units are written as their place.
    typealias Record = [String: String]

    /// A good record.
    static func record(_ form: String, unit: Int = 0, _ changes: Record = [:]) -> Record {
        [
            "unit": "\(unit)", "form": form, "date": "2023-03-01", "fee": "1", "q1": "2", "q2": "2", "q3": "1",
            "visits": "2",
        ]
        .merging(changes) { $1 }
    }

    /// A batch of records; a record with the key `refused` is one that could not be coded, one with `noColumn` lacks that column.
    static func batch(_ file: String, _ records: [Record]) throws -> BatchContents {
        let questionnaire = try questionnaire
        var refused: [RefusedRecord] = []
        var rows: [(RecordOrigin, Record)] = []
        var findings: [Finding] = []
        for (index, record) in records.enumerated() {
            let number = UInt32(index + 1)
            let origin = RecordOrigin(record: number, line: number + 1, length: 10, byte: UInt64(index) * 11)
            if let text = record["refused"] {
                let finding = Finding(.recordColumnCount, origin: origin, message: LocalizedText(verbatim: "cells"))
                refused.append(RefusedRecord(origin: origin, rawText: text, finding: finding))
                continue
            }
            if Int(record["unit"] ?? "") == nil {
                findings.append(
                    Finding(.unitUnknown, origin: origin, field: "unit", message: LocalizedText(verbatim: "unit")))
            }
            rows.append((origin, record))
        }
        let columns = questionnaire.questions.map { question in
            column(question, in: questionnaire, rows.map { $0.1 })
        }
        let units = rows.map { row -> UInt32 in
            Int(row.1["unit"] ?? "").map { UInt32($0) } ?? MissingCodes.code(.invalid)
        }
        let table = try ResponseTable(
            questionnaireID: "toy", columns: columns, units: CodeBlocks(units), origins: rows.map { $0.0 })
        let source = BatchSource(file: file, sha256: "", size: 0, format: .csv, encoding: "UTF-8")
        return BatchContents(source: source, table: table, refused: RefusedRecords(refused), findings: findings)
    }

    private static func column(_ question: Question, in questionnaire: Questionnaire, _ rows: [Record]) -> Column {
        let cells = rows.map { $0[question.id] ?? "" }
        let missing = rows.map { $0["noColumn"] == question.id ? MissingReason.notAsked : MissingReason.blank }
        switch question.kind {
        case .single, .multiple:
            let levels = questionnaire.scale(of: question)?.levels.map(\.code) ?? []
            return .codes8(
                CodeBlocks(
                    zip(cells, missing).map { cell, missing in
                        if let level = levels.firstIndex(of: cell) { return UInt8(level) }
                        return MissingCodes.code(cell == "" ? missing : cell == "98" ? .doesNotKnow : .invalid)
                    }))
        case .number: return .numbers(NumberBlocks(cells.map { Double($0) ?? NumberCodes.code(.blank) }))
        case .date:
            return .dates(
                CodeBlocks(
                    cells.map { cell in (try? CalendarDate(iso: cell)).map(DateCodes.code) ?? MissingCodes.code(.blank)
                    }))
        case .text:
            var column = TextColumn()
            for (cell, missing) in zip(cells, missing) {
                if cell.isEmpty { column.append(missing: missing) } else { column.append(cell) }
            }
            return .texts(column)
        }
    }

    /// Validates batches with the toy.
    static func validate(
        _ batches: [BatchContents], settings: ValidationSettings = ValidationSettings(), decisions: [Decision] = []
    ) throws -> ValidationResult {
        try Validator(questionnaire: questionnaire, settings: settings, decisions: decisions).validate(batches)
    }

    /// Validates one batch of records.
    static func validate(
        _ records: [Record], settings: ValidationSettings = ValidationSettings(), decisions: [Decision] = []
    ) throws -> ValidationResult {
        try validate([try batch("a.csv", records)], settings: settings, decisions: decisions)
    }

    /// A decision that another record takes a record's place.
    static func replace(_ record: Int, of batch: String = "a.csv", by other: Int, in file: String = "b.csv") -> Decision
    {
        Decision(
            batch: batch, record: record, action: .supersede, value: RecordName(batch: file, record: other).text,
            author: "tester", reason: "test")
    }

    /// A correction of one answer.
    static func correct(
        _ record: Int, _ question: String, _ answer: String, of batch: String = "a.csv"
    ) throws -> Correction {
        let questionnaire = try questionnaire
        let one = try Toy.batch("x.csv", [["unit": "0"].merging([question: answer]) { $1 }])
        let position = try #require(questionnaire.position(of: question))
        return Correction(
            record: RecordName(batch: batch, record: record), question: position,
            answer: one.table.columns[position], unit: question == "unit" ? one.table.units[0] : nil,
            author: "tester", reason: "test")
    }

    /// A decision.
    static func decide(_ action: Decision.Action, _ record: Int?, of batch: String = "a.csv") -> Decision {
        Decision(batch: batch, record: record, action: action, author: "tester", reason: "test")
    }
}

extension ValidationResult {
    /// The fates in the order accepted, duplicates, superseded, excluded, quarantined.
    var fates: [Int] {
        [count(\.accepted), count(\.duplicates), count(\.superseded), count(\.excluded), count(\.quarantined)]
    }

    /// `record rule` of each finding of the first batch.
    var found: [String] { batches[0].findings.map { "\($0.record ?? 0) \($0.rule)" } }

    /// The form numbers of the accepted responses, in order.
    var acceptedForms: [String] {
        get throws {
            guard case .texts(let forms) = accepted.columns[1] else { return [] }
            return (0..<accepted.rowCount).map { forms[$0] ?? "" }
        }
    }

    /// The accepted responses as text, with nothing that depends on files.
    var acceptedRows: [String] {
        (0..<accepted.rowCount).map { row in
            accepted.columns.map { column in
                if let reason = column.missingReason(row) { return reason.name }
                return switch column {
                case .texts(let texts): texts[row] ?? ""
                case .numbers(let numbers): "\(numbers[row])"
                case .dates(let dates): "\(dates[row])"
                case .codes8, .codes16: "\(column.level(row) ?? -1)"
                case .sets(let sets): "\(sets[row])"
                }
            }.joined(separator: "|")
        }
    }
}
