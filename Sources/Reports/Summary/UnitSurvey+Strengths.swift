import Documents
import Estimation
import Figures
import Questionnaires

extension UnitSurvey {
    /// How many items are named as strengths and as weaknesses.
    private static let named = 3

    /// The best and the worst items by their exact percentages; none for a form with fewer than six rated items, as
    /// the two lists would meet.
    func strengths() throws(ReportsError) -> [Block] {
        let tables = SurveyTables(context: context, survey: survey)
        var rated: [(place: Int, node: IndexNode, estimate: Estimate, value: Ratio)] = []
        for (place, node) in tables.items.enumerated() {
            guard let estimate = survey.estimate(scope, node.id), let value = try exact(estimate) else { continue }
            rated.append((place, node, estimate, value))
        }
        // Items whose figures must be read with care are named only where there are too few others.
        let firm = rated.filter(\.estimate.flags.isEmpty)
        if firm.count >= Self.named * 2 { rated = firm }
        guard rated.count >= Self.named * 2 else { return [] }
        let sorted = rated.sorted { ($1.value, $0.place) < ($0.value, $1.place) }
        let best = sorted.prefix(Self.named).map { ($0.node, $0.estimate) }
        let worst = sorted.suffix(Self.named).reversed().map { ($0.node, $0.estimate) }
        return [.table(try table(best, worst))]
    }

    /// The best items and the worst beside each other, each with its figure and base.
    private func table(
        _ best: [(IndexNode, Estimate)], _ worst: [(IndexNode, Estimate)]
    ) throws(ReportsError) -> TableBlock {
        var rows: [TableRow] = []
        for (place, (good, bad)) in zip(best, worst).enumerated() {
            var cells: [TableCell] = [.text(printer.format.count(place + 1))]
            for (node, estimate) in [good, bad] {
                cells += [.text(context.t(node.title)), .figure(try printer.percent(estimate))]
            }
            rows.append(TableRow(cells))
        }
        var columns = [TableColumn(context.t(SummaryTexts.number), .code)]
        for group in [SummaryTexts.strengths, SummaryTexts.weaknesses] {
            columns += [
                TableColumn(context.t(CommonTexts.item), group: context.t(group)),
                TableColumn(context.t(CommonTexts.percent), .percent, group: context.t(group), showsBase: true),
            ]
        }
        return TableBlock(caption: context.t(SummaryTexts.strongWeak), columns: columns, rows: rows)
    }

    private func exact(_ estimate: Estimate) throws(ReportsError) -> Ratio? {
        do throws(FiguresError) { return try estimate.percent.ratio() } catch {
            throw .figure(error, of: estimate.item)
        }
    }
}
