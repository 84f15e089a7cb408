/// Writes drawings as SVG inside a page.
struct SVGRenderer {
    /// Writes a drawing as a picture with a name and a description, for those who do not see it.
    func write(
        _ drawing: Drawing, title: String, titleName: ElementName, description: String, descriptionName: ElementName,
        to buffer: inout HTMLBuffer
    ) {
        let width = Int(drawing.width.rounded(.up))
        let height = Int(drawing.height.rounded(.up))
        buffer.open(
            "svg", .fixed("xmlns", "http://www.w3.org/2000/svg"), .fixed("role", "img"),
            .reference(.labelledBy, titleName), .reference(.describedBy, descriptionName),
            .text(.viewBox, "0 0 \(width) \(height)"), .number("width", width), .number("height", height))
        buffer.open("title", .reference(.id, titleName))
        buffer.text(title)
        buffer.close("title")
        buffer.open("desc", .reference(.id, descriptionName))
        buffer.text(description)
        buffer.close("desc")
        for element in drawing.elements { write(element, to: &buffer) }
        buffer.markup("</svg>\n")
    }

    private func write(_ element: DrawingElement, to buffer: inout HTMLBuffer) {
        switch element.shape {
        case .line(let from, let to, let stroke):
            buffer.begin(tag: "line")
            buffer.length("x1", from.x)
            buffer.length("y1", from.y)
            buffer.length("x2", to.x)
            buffer.length("y2", to.y)
            write(stroke, to: &buffer)
            buffer.endEmpty()
        case .rectangle(let origin, let width, let height, let fill, let stroke):
            buffer.begin(tag: "rect")
            buffer.length("x", origin.x)
            buffer.length("y", origin.y)
            buffer.length("width", max(width, 0))
            buffer.length("height", max(height, 0))
            buffer.ink("fill", fill)
            write(stroke, to: &buffer)
            buffer.endEmpty()
        case .polygon(let corners, let fill, let stroke):
            buffer.begin(tag: "polygon")
            buffer.write(.points(corners))
            buffer.ink("fill", fill)
            write(stroke, to: &buffer)
            buffer.endEmpty()
        case .text(let run): write(run, title: element.title, to: &buffer)
        }
    }

    private func write(_ run: TextRun, title: String?, to buffer: inout HTMLBuffer) {
        buffer.begin(tag: "text")
        buffer.length("x", run.origin.x)
        buffer.length("y", run.origin.y)
        buffer.length("font-size", run.size)
        switch run.alignment {
        case .start: break
        case .middle: buffer.markup(" text-anchor=\"middle\"")
        case .end: buffer.markup(" text-anchor=\"end\"")
        }
        if run.isBold { buffer.markup(" font-weight=\"700\"") }
        if run.isItalic { buffer.markup(" font-style=\"italic\"") }
        buffer.ink("fill", run.ink)
        buffer.markup(">")
        buffer.text(run.text)
        if let title {
            buffer.markup("<title>")
            buffer.text(title)
            buffer.markup("</title>")
        }
        buffer.markup("</text>")
    }

    private func write(_ stroke: Stroke?, to buffer: inout HTMLBuffer) {
        guard let stroke else { return }
        buffer.ink("stroke", stroke.ink)
        buffer.length("stroke-width", stroke.width)
        if stroke.isDashed { buffer.markup(" stroke-dasharray=\"4 3\"") }
    }
}
