/// A rectangle of cells of a sheet. Rows and columns count from 0.
public struct WorkbookRange: Sendable, Hashable {
    /// The rows.
    public var rows: ClosedRange<Int>
    /// The columns.
    public var columns: ClosedRange<Int>

    /// Makes a range.
    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }

    /// Makes a range in one column.
    public init(rows: ClosedRange<Int>, column: Int) {
        self.init(rows: rows, columns: column...column)
    }

    /// The rows and columns that a sheet of Excel has.
    public static let wholeSheet = WorkbookRange(rows: 0...1_048_575, columns: 0...16_383)

    /// Whether all of it lies on a sheet.
    var isOnSheet: Bool {
        Self.wholeSheet.rows.contains(rows.lowerBound) && Self.wholeSheet.rows.contains(rows.upperBound)
            && Self.wholeSheet.columns.contains(columns.lowerBound)
            && Self.wholeSheet.columns.contains(columns.upperBound)
    }

    /// The cells as formulas of another sheet name them: `'lists'!$A$1:$A$9`.
    func formula(on sheet: String) -> String {
        let name = sheet.replacing("'", with: "''")
        return "='\(name)'!$\(Self.letters(columns.lowerBound))$\(rows.lowerBound + 1):"
            + "$\(Self.letters(columns.upperBound))$\(rows.upperBound + 1)"
    }

    /// The cells as lists of cells name them: `A2:C9`.
    var plain: String {
        "\(Self.letters(columns.lowerBound))\(rows.lowerBound + 1):\(Self.letters(columns.upperBound))\(rows.upperBound + 1)"
    }

    /// The letters of a column: 0 is A, 26 is AA.
    public static func letters(_ column: Int) -> String {
        var letters = ""
        var rest = max(column, 0)
        while true {
            letters = String(Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(rest % 26)))) + letters
            if rest < 26 { return letters }
            rest = rest / 26 - 1
        }
    }
}
