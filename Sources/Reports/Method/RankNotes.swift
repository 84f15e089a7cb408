import Documents
import Figures
import Units

/// Sentences about possible ranks below a table: who may be among the best, and who cannot be told apart.
struct RankNotes {
    let context: ReportContext
    let ranks: BlockRanks

    /// The most names that a sentence lists.
    private static let mostNames = 12
    /// The most groups that are listed.
    private static let mostGroups = 8

    /// The sentences.
    var lines: [[Inline]] {
        var lines = context.material.campaign.bestRanks(units: ranks.units.count).map(best)
        if let groups { lines.append(groups) }
        return lines.map { [.text(context.t($0))] }
    }

    private func best(_ count: Int) -> LocalizedText {
        let names = names(ranks.mayBeAmongBest(count))
        let level = context.confidence
        return count == 1
            ? LocalizedText(
                vi: "Có thể thật sự đứng đầu (mức tin cậy \(level), xét chung cả khối): \(names).",
                en: "May be first in truth (\(level) confidence for the block as a whole): \(names).")
            : LocalizedText(
                vi: "Có thể thật sự thuộc \(count) hạng đầu (mức tin cậy \(level)): \(names).",
                en: "May be among the best \(count) in truth (\(level) confidence): \(names).")
    }

    private var groups: LocalizedText? {
        let several = ranks.groups.filter { $0.count > 1 }
        guard let first = several.first else {
            // Neighbours may be told apart where two further away, with larger errors, are not.
            guard ranks.simultaneous.allSatisfy({ $0.count == 1 }) else { return nil }
            return LocalizedText(
                vi: "Mọi đơn vị đều phân biệt được với nhau.", en: "All units can be told apart.")
        }
        if first.count == ranks.units.count {
            return LocalizedText(
                vi: "Không phân biệt chắc chắn được đơn vị nào với đơn vị nào trong khối.",
                en: "No unit of the block can be told from another for certain.")
        }
        let listed = several.prefix(Self.mostGroups).map { "(\(names($0)))" }.joined(separator: "; ")
        let more = several.count > Self.mostGroups ? "; …" : ""
        return LocalizedText(
            vi: "Các nhóm mà trong nhóm không phân biệt chắc chắn được đơn vị nào trên đơn vị nào: \(listed)\(more).",
            en: "Groups within which no unit can be told to be above another: \(listed)\(more).")
    }

    private func names(_ units: [Int]) -> String {
        let listed = units.prefix(Self.mostNames).map { context.name(of: $0) }.joined(separator: ", ")
        let count = context.printer.format.count(units.count)
        return units.count > Self.mostNames
            ? listed + context.t(LocalizedText(vi: "… (\(count) đơn vị)", en: "… (\(count) units)")) : listed
    }
}
