/// A mark printed after a figure that must be read with care.
public struct FigureFlag: Sendable, Hashable {
    /// The mark, such as "*" or "u".
    public var mark: String
    /// What it means, in a few words.
    public var text: String

    /// Makes a flag.
    public init(mark: String, text: String) {
        self.mark = mark
        self.text = text
    }
}
