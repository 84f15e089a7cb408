extension Document {
    /// Checks what no type can: captions, numbers of cells, levels of headings, names of places. Every renderer begins
    /// with it, so that no format writes a document that another one refuses.
    ///
    /// - Throws: the first fault in reading order.
    public func check() throws(DocumentsError) {
        guard !title.allSatisfy(\.isWhitespace) else { throw .missingTitle }
        var checker = DocumentChecker()
        try checker.check(body)
        for line in closing { checker.collectLinks(line) }
        for detail in metadata.details { checker.collectLinks(detail.text) }
        for paragraph in notice?.paragraphs ?? [] { checker.collectLinks(paragraph) }
        for link in navigation { checker.collect(link.target) }
        try checker.finish()
    }
}

/// Walks through a document once, in reading order.
private struct DocumentChecker {
    private var level = 0
    private var captions = 0
    private var anchors: Set<String> = []
    /// The places that links lead to, in reading order, so that the fault reported is always the same one.
    private var targets: [String] = []

    mutating func check(_ blocks: [Block]) throws(DocumentsError) {
        for block in blocks {
            switch block {
            case .heading(let heading): try check(heading)
            case .paragraph(let inlines): collectLinks(inlines)
            case .list(let list): for item in list.items { collectLinks(item) }
            case .table(let table): try check(table)
            case .chart(let chart):
                try checkCaption(chart.caption)
                try add(chart.anchor)
                for note in chart.notes { collectLinks(note) }
            case .keyFigures(let figures): for detail in figures.flatMap(\.details) { collectLinks(detail) }
            case .callout(let callout): for paragraph in callout.paragraphs { collectLinks(paragraph) }
            case .definitions(let list): for item in list.items { collectLinks(item.text) }
            case .section(let section):
                if let heading = section.heading { try check(heading) }
                try check(section.blocks)
            case .pageBreak: break
            }
        }
    }

    func finish() throws(DocumentsError) {
        for target in targets where !anchors.contains(target) { throw .missingAnchor(target) }
    }

    private mutating func check(_ heading: Heading) throws(DocumentsError) {
        let allowed = min(level + 1, Heading.deepestLevel)
        guard (1...allowed).contains(heading.level) else {
            throw .headingLevel(text: String(heading.text.prefix(80)), found: heading.level, allowed: allowed)
        }
        level = heading.level
        try add(heading.anchor)
    }

    private mutating func check(_ table: TableBlock) throws(DocumentsError) {
        try checkCaption(table.caption)
        try add(table.anchor)
        let caption = String(table.caption.prefix(80))
        guard table.columns.indices.contains(table.rowHeaderColumn) else { throw .missingColumns(caption: caption) }
        for (index, row) in table.rows.enumerated() {
            let expected = row.kind == .group ? 1 : table.columns.count
            guard row.cells.count == expected else {
                throw .wrongCellCount(caption: caption, row: index + 1, found: row.cells.count, expected: expected)
            }
            for case .text(let inlines) in row.cells { collectLinks(inlines) }
        }
        for footnote in table.footnotes { collectLinks(footnote) }
    }

    private mutating func checkCaption(_ caption: String) throws(DocumentsError) {
        captions += 1
        guard !caption.allSatisfy(\.isWhitespace) else { throw .missingCaption(number: captions) }
    }

    private mutating func add(_ anchor: Anchor?) throws(DocumentsError) {
        guard let anchor else { return }
        guard anchors.insert(anchor.name).inserted else { throw .repeatedAnchor(anchor.name) }
    }

    mutating func collect(_ target: LinkTarget) {
        if target.address.utf8.first == UInt8(ascii: "#") { targets.append(String(target.address.dropFirst())) }
    }

    mutating func collectLinks(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline {
            case .link(let target, let inner):
                collect(target)
                collectLinks(inner)
            case .strong(let inner), .emphasis(let inner), .inLanguage(_, let inner): collectLinks(inner)
            case .text, .code, .figure, .lineBreak: break
            }
        }
    }
}
