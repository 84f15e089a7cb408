public import Figures
internal import Questionnaires
internal import Tables
internal import Units
internal import XMLDocuments

#if canImport(Glibc)
internal import Glibc
#endif

/// Makes the folder of a new campaign: whole, or not at all, and never where something stands already.
public struct Beginning: Sendable {
    private let request: CampaignRequest
    private let folder: String
    private let workspace: Workspace

    /// Makes ready.
    ///
    /// - Parameter workspace: the workspace; nil for the folder above `responses/`.
    public init(_ request: CampaignRequest, workspace: Workspace? = nil) throws(CampaignError) {
        self.request = request
        folder = Paths.tidied(request.folder)
        if let workspace {
            self.workspace = workspace
        } else {
            self.workspace = try Workspace(ofCampaign: folder)
        }
    }

    /// Makes the folder.
    ///
    /// - Throws: where something stands at its place, or what is asked for cannot make a campaign; then nothing is made.
    public func answer(language: Language) throws(CampaignError) -> Answer {
        guard !Paths.exists(folder), !Paths.isLink(folder) else {
            throw CampaignError(
                .usage, vi: "\(folder): đã có thư mục hoặc tệp này; init không bao giờ ghi đè. Chọn tên khác.",
                en: "\(folder): there is something already; init never writes over it. Choose another name.")
        }
        let id = Paths.name(folder)
        let template = CampaignTemplate(request: request, id: id, year: try year(of: id))
        try check(template)
        let files = template.files(units: try units())
        try make(files)
        return answer(files.map(\.path), id: id, language: language)
    }

    private func year(of id: String) throws(CampaignError) -> Int {
        let digits = id.suffix(4)
        if let year = request.year ?? (digits.count == 4 ? Int(digits) : nil), (1900...2999).contains(year) {
            return year
        }
        throw CampaignError(
            .usage, vi: "\(id): không rõ năm khảo sát; thêm --year 2026.",
            en: "\(id): the year of the survey is not clear; add --year 2026.")
    }

    /// The definition is read as every command will read it, and what it names must be there.
    private func check(_ template: CampaignTemplate) throws(CampaignError) {
        guard !request.questionnaires.isEmpty || !request.scorecards.isEmpty else {
            throw CampaignError(
                .usage,
                vi:
                    "Thiếu mẫu phiếu: thêm --questionnaire (có: \(known)), hoặc --scorecard nếu năm nay không điều tra.",
                en:
                    "No questionnaire: add --questionnaire (there are: \(known)), or --scorecard in a year without a survey."
            )
        }
        guard (request.from == nil) == (request.to == nil) else {
            throw CampaignError(.usage, vi: "--from và --to đi đôi với nhau.", en: "--from and --to go together.")
        }
        do throws(XMLFailure) {
            _ = try CampaignReader.read(
                Array(template.definition.utf8), file: folder + "/campaign.xml", folder: template.id)
        } catch {
            throw CampaignError(.usage, CampaignError(error.problems, omitted: error.omitted).problems)
        }
        for id in request.questionnaires {
            let path = workspace.questionnaire(id)
            guard Paths.exists(path) else {
                throw CampaignError(
                    .usage, vi: "Không có mẫu phiếu «\(id)» (tìm tệp \(path); có: \(known)).",
                    en: "There is no questionnaire “\(id)” (looked for \(path); there are: \(known)).")
            }
            do {
                _ = try QuestionnaireReader.read(path: path)
            } catch {
                throw CampaignError(error.problems, omitted: error.omitted)
            }
        }
        for id in request.scorecards where !Paths.exists(workspace.scorecard(id)) {
            throw CampaignError(
                .usage, vi: "Không có bộ tiêu chí «\(id)» (tìm tệp \(workspace.scorecard(id))).",
                en: "There is no scorecard “\(id)” (looked for \(workspace.scorecard(id))).")
        }
    }

    /// The questionnaires that the workspace has.
    private var known: String {
        let ending = ".questionnaire.xml"
        let names = Paths.names(in: workspace.path + "/questionnaires").filter { $0.hasSuffix(ending) }
        return names.map { String($0.dropLast(ending.count)) }.joined(separator: ", ")
    }

    /// The table of units that the user gives, which must be one.
    private func units() throws(CampaignError) -> [UInt8]? {
        guard let file = request.units else { return nil }
        do { _ = try UnitRegistry.read(file: file) } catch { throw CampaignError(units: error) }
        do { return try FileReader.allBytes(of: file) } catch { throw CampaignError(error) }
    }

    // MARK: Making

    /// Makes the folder beside its place, under a hidden name, and moves it there when it is whole.
    private func make(_ files: [(path: String, bytes: [UInt8])]) throws(CampaignError) {
        let above = Paths.absolute(folder + "/..")
        try Paths.makeFolder(above)
        let made = above + "/.\(Paths.name(folder)).\(Paths.process()).new"
        try Paths.makeFolder(made)
        do throws(CampaignError) {
            try Paths.makeFolder(made + "/batches")
            if files.contains(where: { $0.path.hasPrefix("scores/") }) { try Paths.makeFolder(made + "/scores") }
            for file in files {
                do { try AtomicFile.write(file.bytes, to: made + "/" + file.path) } catch { throw CampaignError(error) }
            }
            guard rename(made, Paths.absolute(folder)) == 0 else {
                throw CampaignError(TableError.inputOutput(file: folder, operation: .rename, code: errno))
            }
        } catch {
            for file in files { FileCopy.remove(made + "/" + file.path) }
            for inner in ["/batches", "/scores", ""] { _ = rmdir(made + inner) }
            throw error
        }
    }

    private func answer(_ files: [String], id: String, language: Language) -> Answer {
        let names = (files + ["batches/"]).sorted()
        return Answer(
            json: [
                "campaign": .string(id), "folder": .string(folder),
                "files": .array(names.map { .string($0) }),
            ],
            tables: [
                AnswerTable(
                    title: LocalizedText(vi: "Đã tạo \(folder)", en: "Made \(folder)"),
                    columns: [AnswerColumn("file", vi: "tệp", en: "file")], rows: names.map { [$0] })
            ],
            notes: [
                LocalizedText(
                    vi: "Bước tiếp theo: điền units.csv, xem campaign.xml, rồi hailong import \(folder) <tệp phiếu>.",
                    en: "Next: fill in units.csv, look through campaign.xml, then hailong import \(folder) <file>.")
            ])
    }
}
