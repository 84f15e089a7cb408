internal import XMLDocuments

/// How the number in a cell is meant, as its number format tells.
enum NumberKind: UInt8 {
    case number
    /// A share that is shown times a hundred, with a percent sign.
    case percent
    /// A day.
    case date
    /// A time of day.
    case time
    /// A day and a time of day.
    case dateTime
    /// Hours, minutes and seconds that may go beyond a day.
    case duration

    /// The kind of a built-in format (ECMA-376 part 1, 18.8.30; 27-36 and 50-58 are dates in East Asian versions).
    init(builtIn format: Int) {
        switch format {
        case 9, 10: self = .percent
        case 14...17, 27...31, 36, 50...54, 57, 58: self = .date
        case 18...21, 32...35, 45, 47, 55, 56: self = .time
        case 22: self = .dateTime
        case 46: self = .duration
        default: self = .number
        }
    }

    /// The kind of a format's code, such as `dd/mm/yyyy hh:mm`.
    init(code: String) {
        var date = false
        var time = false
        var months = false
        var percent = false
        var scalars = code.unicodeScalars.makeIterator()
        var isDone = code.lowercased().hasPrefix("general")
        while !isDone, let scalar = scalars.next() {
            switch scalar {
            case "\"": while let other = scalars.next(), other != "\"" {}
            case "\\", "_", "*": _ = scalars.next()
            case "[":
                var inside = ""
                while let other = scalars.next(), other != "]" { inside.unicodeScalars.append(other) }
                // `[h]`, `[mm]`, `[ss]` count on beyond a day; colours, conditions and languages say nothing.
                let letters = Set(inside.lowercased())
                if letters.count == 1, let letter = letters.first, "hms".contains(letter) {
                    self = .duration
                    return
                }
            case "y", "Y", "d", "D": date = true
            case "h", "H", "s", "S": time = true
            case "m", "M": months = true
            case "%": percent = true
            // The format for positive numbers ends here.
            case ";": isDone = true
            default: break
            }
        }
        // `m` is a month unless hours or seconds stand beside it.
        if !date && !time { date = months }
        self = date ? (time ? .dateTime : .date) : (time ? .time : percent ? .percent : .number)
    }
}

/// Reads which kind of number each cell style has.
final class StylesHandler: XMLEventHandler {
    typealias Failure = XLSXProblem

    private enum Name { static let numFmt = 0, cellXfs = 1, xf = 2, numFmtId = 3, formatCode = 4 }

    static let vocabulary = XMLVocabulary(
        names: ["numFmt", "cellXfs", "xf", "numFmtId", "formatCode"], namespaces: OfficeNames.sheets)
    /// The most styles that a workbook can have in Excel is 65,490.
    private static let most = 1 << 17

    private var codes: [Int: NumberKind] = [:]
    private(set) var styles: [NumberKind] = []
    private var isInside = false

    func startElement(_ element: borrowing XMLStartElement) throws(XLSXProblem) {
        guard element.namespace >= 0 else { return }
        switch element.name {
        case Name.numFmt:
            if codes.count < Self.most, element.depth == 3 {
                codes[Self.format(element)] = NumberKind(code: element.text(of: Name.formatCode) ?? "")
            }
        case Name.cellXfs: isInside = element.depth == 2
        case Name.xf:
            guard isInside, element.depth == 3, styles.count < Self.most else { return }
            let format = Self.format(element)
            styles.append(codes[format] ?? NumberKind(builtIn: format))
        default: break
        }
    }

    private static func format(_ element: borrowing XMLStartElement) -> Int {
        element.text(of: Name.numFmtId).flatMap { Int($0) } ?? 0
    }

    func endElement(_ element: borrowing XMLEndElement) throws(XLSXProblem) {
        if element.name == Name.cellXfs { isInside = false }
    }

    func characters(_ text: Span<UInt8>) throws(XLSXProblem) {}
}
