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
        case .interval(let interval): return .text(WorkbookCollector.cut(interval.printed))
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
        return number(rounded, isPercent: isPercent, isSigned: isChange) ?? .text(figure.printed)
    }

    /// The limits of an interval as two cells.
    static func limits(_ interval: FigureInterval) -> [WorkbookCell] {
        let isPercent = interval.style == .percent
        guard let rounded = interval.rounded,
            let low = number(rounded.lowerBound, isPercent: isPercent, isSigned: false),
            let high = number(rounded.upperBound, isPercent: isPercent, isSigned: false)
        else { return [.text(WorkbookCollector.cut(interval.printed)), .text("[z]")] }
        return [low, high]
    }

    /// The base of a figure: a number where it is a count.
    static func base(_ figure: Figure?) -> WorkbookCell {
        guard let figure else { return .text("") }
        return figure.respondents.map { .number(Double($0), style: WorkbookStyle(numberFormat: "#,##0")) }
            ?? .text(WorkbookCollector.cut(figure.base ?? ""))
    }

    /// A difference of percentages.
    static func percent(_ points: FixedDecimal) -> WorkbookCell {
        number(points, isPercent: true, isSigned: false) ?? .text("[z]")
    }

    private static func number(_ rounded: FixedDecimal, isPercent: Bool, isSigned: Bool) -> WorkbookCell? {
        let shown =
            isPercent ? (try? FixedDecimal(unscaled: rounded.unscaled, decimals: rounded.decimals + 2)) : rounded
        guard let shown, significantDigits(shown) <= 15 else { return nil }
        return .number(
            shown.double,
            style: WorkbookStyle(numberFormat: format(rounded.decimals, isPercent: isPercent, isSigned: isSigned)))
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
