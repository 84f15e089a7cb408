import Figures
import Questionnaires
import Responses

/// `record.tooManyBlanks`: more of the rated items are blank or invalid than the campaign allows.
///
/// Items that were not asked, do not apply, or that the respondent does not know are not blanks.
struct BlankShareCheck: RecordCheck {
    func run(on table: inout ResponseTable, context: CheckContext, findings: inout [Finding]) {
        guard let limit = context.settings.maximumBlankShare, let index = context.questionnaire.index else { return }
        let columns = index.root.itemIDs.compactMap { context.questionnaire.position(of: $0) }
            .map { table.columns[$0] }
        var found: [(row: Int, blanks: Int, asked: Int)] = []
        for start in stride(from: 0, to: table.rowCount, by: BlockSize.rows) {
            let rows = start..<min(start + BlockSize.rows, table.rowCount)
            let counts = BlankCounts(columns, rows)
            for row in rows {
                let (blanks, asked) = counts[row - start]
                if exceeds(blanks: blanks, of: asked, limit) { found.append((row, blanks, asked)) }
            }
        }
        let severity = context.severity(.recordTooManyBlanks)
        let listed = ListedRows(Array(found.indices), severity: severity)
        findings.append(listed) { place in
            finding(severity, found[place].blanks, found[place].asked, table.origins[found[place].row])
        }
    }

    private func finding(_ severity: Severity, _ blanks: Int, _ asked: Int, _ origin: RecordOrigin) -> Finding {
        Finding(
            .recordTooManyBlanks, severity: severity, origin: origin, value: "\(blanks)/\(asked)",
            message: LocalizedText(
                vi: "Phiếu để trống hoặc ghi sai \(blanks) trong \(asked) tiêu chí, quá mức cho phép. "
                    + "Đối chiếu phiếu giấy rồi nhập lại, hoặc loại phiếu.",
                en: "The form leaves \(blanks) of \(asked) items blank or invalid, more than is allowed. "
                    + "Compare with the paper form and enter it again, or exclude it."))
    }

    /// Whether blanks / asked is above the limit; in whole numbers, so that a form on the limit stays.
    private func exceeds(blanks: Int, of asked: Int, _ limit: Ratio) -> Bool {
        asked > 0 && Int128(blanks) * limit.denominator > limit.numerator * Int128(asked)
    }
}

/// For each row of a block, how many of some columns' cells are blank or invalid, and how many were asked.
private struct BlankCounts {
    private var blanks: [UInt16]
    private var notAsked: [UInt16]
    private let columns: Int

    init(_ columns: [Column], _ rows: Range<Int>) {
        self.columns = columns.count
        blanks = Array(repeating: 0, count: rows.count)
        notAsked = blanks
        for column in columns {
            switch column {
            case .codes8(let codes): add(codes.blocks[rows.lowerBound >> BlockSize.shift])
            default:
                for row in rows {
                    switch column.missingReason(row) {
                    case .blank, .invalid: blanks[row - rows.lowerBound] &+= 1
                    case .notAsked: notAsked[row - rows.lowerBound] &+= 1
                    default: break
                    }
                }
            }
        }
    }

    /// The columns of most items: bytes, compared without a branch so that the compiler makes vector code of it.
    private mutating func add(_ codes: [UInt8]) {
        let blank: UInt8 = MissingCodes.code(.blank)
        let invalid: UInt8 = MissingCodes.code(.invalid)
        let silent: UInt8 = MissingCodes.code(.notAsked)
        let count = min(codes.count, blanks.count)
        codes.withUnsafeBufferPointer { codes in
            blanks.withUnsafeMutableBufferPointer { blanks in
                for row in 0..<count {
                    blanks[row] &+= (codes[row] == blank ? 1 : 0) | (codes[row] == invalid ? 1 : 0)
                }
            }
            notAsked.withUnsafeMutableBufferPointer { notAsked in
                for row in 0..<count { notAsked[row] &+= codes[row] == silent ? 1 : 0 }
            }
        }
    }

    subscript(row: Int) -> (blanks: Int, asked: Int) { (Int(blanks[row]), columns - Int(notAsked[row])) }
}
