import Documents
import Figures
import Scorecards

/// The columns of a card's ranking, as offices print them: xếp hạng, tên đơn vị, điểm tự chấm, điểm thẩm định, điểm điều
/// tra, tổng điểm, chỉ số, xếp loại, năm trước, tăng/giảm; those that the card does not use are left out.
struct CardColumns: Sendable {
    /// Whether criteria of the card carry self-assessed points.
    let showsSelf: Bool
    /// The sources of points that the card uses, in their usual order.
    let sources: [PointSource]
    /// Whether the card has bonus points.
    let showsBonus: Bool
    /// Whether the card has minus points.
    let showsMinus: Bool

    /// The rankings beside that of the block.
    let rankings: [RankingGroup]

    /// Whether some unit's place can be compared with the year before.
    let showsPlaces: Bool

    /// - Parameter sheets: the units that the table is of.
    init(_ card: Scorecard, sheets: [ScoreSheet] = []) {
        showsPlaces = sheets.contains { $0.comparison.places != nil }
        rankings = card.rankingGroups
        let used = Set(card.criteria.map(\.source))
        sources = PointSource.allCases.filter { used.contains($0) }
        showsSelf = used.contains(.appraised)
        showsBonus = card.adjustments.contains { $0.kind == .bonus }
        showsMinus = card.adjustments.contains { $0.kind == .minus }
    }

    func columns(_ context: ReportContext) -> [TableColumn] {
        func column(_ text: LocalizedText, _ kind: TableColumn.Kind) -> TableColumn {
            TableColumn(context.t(text), kind)
        }
        var columns = [column(CommonTexts.rank, .code), column(CommonTexts.unit, .text)]
        columns += rankings.map { column($0.title, .code) }
        if showsSelf { columns.append(column(OverviewTexts.selfAssessed, .number)) }
        for source in sources { columns.append(column(OverviewTexts.sourcePoints(source.text), .number)) }
        if showsBonus { columns.append(column(OverviewTexts.bonus, .number)) }
        if showsMinus { columns.append(column(OverviewTexts.minus, .number)) }
        return columns + [
            column(OverviewTexts.totalPoints, .number), column(OverviewTexts.indexPercent, .percent),
            column(OverviewTexts.scoreClass, .text), column(CommonTexts.previous, .percent),
            column(CommonTexts.change, .number),
        ] + (showsPlaces ? [column(OverviewTexts.placesWon, .code)] : [])
    }
}
