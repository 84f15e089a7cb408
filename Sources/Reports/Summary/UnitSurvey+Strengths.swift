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
        let best = try list(sorted.prefix(Self.named).map { ($0.node, $0.estimate) })
        let worst = try list(sorted.suffix(Self.named).reversed().map { ($0.node, $0.estimate) })
        let note: [Block] =
            rated.contains { !$0.estimate.flags.isEmpty } ? [.paragraph("* " + context.t(CommonTexts.flag))] : []
        return [
            heading(SummaryTexts.strongWeak), .heading(level + 1, context.t(SummaryTexts.strengths)), best,
            .heading(level + 1, context.t(SummaryTexts.weaknesses)), worst,
        ] + note
    }

    private func list(_ items: [(IndexNode, Estimate)]) throws(ReportsError) -> Block {
        var lines: [[Inline]] = []
        for (node, estimate) in items {
            lines.append([
                .text(context.t(node.title) + ": "), .strong([.figure(try printer.percent(estimate))]),
            ])
        }
        return .list(ListBlock(items: lines))
    }

    private func exact(_ estimate: Estimate) throws(ReportsError) -> Ratio? {
        do throws(FiguresError) { return try estimate.percent.ratio() } catch {
            throw .figure(error, of: estimate.item)
        }
    }
}
