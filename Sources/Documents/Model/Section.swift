/// Blocks that belong together, under a heading where there is one.
public struct Section: Sendable, Hashable {
    /// The heading that names the section.
    public var heading: Heading?
    /// Whether the section should not be broken over two pages; one longer than a page is broken all the same.
    public var staysTogether: Bool
    /// What the section says.
    public var blocks: [Block]

    /// Makes a section.
    public init(heading: Heading? = nil, staysTogether: Bool = false, blocks: [Block]) {
        self.heading = heading
        self.staysTogether = staysTogether
        self.blocks = blocks
    }
}
