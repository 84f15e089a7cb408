internal import Figures
internal import Reports
internal import Tables

/// Freezes results: writes them with their manifest into a folder of their own, which then takes its number in one step.
///
/// A kill leaves a hidden folder that the next closing takes away, or the whole version. The journal notes the manifest's digest
/// before the folder gets its number, so that no version is without its signature.
struct CloseStage {
    private let campaign: Campaign
    private let progress: ProgressSink
    private let folder: String

    private static let unfinished = ".version-"

    init(campaign: Campaign, progress: @escaping ProgressSink) {
        self.campaign = campaign
        self.progress = progress
        folder = ClosedVersion.folder(of: campaign)
    }

    /// What is frozen.
    struct Frozen {
        var material: ReportMaterial
        var inputs: [ClosedInput]
        var unrankable: [String]
        var quarantined: Int
    }

    /// Writes the next version.
    ///
    /// - Returns: its number and how many files it has.
    func close(
        _ frozen: Frozen, request: CloseRequest, forms: Set<ReportForm>, languages: [Language]
    ) throws(CampaignError) -> (number: Int, files: Int) {
        let reports = ReportStage(campaign: campaign, progress: progress)
        try reports.makeFolder("closed")
        let lock: FolderLock?
        do throws(TableError) { lock = try FolderLock.taken(folder, .exclusive) } catch { throw CampaignError(error) }
        guard lock != nil else {
            throw CampaignError(
                .inputOutput, vi: "\(folder): đang có người khác chốt số liệu. Chờ rồi chạy lại.",
                en: "\(folder): somebody else is closing. Wait and run again.")
        }
        for name in Paths.names(in: folder) where name.hasPrefix(Self.unfinished) {
            try Paths.removeFolder(folder + "/" + name)
        }
        let number = (ClosedVersion.numbers(of: campaign).last ?? 0) + 1
        let place = folder + "/\(Self.unfinished)\(number)"
        try Paths.makeFolder(place)
        let files = try write(frozen, number, request, to: place, reports, forms: forms, languages: languages)
        let digest: String
        do throws(TableError) {
            digest = try SHA256.digest(ofFile: place + "/" + ClosedVersion.manifestFile).hex
        } catch {
            throw CampaignError(error)
        }
        try Journal(folder: campaign.folder).add([
            Journal.Act(
                action: .close, file: ClosedVersion.journalName(campaign, number), sha256: digest,
                detail: "signer=\(request.signer)" + (request.note.isEmpty ? "" : "; \(request.note)"))
        ])
        try Paths.moveFolder(place, to: folder + "/\(number)")
        withExtendedLifetime(lock) {}
        return (number, files)
    }

    private func write(
        _ frozen: Frozen, _ number: Int, _ request: CloseRequest, to place: String, _ reports: ReportStage,
        forms: Set<ReportForm>, languages: [Language]
    ) throws(CampaignError) -> Int {
        progress(.stage(LocalizedText(vi: "Chốt số liệu", en: "Closing")))
        var entries: [ManifestEntry] = []
        func write(_ path: String, _ bytes: [UInt8]) throws {
            try reports.makeFolders(of: place + "/" + path)
            try AtomicFile.write(bytes, to: place + "/" + path)
            entries.append(try reports.entry(path, bytes))
        }
        do {
            let set = ReportSet(frozen.material, languages: languages, forms: forms)
            try set.files { file in
                try write(file.path, file.bytes)
                progress(.step(done: entries.count, of: set.count))
            }
            try write(ClosedVersion.figuresFile, try ClosedFigures(frozen.material).bytes)
            try write(ClosedInputsFile.name, ClosedInputsFile.bytes(frozen.inputs))
            let manifest = ManifestJSON.value(
                campaign: frozen.material.campaign, inputs: try reports.inputs(of: frozen.material), outputs: entries)
            var members = manifest.members ?? [:]
            members["version"] = .integer(number)
            members["signer"] = .string(request.signer)
            members["note"] = .string(request.note)
            members["unrankable"] = .array(frozen.unrankable.map { .string($0) })
            members["quarantined"] = .integer(frozen.quarantined)
            try AtomicFile.write(
                JSONValue.object(members).utf8(pretty: true) + [0x0A], to: place + "/" + ClosedVersion.manifestFile)
        } catch let error as TableError {
            throw CampaignError(.inputOutput, [error.message])
        } catch let error as ReportsError {
            throw CampaignError(.defect, [error.message])
        } catch let error as CampaignError {
            throw error
        } catch {
            throw CampaignError(.defect, vi: "lỗi chương trình: \(error)", en: "defect: \(error)")
        }
        return entries.count + 1
    }
}
