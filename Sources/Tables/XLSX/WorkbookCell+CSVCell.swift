extension WorkbookCell {
    /// The cell of a workbook that says what a cell of CSV says.
    ///
    /// A number that was printed stays a text where a number would lose its spelling: zeros before it, or more digits than Excel keeps.
    public init(_ cell: CSVCell) {
        switch cell {
        case .text(let text): self = .text(text)
        case .integer(let number): self = .count(number)
        case .number(let number): self = .number(number)
        case .printed(let text): self = Self.isKeptAsNumber(text) ? .number(Double(text) ?? .nan) : .text(text)
        case .empty: self = .blank
        }
    }

    private static func isKeptAsNumber(_ text: String) -> Bool {
        guard CSVCell.isNumber(text), !text.contains(","), Double(text) != nil else { return false }
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        let hasZeroBefore =
            digits.first == UInt8(ascii: "0") && digits.dropFirst().first.map { $0 != UInt8(ascii: ".") } ?? false
        return !hasZeroBefore && digits.count <= 15
    }
}
