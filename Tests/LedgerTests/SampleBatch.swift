import Figures
import Ledger
import Questionnaires
import Responses

/// Made batches whose columns are of every kind and whose cells are of every missing reason.
enum SampleBatch {
    /// One question of each kind of column.
    static let questionnaire = Questionnaire(
        id: "sample", version: "1", title: LocalizedText(verbatim: "Sample"), source: LocalizedText(verbatim: "-"),
        isOfficialWording: false,
        scales: [scale("five", levels: 5), scale("long", levels: 300), scale("many", levels: 58)],
        sections: [Section(id: "a", title: LocalizedText(verbatim: "A"))],
        questions: [
            question("rating", .single(scale: "five")), question("procedure", .single(scale: "long")),
            question("channels", .multiple(scale: "many")),
            question("age", .number(minimum: nil, maximum: nil, decimals: 1)),
            question("day", .date), question("comment", .text(maximumLength: 1_000)),
        ])

    private static func scale(_ id: String, levels: Int) -> Scale {
        Scale(id: id, levels: (1...levels).map { Level(code: "\($0)", label: LocalizedText(verbatim: "\($0)")) })
    }

    private static func question(_ id: String, _ kind: Question.Kind) -> Question {
        Question(id: id, text: LocalizedText(verbatim: id), kind: kind, sectionID: "a")
    }

    /// The key of a batch; its SHA-256 is made up from the name and the version.
    static func key(_ file: String = "batches/a.csv", version: Int = 1, reading: String = "r1") -> LedgerKey {
        LedgerKey(file: file, sha256: "sha-\(file)-\(version)", reading: reading)
    }

    /// Contents with so many rows, different for each seed; every seventh cell of a column is missing, for each reason in
    /// turn.
    static func contents(
        rows: Int, key: LedgerKey = key(), seed: UInt64 = 1, refused: [RefusedRecord] = someRefused,
        findings: [Finding] = someFindings
    ) throws -> BatchContents {
        var random = Mixer(state: seed)
        let texts = [
            "Hài lòng", "chậm; phải đi lại 3 lần", "", "\u{0}", "ho\u{300}a", "سلام", "👩‍👩‍👧", "x\r\ny", "\"=1+1\"",
        ]
        var comments = TextColumn()
        for row in 0..<rows {
            if let reason = missing(row, column: 5) {
                comments.append(missing: reason)
            } else {
                comments.append(row % 11 == 0 ? "ý kiến \(row)" : texts[Int(random.next() % 9)])
            }
        }
        let ratings: CodeBlocks<UInt8> = codes(rows, column: 0) { UInt8(random.next() % 5) }
        let procedures: CodeBlocks<UInt16> = codes(rows, column: 1) { UInt16(random.next() % 300) }
        let channels: CodeBlocks<UInt64> = codes(rows, column: 2) { random.next() >> 6 }
        let ages: [Double] = (0..<rows).map { row in
            if let reason = missing(row, column: 3) { return NumberCodes.code(reason) }
            return Double(random.below(1_000_000)) / 1_000
        }
        let days: CodeBlocks<UInt32> = codes(rows, column: 4) { UInt32(1_019_000 + random.below(1_000)) }
        let units: CodeBlocks<UInt32> = codes(rows, column: 6) { UInt32(random.below(40)) }
        let columns: [Column] = [
            .codes8(ratings), .codes16(procedures), .sets(channels), .numbers(NumberBlocks(ages)), .dates(days),
            .texts(comments),
        ]
        let origins: [RecordOrigin] = (0..<rows).map { row in
            let length = UInt32(random.below(500))
            return RecordOrigin(
                record: UInt32(row + 1), line: UInt32(2 * row + 2), length: length, byte: UInt64(131 * row))
        }
        let table = try ResponseTable(
            questionnaireID: "sample", columns: columns, units: units, origins: origins)
        let source = BatchSource(
            file: key.file, sha256: key.sha256, size: 131 * rows, format: .csv, encoding: "UTF-8", dialect: ";",
            collection: .independent, period: "2023-Q4")
        return BatchContents(source: source, table: table, refused: RefusedRecords(refused), findings: findings)
    }

    /// Refused records with what a broken file may hold.
    static let someRefused = [
        RefusedRecord(
            origin: RecordOrigin(record: 3, line: 7, length: 12, byte: 99), rawText: "1;2;\u{0};đứt\r\n\"",
            finding: Finding(
                rule: "record.columns", severity: .error, record: 3, line: 7, byte: 99, value: "1;2",
                message: LocalizedText(vi: "thiếu cột", en: "columns are missing"))),
        RefusedRecord(
            origin: RecordOrigin(record: .max, line: .max, length: .max, byte: .max), rawText: "",
            finding: Finding(rule: "record.long", severity: .error, message: LocalizedText(vi: "", en: ""))),
    ]

    /// Findings with all their parts, and with none.
    static let someFindings = [
        Finding(
            rule: "cell.impossibleCode", severity: .warning, record: 1, line: 2, byte: 3, field: "rating", value: "9",
            message: LocalizedText(vi: "mã không có trong thang đo", en: "no such code on the scale")),
        Finding(
            rule: "batch.heading", severity: .note, record: Int.max, line: 0, byte: Int.min,
            message: LocalizedText(verbatim: "…")),
    ]

    private static func codes<Code: FixedWidthInteger & UnsignedInteger & Sendable>(
        _ rows: Int, column: Int, answer: () -> Code
    ) -> CodeBlocks<Code> {
        CodeBlocks((0..<rows).map { row in missing(row, column: column).map { MissingCodes.code($0) } ?? answer() })
    }

    private static func missing(_ row: Int, column: Int) -> MissingReason? {
        (row + column) % 7 == 0 ? MissingReason(rawValue: UInt8((row + column) / 7 % 6)) : nil
    }
}

/// SplitMix64: the same numbers in every run.
struct Mixer {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number below a limit.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
