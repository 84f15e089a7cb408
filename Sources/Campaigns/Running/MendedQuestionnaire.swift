internal import Figures
internal import Intake
internal import Responses

/// Finds the questionnaire of a mend file where a campaign has several: that of the batches whose records its rows name.
struct MendedQuestionnaire {
    let campaign: Campaign

    /// How many mended files may mend each other one after the other.
    private static let longestChain = 20

    /// The questionnaire; nil for a file that is none of ours, or names no batch that tells.
    ///
    /// - Throws: a `CampaignError` where rows name batches of several questionnaires.
    func id(ofMendFile path: String, name: String) throws(CampaignError) -> String? {
        try id(path, name, left: Self.longestChain)
    }

    private func id(_ path: String, _ name: String, left: Int) throws(CampaignError) -> String? {
        guard left > 0, BatchReader.isMendFile(path, name: name) else { return nil }
        let batches: [String]
        do { batches = try BatchReader.batchesNamed(inMendFile: path, name: name) } catch { throw CampaignError(error) }
        var found: [String: String] = [:]
        for batch in batches where batch.hasPrefix("batches/") && Paths.exists(campaign.path(batch)) {
            if let id = try questionnaire(of: batch, left: left - 1), found[id] == nil { found[id] = batch }
        }
        guard found.count <= 1 else {
            let list = found.sorted { $0.key < $1.key }.map { "\($0.value) (\($0.key))" }.joined(separator: ", ")
            throw CampaignError(
                .unusableInput,
                vi: "\(name): tệp sửa nêu bản ghi của nhiều mẫu phiếu (\(list)); tách thành mỗi mẫu phiếu một tệp.",
                en: "\(name): the mended file names records of several questionnaires (\(list)); make one file of each."
            )
        }
        return found.keys.first
    }

    private func questionnaire(of batch: String, left: Int) throws(CampaignError) -> String? {
        if let named = campaign.definition.batches[batch]?.questionnaire { return named }
        if let mended = try id(campaign.path(batch), batch, left: left) { return mended }
        guard BatchReader.format(of: batch) == .xml else { return nil }
        // Forms in XML name their questionnaire themselves; a file that cannot be read says so where it is read for its forms.
        let settings = Dictionary(
            campaign.definition.questionnaires.map { ($0.id, $0.settings) }, uniquingKeysWith: { first, _ in first })
        let reader = BatchReader(
            questionnaires: campaign.questionnaires, registry: campaign.units, finder: campaign.finder)
        let first = campaign.definition.questionnaires.first?.id ?? ""
        return try? reader.read(campaign.path(batch), name: batch, questionnaire: first, settings: settings).table
            .questionnaireID
    }
}
