public import Figures
internal import Reports
internal import Responses
internal import Scorecards
internal import Units
internal import Validation

extension CampaignSession {
    /// Freezes the results as they are now into the next numbered version, which later runs do not touch.
    public func close(_ request: CloseRequest, language: Language) throws(CampaignError) -> Answer {
        try request.check()
        let forms =
            try request.forms.map { (names) throws(CampaignError) in try Self.forms(named: names) } ?? ReportForm.usual
        var faults: [LocalizedText] = []
        for number in ClosedVersion.numbers(of: campaign) {
            faults += try ClosedVersion(number, of: campaign).faultTexts
        }
        let (material, inputs) = try present(keepingDecisions: true)
        let frozen = CloseStage.Frozen(
            material: material, inputs: inputs,
            unrankable: Set(material.cards.flatMap { $0.results.unrankable.map(\.unitCode) }).sorted(),
            quarantined: material.surveys.flatMap(\.batches).reduce(0) { $0 + $1.counts.quarantined })
        let written = try CloseStage(campaign: campaign, progress: progress).close(
            frozen, request: request, forms: forms, languages: languages(language))
        return CloseAnswer(
            version: try ClosedVersion(written.number, of: campaign), files: written.files, frozen: frozen,
            earlierFaults: faults, campaign: campaign.definition.id
        ).answer
    }

    /// Every figure that is different between two versions, with what can have moved it.
    ///
    /// - Parameters:
    ///   - before: the number of the earlier version; nil for the last one.
    ///   - after: the number of the later version; nil for the results as they are now.
    public func diff(_ before: Int?, _ after: Int?, language: Language) throws(CampaignError) -> Answer {
        guard let first = before ?? ClosedVersion.numbers(of: campaign).last else {
            throw CampaignError(
                .missingFile, vi: "Chưa có bản chốt nào: hailong close … --signer …",
                en: "Nothing was closed yet: hailong close … --signer …")
        }
        let old = try ClosedVersion(first, of: campaign)
        let new = try after.map { (number) throws(CampaignError) in try ClosedVersion(number, of: campaign) }
        let contents: VersionContents
        if let new {
            contents = try new.contents()
        } else {
            let (material, inputs) = try present(keepingDecisions: false)
            do throws(ReportsError) {
                contents = VersionContents(figures: try ClosedFigures(material).all, inputs: inputs)
            } catch {
                throw CampaignError(.defect, [error.message])
            }
        }
        let difference = VersionDifference(before: try old.contents(), after: contents)
        return DiffAnswer(
            campaign: campaign, before: old, after: new, difference: difference, language: language
        ).answer
    }

    /// The results as they are now, and what they rest on.
    private func present(
        keepingDecisions: Bool
    ) throws(CampaignError) -> (material: ReportMaterial, inputs: [ClosedInput]) {
        let decided = try decided()
        if keepingDecisions { try keep(decided) }
        let stages = try surveys(of: decided)
        let material = try material(of: stages)
        return (material, try ClosedInputs(campaign: campaign, decided: decided, surveys: stages).all())
    }
}
