internal import Figures
internal import Forms
internal import Questionnaires
internal import Units
internal import Validation
internal import XMLDocuments

/// Finds what a form is made of: the instrument that a request names, and its campaign's facts.
struct FormSource {
    let request: FormRequest
    let language: Language

    /// The most numbers of series issued that a list offers.
    private static let mostIssued = 20_000

    /// What a form is made of.
    struct Found {
        var material: FormMaterial
        /// The unit that it is about, if it is about one.
        var unit: Unit?
        /// The form numbers that the campaign has handed out to it, or to all units; empty where they are not known, or too many.
        var issued: [String] = []
    }

    /// What the form is made of, and the unit that it is about, if it is about one.
    func material() throws(CampaignError) -> Found {
        guard let folder = request.campaign else {
            try request.checkUnitHasCampaign()
            let workspace = Workspace(path: request.workspace ?? ".")
            return Found(material: FormMaterial(questionnaire: try instrument(in: workspace), language: language))
        }
        let campaign = try Campaign(folder: folder, workspace: request.workspace.map { Workspace(path: $0) })
        let questionnaire = try instrument(in: campaign.workspace)
        guard campaign.questionnaire(questionnaire.id) != nil else {
            let used = campaign.questionnaires.map(\.id).joined(separator: ", ")
            throw CampaignError(
                .usage,
                vi: "Đợt khảo sát \(campaign.definition.id) không dùng mẫu phiếu \(questionnaire.id) (dùng: \(used)).",
                en:
                    "Campaign \(campaign.definition.id) does not use questionnaire \(questionnaire.id) (it uses: \(used))."
            )
        }
        let unit = try unit(of: campaign)
        let facts = CampaignFacts(
            id: campaign.definition.id, title: campaign.definition.title, agency: campaign.definition.agency,
            from: campaign.definition.validation.from, to: campaign.definition.validation.to,
            units: unit.map { [$0] } ?? campaign.units.fileOrder.map { campaign.units.units[$0] },
            finder: campaign.finder)
        return Found(
            material: FormMaterial(questionnaire: questionnaire, language: language, campaign: facts), unit: unit,
            issued: try issued(campaign, to: unit))
    }

    private func issued(_ campaign: Campaign, to unit: Unit?) throws(CampaignError) -> [String] {
        guard !campaign.definition.series.isEmpty || campaign.definition.issuedFile != nil else { return [] }
        let place = unit.flatMap { campaign.units.index(ofCode: $0.code) }
        let series = try IssuedForms(campaign).series.filter { place == nil || $0.unit == place }.compactMap(\.numbers)
        guard series.reduce(0, { $0 + $1.count }) <= Self.mostIssued else { return [] }
        return series.flatMap { numbers in (0..<numbers.count).map { numbers.text($0) } }
    }

    private func unit(of campaign: Campaign) throws(CampaignError) -> Unit? {
        guard let code = request.unit else { return nil }
        guard let unit = campaign.units.unit(code: code) else {
            throw CampaignError(
                .usage, vi: "--unit \(code): không có đơn vị này trong \(campaign.definition.unitsFile).",
                en: "--unit \(code): there is no such unit in \(campaign.definition.unitsFile).")
        }
        return unit
    }

    /// The questionnaire that is named by its identifier or its file.
    private func instrument(in workspace: Workspace) throws(CampaignError) -> Questionnaire {
        let named = request.instrument
        let isPath = named.contains("/") || named.hasSuffix(".xml")
        let path = isPath ? named : workspace.questionnaire(named)
        guard Paths.exists(path) else {
            throw CampaignError(
                .missingFile, vi: "Không có mẫu phiếu «\(named)» (tìm tệp \(path)).",
                en: "There is no questionnaire “\(named)” (looked for \(path)).")
        }
        do {
            return try QuestionnaireReader.read(path: path)
        } catch {
            throw CampaignError(error.problems, omitted: error.omitted)
        }
    }
}
