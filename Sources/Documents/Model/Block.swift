/// One piece of a document's body.
public indirect enum Block: Sendable, Hashable {
    /// A heading.
    case heading(Heading)
    /// A paragraph.
    case paragraph([Inline])
    /// A list with bullets or numbers.
    case list(ListBlock)
    /// A table.
    case table(TableBlock)
    /// A chart with its text alternative and its data.
    case chart(ChartBlock)
    /// Headline figures, each on a card.
    case keyFigures([KeyFigure])
    /// A note or warning set apart from the text.
    case callout(Callout)
    /// Terms and what they mean here, such as the method box.
    case definitions(DefinitionList)
    /// Blocks that belong together.
    case section(Section)
    /// What follows starts on a new page where there are pages.
    case pageBreak

    /// A heading, from its parts.
    public static func heading(_ level: Int, _ text: String, anchor: Anchor? = nil) -> Block {
        .heading(Heading(level: level, text: text, anchor: anchor))
    }

    /// A paragraph of plain text.
    public static func paragraph(_ text: String) -> Block { .paragraph([.text(text)]) }
}
