internal import Estimation
internal import Figures
internal import Questionnaires
internal import Reports
internal import Validation

/// What a campaign's definition says about its method, in the words of its reports.
struct CampaignTexts {
    private let campaign: Campaign

    init(_ campaign: Campaign) { self.campaign = campaign }

    /// The campaign as reports describe it.
    var facts: CampaignFacts {
        let definition = campaign.definition
        return CampaignFacts(
            id: definition.id, year: definition.year, title: definition.title, notice: definition.notice,
            agency: definition.agency, fieldworkFrom: definition.validation.from, fieldworkTo: definition.validation.to,
            periods: definition.periods.map { ReportPeriod(id: $0.id, title: $0.title, from: $0.from, to: $0.to) },
            program: ProgramVersion.text, rounding: definition.rounding, confidence: definition.estimation.confidence,
            intervalMethod: interval, design: design, weighting: definition.weighting.map(step))
    }

    private var interval: LocalizedText {
        switch ProportionIntervalMethod(rawValue: campaign.definition.estimation.interval) ?? .logit {
        case .logit:
            LocalizedText(vi: "logit (phân phối t, có xét thiết kế mẫu)", en: "logit (t distribution, design-based)")
        case .wilson: LocalizedText(vi: "Wilson, theo cỡ mẫu hiệu dụng", en: "Wilson, with the effective sample size")
        case .kornGraubard:
            LocalizedText(
                vi: "Korn-Graubard (beta, theo cỡ mẫu hiệu dụng)",
                en: "Korn-Graubard (beta, with the effective sample size)")
        case .mean: LocalizedText(vi: "trung bình ± t × sai số chuẩn", en: "mean ± t × standard error")
        }
    }

    private var design: LocalizedText {
        let hasStrata = campaign.questionnaires.contains { $0.position(of: .stratum) != nil }
        let hasClusters = campaign.questionnaires.contains { $0.position(of: .psu) != nil }
        var vi = "mỗi đơn vị là một tầng" + (hasStrata ? ", chia tiếp theo tầng ghi trên phiếu" : "")
        var en = "every unit is a stratum" + (hasStrata ? ", divided further by the stratum on the form" : "")
        vi += hasClusters ? "; đơn vị mẫu sơ cấp ghi trên phiếu" : "; đơn vị mẫu sơ cấp là người trả lời"
        en += hasClusters ? "; sampling units as on the form" : "; the respondent is the sampling unit"
        if campaign.definition.design.finitePopulation {
            vi += "; có hiệu chỉnh tổng thể hữu hạn"
            en += "; with finite-population correction"
        }
        return LocalizedText(vi: vi, en: en)
    }

    private func step(_ step: CampaignDefinition.WeightingStepUse) -> LocalizedText {
        switch step {
        case .populationByUnit: LocalizedText(vi: "N/n theo đơn vị", en: "N/n by unit")
        case .populationByStratum: LocalizedText(vi: "N/n theo tầng trong đơn vị", en: "N/n by stratum within unit")
        case .postStratify(let question, _):
            LocalizedText(vi: "hậu phân tầng theo câu \(question)", en: "post-stratification by question \(question)")
        }
    }
}
