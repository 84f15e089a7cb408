internal import Figures
internal import Questionnaires
internal import Tables
internal import Weighting

/// Writes the accepted responses of a campaign as tables.
struct ExportStage {
    private let campaign: Campaign
    private let request: ExportRequest
    private let language: Language
    private let progress: ProgressSink

    init(campaign: Campaign, request: ExportRequest, language: Language, progress: @escaping ProgressSink) {
        self.campaign = campaign
        self.request = request
        self.language = language
        self.progress = progress
    }

    /// A file that was written.
    struct Written {
        var path: String
        var questionnaire: String
        var records: Int
        var sha256: String
        var bytes: Int
    }

    /// The folder that the files go to, made if it is not there.
    ///
    /// - Throws: a usage error for a folder of batches: what is written there would be imported.
    func folder() throws(CampaignError) -> String {
        let folder = request.output.map(Paths.tidied) ?? campaign.path("export")
        let inside = Paths.absolute(folder) + "/"
        guard !inside.hasPrefix(Paths.absolute(campaign.path("batches")) + "/") else {
            throw CampaignError(
                .usage, vi: "\(folder): không xuất vào batches/, vì tệp ở đó sẽ được nhập như phiếu mới.",
                en: "\(folder): cannot export into batches/: what lies there is imported as new forms.")
        }
        try Paths.makeFolder(folder)
        return folder
    }

    /// Writes the free texts of the accepted forms of all surveys as one table to review.
    func writeComments(_ surveys: [SurveyStage], into folder: String) throws(CampaignError) -> [Written] {
        progress(.stage(LocalizedText(vi: "Xuất ý kiến", en: "Exporting comments")))
        let rows = surveys.flatMap { CommentSheet($0).rows(language) }
        let name = folder + "/\(campaign.definition.id).comments"
        var written: [Written] = []
        func add(_ path: String, _ digest: String, _ bytes: Int) {
            written.append(Written(path: path, questionnaire: "*", records: rows.count, sha256: digest, bytes: bytes))
        }
        if request.forms.contains(.csv) {
            let file = try csv(name + ".csv", headings: CommentSheet.headings, count: rows.count) { rows[$0] }
            add(name + ".csv", file.0, file.1)
        }
        if request.forms.contains(.xlsx) {
            let path = name + ".xlsx"
            do {
                var book = try WorkbookWriter(path, title: campaign.definition.title.text(language))
                let layout = WorkbookLayout(
                    columns: [10, 28, 20, 80, 20, 14, 12, 24, 10].map { WorkbookColumn(width: $0) }, frozenRows: 1)
                let sheet = try book.addSheet(language == .vi ? "Ý kiến" : "Comments", layout)
                try book.write(
                    CommentSheet.headings.map { WorkbookCell.text($0) }, to: sheet, style: WorkbookStyle(isBold: true))
                for row in rows { try book.write(row.map { WorkbookCell($0) }, to: sheet) }
                try book.commit()
                add(path, try SHA256.digest(ofFile: path).hex, try FileReader(path).size)
            } catch {
                throw CampaignError(error)
            }
        }
        return written
    }

    /// Writes the tables of one survey.
    func write(_ survey: SurveyStage, into folder: String) throws(CampaignError) -> [Written] {
        progress(.stage(LocalizedText(vi: "Xuất dữ liệu", en: "Exporting")))
        let data = Microdata(survey, request: request, language: language)
        let id = survey.questionnaire.id
        let name = folder + "/\(campaign.definition.id).\(id)"
        let codes = Codebook(questionnaire: survey.questionnaire).rows
        var written: [Written] = []
        if request.forms.contains(.csv) {
            let file = try csv(name + ".csv", headings: data.headings, count: data.rowCount, row: data.row)
            written.append(
                Written(path: name + ".csv", questionnaire: id, records: data.rowCount, sha256: file.0, bytes: file.1))
            let book = try csv(name + ".codes.csv", headings: Codebook.headings, count: codes.count) { codes[$0] }
            written.append(
                Written(path: name + ".codes.csv", questionnaire: id, records: 0, sha256: book.0, bytes: book.1))
        }
        if request.forms.contains(.xlsx) {
            let path = name + ".xlsx"
            try workbook(path, data, codes: codes)
            do {
                let (digest, size) = (try SHA256.digest(ofFile: path).hex, try FileReader(path).size)
                written.append(
                    Written(path: path, questionnaire: id, records: data.rowCount, sha256: digest, bytes: size))
            } catch {
                throw CampaignError(error)
            }
        }
        return written
    }

    /// Writes table and codes as the sheets of a workbook.
    private func workbook(_ path: String, _ data: Microdata, codes: [[CSVCell]]) throws(CampaignError) {
        do {
            var book = try WorkbookWriter(path, title: campaign.definition.title.text(language))
            let layout = WorkbookLayout(frozenRows: 1)
            let heading = WorkbookStyle(isBold: true)
            let table = try book.addSheet(language == .vi ? "Phiếu" : "Forms", layout)
            try book.write(data.headings.map { WorkbookCell.text($0) }, to: table, style: heading)
            for row in 0..<data.rowCount {
                try book.write(data.row(row).map { WorkbookCell($0) }, to: table)
            }
            let sheet = try book.addSheet(language == .vi ? "Mã" : "Codes", layout)
            try book.write(Codebook.headings.map { WorkbookCell.text($0) }, to: sheet, style: heading)
            for row in codes { try book.write(row.map { WorkbookCell($0) }, to: sheet) }
            try book.commit()
        } catch {
            throw CampaignError(error)
        }
    }

    /// Writes a table as CSV, a piece at a time; returns its digest and size.
    private func csv(
        _ path: String, headings: [String], count: Int, row: (Int) -> [CSVCell]
    ) throws(CampaignError) -> (String, Int) {
        do {
            var file = try AtomicFile(path)
            var hash = try SHA256(name: path)
            var writer = CSVWriter(byteOrderMark: true)
            var size = 0
            writer.write(texts: headings)
            for number in 0..<count {
                writer.write(row(number))
                if writer.bytes.count >= TableLimits.readBytes || number == count - 1 {
                    let bytes = writer.takeBytes()
                    try hash.update(bytes)
                    try file.write(bytes)
                    size += bytes.count
                }
            }
            let rest = writer.takeBytes()
            try hash.update(rest)
            try file.write(rest)
            let digest = try hash.finish().hex
            try file.commit()
            return (digest, size + rest.count)
        } catch {
            throw CampaignError(error)
        }
    }
}
