/// Gives the bars of a finished workbook their intervals.
///
/// The library knows error bars of one length only ("Custom error bars are not currently supported", `xlsxwriter/chart.h`
/// 1.1.4). Those of a chart with whiskers are written with a length that marks the place, and become here what the standard
/// calls custom: cells with a length below and above for each bar (ECMA-376 part 1, 21.2.2.55, `errBars`).
struct WorkbookWhiskers {
    /// The cells of a chart's whiskers.
    struct Place {
        var sheet: String
        var rows: ClosedRange<Int>
        var columns: WorkbookWhisker
    }

    /// The whiskers of the charts by their number in the file, from 1.
    var charts: [Int: Place] = [:]

    /// The length that marks the place of custom error bars.
    static let mark = 7

    private static let marked = "<c:errValType val=\"fixedVal\"/><c:val val=\"\(mark)\"/>"

    /// The workbook with the whiskers in it: the same parts in the same order.
    func added(to bytes: [UInt8], name: String) throws(TableError) -> [UInt8] {
        guard !charts.isEmpty else { return bytes }
        let archive = try ZIPArchive(bytes: bytes, name: name)
        var writer = try ZIPWriter(name: name)
        for entry in archive.entries {
            var content = try archive.bytes(of: entry, atMost: 1 << 31)
            for (number, place) in charts where entry.name == "xl/charts/chart\(number).xml" {
                guard let marked = content.firstRange(of: Array(Self.marked.utf8)) else {
                    throw .workbook(file: name, problem: .library("errBars"))
                }
                content.replaceSubrange(marked, with: Array(Self.custom(place).utf8))
            }
            try writer.add(entry.name, content)
        }
        return try writer.finish()
    }

    private static func custom(_ place: Place) -> String {
        "<c:errValType val=\"cust\"/><c:noEndCap val=\"0\"/>"
            + "<c:plus>\(cells(place, place.columns.above))</c:plus><c:minus>\(cells(place, place.columns.below))</c:minus>"
    }

    private static func cells(_ place: Place, _ column: Int) -> String {
        // The name of a sheet in quotes, and what XML would take for markup escaped.
        var name = ""
        for letter in place.sheet {
            switch letter {
            case "'": name += "''"
            case "&": name += "&amp;"
            case "<": name += "&lt;"
            case ">": name += "&gt;"
            default: name.append(letter)
            }
        }
        let (first, last) = (place.rows.lowerBound + 1, place.rows.upperBound + 1)
        let letters = WorkbookRange.letters(column)
        return "<c:numRef><c:f>'\(name)'!$\(letters)$\(first):$\(letters)$\(last)</c:f></c:numRef>"
    }
}
