import Figures
import Scorecards

extension ScoreJSON {
    /// Where a unit lost its points; exact numbers, nothing where it has no points.
    static func losses(_ losses: UnitLosses) -> JSONValue {
        func lost(_ entries: [UnitLosses.LostPoints]) -> JSONValue {
            .array(
                entries.map { entry in
                    var members: [String: JSONValue] = [
                        "id": .string(entry.id), "maximum": .number(entry.maximum.double),
                        "lost": .number(entry.lost.double),
                    ]
                    members["blockMean"] = entry.blockMean.map { .number($0.double) } ?? .null
                    if entry.blockMean == nil { members["blockMeanReason"] = .string(Absence.notApplicable.rawValue) }
                    return .object(members)
                })
        }
        var members: [String: JSONValue] = [
            "criteria": lost(losses.criteria), "areas": lost(losses.areas),
            "surveys": .array(
                losses.surveys.map {
                    [
                        "criterion": .string($0.criterion), "questionnaire": .string($0.questionnaire),
                        "pointsForOnePercent": .number($0.points.double),
                    ]
                }),
        ]
        members["nextClass"] =
            losses.nextClass.map { ["id": .string($0.scoreClass.id), "points": .number($0.points.double)] } ?? .null
        if losses.nextClass == nil { members["nextClassReason"] = .string(Absence.notApplicable.rawValue) }
        return .object(members)
    }

    /// What became of the rows of a file of scores.
    static func file(_ account: ScoreFileAccount) -> JSONValue {
        [
            "file": .string(account.file), "rows": .integer(account.rows), "values": .integer(account.values),
            "blank": .integer(account.blank), "repeated": .integer(account.repeated),
        ]
    }

    /// The places of a unit in the card's other rankings.
    static func groupRanks(_ sheet: ScoreSheet, _ language: Language) -> JSONValue {
        .array(
            sheet.groupRanks.map { rank in
                var members: [String: JSONValue] = [
                    "ranking": .string(rank.group.id), "rank": .integer(rank.rank), "of": .integer(rank.size),
                    "printed": .string(rank.printed(language)),
                ]
                if let within = rank.within { members["within"] = .string(within) }
                return .object(members)
            })
    }

    /// The criteria of a block with their means and how many units are weak in them.
    static func criteria(_ block: BlockSummary, weak: Set<String>) -> JSONValue {
        .array(
            block.criteria.map { summary in
                var members: [String: JSONValue] = [
                    "id": .string(summary.id), "maximum": .number(summary.maximum.double),
                    "units": .integer(summary.units), "weakUnits": .integer(summary.weak),
                    "isWeak": .bool(weak.contains(summary.id)),
                ]
                members["mean"] = summary.mean.map { .number($0.double) } ?? .null
                if summary.mean == nil { members["meanReason"] = .string(Absence.notScored.rawValue) }
                return .object(members)
            })
    }
}
