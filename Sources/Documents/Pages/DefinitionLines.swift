/// Which definitions share a line of paper where lines are set closely: two neighbours that are short enough for half of it.
enum DefinitionLines {
    /// The definitions by lines, one or two each, in their order.
    ///
    /// - Parameters:
    ///   - size: the size of the letters, in the unit of `width`.
    ///   - width: the width of a line.
    static func lines(of definitions: [Definition], size: Double, width: Double) -> [[Definition]] {
        // As for columns of tables: faces for print are narrower than the table of widths.
        let measure = TextMeasure(size: size * 0.86, isBold: true)
        var lines: [[Definition]] = []
        var waiting: Definition?
        for definition in definitions {
            let isShort = measure.fits("\(definition.term): \(definition.text.plainText)", within: width / 2 - size)
            if let first = waiting {
                waiting = nil
                if isShort {
                    lines.append([first, definition])
                    continue
                }
                lines.append([first])
            }
            if isShort { waiting = definition } else { lines.append([definition]) }
        }
        if let last = waiting { lines.append([last]) }
        return lines
    }
}
