internal import Estimation
internal import Figures
internal import Questionnaires
internal import Reports
internal import Scorecards
internal import Tables
internal import Validation

/// Scores the units on the campaign's cards, with the satisfaction of its surveys.
struct ScoreStage {
    private let campaign: Campaign

    init(campaign: Campaign) { self.campaign = campaign }

    /// The scored cards.
    ///
    /// - Parameter only: the card wanted; nil for all.
    func cards(_ surveys: [SurveyMaterial], only: String? = nil) throws(CampaignError) -> [CardMaterial] {
        let figures = satisfaction(surveys)
        var cards: [CardMaterial] = []
        var errors: [CampaignError] = []
        for (card, use) in zip(campaign.scorecards, campaign.definition.scorecards) where only == nil || only == card.id
        {
            for file in [use.scoresFile, use.previousFile].compactMap({ $0 }) where !Paths.exists(campaign.path(file)) {
                throw CampaignError(TableError.missingFile(file: campaign.path(file)))
            }
            do {
                let day = campaign.definition.validation.to
                let name = "questionnaires/\(card.id)\(ScorecardReader.fileEnding)"
                let problems = card.problems(surveys: knownItems, units: campaign.units, on: day)
                guard problems.isEmpty else { throw ScorecardsError(problems.map { $0.inFile(name) }) }
                let before = try use.previousFile.map(table)
                let inputs = try inputs(of: card, from: use.scoresFile)
                var previous = PreviousResults()
                if let before { previous = try PreviousResults.read(before, breaksMethod: use.methodBreak) }
                let results = try card.score(
                    units: campaign.units, inputs: inputs, surveys: figures, previous: previous,
                    on: campaign.definition.validation.to)
                let ranks = try card.possibleRanks(
                    of: results, units: campaign.units, inputs: inputs, surveys: figures,
                    on: campaign.definition.validation.to, confidence: campaign.definition.estimation.confidence,
                    seed: campaign.definition.estimation.seed)
                let firmness = try card.firmness(
                    of: results, units: campaign.units, inputs: inputs, surveys: figures,
                    on: campaign.definition.validation.to, seed: campaign.definition.estimation.seed)
                cards.append(
                    CardMaterial(
                        card: card, results: results, rankSets: ranks, files: inputs.files, firmness: firmness,
                        remarks: card.remarks(units: campaign.units, year: campaign.definition.year, on: day)
                            .map { $0.inFile(name) } + unusedRoundings + inputs.remarks
                            + previous.remarks(units: campaign.units, card: card)))
            } catch let error as ScorecardsError {
                errors.append(CampaignError(scorecard: error))
            } catch let error as TableError {
                errors.append(CampaignError(error))
            } catch let error as CampaignError {
                errors.append(error)
            } catch {
                errors.append(CampaignError(.defect, vi: "lỗi chương trình: \(error)", en: "defect: \(error)"))
            }
        }
        guard errors.isEmpty else { throw CampaignError.combined(errors) }
        return cards
    }

    /// What the campaign's files of scores say for a card; none if it does not use the card, or has no such file yet.
    func inputs(of card: Scorecard) throws -> ScoreInputs {
        for (own, use) in zip(campaign.scorecards, campaign.definition.scorecards)
        where own.id == card.id && Paths.exists(campaign.path(use.scoresFile)) {
            return try inputs(of: card, from: use.scoresFile)
        }
        return ScoreInputs()
    }

    /// The scores of a file, or of every table in a folder: a year in one file, or a sheet a unit.
    private func inputs(of card: Scorecard, from path: String) throws -> ScoreInputs {
        try Self.requireReadable(path, in: campaign)
        return try ScoreInputs.read(
            Self.tables(at: path, in: campaign).flatMap { file in
                try ScoreInputs.tables(try FileReader.allBytes(of: campaign.path(file)), name: file)
            }, card: card, units: campaign.units, on: campaign.definition.validation.to)
    }

    /// Steps of rounding that campaign.xml sets and that scoring never takes from there: a card has its own.
    private var unusedRoundings: [ScorecardProblem] {
        let usual = RoundingRules()
        return [RoundingStep.points, .total].filter { campaign.definition.rounding[$0] != usual[$0] }.map { step in
            ScorecardProblem(
                .settings, file: "campaign.xml", field: "rounding",
                message: LocalizedText(
                    vi:
                        "<rounding step=\"\(step.rawValue)\"> ở đây không có tác dụng: điểm làm tròn theo <rounding> của bộ tiêu chí",
                    en:
                        "<rounding step=\"\(step.rawValue)\"> has no effect here: points are rounded by the card’s own <rounding>"
                ))
        }
    }

    /// By questionnaire, the identifiers of what its index has.
    private var knownItems: [String: Set<String>] {
        Dictionary(
            uniqueKeysWithValues: campaign.questionnaires.map { questionnaire in
                (questionnaire.id, Set(questionnaire.index?.root.selfAndDescendants.map(\.id) ?? []))
            })
    }

    /// The files of scores at a path of the campaign's folder: the file itself, or all tables of a folder in the order of
    /// their names.
    static func tables(at path: String, in campaign: Campaign) -> [String] {
        guard Paths.isFolder(campaign.path(path)) else { return [path] }
        // Excel leaves `~$…` beside a workbook that is open.
        return Paths.names(in: campaign.path(path)).filter { name in
            !name.hasPrefix("~$") && !name.hasPrefix(".")
                && [".csv", ".xlsx", ".tsv", ".txt"].contains { name.lowercased().hasSuffix($0) }
        }
        .map { "\(path)/\($0)" }
    }

    /// Refuses a folder of scores with spreadsheets that are not read, or folders: what they hold would be lost without a word.
    private static func requireReadable(_ path: String, in campaign: Campaign) throws(CampaignError) {
        guard Paths.isFolder(campaign.path(path)) else { return }
        let others = Paths.names(in: campaign.path(path)).filter { name in
            let isTable = [".xls", ".xlsm", ".xlsb", ".ods", ".numbers"].contains { name.lowercased().hasSuffix($0) }
            return !name.hasPrefix("~$") && !name.hasPrefix(".")
                && (isTable || Paths.isFolder(campaign.path("\(path)/\(name)")))
        }
        if let first = others.first {
            throw CampaignError(
                .unusableInput,
                vi:
                    "\(path)/\(first): trong thư mục điểm chỉ đọc tệp .csv, .tsv, .txt, .xlsx; lưu tệp này thành .xlsx, hoặc chuyển đi nơi khác.",
                en:
                    "\(path)/\(first): a folder of scores has .csv, .tsv, .txt and .xlsx files only; save this one as .xlsx, or move it away."
            )
        }
        guard !tables(at: path, in: campaign).isEmpty else {
            throw CampaignError(
                .unusableInput, vi: "\(path): thư mục không có tệp điểm nào (.csv, .xlsx).",
                en: "\(path): the folder holds no file of scores (.csv, .xlsx).")
        }
    }

    /// A table of the campaign, named by its path below the campaign's folder wherever it is printed.
    private func table(_ file: String) throws(TableError) -> Table {
        try Table(bytes: try FileReader.allBytes(of: campaign.path(file)), name: file)
    }

    private func satisfaction(_ surveys: [SurveyMaterial]) -> SatisfactionFigures {
        var figures = SatisfactionFigures()
        for survey in surveys {
            for estimate in survey.estimates where estimate.group.isEmpty {
                guard case .unit(let unit) = estimate.scope else { continue }
                let error = SatisfactionRankSets.error(of: estimate).map {
                    SatisfactionFigures.SamplingError(
                        standardError: $0.standardError, degreesOfFreedom: $0.degreesOfFreedom)
                }
                // A card may name the whole index by its identifier, too.
                for item in estimate.kind == .overall ? [nil, estimate.item] : [estimate.item] {
                    figures[questionnaire: survey.questionnaire.id, unit: unit, item: item] = estimate.percent
                    figures[errorOf: survey.questionnaire.id, unit: unit, item: item] = error
                }
            }
        }
        return figures
    }
}
