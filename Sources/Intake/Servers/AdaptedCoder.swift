import Figures
import Questionnaires
import Responses
import Tables

/// What cells of one question say besides answers.
struct AdaptedCells: Sendable {
    /// What an empty cell says.
    let empty: ServerShape.EmptyCells
    /// The texts that stand for no answer, folded.
    let missing: [String: MissingReason]

    /// Why there is no answer in an empty cell.
    func emptyReason(isQuoted: Bool) -> MissingReason {
        switch empty {
        case .blank: .blank
        case .notAsked: .notAsked
        case .byQuotes: isQuoted ? .blank : .notAsked
        }
    }
}

/// Codes cells as another coder does, but for those that a form server or the campaign says to be no answers.
final class AdaptedCoder<Base: CellCoder>: CellCoder {
    /// The coder of answers, which keeps the codes.
    let base: Base
    private let cells: AdaptedCells

    init(_ base: Base, _ cells: AdaptedCells) {
        self.base = base
        self.cells = cells
    }

    var codes: CodeBlocks<Base.Code> {
        get { base.codes }
        set { base.codes = newValue }
    }

    func code(_ cell: Span<UInt8>) -> CodedCell<Base.Code> { code(cell, isQuoted: true) }

    func code(missing reason: MissingReason) -> Base.Code { base.code(missing: reason) }

    func add(_ cell: Span<UInt8>, count: Int) -> CellIssue? {
        let coded = code(cell, isQuoted: true)
        if count == 1 {
            base.codes.append(coded.code)
        } else {
            base.codes.append(contentsOf: [Base.Code](repeating: coded.code, count: count))
        }
        return coded.issue
    }

    func add(missing reason: MissingReason, count: Int) { base.add(missing: reason, count: count) }

    func add(_ column: Int, of block: CSVBlock, records: [Int], issues: inout [CellProblem]) {
        var part: [Base.Code] = []
        part.reserveCapacity(records.count)
        let bytes = block.bytes.span
        for record in records {
            guard let field = block.field(record, column) else { continue }
            let coded: CodedCell<Base.Code>
            if field.hasDoubledQuotes {
                let content = block.unescaped(record, column) ?? []
                coded = code(content.span, isQuoted: true)
            } else {
                coded = code(bytes.extracting(field.start..<field.end), isQuoted: field.isQuoted)
            }
            part.append(coded.code)
            if let issue = coded.issue { issues.append(CellProblem(record: record, issue: issue)) }
        }
        base.codes.append(contentsOf: part)
    }

    private func code(_ cell: Span<UInt8>, isQuoted: Bool) -> CodedCell<Base.Code> {
        let range = cell.textRange
        if range.isEmpty { return CodedCell(code: base.code(missing: cells.emptyReason(isQuoted: isQuoted))) }
        // LimeSurvey, and others after it, put an apostrophe before what a spreadsheet would compute.
        let isMasked = cell[range.lowerBound] == UInt8(ascii: "'")
        if cells.missing.isEmpty && !isMasked { return base.code(cell) }
        let text = CSVWriter.restored(String(trimmed: cell))
        if let reason = cells.missing[FoldedText(text).text] { return CodedCell(code: base.code(missing: reason)) }
        guard isMasked else { return base.code(cell) }
        let plain = Array(text.utf8)
        return base.code(plain.span)
    }

    func finished() -> Column { base.finished() }

    func beginPart(rows: Int) { base.beginPart(rows: rows) }

    func reserve(rows: Int) { base.reserve(rows: rows) }

    func takePart() -> any Sendable { base.takePart() }

    func append(part: any Sendable) { base.append(part: part) }
}
