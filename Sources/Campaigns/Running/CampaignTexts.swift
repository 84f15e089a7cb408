internal import Estimation
internal import Figures
internal import Questionnaires
internal import Reports
internal import Validation

/// What a campaign's definition says about its method, in the words of its reports.
struct CampaignTexts {
    private let campaign: Campaign
    /// Where strata and sampling units are known from.
    private let sources: DesignSources

    /// - Parameter sources: nil where no forms were read, and the questionnaires tell.
    init(_ campaign: Campaign, sources: DesignSources? = nil) {
        self.campaign = campaign
        self.sources =
            sources
            ?? DesignSources(
                strata: campaign.questionnaires.contains { $0.position(of: .stratum) != nil },
                clusters: campaign.questionnaires.contains { $0.position(of: .psu) != nil })
    }

    /// The campaign as reports describe it.
    ///
    /// - Parameter weighting: what the steps of weighting did, as a weighted sample says it; empty where no weights are printed.
    func facts(weighting: [LocalizedText] = []) -> CampaignFacts {
        let definition = campaign.definition
        var facts = CampaignFacts(
            id: definition.id, year: definition.year, title: definition.title, notice: definition.notice,
            agency: definition.agency, letterhead: definition.letterhead, fieldworkFrom: definition.validation.from,
            fieldworkTo: definition.validation.to,
            periods: definition.periods.map { ReportPeriod(id: $0.id, title: $0.title, from: $0.from, to: $0.to) },
            program: ProgramVersion.text, rounding: definition.rounding, confidence: definition.estimation.confidence,
            intervalMethod: interval, design: design, weighting: weighting,
            smallestCell: definition.smallestCell,
            showsPossibleRanks: definition.estimation.showsPossibleRanks)
        facts.tests = tests
        facts.words = definition.words
        facts.precision = definition.estimation.precision
        facts.bestRanks = definition.estimation.bestRanks
        return facts
    }

    /// The method by which intervals are computed: those made for shares give way to the logit interval where figures are mean scores.
    private var interval: LocalizedText {
        let use = campaign.definition.estimation
        let method = ProportionIntervalMethod(rawValue: use.interval) ?? .logit
        let logit = ProportionIntervalMethod.logit.name
        let areMeans = campaign.questionnaires.compactMap { questionnaire in
            (use.formula ?? questionnaire.index?.formula).map { $0 != .topLevels }
        }
        guard method != .mean, method != .logit, areMeans.contains(true) else { return method.name }
        guard areMeans.contains(false) else { return logit }
        return LocalizedText(
            vi: "\(method.name.vi); với điểm trung bình: \(logit.vi)",
            en: "\(method.name.en); of mean scores: \(logit.en)")
    }

    /// Half samples and the rescaled bootstrap know no finite population; of two stages replicates draw the first only, and then
    /// leave the correction out, on the safe side.
    private func usesFinitePopulation(hasClusters: Bool) -> Bool {
        switch campaign.definition.estimation.replication {
        case nil: true
        case .jackknife, .bootstrap: !hasClusters
        case .balanced, .rescaledBootstrap: false
        }
    }

    private var design: LocalizedText {
        var vi = sources.text.vi
        var en = sources.text.en
        if campaign.definition.design.finitePopulation, usesFinitePopulation(hasClusters: sources.hasClusters) {
            vi += "; có hiệu chỉnh tổng thể hữu hạn"
            en += "; with finite-population correction"
        }
        if let method = campaign.definition.estimation.replication {
            vi += "; phương sai bằng \(method.name.vi), mỗi mẫu lặp cân chỉnh lại"
            en += "; variances by \(method.name.en), each replicate calibrated again"
        }
        return LocalizedText(vi: vi, en: en)
    }

    /// How differences are told from chance, and how many of them are judged together.
    private var tests: LocalizedText {
        let blocks = adjustment(campaign.definition.estimation.comparisons)
        var vi = "đơn vị so với khối: kiểm định t, mức 5%, \(blocks.vi)"
        var en = "units against their block: t test at 5 %, \(blocks.en)"
        if let previous = campaign.definition.previous {
            let changes = adjustment(previous.tests)
            vi += "; so với năm trước: kiểm định t, mức 5%, \(changes.vi)"
            en += "; against the year before: t test at 5 %, \(changes.en)"
        }
        return LocalizedText(vi: vi, en: en)
    }

    private func adjustment(_ name: String) -> LocalizedText {
        switch name {
        case "holm":
            LocalizedText(vi: "xét chung các phép so sánh theo Holm", en: "all comparisons together by Holm's method")
        case "benjaminiHochberg":
            LocalizedText(
                vi: "xét chung các phép so sánh theo Benjamini-Hochberg",
                en: "all comparisons together by the method of Benjamini and Hochberg")
        default:
            LocalizedText(
                vi: "xét riêng từng phép so sánh (cứ 20 phép thì khoảng một phép có thể do ngẫu nhiên)",
                en: "each comparison by itself (of 20 about one may be chance)")
        }
    }
}
