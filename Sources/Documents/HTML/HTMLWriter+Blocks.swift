extension HTMLWriter {
    mutating func write(_ blocks: [Block]) {
        for block in blocks { write(block) }
    }

    private mutating func write(_ block: Block) {
        switch block {
        case .heading(let heading): write(heading)
        case .paragraph(let inlines):
            buffer.markup("<p>")
            write(inlines)
            buffer.markup("</p>\n")
        case .list(let list): write(list)
        case .table(let table): write(table)
        case .chart(let chart): write(chart)
        case .keyFigures(let figures): write(figures)
        case .callout(let callout): write(callout)
        case .definitions(let list): write(list)
        case .section(let section): write(section)
        case .pageBreak: buffer.markup("<div class=\"page-break\"></div>\n")
        }
    }

    @discardableResult
    private mutating func write(_ heading: Heading) -> ElementName {
        headings += 1
        let name = Self.name(of: heading, number: headings)
        // The title is h1, so a heading of level 1 is h2.
        switch heading.level {
        case ...1: buffer.element("h2", .reference(.id, name), text: heading.text)
        case 2: buffer.element("h3", .reference(.id, name), text: heading.text)
        case 3: buffer.element("h4", .reference(.id, name), text: heading.text)
        case 4: buffer.element("h5", .reference(.id, name), text: heading.text)
        default: buffer.element("h6", .reference(.id, name), text: heading.text)
        }
        buffer.markup("\n")
        return name
    }

    private mutating func write(_ section: Section) {
        let name = section.heading.map { Self.name(of: $0, number: headings + 1) }
        buffer.open(
            name == nil ? "div" : "section", .reference(.labelledBy, name),
            .fixed("class", "together", if: section.staysTogether))
        buffer.markup("\n")
        if let heading = section.heading { write(heading) }
        write(section.blocks)
        buffer.markup(name == nil ? "</div>\n" : "</section>\n")
    }

    private mutating func write(_ list: ListBlock) {
        guard !list.items.isEmpty else { return }
        let name: StaticString = list.style == .bullets ? "ul" : "ol"
        buffer.open(name)
        for item in list.items {
            buffer.markup("<li>")
            write(item)
            buffer.markup("</li>\n")
        }
        buffer.close(name)
        buffer.markup("\n")
    }

    mutating func write(_ callout: Callout) {
        boxes += 1
        let name = ElementName("note", boxes)
        let style: StaticString =
            switch callout.kind {
            case .note: "callout"
            case .important: "callout important"
            case .warning: "callout warning"
            }
        buffer.open("div", .style(style), .fixed("role", "note"), .reference(.labelledBy, name))
        buffer.element(
            "p", .style("kind"), .reference(.id, name),
            text: callout.title ?? word(RendererWords.word(for: callout.kind)))
        for paragraph in callout.paragraphs {
            buffer.markup("<p>")
            write(paragraph)
            buffer.markup("</p>")
        }
        buffer.markup("</div>\n")
    }

    private mutating func write(_ list: DefinitionList) {
        guard !list.items.isEmpty else { return }
        guard let title = list.title else {
            buffer.markup("<dl>")
            writeItems(list.items)
            buffer.markup("</dl>\n")
            return
        }
        boxes += 1
        let name = ElementName("note", boxes)
        buffer.open("div", .style("box"), .fixed("role", "group"), .reference(.labelledBy, name))
        buffer.element("p", .style("box-title"), .reference(.id, name), text: title)
        buffer.markup("<dl>")
        writeItems(list.items)
        buffer.markup("</dl></div>\n")
    }

    mutating func writeItems(_ items: [Definition]) {
        for item in items {
            buffer.markup("<div>")
            buffer.element("dt", text: item.term)
            buffer.markup("<dd>")
            write(item.text)
            buffer.markup("</dd></div>\n")
        }
    }
}
