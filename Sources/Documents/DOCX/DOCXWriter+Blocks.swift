import Figures

extension DOCXWriter {
    mutating func write(_ blocks: [Block]) throws(DocumentsError) {
        let isEnd = keepsNext
        for (index, block) in blocks.enumerated() {
            keepsNext = isEnd && index + 1 == blocks.count
            // Only wide tables lie on their side, with the heading above them; what follows stands upright again.
            if case .heading = block, index + 1 < blocks.count {
                turn(Self.isWide(blocks[index + 1]))
            } else {
                turn(Self.isWide(block))
            }
            try write(block)
        }
    }

    private static func isWide(_ block: Block) -> Bool {
        if case .table(let table) = block { ColumnWidths.isWide(table) } else { false }
    }

    private mutating func write(_ block: Block) throws(DocumentsError) {
        switch block {
        case .heading(let heading): write(heading)
        case .paragraph(let inlines): paragraph("BodyText", inlines)
        case .list(let list): write(list)
        case .table(let table): write(table)
        case .chart(let chart): write(chart)
        case .keyFigures(let figures): write(figures)
        case .callout(let callout): write(callout)
        case .definitions(let list):
            if let title = list.title, !list.items.isEmpty { paragraph("BoxTitle", title) }
            write(list.items)
        case .section(let section):
            if let heading = section.heading { write(heading) }
            try write(section.blocks)
        case .pageBreak: buffer.markup("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>")
        }
    }

    private mutating func write(_ heading: Heading) {
        headings += 1
        let style: StaticString =
            switch heading.level {
            case ...1: "Heading1"
            case 2: "Heading2"
            case 3: "Heading3"
            case 4: "Heading4"
            default: "Heading5"
            }
        open(style)
        bookmark(Self.headingName(headings))
        if let anchor = heading.anchor { bookmark(name(of: anchor.name)) }
        run(heading.text, DOCXRunLook())
        close()
    }

    private mutating func write(_ list: ListBlock) {
        guard !list.items.isEmpty else { return }
        let number = list.style == .bullets ? 1 : nextList()
        for item in list.items {
            open(list.style == .bullets ? "ListBullet" : "ListNumber") { buffer in
                buffer.markup("<w:numPr><w:ilvl w:val=\"0\"/>")
                buffer.empty("w:numId", [.number("w:val", number)])
                buffer.markup("</w:numPr>")
            }
            write(item, DOCXRunLook())
            close()
        }
    }

    private mutating func nextList() -> Int {
        beginList()
        return lists + 1
    }

    mutating func write(_ callout: Callout) {
        paragraph("NoteTitle", callout.title ?? word(RendererWords.word(for: callout.kind)))
        for paragraph in callout.paragraphs { self.paragraph("NoteText", paragraph) }
    }

    /// Headline figures are a table: what, how much, of how many, to be read with what.
    private mutating func write(_ figures: [KeyFigure]) {
        guard !figures.isEmpty else { return }
        writeUnnumbered(KeyFigure.table(figures, isDense: isDense, language: language))
    }

    /// Where lines are set closely charts are smaller.
    private var chartScale: Double { isDense ? 0.83 : 1 }

    /// Writes a numbered chart as a drawing that keeps its lines at every size, with its text alternative.
    private mutating func write(_ block: ChartBlock) {
        charts += 1
        let label = "\(word(RendererWords.chart)) \(charts). "
        open("Caption")
        if let anchor = block.anchor { bookmark(name(of: anchor.name)) }
        run(label, DOCXRunLook(isBold: true))
        run(block.caption, DOCXRunLook())
        close()
        let drawings = block.chart.drawings(
            ChartLayout(width: 620 / chartScale, height: 420 / chartScale, language: language))
        if drawings.isEmpty {
            paragraph("BodyText", [.emphasis([.text(word(RendererWords.emptyChart))])])
        }
        let descriptions = block.descriptions(of: drawings, language: language)
        for (index, drawing) in drawings.enumerated() {
            let part = drawings.count == 1 ? "" : " (\(index + 1)/\(drawings.count))"
            write(
                drawing, name: block.caption + part,
                description: descriptions[index])
        }
        for note in block.notes { paragraph("TableNote", note) }
        guard !block.hasTable, !drawings.isEmpty else { return }
        paragraph("Caption", "\(word(RendererWords.chartData)) \(charts)")
        writeUnnumbered(block.chart.dataTable(caption: block.caption, language: language))
    }

    private mutating func write(_ drawing: Drawing, name: String, description: String) {
        let number = add(picture: MetafileRenderer().render(drawing))
        // 9,525 of Office's units are 1/96 inch.
        let width = Int((drawing.width * chartScale).rounded(.up)) * 9_525
        let height = Int((drawing.height * chartScale).rounded(.up)) * 9_525
        open("Picture")
        buffer.markup("<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">")
        buffer.empty("wp:extent", [.number("cx", width), .number("cy", height)])
        buffer.empty(
            "wp:docPr",
            [
                .number("id", number), .words("name", String(name.prefix(200))),
                .words("descr", description),
            ])
        buffer.markup(
            """
            <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>
            """)
        buffer.empty("pic:cNvPr", [.number("id", number), .words("name", "picture\(number).emf")])
        buffer.markup("<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>")
        buffer.empty("a:blip", [.words("r:embed", "picture\(number)")])
        buffer.markup(
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>"
        )
        buffer.empty("a:ext", [.number("cx", width), .number("cy", height)])
        buffer.markup(
            """
            </a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
            </wp:inline></w:drawing></w:r>
            """)
        close()
    }
}
