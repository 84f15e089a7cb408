/// One shape of a drawing, with what it means.
public struct DrawingElement: Sendable, Hashable {
    /// What a shape means; renderers that make structured files may tell decoration from data by it.
    public enum Role: String, Sendable, Hashable, CaseIterable {
        /// A bar whose length is a figure.
        case bar
        /// The room that a bar could fill: its maximum.
        case track
        /// A part of a stacked bar.
        case segment
        /// An interval around a figure.
        case whisker
        /// A figure that others are compared with.
        case marker
        /// The name of a row or column, or a key to the signs.
        case label
        /// A printed figure.
        case figure
        /// Why there is no figure.
        case absence
        /// Lines and numbers of the scale.
        case axis
    }

    /// What is drawn.
    public enum Shape: Sendable, Hashable {
        /// A straight line.
        case line(from: Point, to: Point, Stroke)
        /// A rectangle, filled, outlined or both.
        case rectangle(origin: Point, width: Double, height: Double, fill: Ink?, stroke: Stroke?)
        /// A closed polygon, filled, outlined or both.
        case polygon([Point], fill: Ink?, stroke: Stroke?)
        /// A line of text.
        case text(TextRun)
    }

    /// What it means.
    public var role: Role
    /// What is drawn.
    public var shape: Shape
    /// The full text where what is drawn is shortened; shown on pointing at it.
    public var title: String?

    /// Makes an element.
    public init(_ role: Role, _ shape: Shape, title: String? = nil) {
        self.role = role
        self.shape = shape
        self.title = title
    }
}

/// How a line is drawn.
public struct Stroke: Sendable, Hashable {
    /// The colour.
    public var ink: Ink
    /// The width.
    public var width: Double
    /// Whether the line is broken into dashes.
    public var isDashed: Bool

    /// Makes a stroke.
    public init(_ ink: Ink, width: Double, isDashed: Bool = false) {
        self.ink = ink
        self.width = width
        self.isDashed = isDashed
    }
}
