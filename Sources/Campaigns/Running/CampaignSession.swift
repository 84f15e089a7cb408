public import Figures
internal import Intake
internal import Questionnaires
internal import Reports
internal import Responses
internal import Scorecards
internal import Units
internal import Validation
internal import Weighting

/// One command's work on one campaign: reads what is needed, in order, and answers.
///
/// Nothing is remembered between commands but the ledger, which is a cache; the same files give the same answer.
public struct CampaignSession: Sendable {
    let campaign: Campaign
    let options: SessionOptions
    let progress: ProgressSink

    /// Makes a session.
    public init(_ campaign: Campaign, options: SessionOptions, progress: @escaping ProgressSink) {
        self.campaign = campaign
        self.options = options
        self.progress = progress
    }

    /// The whole work: read what is new, validate, weigh, estimate, score, and write every report.
    ///
    /// - Parameter forms: names of the reports' forms with commas between them; nil for the usual ones.
    public func run(forms names: String? = nil, language: Language) throws(CampaignError) -> Answer {
        let forms = try names.map { (names) throws(CampaignError) in try Self.forms(named: names) } ?? ReportForm.usual
        let material = try material(keepingDecisions: true)
        let written = try ReportStage(campaign: campaign, progress: progress).write(
            material, units: nil, forms: forms, languages: languages(language))
        return RunAnswer(campaign: campaign, material: material, written: written, language: language).answer
    }

    /// Writes the reports, or some units' summaries only.
    ///
    /// - Parameter forms: names of forms with commas between them.
    public func report(units codes: [String], forms names: String, language: Language) throws(CampaignError) -> Answer {
        let units = try campaign.places(ofUnits: codes)
        let forms = try Self.forms(named: names)
        let material = try material()
        let written = try ReportStage(campaign: campaign, progress: progress).write(
            material, units: units.isEmpty ? nil : units, forms: forms, languages: languages(language))
        return RunAnswer(campaign: campaign, material: material, written: written, language: language).answer
    }

    /// Reads and validates batches without keeping anything.
    ///
    /// - Parameter files: files anywhere, which are judged together with the campaign's batches, as `import` would; empty for the batches
    ///   alone.
    public func check(files: [String], language: Language) throws(CampaignError) -> Answer {
        let stage = BatchStage(campaign: campaign, options: options, progress: progress)
        guard files.isEmpty else {
            let arrivals = ArrivalCheck(campaign: campaign, options: options, progress: progress) {
                (batches, tasks) throws(CampaignError) in
                try judged(batches, tasks: tasks, stage: stage, scope: .whole)
            }
            return ArrivalAnswer(campaign: campaign, outcome: try arrivals.outcome(files), language: language).answer
        }
        let tasks = try stage.filesOfCampaign()
        let records = try judged(try stage.read(tasks), tasks: tasks, stage: stage, scope: .whole)
        return CheckAnswer(campaign: campaign, verdicts: records.verdicts, language: language).answer
    }

    /// The satisfaction index and everything below it.
    public func index(_ request: IndexRequest, language: Language) throws(CampaignError) -> Answer {
        let survey = try survey(named: request.questionnaire, formula: request.formula)
        return try IndexAnswer(campaign: campaign, survey: survey, request: request, language: language).answer
    }

    /// Units, or groups of respondents, against each other.
    public func compare(_ request: CompareRequest, language: Language) throws(CampaignError) -> Answer {
        let survey = try survey(named: request.questionnaire, formula: nil)
        return try CompareAnswer(campaign: campaign, survey: survey, request: request, language: language).answer
    }

    /// Points, classes and ranks on the campaign's cards.
    public func score(card: String?, unit code: String? = nil, language: Language) throws(CampaignError) -> Answer {
        guard !campaign.scorecards.isEmpty else {
            throw CampaignError(
                .usage, vi: "Đợt khảo sát này không có bộ tiêu chí nào.", en: "This campaign has no scorecard.")
        }
        if let card, !campaign.scorecards.contains(where: { $0.id == card }) {
            let known = campaign.scorecards.map(\.id).joined(separator: ", ")
            throw CampaignError(
                .usage, vi: "Không có bộ tiêu chí «\(card)» (có: \(known)).",
                en: "There is no scorecard “\(card)” (there are: \(known)).")
        }
        let surveys = try surveys().map(materialOf)
        let cards = try ScoreStage(campaign: campaign).cards(surveys, only: card)
        let unit = try code.map { (code) throws(CampaignError) in try campaign.places(ofUnits: [code])[0] }
        return ScoreAnswer(campaign: campaign, cards: cards, language: language, unit: unit).answer
    }

    static func forms(named names: String) throws(CampaignError) -> Set<ReportForm> {
        var forms = Set<ReportForm>()
        for name in names.split(separator: ",") {
            guard let form = ReportForm(rawValue: String(name)) else {
                let known = ReportForm.allCases.map(\.rawValue).joined(separator: ",")
                throw CampaignError(
                    .usage, vi: "--to \(name): chưa có dạng này (có: \(known)).",
                    en: "--to \(name): there is no such form (there are: \(known)).")
            }
            forms.insert(form)
        }
        return forms
    }

    /// Reports are always written in Vietnamese, and in English besides where that was asked for.
    func languages(_ language: Language) -> [Language] { language == .vi ? [.vi] : [.vi, .en] }

    // MARK: Stages

    /// Everything that reports need.
    ///
    /// - Parameter keepingDecisions: whether the decisions that mended files bring are written down first.
    func material(keepingDecisions: Bool = false) throws(CampaignError) -> ReportMaterial {
        try material(of: try self.surveys(keepingDecisions: keepingDecisions))
    }

    /// The same of surveys that are ready.
    func material(of stages: [SurveyStage]) throws(CampaignError) -> ReportMaterial {
        var surveys: [SurveyMaterial] = []
        for survey in stages { surveys.append(try survey.material(progress: progress, checksField: true)) }
        progress(.stage(LocalizedText(vi: "Chấm điểm", en: "Scoring")))
        let cards = try ScoreStage(campaign: campaign).cards(surveys)
        var material = ReportMaterial(
            campaign: CampaignTexts(campaign, sources: stages.isEmpty ? nil : DesignSources(stages.map(\.sample)))
                .facts(weighting: stages.first?.sample.stepTexts ?? []),
            units: campaign.units, surveys: surveys, cards: cards)
        material.comments = try CommentRows(campaign).released
        return material
    }

    func materialOf(_ survey: SurveyStage) throws(CampaignError) -> SurveyMaterial {
        try survey.material(progress: progress)
    }

    /// The campaign's surveys, read and ready to estimate.
    func surveys(
        formula: IndexDefinition.Formula? = nil, keepingDecisions: Bool = false
    ) throws(CampaignError) -> [SurveyStage] {
        let decided = try decided()
        if keepingDecisions { try keep(decided) }
        return try surveys(of: decided, formula: formula)
    }

    /// The campaign's batches, read and with decisions applied.
    func decided() throws(CampaignError) -> DecisionStage.Decided {
        let stage = BatchStage(campaign: campaign, options: options, progress: progress)
        let tasks = try stage.filesOfCampaign()
        return try DecisionStage(campaign: campaign, progress: progress).apply(
            to: try stage.read(tasks), tasks: tasks, scope: .whole)
    }

    /// The surveys of batches that were read.
    func surveys(
        of decided: DecisionStage.Decided, formula: IndexDefinition.Formula? = nil
    ) throws(CampaignError) -> [SurveyStage] {
        // A year without a survey has its points all the same.
        if decided.batches.isEmpty, campaign.isScoredWithoutForms { return [] }
        var surveys: [SurveyStage] = []
        for questionnaire in campaign.questionnaires {
            surveys.append(
                try SurveyStage(
                    campaign: campaign, questionnaire: questionnaire, decided: decided, formula: formula,
                    progress: progress))
        }
        return surveys
    }

    private func survey(named name: String?, formula: String?) throws(CampaignError) -> SurveyStage {
        var chosen: IndexDefinition.Formula?
        if let formula {
            chosen = IndexDefinition.Formula(rawValue: formula)
            guard chosen != nil else {
                let known = IndexDefinition.Formula.allCases.map(\.rawValue).joined(separator: ", ")
                throw CampaignError(
                    .usage, vi: "--formula \(formula): chỉ có \(known).",
                    en: "--formula \(formula): there are only \(known).")
            }
        }
        let surveys = try surveys(formula: chosen)
        if let survey = name == nil ? surveys.first : surveys.first(where: { $0.questionnaire.id == name }) {
            return survey
        }
        guard let name else {
            throw CampaignError(
                .unusableInput, vi: "Đợt này không khai báo mẫu phiếu nào nên không có chỉ số hài lòng.",
                en: "This campaign declares no questionnaire, so there is no satisfaction index.")
        }
        throw campaign.unknownQuestionnaire(name)
    }
}
