extension HTMLWriter {
    mutating func write(_ figures: [KeyFigure]) {
        guard !figures.isEmpty else { return }
        buffer.markup("<dl class=\"key-figures\">\n")
        for figure in figures {
            buffer.open("div", .fixed("class", "headline", if: figure.prominence == .headline))
            buffer.element("dt", text: figure.label)
            buffer.open("dd", figure.figure.absence == nil ? .style("value") : .style("value missing"))
            write(figure.figure, showingBase: false)
            buffer.markup("</dd>")
            if let base = figure.figure.base { buffer.element("dd", .style("base"), text: base) }
            for detail in figure.details {
                buffer.markup("<dd>")
                write(detail)
                buffer.markup("</dd>")
            }
            if let flag = figure.figure.flag { buffer.element("dd", text: "\(flag.mark) \(flag.text)") }
            buffer.markup("</div>\n")
        }
        buffer.markup("</dl>\n")
    }
}
