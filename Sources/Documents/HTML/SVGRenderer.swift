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
            buffer.empty(
                "line",
                [
                    .length("x1", from.x), .length("y1", from.y), .length("x2", to.x), .length("y2", to.y),
                ] + attributes(stroke))
        case .rectangle(let origin, let width, let height, let fill, let stroke):
            buffer.empty(
                "rect",
                [
                    .length("x", origin.x), .length("y", origin.y), .length("width", max(width, 0)),
                    .length("height", max(height, 0)), .ink("fill", fill),
                ] + (stroke.map(attributes) ?? []))
        case .polygon(let corners, let fill, let stroke):
            buffer.empty("polygon", [.points(corners), .ink("fill", fill)] + (stroke.map(attributes) ?? []))
        case .text(let run): write(run, title: element.title, to: &buffer)
        }
    }

    private func write(_ run: TextRun, title: String?, to buffer: inout HTMLBuffer) {
        let anchor: StaticString =
            switch run.alignment {
            case .start: "start"
            case .middle: "middle"
            case .end: "end"
            }
        buffer.open(
            "text", .length("x", run.origin.x), .length("y", run.origin.y), .length("font-size", run.size),
            .fixed("text-anchor", anchor, if: run.alignment != .start), .fixed("font-weight", "700", if: run.isBold),
            .fixed("font-style", "italic", if: run.isItalic), .ink("fill", run.ink))
        buffer.text(run.text)
        if let title {
            buffer.markup("<title>")
            buffer.text(title)
            buffer.markup("</title>")
        }
        buffer.markup("</text>")
    }

    private func attributes(_ stroke: Stroke) -> [HTMLAttribute] {
        [
            .ink("stroke", stroke.ink), .length("stroke-width", stroke.width),
            .fixed("stroke-dasharray", "4 3", if: stroke.isDashed),
        ]
    }
}
