import Figures
import Tables

/// Cells of documents as cells of a workbook.
enum WorkbookFigure {
    /// A cell that is withheld for confidentiality.
    static let withheld = WorkbookCell.text("[c]")

    /// The cell: a number with its format, a text, or a mark that says why there is neither.
    static func cell(_ cell: TableCell) -> WorkbookCell {
        switch cell {
        case .text(let inlines):
            // A cell that holds nothing but a figure is that figure.
            if inlines.count == 1, case .figure(let figure) = inlines[0] { return self.cell(figure) }
            return .text(WorkbookCollector.cut(inlines.plainText))
        case .figure(let figure): return self.cell(figure)
        case .absent(let reason): return .text("[x] " + WorkbookCollector.cut(reason))
        case .notApplicable: return .text("[z]")
        }
    }

    private static func cell(_ figure: Figure) -> WorkbookCell {
        if let absence = figure.quantity.absence {
            switch absence {
            case .suppressed: return withheld
            case .notApplicable: return .text("[z]")
            default: return .text("[x] " + WorkbookCollector.cut(figure.printed))
            }
        }
        guard let rounded = figure.rounded else {
            // An exact value that no decimal prints, such as 1/3, keeps its text.
            return .text(WorkbookCollector.cut(figure.printed))
        }
        let isPercent = figure.printed.utf8.contains(UInt8(ascii: "%"))
        let isChange = figure.printed.utf8.first == UInt8(ascii: "+") || rounded.isNegative
        let shown =
            isPercent ? (try? FixedDecimal(unscaled: rounded.unscaled, decimals: rounded.decimals + 2)) : rounded
        guard let shown, significantDigits(shown) <= 15 else { return .text(figure.printed) }
        return .number(
            shown.double,
            style: WorkbookStyle(numberFormat: format(rounded.decimals, isPercent: isPercent, isSigned: isChange)))
    }

    /// Excel keeps 15 digits; a longer number is written as text rather than changed.
    private static func significantDigits(_ value: FixedDecimal) -> Int { "\(value.unscaled.magnitude)".utf8.count }

    /// The number format that prints what the report prints, with Excel's own marks for thousands and decimals.
    static func format(_ decimals: Int, isPercent: Bool, isSigned: Bool) -> String {
        let zeros = decimals > 0 ? "." + String(repeating: "0", count: min(decimals, 15)) : ""
        let plain = (isPercent ? "0" : "#,##0") + zeros + (isPercent ? "%" : "")
        return isSigned ? "+\(plain);-\(plain);\(plain)" : plain
    }
}
