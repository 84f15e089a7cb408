public import Figures

extension CampaignSession {
    /// Takes files into the campaign, all of them or none.
    ///
    /// A file is copied into batches/ under its own name; the same bytes again change nothing, and a batch is never written over.
    ///
    /// - Parameters:
    ///   - files: files anywhere; empty for what is new in batches/.
    ///   - name: the name that a single file shall bear in batches/.
    /// - Throws: every problem of every file; then the campaign is as it was.
    public func importBatches(
        _ files: [String], as name: String?, language: Language
    ) throws(CampaignError) -> Answer {
        guard name == nil || files.count == 1 else {
            throw CampaignError(
                .usage, vi: "--as chỉ dùng khi nhập đúng một tệp.", en: "--as needs exactly one file to import.")
        }
        let stage = ImportStage(campaign: campaign, options: options, progress: progress) {
            (batches, tasks) throws(CampaignError) in
            try judged(
                batches, tasks: tasks, stage: BatchStage(campaign: campaign, options: options, progress: progress),
                scope: .incoming)
        }
        let outcome = try stage.run(files, as: name)
        try keep(outcome.decided)
        return ImportAnswer(campaign: campaign, outcome: outcome, language: language).answer
    }
}

extension Campaign {
    /// The name of a batch that a path of the user's leads to: `batches/xa-1.csv`; nil if it lies elsewhere.
    func batchName(ofGiven path: String) -> String? {
        let path = Paths.absolute(path)
        let inside = Paths.absolute(folder) + "/"
        return path.hasPrefix(inside + "batches/") ? String(path.dropFirst(inside.count)) : nil
    }

    /// Whether a path is where the campaign keeps, or would look for, a file of its own: nothing else may be written there.
    func isOwnFile(_ path: String) -> Bool {
        let path = Paths.absolute(path)
        let inside = Paths.absolute(folder) + "/"
        guard path.hasPrefix(inside) else { return false }
        let name = path.dropFirst(inside.count)
        return ["margins/", "scores/", ".hailong/"].contains { name.hasPrefix($0) }
            || [
                "campaign.xml", DecisionsFile.name, Journal.name, "units.csv", "units.xlsx", "sample.csv",
                "sample.xlsx",
                "strata.csv", "strata.xlsx", "psus.csv", "psus.xlsx",
            ].contains(String(name))
    }
}
