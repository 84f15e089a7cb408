/// Gives the bars of a finished workbook their intervals.
///
/// The library knows error bars of one length only ("Custom error bars are not currently supported", `xlsxwriter/chart.h`
/// 1.1.4). Those of a chart with whiskers are written with a length that marks the place, and become here what the standard
/// calls custom: a length below and above for each bar (ECMA-376 part 1, 21.2.2.55, `errBars`).
struct WorkbookWhiskers {
    /// The whiskers of the charts by their number in the file, from 1.
    var charts: [Int: [WorkbookWhisker]] = [:]

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
            for (number, whiskers) in charts where entry.name == "xl/charts/chart\(number).xml" {
                guard let place = content.firstRange(of: Array(Self.marked.utf8)) else {
                    throw .workbook(file: name, problem: .library("errBars"))
                }
                content.replaceSubrange(place, with: Array(Self.custom(whiskers).utf8))
            }
            try writer.add(entry.name, content)
        }
        return try writer.finish()
    }

    private static func custom(_ whiskers: [WorkbookWhisker]) -> String {
        "<c:errValType val=\"cust\"/><c:noEndCap val=\"0\"/>"
            + "<c:plus>\(numbers(whiskers.map(\.above)))</c:plus><c:minus>\(numbers(whiskers.map(\.below)))</c:minus>"
    }

    private static func numbers(_ values: [Double]) -> String {
        var text = "<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val=\"\(values.count)\"/>"
        for (index, value) in values.enumerated() {
            // Lengths of 0 to 1 to the eighth decimal: Swift prints the shortest text, which may have an exponent.
            let whole = Int((min(max(value.isFinite ? value : 0, 0), 1) * 1e8).rounded())
            let decimals = "\(whole % 100_000_000)"
            let zeros = String(repeating: "0", count: 8 - decimals.utf8.count)
            text += "<c:pt idx=\"\(index)\"><c:v>\(whole / 100_000_000).\(zeros)\(decimals)</c:v></c:pt>"
        }
        return text + "</c:numLit>"
    }
}
