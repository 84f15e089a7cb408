import Figures

extension HTMLWriter {
    mutating func write(_ inlines: [Inline]) {
        for inline in inlines { write(inline) }
    }

    private mutating func write(_ inline: Inline) {
        switch inline {
        case .text(let text): buffer.prose(text)
        case .strong(let inner): wrap("strong", inner)
        case .emphasis(let inner): wrap("em", inner)
        case .code(let text): buffer.element("code", text: text)
        case .link(let target, let inner):
            buffer.open("a", .link(target))
            write(inner)
            buffer.close("a")
        case .figure(let figure): write(figure, showingBase: true)
        case .inLanguage(let other, let inner):
            buffer.open("span", other == .vi ? .fixed("lang", "vi") : .fixed("lang", "en"))
            write(inner)
            buffer.close("span")
        case .lineBreak: buffer.markup("<br>")
        }
    }

    private mutating func wrap(_ name: StaticString, _ inner: [Inline]) {
        buffer.open(name)
        write(inner)
        buffer.close(name)
    }

    /// Writes a figure with its exact value as data, and its base behind it where no column holds it.
    mutating func write(_ figure: Figure, showingBase: Bool) {
        if figure.absence != nil {
            buffer.element("span", .style("absent"), text: figure.printed)
        } else {
            buffer.open("data", .text(.value, Self.data(figure.quantity)), .text(.title, figure.provenance))
            buffer.prose(figure.printed)
            buffer.close("data")
        }
        if let flag = figure.flag {
            buffer.element("abbr", .style("flag"), .text(.title, flag.text), text: flag.mark)
        }
        if showingBase, let base = figure.base {
            buffer.markup(" <span class=\"base\">(")
            buffer.prose(base)
            buffer.markup(")</span>")
        }
    }

    /// The value for machines: an exact fraction, or the shortest decimal that is read back as the same number.
    private static func data(_ quantity: Quantity) -> String {
        switch quantity {
        case .exact(let ratio): ratio.description
        case .measured(let value): value.isFinite ? "\(value)" : ""
        case .absent: ""
        }
    }
}
