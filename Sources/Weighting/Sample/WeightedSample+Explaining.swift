public import Figures
public import Questionnaires
internal import Responses
public import Units

extension WeightedSample {
    /// What each step of weighting did, in words and in order.
    public var stepTexts: [LocalizedText] {
        chain.map(\.step.text) + (collapsed.isEmpty ? [] : [Self.text(collapsed)])
    }

    /// How levels were put together in a unit (and over all units), one text each.
    public func collapseTexts(unit: String) -> [LocalizedText] {
        collapsed.filter { $0.scope == nil || $0.scope == unit }.map { one in
            LocalizedText(
                vi: "gộp mức «\(one.level)» (\(one.respondents) phiếu) vào «\(one.into)» (\(one.margin))",
                en: "level “\(one.level)” (\(one.respondents) responses) put to “\(one.into)” (\(one.margin))")
        }
    }

    private static func text(_ collapsed: [MarginCells.Collapsed]) -> LocalizedText {
        var counts: [String: Int] = [:]
        for one in collapsed { counts["\(one.margin): \(one.level) → \(one.into)", default: 0] += 1 }
        let list = counts.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
        return LocalizedText(vi: "gộp mức theo kế hoạch: \(list)", en: "levels put together as planned: \(list)")
    }

    /// What one step of weighting did to the respondents of a unit.
    public struct StepFactors: Sendable, Hashable {
        /// What the step does, in words.
        public let text: LocalizedText
        /// The smallest and the largest factor that it multiplied a weight by.
        public let factors: ClosedRange<Double>
        /// The smallest and the largest weight after it.
        public let weights: ClosedRange<Double>
    }

    /// How the weights of a unit's respondents came about, step by step from a weight of 1; empty without steps or
    /// without respondents.
    ///
    /// - Parameter unit: the unit's place in the registry.
    public func weightExplanation(unit: Int) -> [StepFactors] {
        let rows = (0..<responses.rowCount).filter { responses.unit($0) == unit }
        var running = rows.map { _ in 1.0 }
        return chain.compactMap { link in
            let factors = rows.map { link.factors[$0] }
            for place in running.indices { running[place] *= factors[place] }
            guard let low = factors.min(), let high = factors.max(), let lightest = running.min(),
                let heaviest = running.max()
            else { return nil }
            return StepFactors(text: link.step.text, factors: low...high, weights: lightest...heaviest)
        }
    }

    /// What one step of weighting did to one respondent.
    public struct FormStep: Sendable, Hashable {
        /// What the step does, in words.
        public let text: LocalizedText
        /// What it multiplied the weight by.
        public let factor: Double
        /// The weight after it.
        public let weight: Double
    }

    /// How a respondent's weight came about, step by step from a weight of 1: the product of the factors is the weight.
    ///
    /// - Parameter row: the respondent's place in `responses`.
    public func formExplanation(row: Int) -> [FormStep] {
        var weight = 1.0
        return chain.map { link in
            weight *= link.factors[row]
            return FormStep(text: link.step.text, factor: link.factors[row], weight: weight)
        }
    }

    /// The form number of each row, as it stands in the form; nil where it has none.
    public func formNumbers(_ questionnaire: Questionnaire, units: UnitRegistry) -> [String?] {
        SampleLabels(responses, questionnaire: questionnaire, units: units).formNumbers()
    }
}

extension WeightingStep {
    /// What the step does, in words.
    public var text: LocalizedText {
        switch self {
        case .populationByUnit:
            LocalizedText(vi: "N/n trong từng đơn vị", en: "N/n within each unit")
        case .populationByStratum:
            LocalizedText(vi: "N/n trong từng tầng của đơn vị", en: "N/n within each stratum of a unit")
        case .populationByCluster:
            LocalizedText(
                vi: "N/n hai giai đoạn: đơn vị mẫu sơ cấp trong tầng, người trong đơn vị mẫu sơ cấp",
                en: "N/n at two stages: primary sampling units in the stratum, persons in each")
        case .probability:
            LocalizedText(vi: "nghịch đảo xác suất chọn (bảng mẫu)", en: "one over the probability of selection")
        case .given(let question):
            LocalizedText(vi: "quyền số ghi trong phiếu («\(question)»)", en: "the form's own weight (“\(question)”)")
        case .nonresponse(let responseClass): responseClass.text
        case .postStratify(let question, let margins, _):
            margins.whole == nil
                ? LocalizedText(
                    vi: "hậu phân tầng theo «\(question)» trong từng đơn vị (\(margins.name))",
                    en: "post-stratification by “\(question)” within each unit (\(margins.name))")
                : LocalizedText(
                    vi: "hậu phân tầng theo «\(question)» trên toàn đợt (\(margins.name))",
                    en: "post-stratification by “\(question)” over the whole campaign (\(margins.name))")
        case .rake(let uses, _):
            LocalizedText(
                vi: "cân chỉnh biên (raking) theo \(uses.map(\.text.vi).joined(separator: ", "))",
                en: "raking to \(uses.map(\.text.en).joined(separator: ", "))")
        case .calibrate(let uses, let totals, let method, _): method.text(uses, totals)
        case .trim(let limits, let byUnit): limits.text(byUnit: byUnit)
        }
    }
}

extension WeightingStep.MarginUse {
    /// The question and the table, and whether units have their own.
    var text: LocalizedText {
        table.whole == nil
            ? LocalizedText(
                vi: "«\(question)» từng đơn vị (\(table.name))", en: "“\(question)” in each unit (\(table.name))")
            : LocalizedText(vi: "«\(question)» toàn đợt (\(table.name))", en: "“\(question)” over all (\(table.name))")
    }
}

extension WeightingStep.ResponseClass {
    /// What the adjustment does, in words.
    var text: LocalizedText {
        switch self {
        case .unit:
            LocalizedText(vi: "bù không trả lời trong từng đơn vị", en: "adjusted for non-response within each unit")
        case .stratum:
            LocalizedText(vi: "bù không trả lời trong từng tầng", en: "adjusted for non-response within each stratum")
        case .psu:
            LocalizedText(
                vi: "bù không trả lời trong từng đơn vị mẫu sơ cấp",
                en: "adjusted for non-response within each primary sampling unit")
        }
    }
}

extension CalibratedWeights.Method {
    /// What the calibration does, in words.
    func text(_ margins: [WeightingStep.MarginUse], _ totals: [WeightingStep.TotalUse]) -> LocalizedText {
        let sums = totals.map { "Σ «\($0.question)» (\($0.table.name))" }
        func limits(_ range: ClosedRange<Double>) -> LocalizedText {
            WeightingError.range(range.lowerBound, range.upperBound)
        }
        let hasBounds = bounds.lowerBound.isFinite || bounds.upperBound.isFinite
        let bound = hasBounds ? limits(bounds) : nil
        let cut = trim.map { limits($0) }
        let name = distance.name
        let vi = name.vi + (bound.map { "; hệ số \($0.vi)" } ?? "") + (cut.map { "; sau đó cắt còn \($0.vi)" } ?? "")
        let en =
            name.en + (bound.map { "; factors \($0.en)" } ?? "") + (cut.map { "; cut to \($0.en) afterwards" } ?? "")
        return LocalizedText(
            vi: "hiệu chỉnh (\(vi)) theo \((margins.map(\.text.vi) + sums).joined(separator: ", "))",
            en: "calibration (\(en)) to \((margins.map(\.text.en) + sums).joined(separator: ", "))")
    }
}

extension CalibrationDistance {
    /// What people read.
    var name: LocalizedText {
        switch self {
        case .linear: LocalizedText(vi: "tuyến tính", en: "linear")
        case .raking: LocalizedText(vi: "nhân, như raking", en: "multiplicative, as raking")
        case .logit: LocalizedText(verbatim: "logit")
        }
    }
}

extension TrimmedWeights.Limits {
    /// What is cut, in words.
    func text(byUnit: Bool) -> LocalizedText {
        let range = WeightingError.range(lower, upper)
        let times =
            switch measure {
            case .weight: LocalizedText(verbatim: "")
            case .mean: LocalizedText(vi: " lần trung bình", en: " times the mean")
            case .median: LocalizedText(vi: " lần trung vị", en: " times the median")
            }
        let strict = isStrict ? LocalizedText(vi: ", chặt", en: ", strict") : LocalizedText(verbatim: "")
        let scope =
            byUnit
            ? LocalizedText(vi: " trong từng đơn vị", en: " within each unit")
            : LocalizedText(vi: " trên toàn đợt", en: " over the whole campaign")
        return LocalizedText(
            vi: "cắt quyền số còn \(range.vi)\(times.vi)\(scope.vi)\(strict.vi)",
            en: "weights trimmed to \(range.en)\(times.en)\(scope.en)\(strict.en)")
    }
}
