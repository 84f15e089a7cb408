import Figures

extension PDFWriter {
    /// Draws a drawing with a point of the page as its corner.
    func draw(_ drawing: Drawing, at corner: Point, scale: Double) {
        canvas.placed(at: corner, scale: scale) {
            for element in drawing.elements { draw(element.shape) }
        }
    }

    private func draw(_ shape: DrawingElement.Shape) {
        switch shape {
        case .line(let from, let to, let stroke): canvas.line(from: from, to: to, stroke)
        case .rectangle(let origin, let width, let height, let fill, let stroke):
            let right = origin.x + max(width, 0)
            let bottom = origin.y + max(height, 0)
            canvas.polygon(
                [origin, Point(right, origin.y), Point(right, bottom), Point(origin.x, bottom)], fill: fill,
                stroke: stroke)
        case .polygon(let corners, let fill, let stroke): canvas.polygon(corners, fill: fill, stroke: stroke)
        case .text(let run): draw(run)
        }
    }

    /// Draws a line of text on its baseline.
    private func draw(_ run: TextRun) {
        let style = PDFStyle(
            size: run.size, isBold: run.isBold, isItalic: run.isItalic, isSans: true, ink: run.ink)
        let words = layout(PDFText(run.text), style, width: nil)
        guard let line = words.lines.first else { return }
        let left =
            switch run.alignment {
            case .start: run.origin.x
            case .middle: run.origin.x - words.width / 2
            case .end: run.origin.x - words.width
            }
        words.draw(line, at: Point(left, run.origin.y - line.baseline), on: canvas, isStructured: false)
    }
}
