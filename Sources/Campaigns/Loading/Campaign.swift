internal import Figures
internal import Intake
public import Questionnaires
internal import Responses
public import Scorecards
public import Units
internal import Validation
internal import XMLDocuments

/// A campaign as it lies in its folder: the definition, and the documents that it names.
public struct Campaign: Sendable {
    /// The campaign's folder.
    public let folder: String
    /// The workspace that it belongs to.
    public let workspace: Workspace
    /// What campaign.xml says.
    public let definition: CampaignDefinition
    /// The instruments, in the order of the definition.
    public let questionnaires: [Questionnaire]
    /// The units.
    public let units: UnitRegistry
    /// The finder of units, with the campaign's own spellings.
    public let finder: UnitFinder
    /// The cards, in the order of the definition.
    public let scorecards: [Scorecard]

    /// Loads a campaign and everything that it names.
    ///
    /// - Parameters:
    ///   - folder: the campaign's folder.
    ///   - workspace: the workspace; nil for the folder above `responses/`.
    /// - Throws: every problem found in the documents, each with its file and line.
    public init(folder given: String, workspace: Workspace? = nil) throws(CampaignError) {
        // Messages name files as the user did; only the folder's own name and place are looked up in full.
        let folder = Paths.tidied(given)
        guard Paths.isFolder(folder) else {
            throw CampaignError(
                .missingFile, vi: "\(given): không có thư mục đợt khảo sát này.",
                en: "\(given): there is no such campaign folder.")
        }
        self.folder = folder
        if let workspace {
            self.workspace = workspace
        } else {
            self.workspace = try Workspace(ofCampaign: folder)
        }
        let definition: CampaignDefinition
        do throws(XMLFailure) {
            definition = try CampaignReader.read(file: folder + "/campaign.xml", folder: Paths.name(folder))
        } catch {
            throw CampaignError(error.problems, omitted: error.omitted)
        }
        self.definition = definition
        var parts = CampaignParts(folder: folder, workspace: self.workspace, definition: definition)
        questionnaires = parts.questionnaires()
        parts.checkSeverities(questionnaires)
        scorecards = parts.scorecards()
        let registry = parts.units()
        let finder = registry.flatMap { parts.finder($0) }
        guard parts.errors.isEmpty, let registry, let finder else { throw CampaignError.combined(parts.errors) }
        units = registry
        self.finder = finder
    }

    /// Whether there are points to give without any form: every card either asks for no survey's figure or holds no survey (R1).
    var isScoredWithoutForms: Bool {
        !scorecards.isEmpty && scorecards.allSatisfy { $0.rebasing == .noSurvey || $0.questionnaires.isEmpty }
    }

    /// The path of a file that the definition names.
    func path(_ file: String) -> String { folder + "/" + file }

    /// The instrument of an identifier.
    public func questionnaire(_ id: String) -> Questionnaire? { questionnaires.first { $0.id == id } }
}

/// Reads the documents of a campaign, going on after a problem so that all of them are told at once.
private struct CampaignParts {
    let folder: String
    let workspace: Workspace
    let definition: CampaignDefinition
    var errors: [CampaignError] = []

    init(folder: String, workspace: Workspace, definition: CampaignDefinition) {
        self.folder = folder
        self.workspace = workspace
        self.definition = definition
    }

    mutating func questionnaires() -> [Questionnaire] {
        var read: [Questionnaire] = []
        for use in definition.questionnaires {
            let path = workspace.questionnaire(use.id)
            guard Paths.exists(path) else {
                errors.append(
                    CampaignError(
                        .unusableInput,
                        vi: "\(folder)/campaign.xml: không có mẫu phiếu «\(use.id)» (tìm tệp \(path)).",
                        en: "\(folder)/campaign.xml: there is no questionnaire “\(use.id)” (looked for \(path))."))
                continue
            }
            do {
                let questionnaire = try QuestionnaireReader.read(path: path)
                check(use, questionnaire)
                checkValidity(questionnaire)
                read.append(questionnaire)
            } catch {
                errors.append(CampaignError(error.problems, omitted: error.omitted))
            }
        }
        return read
    }

    /// The questions that mappings and constants name must exist.
    private mutating func check(_ use: CampaignDefinition.QuestionnaireUse, _ questionnaire: Questionnaire) {
        var named = Set(use.settings.columns.values).union(use.settings.constants.keys)
        named.formUnion(use.settings.xml?.questions.values.map { $0 } ?? [])
        for batch in definition.batches.values where batch.questionnaire == nil || batch.questionnaire == use.id {
            named.formUnion(batch.settings.columns.values)
            named.formUnion(batch.settings.constants.keys)
            named.formUnion(batch.settings.xml?.questions.values.map { $0 } ?? [])
        }
        for step in definition.weighting {
            named.formUnion(step.questions)
        }
        let unknown = named.filter { questionnaire.position(of: $0) == nil }.sorted()
        guard definition.questionnaires.count == 1, !unknown.isEmpty else { return }
        errors.append(
            CampaignError(
                .unusableInput,
                vi: "\(folder)/campaign.xml: mẫu phiếu \(use.id) không có câu \(unknown.joined(separator: ", ")).",
                en:
                    "\(folder)/campaign.xml: questionnaire \(use.id) has no question \(unknown.joined(separator: ", "))."
            ))
    }

    /// A campaign may make a check graver, or milder where the form can still be counted: one without a unit, or one that could
    /// not be read, cannot.
    mutating func checkSeverities(_ questionnaires: [Questionnaire]) {
        let own = Set(questionnaires.flatMap { $0.rules.map(\.id) })
        let milder = Set([FindingRule.recordTooManyBlanks, .recordDuplicate].map(\.rawValue))
        for (rule, severity) in definition.validation.severities.sorted(by: { $0.key < $1.key }) {
            if FindingRule(rawValue: rule) == nil, !own.contains(rule) {
                errors.append(
                    CampaignError(
                        .unusableInput, vi: "\(folder)/campaign.xml: không có quy tắc kiểm tra «\(rule)».",
                        en: "\(folder)/campaign.xml: there is no check “\(rule)”."))
            } else if rule.hasPrefix("unit.") || rule.hasPrefix("record."), severity < .error, !milder.contains(rule) {
                errors.append(
                    CampaignError(
                        .unusableInput,
                        vi:
                            "\(folder)/campaign.xml: không thể hạ mức của «\(rule)»: phiếu như vậy không tính được cho đơn vị nào.",
                        en:
                            "\(folder)/campaign.xml: “\(rule)” cannot be made milder: such a form can be counted for no unit."
                    ))
            }
        }
    }

    /// An instrument may only be used in fieldwork that lies within its validity.
    private mutating func checkValidity(_ questionnaire: Questionnaire) {
        let days = [definition.validation.from, definition.validation.to].compactMap { $0 }
        guard let day = days.first(where: { !questionnaire.isValid(on: $0) }) else { return }
        errors.append(
            CampaignError(
                .unusableInput,
                vi:
                    "\(folder)/campaign.xml: mẫu phiếu \(questionnaire.id) không có hiệu lực vào ngày \(FigureFormat(.vi).date(day)) "
                    + "của đợt khảo sát. Dùng mẫu phiếu còn hiệu lực, hoặc sửa validFrom, validTo của mẫu.",
                en:
                    "\(folder)/campaign.xml: questionnaire \(questionnaire.id) is not valid on \(FigureFormat(.en).date(day)) of "
                    + "the fieldwork. Use one that is, or mend its validFrom and validTo."))
    }

    mutating func scorecards() -> [Scorecard] {
        var read: [Scorecard] = []
        for use in definition.scorecards {
            let path = workspace.scorecard(use.id)
            guard Paths.exists(path) else {
                errors.append(
                    CampaignError(
                        .unusableInput,
                        vi: "\(folder)/campaign.xml: không có bộ tiêu chí «\(use.id)» (tìm tệp \(path)).",
                        en: "\(folder)/campaign.xml: there is no scorecard “\(use.id)” (looked for \(path))."))
                continue
            }
            do {
                read.append(try ScorecardReader.read(path: path))
            } catch {
                errors.append(CampaignError(scorecard: error))
            }
        }
        return read
    }

    mutating func units() -> UnitRegistry? {
        do {
            return try UnitRegistry.read(file: folder + "/" + definition.unitsFile)
        } catch {
            errors.append(CampaignError(units: error))
            return nil
        }
    }

    mutating func finder(_ registry: UnitRegistry) -> UnitFinder? {
        do {
            return try UnitFinder(registry, aliases: definition.unitAliases)
        } catch {
            errors.append(CampaignError(units: error))
            return nil
        }
    }
}
