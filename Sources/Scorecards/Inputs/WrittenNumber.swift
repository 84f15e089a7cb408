import Figures
import Tables

/// A number as people wrote it into a cell of a table: `12,5`, `12.5`, `1.026`.
///
/// A point before three digits parts thousands where Vietnamese is written, and decimals where a program writes. A number of whole cases
/// tells which; of an amount nobody can tell a thousand from one, so it is refused. In workbooks cells are numbers of their own, and a
/// point is a decimal one.
struct WrittenNumber {
    private let text: String
    private let groups: Int
    /// Whether a percent sign stands behind it.
    let isPercent: Bool

    /// - Parameter isTyped: whether the cell is of a workbook.
    init(_ text: String, isTyped: Bool) {
        isPercent = text.utf8.last == UInt8(ascii: "%")
        let text = isPercent ? String(text.dropLast()).withoutSpacesAround : text
        self.text = text
        groups = isTyped ? 0 : Self.groups(text)
    }

    /// How many groups of three digits stand behind points, after one to three digits that begin with no 0; 0 if it is written otherwise.
    private static func groups(_ text: String) -> Int {
        guard text.utf8.contains(UInt8(ascii: ".")) else { return 0 }
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, (1...3).contains(first.count), first.first != UInt8(ascii: "0"),
            parts.allSatisfy({ $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 } }),
            parts.dropFirst().allSatisfy({ $0.count == 3 })
        else { return 0 }
        return parts.count - 1
    }

    /// The number without its thousands' points.
    private var whole: String { text.filter { $0 != "." } }

    /// A number of whole cases or persons: points part thousands.
    func count() throws(FiguresError) -> Ratio { try Ratio(decimal: groups > 0 ? whole : text) }

    /// An amount of anything; nil where it may be thousands as well as decimals.
    func amount() throws(FiguresError) -> Ratio? {
        groups == 1 ? nil : try Ratio(decimal: groups > 1 ? whole : text)
    }

    /// Points or a percentage, which are never so many that thousands are meant.
    func small() throws(FiguresError) -> Ratio { try Ratio(decimal: text) }

    /// Why a percentage is refused where it is none, and what to write.
    var percentRefusal: LocalizedText {
        LocalizedText(
            vi: "“\(text)%” là tỷ lệ phần trăm, ô này cần số: ghi số, không ghi %, và bỏ định dạng phần trăm của ô",
            en:
                "“\(text)%” is a percentage, and this cell needs a number: write it without %, and take the cell’s percent format off"
        )
    }

    /// Why an amount is refused, and what to write.
    var ambiguity: LocalizedText {
        let decimal = text.replacing(".", with: ",")
        return LocalizedText(
            vi:
                "“\(text)” có thể là \(whole) hay \(decimal): ghi \(whole) nếu là số nghìn, \(decimal) nếu là số thập phân",
            en: "“\(text)” may be \(whole) or \(decimal): write \(whole) for thousands, \(decimal) for a decimal number"
        )
    }
}

extension TableColumns {
    /// Whether the table is a worksheet.
    var isWorkbook: Bool { Self.isWorkbook(table.file) }

    /// Whether a table of this name, which ends in its sheet's, is a worksheet.
    static func isWorkbook(_ file: String) -> Bool { file.lowercased().contains(".xlsx") }
}
