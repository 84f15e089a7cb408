public import Figures
internal import Questionnaires
internal import Responses
internal import Validation
internal import Weighting

extension CampaignSession {
    /// Writes the accepted responses as tables: every question, unit, period, weight, and where each record came from.
    ///
    /// Answers to questions marked personal are masked unless that is asked for, which is written into the journal first.
    public func export(_ request: ExportRequest, language: Language) throws(CampaignError) -> Answer {
        if let name = request.questionnaire, campaign.questionnaire(name) == nil {
            throw campaign.unknownQuestionnaire(name)
        }
        let surveys = try surveys().filter {
            request.questionnaire == nil || $0.questionnaire.id == request.questionnaire
        }
        let stage = ExportStage(campaign: campaign, request: request, language: language, progress: progress)
        let folder = try stage.folder()
        if request.withPersonal { try journal(surveys, folder) }
        var written: [ExportStage.Written] = []
        if request.comments {
            written = try stage.writeComments(surveys, into: folder)
        } else {
            for survey in surveys { written += try stage.write(survey, into: folder) }
        }
        let waiting = surveys.reduce(0) { $0 + $1.validation.count(\.quarantined) }
        return answer(written, folder: folder, waiting: waiting, request)
    }

    /// Writes down that personal data are about to leave; without that they do not.
    private func journal(_ surveys: [SurveyStage], _ folder: String) throws(CampaignError) {
        let acts = surveys.map { survey in
            Journal.Act(
                action: .personalExport, file: folder, sha256: "",
                detail: "questionnaire=\(survey.questionnaire.id) records=\(survey.sample.responses.rowCount)")
        }
        try Journal(folder: campaign.folder).add(acts)
    }

    private func answer(
        _ written: [ExportStage.Written], folder: String, waiting: Int, _ request: ExportRequest
    ) -> Answer {
        let isPersonal = request.withPersonal
        let vi = FigureFormat(.vi)
        let en = FigureFormat(.en)
        var notes: [LocalizedText] = []
        if waiting > 0 {
            notes.append(
                LocalizedText(
                    vi: "\(vi.count(waiting)) bản ghi chờ xử lý không có trong tệp xuất.",
                    en: "\(en.count(waiting)) records that wait for a decision are not in the files."))
        }
        if request.comments {
            notes.append(
                LocalizedText(
                    vi:
                        "Đọc, sửa, ghi nhóm, người duyệt và ngày duyệt của ý kiến được công bố rồi lưu thành comments.csv (hoặc .xlsx) trong thư mục đợt khảo sát; dòng để trống không được in.",
                    en:
                        "Read and edit; give group, reviewer and day to what may be published and save it as comments.csv (or .xlsx) in the campaign's folder; rows without them are not printed."
                ))
        }
        notes.append(
            isPersonal
                ? LocalizedText(
                    vi: "Tệp có dữ liệu cá nhân; đã ghi vào journal.csv.",
                    en: "The files hold personal data; journal.csv says so.")
                : LocalizedText(
                    vi: "Câu có dữ liệu cá nhân đã được che.", en: "Answers to personal questions are masked."))
        return Answer(
            json: [
                "campaign": .string(campaign.definition.id), "folder": .string(folder), "personal": .bool(isPersonal),
                "waiting": .integer(waiting),
                "files": .array(
                    written.map {
                        [
                            "path": .string($0.path), "questionnaire": .string($0.questionnaire),
                            "records": .integer($0.records), "sha256": .string($0.sha256), "bytes": .integer($0.bytes),
                        ]
                    }),
            ],
            tables: [
                AnswerTable(
                    title: LocalizedText(vi: "Đã xuất vào \(folder)", en: "Exported to \(folder)"),
                    columns: [
                        AnswerColumn("path", vi: "tệp", en: "file"),
                        AnswerColumn("records", vi: "phiếu", en: "records", isNumber: true),
                        AnswerColumn("bytes", vi: "byte", en: "bytes", isNumber: true),
                    ],
                    rows: written.map { [$0.path, $0.records > 0 ? "\($0.records)" : "–", "\($0.bytes)"] })
            ],
            notes: notes, needsAttention: waiting > 0)
    }
}
