extension Document {
    /// The headings in their order, those inside sections among them: for tables of contents and bookmarks.
    public var outline: [Heading] {
        var headings: [Heading] = []
        Self.collect(body, into: &headings)
        return headings
    }

    private static func collect(_ blocks: [Block], into headings: inout [Heading]) {
        for block in blocks {
            switch block {
            case .heading(let heading): headings.append(heading)
            case .section(let section):
                if let heading = section.heading { headings.append(heading) }
                collect(section.blocks, into: &headings)
            case .paragraph, .list, .table, .chart, .keyFigures, .callout, .definitions, .pageBreak: break
            }
        }
    }
}
