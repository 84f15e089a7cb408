import Figures
import Questionnaires
import Responses
import Tables

/// Codes the cells of a question for a number: the bit patterns of doubles.
final class NumberCoder: CellCoder {
    var codes = CodeBlocks<UInt64>()
    private let minimum: Double?
    private let maximum: Double?
    private let decimals: Int
    /// The places in `numbers` of cells that came before.
    private var known = CellTable()
    private var numbers: [UInt64] = []

    init(minimum: Ratio?, maximum: Ratio?, decimals: Int) {
        self.minimum = minimum?.double
        self.maximum = maximum?.double
        self.decimals = decimals
    }

    func code(missing reason: MissingReason) -> UInt64 { NumberCodes.code(reason).bitPattern }

    func code(_ cell: Span<UInt8>) -> CodedCell<UInt64> {
        if let place = known.value(of: cell) { return CodedCell(code: numbers[Int(place)]) }
        let coded = number(CSVWriter.restored(String(trimmed: cell)))
        if coded.issue == nil, known.count < CellTable.mostRemembered {
            known.insert(cell, UInt32(numbers.count))
            numbers.append(coded.code)
        }
        return coded
    }

    private func number(_ text: String) -> CodedCell<UInt64> {
        if text.isEmpty { return CodedCell(code: code(missing: .blank)) }
        guard let exact = try? Ratio(decimal: text) else { return invalid(.notANumber) }
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
        // Zeros at the end are no decimals: programs write a column of whole numbers with blanks as 24.0.
        if parts.count == 2, parts[1].reversed().drop(while: { $0 == "0" }).count > decimals {
            return invalid(.tooManyDecimals)
        }
        let value = exact.double
        if let minimum, value < minimum { return invalid(.outOfBounds) }
        if let maximum, value > maximum { return invalid(.outOfBounds) }
        return CodedCell(code: value.bitPattern)
    }

    private func invalid(_ issue: CellIssue) -> CodedCell<UInt64> {
        CodedCell(code: code(missing: .invalid), issue: issue)
    }

    func finished() -> Column { .numbers(NumberBlocks(bits: codes)) }
}
