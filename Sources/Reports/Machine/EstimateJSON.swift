import Documents
import Estimation
import Figures
import Questionnaires
import Units

/// One estimate as the contract has it.
struct EstimateJSON: Sendable {
    let material: ReportMaterial
    let survey: SurveyMaterial
    let printer: FigurePrinter

    init(material: ReportMaterial, survey: SurveyMaterial, language: Language) {
        self.material = material
        self.survey = survey
        printer = FigurePrinter(language: language, rules: material.campaign.rounding)
    }

    /// The estimate; `period` only where a list holds several.
    func value(_ cell: DisclosedCell, period: String?) throws(ReportsError) -> JSONValue {
        let estimate = cell.estimate
        var members = place(estimate, period: period)
        if cell.isWithheld {
            for name in Self.counts + Self.uncertainty { members[name] = .null }
            members["flags"] = []
            members["missing"] = [:]
            members["percent"] = .null
            members["printed"] = .null
            members["reason"] = .string(Absence.suppressed.rawValue)
            for name in Self.uncertainty { members[name + "Reason"] = .string(Absence.suppressed.rawValue) }
            return .object(members)
        }
        members["respondents"] = .integer(estimate.respondents)
        members["answers"] = .integer(estimate.answers)
        members["missing"] = .object(
            Dictionary(
                uniqueKeysWithValues: estimate.missing.filter { $0.value != 0 }
                    .map { ($0.key.name, JSONValue.integer($0.value)) }))
        members["weightedBase"] = .number(estimate.weightedBase)
        members["confidence"] = .number(estimate.confidence)
        members["flags"] = .array(estimate.flags.map { .string($0.rawValue) })
        if let exact = estimate.exact { members["exact"] = Self.exact(exact) }
        if !estimate.levelCounts.isEmpty { members["levels"] = .array(estimate.levelCounts.map { .integer($0) }) }
        try addPercent(estimate, to: &members)
        addUncertainty(estimate, to: &members)
        if estimate.group.isEmpty, period == nil, let contrast = survey.contrast(estimate.scope, estimate.item) {
            members["againstBlock"] = Self.contrast(contrast)
        }
        if period == nil, let unit = survey.standing(estimate) { addStanding(unit, estimate.scope, to: &members) }
        return .object(members)
    }

    /// The quartiles of a number question.
    func value(_ figure: NumberFigure) -> JSONValue {
        var members: [String: JSONValue] = [
            "item": .string(figure.question), "confidence": .number(material.campaign.confidence),
        ]
        switch figure.scope {
        case .whole: members["unit"] = "*"
        case .block(let name):
            members["unit"] = "*"
            members["block"] = .string(name)
        case .unit(let unit): members["unit"] = .string(material.units.units[unit].code)
        }
        if let absence = survey.absence(of: figure, smallest: material.campaign.smallestCell) {
            members["respondents"] = .null
            members["quantiles"] = .null
            members["reason"] = .string(absence.rawValue)
            return .object(members)
        }
        members["respondents"] = .integer(figure.respondents)
        members["quantiles"] = .array(
            figure.quantiles.map { quantile in
                var one: [String: JSONValue] = [
                    "share": .number(quantile.share), "value": .number(quantile.value),
                    "standardError": quantile.standardError.map { .number($0) } ?? .null,
                    "interval": quantile.interval.map { [.number($0.lower), .number($0.upper)] } ?? .null,
                ]
                if let absence = quantile.intervalAbsence {
                    one["intervalReason"] = .string(absence.rawValue)
                    one["standardErrorReason"] = .string(absence.rawValue)
                }
                return .object(one)
            })
        return .object(members)
    }

    /// The difference from the block with its test; what is null has `reason` beside it.
    private static func contrast(_ contrast: BlockContrast) -> JSONValue {
        var members: [String: JSONValue] = [
            "difference": .number(contrast.difference),
            "standardError": contrast.standardError.map { .number($0) } ?? .null,
            "pValue": contrast.pValue.map { .number($0) } ?? .null,
            "adjustedPValue": contrast.adjustedPValue.map { .number($0) } ?? .null,
            "significant": contrast.isSignificant.map { .bool($0) } ?? .null,
        ]
        if contrast.pValue == nil { members["reason"] = .string((contrast.absence ?? .noVariance).rawValue) }
        return .object(members)
    }

    private static let counts = ["respondents", "answers", "weightedBase", "confidence"]
    private static let uncertainty = [
        "standardError", "interval", "degreesOfFreedom", "designEffect", "effectiveSampleSize",
    ]

    /// Whose figure of what it is.
    private func place(_ estimate: Estimate, period: String?) -> [String: JSONValue] {
        var members: [String: JSONValue] = [
            "item": .string(estimate.item), "kind": .string(estimate.kind.rawValue),
            "group": .object(
                Dictionary(
                    estimate.group.map { ($0.variable, JSONValue.string($0.level)) }, uniquingKeysWith: { $1 })),
        ]
        switch estimate.scope {
        case .whole:
            members["unit"] = "*"
            members["pooling"] = .string(survey.pooling.rawValue)
        case .block(let name):
            members["unit"] = "*"
            members["block"] = .string(name)
            members["pooling"] = .string(survey.pooling.rawValue)
        case .unit(let unit):
            let units = material.units.units
            members["unit"] = .string(units.indices.contains(unit) ? units[unit].code : "")
        }
        if let period { members["period"] = .string(period) }
        return members
    }

    private func addPercent(_ estimate: Estimate, to members: inout [String: JSONValue]) throws(ReportsError) {
        guard let value = estimate.percent.double else {
            members["percent"] = .null
            members["printed"] = .null
            members["reason"] = .string((estimate.percent.absence ?? .noAnswers).rawValue)
            return
        }
        members["percent"] = .number(value)
        members["printed"] = .string(try printer.percent(estimate).printed)
    }

    /// Standard error, interval and what belongs to them; each that is null has `<name>Reason` beside it.
    private func addUncertainty(_ estimate: Estimate, to members: inout [String: JSONValue]) {
        func number(_ value: Double?) -> JSONValue { value.flatMap { $0.isFinite ? .number($0) : nil } ?? .null }
        members["standardError"] = number(estimate.standardError)
        members["interval"] = estimate.interval.map { [.number($0.low), .number($0.high)] } ?? .null
        members["degreesOfFreedom"] = number(estimate.degreesOfFreedom)
        members["designEffect"] = number(estimate.designEffect)
        members["effectiveSampleSize"] = number(estimate.effectiveSampleSize)
        let reasons = [
            "standardError": estimate.standardErrorAbsence, "interval": estimate.intervalAbsence,
            "designEffect": estimate.designEffectAbsence,
        ]
        for name in Self.uncertainty where members[name]?.isNull ?? true {
            let reason = (reasons[name] ?? nil) ?? estimate.percent.absence ?? .noVariance
            members[name + "Reason"] = .string(reason.rawValue)
        }
    }

    /// The counted share with both parts whole: scaled by their common denominator, which leaves the share as it is.
    static func exact(_ share: CountedShare) -> JSONValue {
        let scale = share.numerator.denominator.multipliedReportingOverflow(
            by: share.denominator.denominator
                / Int128(
                    greatestCommonDivisor(
                        share.numerator.denominator.magnitude, share.denominator.denominator.magnitude)))
        guard !scale.overflow,
            let numerator = try? share.numerator.multiplied(by: Ratio(scale.partialValue, over: 1)),
            let denominator = try? share.denominator.multiplied(by: Ratio(scale.partialValue, over: 1)),
            let top = Int(exactly: numerator.numerator), let bottom = Int(exactly: denominator.numerator)
        else {
            return [
                "numerator": .string(share.numerator.description),
                "denominator": .string(share.denominator.description),
            ]
        }
        return ["numerator": .integer(top), "denominator": .integer(bottom)]
    }
}
