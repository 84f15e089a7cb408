import Figures

extension ChartBlock {
    /// What each drawing of the chart shows, in words: the first the whole chart, the others which rows they go on with.
    func descriptions(of drawings: [Drawing], language: Language) -> [String] {
        drawings.enumerated().map { index, drawing in
            if index == 0 { return chart.textAlternative(language) }
            let part = "\(caption), \(RendererWords.continued.text(language)) (\(index + 1)/\(drawings.count))"
            guard let rows = drawing.rows else { return part }
            return "\(part): \(ChartWords.rows(rows).text(language))"
        }
    }
}
