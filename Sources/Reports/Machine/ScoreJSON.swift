import Documents
public import Figures
import Scorecards
import Units

/// The reform index of a card, as the contract of `score` has it. Numbers are exact values; the text that reports print
/// stands beside each (`printed` for the percentage, `<name>Printed` for points), a null has its `<name>Reason`.
public enum ScoreJSON {
    /// The sheets of all units and the summary of blocks.
    public static func value(_ material: ReportMaterial, card: CardMaterial, language: Language) -> JSONValue {
        let printer = FigurePrinter(language: language, rules: card.card.roundings)
        return [
            "campaign": .string(material.campaign.id), "criteriaSet": .string(card.card.id),
            "criteriaSetVersion": .string(card.card.version),
            "units": .array(card.results.sheets.map { sheet($0, card, printer) }),
            "rankSets": RanksJSON.value(card.rankSets, material),
            "firmness": FirmnessJSON.value(card, units: material.units),
            "summary": [
                "units": .integer(card.results.sheets.count), "files": .array(card.files.map(file)),
                "unrankable": .array(card.results.unrankable.map { .string($0.unitCode) }),
                "missing": .array(
                    card.results.missing.map {
                        [
                            "unit": .string($0.unitCode), "criterion": .string($0.criterion.id),
                            "inputs": .array($0.inputs.map { .string($0) }),
                        ]
                    }),
                "remarks": .array(card.remarks.map { remark($0, language) }),
                "blocks": .array(card.results.blocks.map { block($0, card.results, material, language) }),
            ],
        ]
    }

    /// Something that should be looked at.
    private static func remark(_ remark: ScorecardProblem, _ language: Language) -> JSONValue {
        var members: [String: JSONValue] = [
            "kind": .string(remark.kind.rawValue), "message": .string(remark.message.text(language)),
        ]
        if let file = remark.file { members["file"] = .string(file) }
        if let line = remark.line { members["line"] = .integer(line) }
        if let field = remark.field { members["field"] = .string(field) }
        return .object(members)
    }

    private static func sheet(_ sheet: ScoreSheet, _ card: CardMaterial, _ printer: FigurePrinter) -> JSONValue {
        var members: [String: JSONValue] = [
            "unit": .string(sheet.unitCode), "areas": .array(sheet.areas.map { area($0, printer) }),
            "maximum": .number(sheet.maximum.double),
        ]
        text("block", sheet.block, else: .notApplicable, in: &members)
        put("self", sheet.selfAssessed, printer, in: &members)
        put("appraised", sheet.source(.appraised)?.points, printer, in: &members)
        put("survey", sheet.source(.survey)?.points, printer, in: &members)
        put("satisfaction", sheet.source(.satisfaction)?.points, printer, in: &members)
        if let leaders = sheet.source(.leaders) { put("leaders", leaders.points, printer, in: &members) }
        put("bonus", sheet.bonus, printer, in: &members)
        put("minus", sheet.minus, printer, in: &members)
        put("total", sheet.total, printer, in: &members)
        percent(sheet.percent, printer, in: &members)
        text("class", sheet.scoreClass?.id, else: sheet.percent.absence ?? .notApplicable, in: &members)
        members["rank"] = sheet.rank.map { .integer($0) } ?? .null
        if sheet.rank == nil { members["rankReason"] = .string((sheet.unrankedReason ?? .notRanked).rawValue) }
        // Points that no survey enters have no sampling error, and their ranks no interval.
        ranks("rankInterval", card.rankSets.lazy.compactMap { $0.marginal(of: sheet.unit) }.first, in: &members)
        ranks(
            "rankIntervalTogether", card.rankSets.lazy.compactMap { $0.simultaneous(of: sheet.unit) }.first,
            in: &members)
        if !sheet.groupRanks.isEmpty { members["groupRanks"] = groupRanks(sheet, printer.language) }
        if let tieBreak = sheet.tieBreak { members["tieBreak"] = .string(tieBreak.name) }
        if let lost = try? card.results.losses(of: sheet) { members["losses"] = losses(lost) }
        addComparison(sheet.comparison, isRanked: sheet.rank != nil, printer, to: &members)
        return .object(members)
    }

    private static func addComparison(
        _ comparison: YearComparison, isRanked: Bool, _ printer: FigurePrinter, to members: inout [String: JSONValue]
    ) {
        if let previous = comparison.previousPrinted {
            members["previous"] = .number(previous.double)
            members["previousPrinted"] = .string(printer.format.percent(previous))
        } else {
            members["previous"] = .null
            members["previousReason"] = .string((comparison.change.absence ?? .noPreviousYear).rawValue)
        }
        members["change"] = comparison.change.printed.map { .number($0.double) } ?? .null
        if let printed = comparison.change.printed {
            members["changePrinted"] = .string(printer.format.signed(printed))
        } else {
            members["changeReason"] = .string((comparison.change.absence ?? .noPreviousYear).rawValue)
        }
        if let classes = comparison.classes { members["classesWon"] = .integer(classes) }
        if !comparison.ancestors.isEmpty {
            members["ancestors"] = .array(
                comparison.ancestors.map { ancestor in
                    var part: [String: JSONValue] = [
                        "unit": .string(ancestor.code), "percent": .number(ancestor.percent.double),
                    ]
                    if let weight = ancestor.weight { part["weight"] = .number(weight.double) }
                    return .object(part)
                })
        }
        members["places"] = comparison.places.map { .integer($0) } ?? .null
        if comparison.places == nil {
            let reason = comparison.change.absence ?? (isRanked ? .notComparable : .notRanked)
            members["placesReason"] = .string(reason.rawValue)
        }
    }

    private static func area(_ area: PartScore, _ printer: FigurePrinter) -> JSONValue {
        var members: [String: JSONValue] = ["id": .string(area.id), "maximum": .number(area.maximum.double)]
        put("points", area.points, printer, in: &members)
        percent(area.percent, printer, in: &members)
        return .object(members)
    }

    private static func percent(
        _ figure: RoundedFigure, _ printer: FigurePrinter, in members: inout [String: JSONValue]
    ) {
        guard let value = figure.value.double else {
            members["percent"] = .null
            members["printed"] = .null
            members["reason"] = .string((figure.absence ?? .notScored).rawValue)
            return
        }
        members["percent"] = .number(value)
        members["printed"] = .string(printer.points(figure, style: .percent).printed)
    }

    private static func put(
        _ name: String, _ figure: RoundedFigure?, _ printer: FigurePrinter, in members: inout [String: JSONValue]
    ) {
        guard let figure, let value = figure.value.double else {
            members[name] = .null
            members[name + "Reason"] = .string((figure?.absence ?? .notApplicable).rawValue)
            return
        }
        members[name] = .number(value)
        members[name + "Printed"] = .string(printer.points(figure).printed)
    }

    private static func ranks(_ name: String, _ range: ClosedRange<Int>?, in members: inout [String: JSONValue]) {
        members[name] = range.map { [.integer($0.lowerBound), .integer($0.upperBound)] } ?? .null
        if range == nil { members[name + "Reason"] = .string(Absence.notApplicable.rawValue) }
    }

    private static func text(
        _ name: String, _ value: String?, else reason: Absence, in members: inout [String: JSONValue]
    ) {
        members[name] = value.map { .string($0) } ?? .null
        if value == nil { members[name + "Reason"] = .string(reason.rawValue) }
    }

    private static func block(
        _ block: BlockSummary, _ results: ScoreResults, _ material: ReportMaterial, _ language: Language
    ) -> JSONValue {
        let printer = FigurePrinter(language: language, rules: results.card.roundings)
        let weak = Set(results.weakContents(of: block).map(\.id))
        func codes(_ units: [Int]) -> JSONValue { .array(units.map { .string(material.units.units[$0].code) }) }
        var members: [String: JSONValue] = [
            "block": .string(block.block), "ranked": codes(block.ranked), "unranked": codes(block.unranked),
            "up": .integer(block.up), "down": .integer(block.down), "unchanged": .integer(block.unchanged),
            "notComparable": .integer(block.notComparable),
            "classes": .array(
                block.classes.map {
                    [
                        "id": .string($0.scoreClass.id), "name": .string($0.scoreClass.name.text(language)),
                        "count": .integer($0.count), "cumulative": .integer($0.cumulative),
                    ]
                }),
            "criteria": criteria(block, weak: weak),
            "sentences": .array(results.sentences(of: block).map { .string($0.text(language)) }),
        ]
        put("mean", block.mean, printer, in: &members)
        if let weighted = block.weightedMean { put("weightedMean", weighted, printer, in: &members) }
        return .object(members)
    }
}
