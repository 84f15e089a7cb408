/// A picture made of lines, rectangles, polygons and texts in one plane: x to the right, y downwards, both from 0, in
/// units of 1/96 inch at full size. It knows nothing of a file format, so that HTML, PDF and DOCX show the same picture.
public struct Drawing: Sendable, Hashable {
    /// The width.
    public var width: Double
    /// The height.
    public var height: Double
    /// The elements, each drawn over those before it.
    public var elements: [DrawingElement]
    /// The rows of its chart that it shows, from 1, where a chart goes on in several drawings.
    public var rows: ClosedRange<Int>?

    /// Makes a drawing.
    public init(width: Double, height: Double, elements: [DrawingElement], rows: ClosedRange<Int>? = nil) {
        self.width = width
        self.height = height
        self.elements = elements
        self.rows = rows
    }

    /// The elements that mean a certain thing.
    public func elements(_ role: DrawingElement.Role) -> [DrawingElement] { elements.filter { $0.role == role } }
}

/// A point of a drawing.
public struct Point: Sendable, Hashable {
    /// The distance from the left edge.
    public var x: Double
    /// The distance from the upper edge.
    public var y: Double

    /// Makes a point.
    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}
