/// Writes drawings as enhanced metafiles ([MS-EMF]): lines, not dots, in every version of Word and in LibreOffice, so
/// that a chart keeps its sharpness in print and its words can be changed.
struct MetafileRenderer {
    /// Units of the file to one of the drawing.
    private static let scale = 16.0

    func render(_ drawing: Drawing) -> [UInt8] {
        var file = MetafileBuffer()
        let width = Int32(drawing.width.rounded(.up))
        let height = Int32(drawing.height.rounded(.up))
        file.header(width: width, height: height)
        file.record(17, [8])  // a map mode with scales of our own
        file.record(10, [0, 0])
        file.record(9, [width * Int32(Self.scale), height * Int32(Self.scale)])
        file.record(12, [0, 0])
        file.record(11, [width, height])
        file.record(18, [1])  // nothing behind letters
        file.record(22, [24])  // letters stand on their baseline, from the left
        for element in drawing.elements { write(element, to: &file) }
        return file.finished()
    }

    private func write(_ element: DrawingElement, to file: inout MetafileBuffer) {
        switch element.shape {
        case .line(let from, let to, let stroke):
            let points = [place(from), place(to)]
            drawn(fill: nil, stroke: stroke, in: &file) { $0.points(4, points) }
        case .rectangle(let origin, let width, let height, let fill, let stroke):
            let corner = place(origin)
            let opposite = place(Point(origin.x + max(width, 0), origin.y + max(height, 0)))
            let points: [(x: Int32, y: Int32)] = [corner, (opposite.x, corner.y), opposite, (corner.x, opposite.y)]
            drawn(fill: fill, stroke: stroke, in: &file) { $0.points(3, points) }
        case .polygon(let corners, let fill, let stroke):
            let points = corners.map(place)
            drawn(fill: fill, stroke: stroke, in: &file) { $0.points(3, points) }
        case .text(let run): write(run, to: &file)
        }
    }

    /// Draws with a pen and a brush, which are put away again.
    private func drawn(
        fill: Ink?, stroke: Stroke?, in file: inout MetafileBuffer,
        _ draw: (inout MetafileBuffer) -> Void
    ) {
        if let stroke {
            file.record(
                38,
                [
                    1, stroke.isDashed ? 1 : 0, Int32(max(1, stroke.width * Self.scale)), 0,
                    colour(stroke.ink),
                ])
            file.record(37, [1])
        } else {
            file.record(37, [MetafileBuffer.noPen])
        }
        if let fill {
            file.record(39, [2, 0, colour(fill), 0])
            file.record(37, [2])
        } else {
            file.record(37, [MetafileBuffer.noBrush])
        }
        draw(&file)
        file.record(37, [MetafileBuffer.noPen])
        file.record(37, [MetafileBuffer.noBrush])
        if stroke != nil { file.record(40, [1]) }
        if fill != nil { file.record(40, [2]) }
    }

    private func write(_ run: TextRun, to file: inout MetafileBuffer) {
        guard !run.text.isEmpty else { return }
        let steps = MetafileLetters.steps(run.text, size: run.size * Self.scale, isBold: run.isBold)
        let width = Double(steps.reduce(0, +))
        var place = self.place(run.origin)
        switch run.alignment {
        case .start: break
        case .middle: place.x -= Int32((width / 2).rounded())
        case .end: place.x -= Int32(width.rounded())
        }
        file.font(
            height: Int32((run.size * Self.scale).rounded()), isBold: run.isBold, isItalic: run.isItalic)
        file.record(37, [3])
        file.record(24, [colour(run.ink)])
        if TextDirection.runsRightToLeft(run.text) {
            writeFromRight(run, to: &file)
        } else {
            file.text(Array(run.text.utf16), at: place, steps: steps)
        }
        file.record(37, [MetafileBuffer.systemFont])
        file.record(40, [3])
    }

    /// How wide joined letters are only a face knows: the record says on which side of its place the text lies.
    private func writeFromRight(_ run: TextRun, to file: inout MetafileBuffer) {
        let side: Int32 =
            switch run.alignment {
            case .start: 0
            case .middle: 6
            case .end: 2
            }
        file.record(22, [24 | side])
        file.textFromRight(Array(run.text.utf16), at: self.place(run.origin))
        file.record(22, [24])
    }

    private func place(_ point: Point) -> (x: Int32, y: Int32) {
        (Self.whole(point.x * Self.scale), Self.whole(point.y * Self.scale))
    }

    private static func whole(_ value: Double) -> Int32 {
        guard value.isFinite else { return 0 }
        return Int32(min(max(value, -1e8), 1e8).rounded())
    }

    private func colour(_ ink: Ink) -> Int32 {
        Int32(ink.red) | Int32(ink.green) << 8 | Int32(ink.blue) << 16
    }
}
