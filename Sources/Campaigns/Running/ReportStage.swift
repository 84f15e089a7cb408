internal import Figures
internal import Reports
internal import Responses
internal import Tables

#if canImport(Glibc)
internal import Glibc
#endif

/// Writes the reports of a campaign, each file whole or not at all, the manifest last.
struct ReportStage {
    private let campaign: Campaign
    private let progress: ProgressSink
    private let folder: String

    init(campaign: Campaign, progress: @escaping ProgressSink) {
        self.campaign = campaign
        self.progress = progress
        folder = campaign.workspace.reports(campaign.definition.id)
    }

    /// What was written.
    struct Written {
        /// The folder of the reports.
        var folder: String
        /// The files below it.
        var files: [ManifestEntry]
    }

    /// Writes the files of a report set.
    ///
    /// - Parameter units: the units whose pages are written, the overview staying as the last whole run wrote it; nil for all, and then the manifest is written, and files that an earlier
    ///   run wrote and this one did not are taken away. Files of forms that were not asked for stay where some of the usual forms were not
    ///   asked for and everything that the reports depend on is as it was then; they are taken away where they would be out of date.
    func write(
        _ material: ReportMaterial, units: [Int]?, forms: Set<ReportForm>, languages: [Language]
    ) throws(CampaignError) -> Written {
        progress(.stage(LocalizedText(vi: "Viết báo cáo", en: "Writing reports")))
        let set = ReportSet(material, languages: languages, units: units, forms: forms)
        var entries: [ManifestEntry] = []
        do {
            try set.files { file in
                try refuseLinks(file.path)
                try makeFolders(of: folder + "/" + file.path)
                try AtomicFile.writeUnforced(file.bytes, to: folder + "/" + file.path)
                entries.append(try entry(file.path, file.bytes))
                progress(.step(done: entries.count, of: set.count))
            }
            // The manifest never lists a file that a power cut could take away.
            if !entries.isEmpty { try AtomicFile.forceAll(below: folder) }
            if units == nil { try finish(material, entries, forms: forms) } else { try add(entries, of: material) }
        } catch let error as TableError {
            // Whatever stands in the way of writing is a failure of output, not of input.
            throw CampaignError(.inputOutput, [error.message])
        } catch let error as ReportsError {
            // Faces that are not installed are no defect of the program.
            throw CampaignError(error.isOfMachine ? .inputOutput : .defect, [error.message])
        } catch let error as CampaignError {
            throw error
        } catch {
            throw CampaignError(.defect, vi: "lỗi chương trình: \(error)", en: "defect: \(error)")
        }
        return Written(folder: folder, files: entries)
    }

    /// Sees that no part of a path below the reports is a link, which could lead the writing elsewhere.
    private func refuseLinks(_ path: String) throws(CampaignError) {
        var place = folder
        for part in [""] + path.split(separator: "/").map(String.init) {
            place += part.isEmpty ? "" : "/" + part
            if Paths.isLink(place) {
                throw CampaignError(
                    .inputOutput,
                    vi: "\(place): là liên kết; báo cáo không ghi qua liên kết. Xoá liên kết này rồi chạy lại.",
                    en: "\(place): is a link, and reports are not written through links. Remove it and run again.")
            }
        }
    }

    /// Writes the manifest, after what an earlier one lists and this run neither wrote nor leaves has been taken away.
    private func finish(_ material: ReportMaterial, _ entries: [ManifestEntry], forms: Set<ReportForm>) throws {
        let path = folder + "/manifest.json"
        let inputs = try inputs(of: material)
        let now = Set(entries.map(\.path))
        let earlier = EarlierManifest(path)
        var outputs = entries
        let isSame = earlier.agrees(
            with: ManifestJSON.value(campaign: material.campaign, inputs: inputs, outputs: []))
        for old in earlier.outputs where !now.contains(old.path) {
            let form = ReportForm(ofFile: old.path)
            if isSame, !forms.isSuperset(of: ReportForm.usual), let form, !forms.contains(form), isUnchanged(old) {
                outputs.append(old)
            } else {
                _ = unlink(folder + "/" + old.path)
            }
        }
        let manifest = ManifestJSON.value(campaign: material.campaign, inputs: inputs, outputs: outputs)
        try AtomicFile.write(manifest.utf8(pretty: true) + [0x0A], to: path)
    }

    /// Lists files in the manifest beside those of the last whole run, if all that they depend on is as it was then.
    private func add(_ entries: [ManifestEntry], of material: ReportMaterial) throws {
        let path = folder + "/manifest.json"
        let inputs = try inputs(of: material)
        let earlier = EarlierManifest(path)
        guard
            earlier.agrees(with: ManifestJSON.value(campaign: material.campaign, inputs: inputs, outputs: []))
        else { return }
        let now = Set(entries.map(\.path))
        let outputs = earlier.outputs.filter { !now.contains($0.path) } + entries
        let manifest = ManifestJSON.value(campaign: material.campaign, inputs: inputs, outputs: outputs)
        try AtomicFile.write(manifest.utf8(pretty: true) + [0x0A], to: path)
    }

    /// Whether a file is still the one that was written.
    private func isUnchanged(_ entry: ManifestEntry) -> Bool {
        (try? SHA256.digest(ofFile: folder + "/" + entry.path).hex) == entry.sha256
    }

    /// Every file that the results depend on.
    ///
    /// The batches are those that were read, with the bytes that were read: files may come into the folder while reports are written.
    func inputs(of material: ReportMaterial) throws(CampaignError) -> [ManifestEntry] {
        let definition = campaign.definition
        let batches = Set(material.surveys.flatMap { $0.batches.map(\.source) })
            .sorted { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
        let campaignFiles =
            ["campaign.xml", definition.unitsFile]
            + [
                definition.sampleFile, definition.issuedFile, definition.design.strataFile,
                definition.design.clustersFile, definition.previous?.file,
            ]
            .compactMap { $0 }
            + definition.scorecards.flatMap { use in
                ScoreStage.tables(at: use.scoresFile, in: campaign) + [use.previousFile].compactMap(\.self)
            }
            + Set(definition.weighting.flatMap(\.files)).sorted()
            + ([DecisionsFile.name] + CommentRows.names).filter { Paths.exists(campaign.path($0)) }
        let documents =
            definition.questionnaires.map {
                (campaign.workspace.questionnaire($0.id), "questionnaires/\($0.id).questionnaire.xml")
            }
            + definition.scorecards.map {
                (campaign.workspace.scorecard($0.id), "questionnaires/\($0.id).scorecard.xml")
            }
        // Of the journal only what was salvaged enters the results; when anything was done does not.
        let read = Set(batches.map(\.sha256))
        let salvaged = try Journal(folder: campaign.folder).salvagedDigests.filter(read.contains).map { $0 + "\n" }
            .joined()
        var entries = batches.map { source in
            ManifestEntry(
                path: "responses/\(definition.id)/\(source.file)", sha256: source.sha256, size: source.size)
        }
        do {
            for (path, name) in campaignFiles.map({ (campaign.path($0), "responses/\(definition.id)/\($0)") })
                + documents
            {
                let size = try FileReader(path).size
                entries.append(ManifestEntry(path: name, sha256: try SHA256.digest(ofFile: path).hex, size: size))
            }
            if !salvaged.isEmpty {
                entries.append(try entry("responses/\(definition.id)/journal.csv#salvage", Array(salvaged.utf8)))
            }
        } catch {
            throw CampaignError(error)
        }
        return entries
    }

    func entry(_ path: String, _ bytes: [UInt8]) throws(TableError) -> ManifestEntry {
        ManifestEntry(path: path, sha256: try SHA256.digest(of: bytes).hex, size: bytes.count)
    }

    /// Makes a folder of the reports, which no link may lead away.
    func makeFolder(_ name: String) throws(CampaignError) {
        try refuseLinks(name)
        do throws(TableError) { try makeFolders(of: folder + "/" + name + "/") } catch { throw CampaignError(error) }
    }

    /// Makes the folders that a file lies in.
    func makeFolders(of path: String) throws(TableError) {
        var made = ""
        for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
            made += part + "/"
            if mkdir(made, 0o777) != 0, errno != EEXIST, errno != EISDIR {
                throw TableError.inputOutput(file: made, operation: .open, code: errno)
            }
        }
    }
}
