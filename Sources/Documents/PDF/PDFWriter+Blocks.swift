import Figures

extension PDFWriter {
    mutating func write(_ blocks: [Block]) {
        for (index, block) in blocks.enumerated() {
            let next = index + 1 < blocks.count ? blocks[index + 1] : nil
            // Only wide tables lie on their side, with the heading above them; what follows stands upright again.
            if case .heading = block, let next { turn(Self.isWide(next)) } else { turn(Self.isWide(block)) }
            write(block, before: next)
        }
    }

    private static func isWide(_ block: Block) -> Bool {
        if case .table(let table) = block { ColumnWidths.isWide(table) } else { false }
    }

    private mutating func write(_ block: Block, before next: Block?) {
        switch block {
        case .heading(let heading): write(heading, before: next)
        case .paragraph(let inlines): write(PDFText(inlines), .body)
        case .list(let list): write(list)
        case .table(let table): write(table)
        case .chart(let chart): write(chart)
        case .keyFigures(let figures): write(figures)
        case .callout(let callout): write(callout)
        case .definitions(let list):
            if let title = list.title, !list.items.isEmpty { write(PDFText(title), .boxTitle, following: 24) }
            write(list.items)
        case .section(let section):
            if let heading = section.heading { write(heading, before: section.blocks.first) }
            write(section.blocks)
        case .pageBreak: if y > page.top { newPage() }
        }
    }

    /// Writes a heading on the page of what follows it.
    private mutating func write(_ heading: Heading, before next: Block?) {
        var plain = PDFStyle.heading(heading.level)
        let before = set(plain).before
        need(before + 24 + room(for: next))
        y += y > page.top ? before : 0
        bookmark(heading)
        mark(heading.anchor)
        plain.before = 0
        // The title is the only heading above level 1.
        write(PDFText(heading.text), plain, tag: "H\(min(heading.level + 1, 6))")
    }

    /// The room that the beginning of a block needs, so that a heading does not stand alone.
    private func room(for block: Block?) -> Double {
        switch block {
        case .chart(let chart):
            min(chartRoom(chart), (page.bottom - page.top) * Self.leastShare)
        case .table: isDense ? 70 : 90
        case nil: 0
        default: 40
        }
    }

    private mutating func write(_ list: ListBlock) {
        guard !list.items.isEmpty else { return }
        let indent = 24.0
        let style = PDFStyle(size: 12, before: 2, after: 2, indent: indent)
        let size = set(style).size
        canvas.begin("L")
        for (index, item) in list.items.enumerated() {
            let label = layout(
                PDFText(list.style == .bullets ? "–" : "\(index + 1)."), PDFStyle(size: size), width: nil)
            canvas.begin("LI")
            need(style.before + label.height)
            let top = y + (y > page.top ? set(style).before : 0)
            canvas.tagged("Lbl") { draw(label, at: Point(page.left + 8, top)) }
            write(PDFText(item), style, tag: "LBody")
            canvas.end("LI")
        }
        canvas.end("L")
    }

    /// A bar beside a note tells it from the text, and its kind stands there as a word.
    mutating func write(_ callout: Callout) {
        let title = callout.title ?? word(RendererWords.word(for: callout.kind))
        y += y > page.top ? 6 : 0
        bar(PDFText(title, PDFText.Look(isBold: true)), following: 16)
        for paragraph in callout.paragraphs { bar(PDFText(paragraph), following: 0) }
        y += 6
    }

    private mutating func bar(_ text: PDFText, following: Double) {
        let style = PDFStyle(size: 12, after: 3, indent: 12)
        let layout = layout(text, set(style), width: page.textWidth - style.indent)
        need(min(layout.height, 60) + following)
        let start = y
        write(text, style)
        // The bar of a paragraph that went over to another page begins at the top of that one.
        let top = y < start ? page.top : start
        let stroke = Stroke(Ink(0), width: 2.25)
        canvas.line(from: Point(page.left + 2, top), to: Point(page.left + 2, y - 1), stroke)
    }

    /// Headline figures are a table: what, how much, of how many, to be read with what.
    private mutating func write(_ figures: [KeyFigure]) {
        guard !figures.isEmpty else { return }
        y += 4
        writeUnnumbered(KeyFigure.table(figures, isDense: isDense, language: language))
        y += 4
    }

    // MARK: Charts

    /// The share of a page that a part of a chart is worth beginning in.
    private static let leastShare = 0.3

    private var chartScale: Double { isDense ? 0.62 * squeeze : 0.75 }

    /// The drawings of a chart; one that is broken over pages begins in the room that this one has left.
    private func drawings(_ block: ChartBlock, within room: Double? = nil) -> [Drawing] {
        // Drawings are in units of 1/96 inch.
        var layout = ChartLayout(
            width: page.textWidth / chartScale, height: (page.bottom - page.top - Self.captionRoom) / chartScale,
            language: language)
        layout.firstHeight = room.map { $0 / chartScale }
        return block.chart.drawings(layout)
    }

    /// The room of a chart's caption and notes.
    private static let captionRoom = 40.0

    private func chartRoom(_ block: ChartBlock) -> Double {
        Self.captionRoom + (drawings(block).first?.height ?? 0) * chartScale
    }

    /// A chart that does not fit below what is there: begun here where there is room enough, so that no page stays half empty.
    private func broken(_ block: ChartBlock) -> [Drawing]? {
        let left = page.bottom - y - Self.captionRoom
        guard chartRoom(block) > page.bottom - y, left > (page.bottom - page.top) * Self.leastShare else { return nil }
        let parts = drawings(block, within: left)
        guard parts.count > 1, let first = parts.first, first.height * chartScale <= left else { return nil }
        return parts
    }

    /// Writes a numbered chart with its text alternative.
    private mutating func write(_ block: ChartBlock) {
        charts += 1
        var caption = PDFText("\(word(RendererWords.chart)) \(charts). ", PDFText.Look(isBold: true))
        caption.append(block.caption)
        var drawings = drawings(block)
        if let parts = broken(block) {
            drawings = parts
        } else {
            need(min(chartRoom(block), page.bottom - page.top))
        }
        mark(block.anchor)
        write(caption, .caption)
        if drawings.isEmpty { write(PDFText(word(RendererWords.emptyChart)), .note) }
        for (drawing, description) in zip(drawings, block.descriptions(of: drawings, language: language)) {
            need(drawing.height * chartScale)
            figures.append(description)
            canvas.tagged("Figure") { draw(drawing, at: Point(page.left, y), scale: chartScale) }
            y += drawing.height * chartScale + 4
        }
        for note in block.notes { write(PDFText(note), .note) }
        guard !block.hasTable, !drawings.isEmpty else { return }
        write(PDFText("\(word(RendererWords.chartData)) \(charts)"), .caption, following: 60)
        writeUnnumbered(block.chart.dataTable(caption: block.caption, language: language))
    }
}
