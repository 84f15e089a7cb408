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
            for item in list.items { write(item) }
        case .section(let section):
            if let heading = section.heading { write(heading, before: section.blocks.first) }
            write(section.blocks)
        case .pageBreak: if y > page.top { newPage() }
        }
    }

    /// Writes a heading on the page of what follows it.
    private mutating func write(_ heading: Heading, before next: Block?) {
        let style = PDFStyle.heading(heading.level)
        need(style.before + 24 + room(for: next))
        y += y > page.top ? style.before : 0
        bookmark(heading)
        mark(heading.anchor)
        var plain = style
        plain.before = 0
        // The title is the only heading above level 1.
        write(PDFText(heading.text), plain, tag: "H\(min(heading.level + 1, 6))")
    }

    /// The room that the beginning of a block needs, so that a heading does not stand alone.
    private func room(for block: Block?) -> Double {
        switch block {
        case .chart(let chart):
            min(chartRoom(chart), (page.bottom - page.top) * 0.8)
        case .table: 90
        case nil: 0
        default: 40
        }
    }

    private mutating func write(_ list: ListBlock) {
        guard !list.items.isEmpty else { return }
        let indent = 24.0
        let style = PDFStyle(size: 12, before: 2, after: 2, indent: indent)
        canvas.begin("L")
        for (index, item) in list.items.enumerated() {
            let label = layout(
                PDFText(list.style == .bullets ? "–" : "\(index + 1)."), PDFStyle(size: 12), width: nil)
            canvas.begin("LI")
            need(style.before + label.height)
            let top = y + (y > page.top ? style.before : 0)
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
        let layout = layout(text, style, width: page.textWidth - style.indent)
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
        writeUnnumbered(KeyFigure.table(figures, language: language))
        y += 4
    }

    // MARK: Charts

    private static let chartScale = 0.75

    private func drawings(_ block: ChartBlock) -> [Drawing] {
        // Drawings are in units of 1/96 inch.
        let width = page.textWidth / Self.chartScale
        return block.chart.drawings(ChartLayout(width: width, height: 780, language: language))
    }

    private func chartRoom(_ block: ChartBlock) -> Double {
        40 + (drawings(block).first?.height ?? 0) * Self.chartScale
    }

    /// Writes a numbered chart with its text alternative.
    private mutating func write(_ block: ChartBlock) {
        charts += 1
        var caption = PDFText("\(word(RendererWords.chart)) \(charts). ", PDFText.Look(isBold: true))
        caption.append(block.caption)
        let drawings = drawings(block)
        need(min(chartRoom(block), page.bottom - page.top))
        mark(block.anchor)
        write(caption, .caption)
        if drawings.isEmpty { write(PDFText(word(RendererWords.emptyChart)), .note) }
        for (index, drawing) in drawings.enumerated() {
            need(drawing.height * Self.chartScale)
            figures.append(
                index == 0
                    ? block.chart.textAlternative(language)
                    : "\(word(RendererWords.continued)) (\(index + 1)/\(drawings.count))")
            canvas.tagged("Figure") { draw(drawing, at: Point(page.left, y), scale: Self.chartScale) }
            y += drawing.height * Self.chartScale + 4
        }
        for note in block.notes { write(PDFText(note), .note) }
    }
}
