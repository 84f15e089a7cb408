/// An attribute of an element, by the type of its value: texts get only into attributes that are never run or followed.
public struct HTMLAttribute {
    /// Attributes that hold free text.
    public enum TextName: Sendable {
        /// What it is called, for those who do not see it.
        case label
        /// What is shown on pointing at it.
        case title
        /// The content of a `meta` element.
        case content
        /// A value.
        case value
        /// The plane of a drawing.
        case viewBox

        var name: StaticString {
            switch self {
            case .label: "aria-label"
            case .title: "title"
            case .content: "content"
            case .value: "value"
            case .viewBox: "viewBox"
            }
        }
    }

    /// Attributes that name other elements.
    enum ReferenceName {
        case labelledBy
        case describedBy
        case id

        var name: StaticString {
            switch self {
            case .labelledBy: "aria-labelledby"
            case .describedBy: "aria-describedby"
            case .id: "id"
            }
        }
    }

    enum Value {
        case none
        case constant(StaticString)
        case text(String)
        case names([ElementName])
        case number(Int)
        case length(Double)
        case ink(Ink?)
        case points([Point])
    }

    let name: StaticString
    let value: Value

    /// An attribute with a constant value.
    public static func fixed(_ name: StaticString, _ value: StaticString) -> HTMLAttribute {
        HTMLAttribute(name: name, value: .constant(value))
    }

    /// A constant attribute that is there or not.
    public static func fixed(_ name: StaticString, _ value: StaticString, if isThere: Bool) -> HTMLAttribute {
        HTMLAttribute(name: name, value: isThere ? .constant(value) : .none)
    }

    /// A class of the style sheet.
    public static func style(_ value: StaticString) -> HTMLAttribute { fixed("class", value) }

    /// Free text; none leaves no attribute.
    public static func text(_ name: TextName, _ value: String?) -> HTMLAttribute {
        HTMLAttribute(name: name.name, value: value.map { .text($0) } ?? .none)
    }

    /// Any attribute that holds text, for the markup of office documents.
    static func words(_ name: StaticString, _ value: String) -> HTMLAttribute {
        HTMLAttribute(name: name, value: .text(value))
    }

    /// The names of elements; none leaves no attribute.
    static func reference(_ name: ReferenceName, _ names: ElementName?...) -> HTMLAttribute {
        let known = names.compactMap { $0 }
        return HTMLAttribute(name: name.name, value: known.isEmpty ? .none : .names(known))
    }

    /// Where a link leads.
    static func link(_ target: LinkTarget) -> HTMLAttribute {
        HTMLAttribute(name: "href", value: .text(target.address))
    }

    /// A link to an element of this page.
    static func link(_ name: ElementName) -> HTMLAttribute {
        HTMLAttribute(name: "href", value: .text("#" + name.text))
    }

    /// A whole number.
    public static func number(_ name: StaticString, _ value: Int) -> HTMLAttribute {
        HTMLAttribute(name: name, value: .number(value))
    }

    /// A length in a drawing.
    public static func length(_ name: StaticString, _ value: Double) -> HTMLAttribute {
        HTMLAttribute(name: name, value: .length(value))
    }

    /// A colour.
    static func ink(_ name: StaticString, _ ink: Ink?) -> HTMLAttribute {
        HTMLAttribute(name: name, value: .ink(ink))
    }

    /// The corners of a polygon.
    static func points(_ points: [Point]) -> HTMLAttribute {
        HTMLAttribute(name: "points", value: .points(points))
    }
}

/// The name of an element on a page: that of an anchor, or one that the renderer made. The latter have a full stop, which
/// anchors never have.
struct ElementName: Sendable, Hashable {
    let text: String

    init(_ anchor: Anchor) { text = anchor.name }

    /// The place of the renderer's own, such as `table.3.caption`.
    init(_ kind: StaticString, _ number: Int? = nil, part: StaticString? = nil, _ partNumber: Int? = nil) {
        var text = "\(kind)."
        if let number { text += String(number) }
        if let part { text += ".\(part)" }
        if let partNumber { text += String(partNumber) }
        self.text = text
    }
}
