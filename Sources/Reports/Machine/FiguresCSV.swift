import Documents
import Estimation
public import Figures
import Questionnaires
public import Tables
import Units

/// Every figure as a row, with its base, interval and flags, for spreadsheets: UTF-8 with a byte order mark, commas,
/// numbers with a decimal point, texts made harmless. Withheld cells keep their row and say why.
public enum FiguresCSV {
    /// The names of the columns.
    public static let columns =
        [
            "campaign", "questionnaire", "scope", "unit", "unit_name", "block", "kind", "item", "item_title", "period",
            "group_variable", "group_level", "group_label", "respondents", "answers",
        ] + MissingReason.allCases.map { "missing_\($0.name)" } + [
            "weighted_base", "exact_numerator", "exact_denominator", "percent", "printed", "reason",
            "standard_error", "interval_low", "interval_high", "interval_reason", "confidence",
            "degrees_of_freedom", "design_effect", "effective_sample_size", "flags", "block_difference",
            "block_standard_error", "block_p", "block_p_adjusted",
        ] + standing + ["quantile", "value", "value_standard_error", "value_low", "value_high"] + reasons

    /// The place of each column.
    private static let places = Dictionary(columns.enumerated().map { ($1, $0) }) { first, _ in first }

    /// The reasons of other empty cells.
    private static let reasons = [
        "standard_error_reason", "design_effect_reason", "block_reason", "rank_reason", "change_reason",
        "change_test_reason",
    ]

    /// The columns of a unit's place and change.
    private static let standing = [
        "rank", "rank_of", "rank_low", "rank_high", "rank_low_together", "rank_high_together", "previous", "change",
        "change_difference", "change_standard_error", "change_p", "change_p_adjusted",
    ]

    /// Whether a column holds numbers, which stand in CSV as they are.
    public static func isNumber(_ column: String) -> Bool { !texts.contains(column) && !reasons.contains(column) }

    private static let texts: Set = [
        "campaign", "questionnaire", "scope", "unit", "unit_name", "block", "kind", "item", "item_title", "period",
        "group_variable", "group_level", "group_label", "printed", "reason", "interval_reason", "flags",
    ]

    /// The file.
    ///
    /// - Throws: `ReportsError.figure` where a figure cannot be rounded.
    public static func bytes(_ material: ReportMaterial, language: Language) throws(ReportsError) -> [UInt8] {
        var writer = CSVWriter(byteOrderMark: true)
        writer.write(texts: columns)
        for survey in material.surveys {
            let rows = FigureRows(material: material, survey: survey, language: language)
            for estimate in survey.estimates {
                writer.write(try rows.row(DisclosedCell(estimate: estimate, isWithheld: false), period: nil))
            }
            for cell in survey.disclosed { writer.write(try rows.row(cell, period: nil)) }
            for figure in survey.numbers { for row in rows.rows(figure) { writer.write(row) } }
            for period in survey.periods {
                let cell = DisclosedCell(estimate: period.estimate, isWithheld: false)
                writer.write(try rows.row(cell, period: period.period))
            }
        }
        return writer.takeBytes()
    }

    /// The rows of some figures of a survey, of one period if it is named.
    ///
    /// - Throws: `ReportsError.figure` where a figure cannot be rounded.
    public static func rows(
        _ material: ReportMaterial, survey: SurveyMaterial, cells: [DisclosedCell], period: String?, language: Language
    ) throws(ReportsError) -> [[CSVCell]] {
        let rows = FigureRows(material: material, survey: survey, language: language)
        var all: [[CSVCell]] = []
        all.reserveCapacity(cells.count)
        for cell in cells { all.append(try rows.row(cell, period: period)) }
        return all
    }
}

extension FiguresCSV {
    /// Sets a row's cell of a column.
    fileprivate static func set(_ column: String, _ cell: CSVCell, in row: inout [CSVCell]) {
        if let place = places[column] { row[place] = cell }
    }

    /// Sets a row's reason, if there is one.
    fileprivate static func set(_ column: String, _ reason: Absence?, in row: inout [CSVCell]) {
        if let reason { set(column, .text(reason.rawValue), in: &row) }
    }
}

/// Turns estimates of one survey into rows.
private struct FigureRows {
    let material: ReportMaterial
    let survey: SurveyMaterial
    let language: Language
    let printer: FigurePrinter
    let titles: [String: LocalizedText]

    init(material: ReportMaterial, survey: SurveyMaterial, language: Language) {
        self.material = material
        self.survey = survey
        self.language = language
        printer = FigurePrinter(language: language, rules: material.campaign.rounding)
        titles = Dictionary(
            (survey.root?.selfAndDescendants ?? []).map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    }

    func row(_ cell: DisclosedCell, period: String?) throws(ReportsError) -> [CSVCell] {
        let estimate = cell.estimate
        let head =
            [.text(material.campaign.id), .text(survey.questionnaire.id)] + scope(estimate.scope) + [
                .text(estimate.kind.rawValue), .text(estimate.item),
                .text(titles[estimate.item]?.text(language) ?? ""), optional(period),
                joined(estimate.group.map(\.variable)), joined(estimate.group.map(\.level)),
                joined(estimate.group.map { $0.label.text(language) }),
            ]
        if cell.isWithheld {
            let counts = [CSVCell](repeating: .empty, count: 2 + MissingReason.allCases.count + 3)
            let reason = CSVCell.text(Absence.suppressed.rawValue)
            let tail: [CSVCell] = [.empty, .empty, reason, .empty, .empty, .empty, reason]
            var row = head + counts + tail
            row += [CSVCell](repeating: .empty, count: FiguresCSV.columns.count - row.count)
            FiguresCSV.set("standard_error_reason", .suppressed, in: &row)
            FiguresCSV.set("design_effect_reason", .suppressed, in: &row)
            return row
        }
        let contrast =
            estimate.group.isEmpty && period == nil ? survey.contrast(estimate.scope, estimate.item) : nil
        let against = [contrast?.difference, contrast?.standardError, contrast?.pValue, contrast?.adjustedPValue]
        var row =
            head + base(estimate) + (try value(estimate)) + against.map(number)
            + (period == nil ? standing(estimate) : [])
        row += [CSVCell](repeating: .empty, count: FiguresCSV.columns.count - row.count)
        FiguresCSV.set("standard_error_reason", estimate.standardErrorAbsence, in: &row)
        FiguresCSV.set("design_effect_reason", estimate.designEffectAbsence, in: &row)
        if let contrast, contrast.pValue == nil {
            FiguresCSV.set("block_reason", contrast.absence ?? .noVariance, in: &row)
        }
        if period == nil, let unit = survey.standing(estimate) {
            if case .unranked(let reason) = survey.place(of: unit) { FiguresCSV.set("rank_reason", reason, in: &row) }
            let change = survey.change(of: estimate.scope)
            if change.change == nil { FiguresCSV.set("change_reason", change.absence ?? .noPreviousYear, in: &row) }
            if let test = change.test, test.pValue == nil {
                FiguresCSV.set("change_test_reason", test.absence ?? .noVariance, in: &row)
            }
        }
        return row
    }

    /// A unit's place, possible ranks and change with its test.
    private func standing(_ estimate: Estimate) -> [CSVCell] {
        guard let unit = survey.standing(estimate) else { return [] }
        var ranks = [CSVCell](repeating: .empty, count: 2)
        if case .ranked(let place, of: let count) = survey.place(of: unit) {
            ranks = [.integer(place), .integer(count)]
        }
        func pair(_ range: ClosedRange<Int>?) -> [CSVCell] {
            range.map { [.integer($0.lowerBound), .integer($0.upperBound)] } ?? [.empty, .empty]
        }
        let change = survey.change(of: estimate.scope)
        let test = change.test
        return ranks + pair(survey.possibleRanks(of: unit)) + pair(survey.possibleRanksTogether(of: unit))
            + [
                number(change.previous?.double), number(change.change?.double), number(test?.difference),
                number(test?.standardError), number(test?.pValue), number(test?.adjustedPValue),
            ]
    }

    /// The quartiles of a number question, a row each: their columns are the last.
    func rows(_ figure: NumberFigure) -> [[CSVCell]] {
        let place = survey.questionnaire.position(of: figure.question)
        let title = place.map { survey.questionnaire.questions[$0].text.text(language) } ?? ""
        let head =
            [.text(material.campaign.id), .text(survey.questionnaire.id)] + scope(figure.scope) + [
                .text("number"), .text(figure.question), .text(title), .empty, .empty, .empty, .empty,
            ]
        let absence = survey.absence(of: figure, smallest: material.campaign.smallestCell)
        return NumberFigure.shares.enumerated().map { place, share in
            var row = head + [CSVCell](repeating: .empty, count: FiguresCSV.columns.count - head.count)
            FiguresCSV.set("quantile", number(share), in: &row)
            FiguresCSV.set("confidence", number(material.campaign.confidence), in: &row)
            guard absence == nil, figure.quantiles.indices.contains(place) else {
                for name in ["reason", "interval_reason", "standard_error_reason"] {
                    FiguresCSV.set(name, absence ?? .noAnswers, in: &row)
                }
                return row
            }
            let quantile = figure.quantiles[place]
            FiguresCSV.set("respondents", .integer(figure.respondents), in: &row)
            FiguresCSV.set("value", number(quantile.value), in: &row)
            FiguresCSV.set("value_standard_error", number(quantile.standardError), in: &row)
            FiguresCSV.set("value_low", number(quantile.interval?.lower), in: &row)
            FiguresCSV.set("value_high", number(quantile.interval?.upper), in: &row)
            FiguresCSV.set("interval_reason", quantile.intervalAbsence, in: &row)
            FiguresCSV.set("standard_error_reason", quantile.intervalAbsence, in: &row)
            return row
        }
    }

    private func scope(_ scope: EstimateScope) -> [CSVCell] {
        switch scope {
        case .whole: return ["whole", "*", .empty, .empty]
        case .block(let name): return ["block", "*", .empty, .text(name)]
        case .unit(let place):
            guard material.units.units.indices.contains(place) else { return ["unit", .empty, .empty, .empty] }
            let unit = material.units.units[place]
            return ["unit", .text(unit.code), .text(unit.name(in: language)), optional(unit.block)]
        }
    }

    private func base(_ estimate: Estimate) -> [CSVCell] {
        [.integer(estimate.respondents), .integer(estimate.answers)]
            + MissingReason.allCases.map { .integer(estimate.missing[$0] ?? 0) }
            + [
                number(estimate.weightedBase),
                estimate.exact.map { .printed($0.numerator.description) } ?? .empty,
                estimate.exact.map { .printed($0.denominator.description) } ?? .empty,
            ]
    }

    private func value(_ estimate: Estimate) throws(ReportsError) -> [CSVCell] {
        let reason = estimate.percent.absence.map { CSVCell.text($0.rawValue) } ?? .empty
        let printed = estimate.percent.absence == nil ? CSVCell.text(try printer.percent(estimate).printed) : .empty
        let lacksInterval = estimate.interval == nil
        let intervalReason = (estimate.intervalAbsence ?? estimate.percent.absence ?? .noVariance).rawValue
        return [
            number(estimate.percent.double), printed, reason, number(estimate.standardError),
            number(estimate.interval?.low), number(estimate.interval?.high),
            lacksInterval ? .text(intervalReason) : .empty, number(estimate.confidence),
            number(estimate.degreesOfFreedom), number(estimate.designEffect), number(estimate.effectiveSampleSize),
            joined(estimate.flags.map(\.rawValue)),
        ]
    }

    /// With 12 significant digits, as in JSON: what lies beyond differs between machines.
    private func number(_ value: Double?) -> CSVCell { value.map { .printed(JSONValue.number($0).text()) } ?? .empty }

    private func optional(_ text: String?) -> CSVCell { text.map { .text($0) } ?? .empty }

    private func joined(_ texts: [String]) -> CSVCell { texts.isEmpty ? .empty : .text(texts.joined(separator: "; ")) }
}
