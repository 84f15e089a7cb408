/// A list.
public struct ListBlock: Sendable, Hashable {
    /// What stands before each item.
    public enum Style: Sendable, Hashable, CaseIterable {
        /// A bullet: the order carries no meaning.
        case bullets
        /// 1, 2, 3: the order means something, or items are referred to.
        case numbers
    }

    /// Bullets or numbers.
    public var style: Style
    /// The items; a list without any is not printed.
    public var items: [[Inline]]

    /// Makes a list.
    public init(_ style: Style = .bullets, items: [[Inline]]) {
        self.style = style
        self.items = items
    }
}
