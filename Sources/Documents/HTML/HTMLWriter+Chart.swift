extension HTMLWriter {
    /// Writes a numbered chart: for wide and for narrow screens, one of which is shown, with its data as a table.
    mutating func write(_ block: ChartBlock) {
        charts += 1
        let number = charts
        let label = "\(word(RendererWords.chart)) \(number)."
        buffer.open("figure", .reference(.id, block.anchor.map { ElementName($0) }))
        buffer.markup("\n<figcaption>")
        buffer.element("span", .style("number"), text: label)
        buffer.markup(" ")
        buffer.prose(block.caption)
        buffer.markup("</figcaption>\n")
        let page = block.chart.drawings(.page(language))
        if page.isEmpty {
            buffer.element("p", .style("absent"), text: word(RendererWords.emptyChart))
        } else {
            buffer.markup("<div class=\"wide\">\n")
            write(page, of: block, number: number, isWide: true)
            buffer.markup("</div>\n<div class=\"narrow\">\n")
            write(block.chart.drawings(.phone(language)), of: block, number: number, isWide: false)
            buffer.markup("</div>\n")
        }
        for note in block.notes {
            buffer.markup("<p class=\"footnote\">")
            write(note)
            buffer.markup("</p>\n")
        }
        if !page.isEmpty {
            buffer.markup("<details><summary>")
            buffer.text("\(word(RendererWords.chartData)) \(number)")
            buffer.markup("</summary>\n")
            write(
                block.chart.dataTable(caption: block.caption, language: language), label: nil,
                captionName: ElementName("chart", number, part: "data"))
            buffer.markup("</details>\n")
        }
        buffer.markup("</figure>\n")
    }

    private mutating func write(_ drawings: [Drawing], of block: ChartBlock, number: Int, isWide: Bool) {
        let descriptions = block.descriptions(of: drawings, language: language)
        for (index, drawing) in drawings.enumerated() {
            let part = drawings.count == 1 ? "" : " (\(index + 1)/\(drawings.count))"
            SVGRenderer().write(
                drawing, title: block.caption + part,
                titleName: ElementName("chart", number, part: isWide ? "wide-title" : "narrow-title", index + 1),
                description: descriptions[index],
                descriptionName: ElementName(
                    "chart", number, part: isWide ? "wide-text" : "narrow-text", index + 1),
                to: &buffer)
        }
    }
}
