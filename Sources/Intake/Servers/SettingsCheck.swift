import Figures
import Questionnaires
import Responses

/// What the campaign says of a table's columns and codes, held against the table: what names nothing must not pass in silence.
struct SettingsCheck {
    private let settings: BatchSettings
    private let questionnaire: Questionnaire
    private let headings: [String]

    init(_ settings: BatchSettings, _ questionnaire: Questionnaire, headings: [String]) {
        self.settings = settings
        self.questionnaire = questionnaire
        self.headings = headings
    }

    /// What is to be said.
    func findings(line: Int) -> [Finding] {
        places(line) + missing(line) + exclusions(line)
    }

    private func places(_ line: Int) -> [Finding] {
        settings.places.sorted { $0.key < $1.key }.compactMap { place, question in
            if questionnaire.position(of: question) == nil { return unknown("place=\(place)", question, line) }
            guard place > headings.count else { return nil }
            return Finding(
                .headerUnknownMapping, line: line, field: "place=\(place)", value: question,
                message: LocalizedText(
                    vi:
                        "campaign.xml gán cột thứ \(place) cho câu \(question), nhưng tệp chỉ có \(headings.count) cột.",
                    en: "campaign.xml maps column \(place) to question \(question), but the file has \(headings.count)."
                ))
        }
    }

    private func missing(_ line: Int) -> [Finding] {
        settings.missing.compactMap { missing in
            guard let question = missing.question, questionnaire.position(of: question) == nil else { return nil }
            return unknown("missing=\(missing.text)", question, line)
        }
    }

    /// A column that other files of the campaign may have: a note.
    private func exclusions(_ line: Int) -> [Finding] {
        let known = Set(headings.map { FoldedText($0) })
        return settings.exclusions.compactMap { exclusion in
            guard !known.contains(FoldedText(exclusion.column)) else { return nil }
            return Finding(
                .headerUnknownMapping, severity: .note, line: line, field: exclusion.column, value: exclusion.value,
                message: LocalizedText(
                    vi: "campaign.xml loại bản ghi theo cột «\(exclusion.column)», nhưng tệp không có cột này.",
                    en: "campaign.xml excludes records by column “\(exclusion.column)”, which the file has not."))
        }
    }

    private func unknown(_ what: String, _ question: String, _ line: Int) -> Finding {
        Finding(
            .headerUnknownMapping, line: line, field: what, value: question,
            message: LocalizedText(
                vi: "campaign.xml nêu câu \(question) (\(what)), nhưng mẫu phiếu \(questionnaire.id) không có câu này.",
                en:
                    "campaign.xml names question \(question) (\(what)), which questionnaire \(questionnaire.id) has not."
            ))
    }
}
