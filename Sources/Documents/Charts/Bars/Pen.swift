/// Collects the elements of a drawing.
struct Pen {
    let layout: ChartLayout
    private(set) var elements: [DrawingElement] = []

    init(layout: ChartLayout) {
        self.layout = layout
    }

    /// A line of text; empty ones leave nothing.
    mutating func text(
        _ text: String, _ x: Double, _ baseline: Double, _ role: DrawingElement.Role = .label,
        alignment: TextRun.Alignment = .start, isSmall: Bool = false, isBold: Bool = false, isItalic: Bool = false,
        ink: Ink = .text, title: String? = nil
    ) {
        guard !text.isEmpty else { return }
        let size = isSmall ? layout.smallSize : layout.textSize
        let run = TextRun(
            text, at: Point(x, baseline), alignment: alignment, size: size, isBold: isBold, isItalic: isItalic, ink: ink
        )
        elements.append(DrawingElement(role, .text(run), title: title))
    }

    mutating func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ role: DrawingElement.Role, _ ink: Ink,
        width: Double = 1, isDashed: Bool = false
    ) {
        let stroke = Stroke(ink, width: width, isDashed: isDashed)
        elements.append(DrawingElement(role, .line(from: Point(x1, y1), to: Point(x2, y2), stroke)))
    }

    mutating func rectangle(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ role: DrawingElement.Role, fill: Ink?,
        outline: Ink? = nil
    ) {
        elements.append(
            DrawingElement(
                role,
                .rectangle(
                    origin: Point(x, y), width: width, height: height, fill: fill,
                    stroke: outline.map { Stroke($0, width: 1) })))
    }

    /// A diamond: what figures are compared with.
    mutating func diamond(_ x: Double, _ y: Double, _ role: DrawingElement.Role, title: String? = nil) {
        let radius = 6.0
        let corners = [Point(x, y - radius), Point(x + radius, y), Point(x, y + radius), Point(x - radius, y)]
        elements.append(
            DrawingElement(role, .polygon(corners, fill: .comparison, stroke: Stroke(.text, width: 1.25)), title: title)
        )
    }

    /// A round dot: a polygon of twelve corners, which every format draws.
    mutating func dot(_ x: Double, _ y: Double, _ role: DrawingElement.Role, fill: Ink, title: String? = nil) {
        let radius = 4.5
        // The cosines of 0, 30 and 60 degrees, turned round.
        let (near, far) = (radius * 0.5, radius * 0.8660254037844386)
        let corners = [
            (radius, 0), (far, near), (near, far), (0, radius), (-near, far), (-far, near), (-radius, 0), (-far, -near),
            (-near, -far), (0, -radius), (near, -far), (far, -near),
        ].map { Point(x + $0.0, y + $0.1) }
        elements.append(
            DrawingElement(role, .polygon(corners, fill: fill, stroke: Stroke(.text, width: 1)), title: title))
    }

    /// An interval, on a white ground so that it is seen on a bar and beside it.
    mutating func whisker(_ low: Double, _ high: Double, _ y: Double, _ role: DrawingElement.Role) {
        let half = 4.0
        let length = max(high - low, 0)
        rectangle(low - 1.5, y - 2, length + 3, 4, .axis, fill: .white)
        line(low, y, high, y, role, .text, width: 1.5)
        line(low, y - half, low, y + half, .axis, .text, width: 1.5)
        line(high, y - half, high, y + half, .axis, .text, width: 1.5)
    }
}
