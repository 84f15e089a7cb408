import Figures

extension KeyFigure {
    /// Headline figures as a table, for paper: what, how much, of how many, to be read with what.
    ///
    /// - Parameter isDense: whether what is to be read with a figure stands in one line.
    static func table(_ figures: [KeyFigure], isDense: Bool, language: Language) -> TableBlock {
        TableBlock(
            caption: RendererWords.keyFigures.text(language),
            columns: [
                TableColumn(RendererWords.keyFigure.text(language)),
                TableColumn(RendererWords.value.text(language), .number),
                TableColumn(RendererWords.baseTitle.text(language), .code),
                TableColumn(RendererWords.details.text(language)),
            ],
            rows: figures.map { figure in
                var details: [Inline] = []
                for detail in figure.details {
                    if !details.isEmpty { details.append(isDense ? .text("; ") : .lineBreak) }
                    details += detail
                }
                return TableRow(
                    [
                        .text(figure.label), .figure(figure.figure),
                        figure.figure.baseCell, .text(details),
                    ], kind: figure.prominence == .headline ? .total : .body)
            })
    }
}
