internal import Figures
internal import Questionnaires
internal import Responses
internal import Tables
internal import Units
internal import Validation
internal import Weighting

/// The free texts of accepted forms as a table to review: a row each, with empty columns for who releases it and when. Saved as
/// comments.csv in the campaign's folder it prints what was released.
///
/// Questions that are personal or play a part in the design are left out; long numbers and addresses of mail within the others are
/// masked.
struct CommentSheet {
    /// The headings.
    static let headings = [
        "unit", "unit_name", "group", "text", "released_by", "released_on", "question", "file", "record",
    ]

    private let survey: SurveyStage
    private let columns: [(question: Question, texts: TextColumn)]

    init(_ survey: SurveyStage) {
        self.survey = survey
        columns = survey.questionnaire.questions.enumerated().compactMap { place, question in
            guard case .text = question.kind, !question.isPersonal, question.role == nil,
                case .texts(let texts) = survey.sample.responses.columns[place]
            else { return nil }
            return (question, texts)
        }
    }

    /// The rows, by unit in the order of the accepted forms.
    func rows(_ language: Language) -> [[CSVCell]] {
        let table = survey.sample.responses
        var rows: [[CSVCell]] = []
        for row in 0..<table.rowCount {
            for (question, texts) in columns {
                guard let text = texts[row].map(Self.masked), !text.isEmpty else { continue }
                let unit = table.unit(row).map { survey.campaign.units.units[$0] }
                let origin = table.origins[row]
                rows.append([
                    .text(unit?.code ?? ""), .text(unit?.name(in: language) ?? ""), .empty, .text(text), .empty, .empty,
                    .text(question.id), .text(survey.validation.batches[Int(origin.batch)].source.file),
                    .integer(Int(origin.record)),
                ])
            }
        }
        return rows
    }

    /// Whether a number may be somebody's: telephone numbers have seven digits or more, identity numbers nine or twelve; with
    /// marks between them eight are a date.
    private static func isSomebodys(digits: Int, length: Int) -> Bool { digits >= 9 || digits >= 7 && digits == length }

    /// A text with what may name a person masked: runs of seven digits or more, of nine also with spaces, dots or hyphens between
    /// them, and words with an `@`.
    static func masked(_ text: String) -> String {
        var masked = ""
        for word in words(of: maskingNumbers(text)) {
            masked += word.contains("@") && word.contains(where: \.isLetter) ? Finding.mask : word
        }
        return masked.trimmedOfSpaces
    }

    private static func maskingNumbers(_ text: String) -> String {
        let letters = Array(text)
        var result = ""
        var place = 0
        while place < letters.count {
            guard letters[place].isWholeNumber else {
                result.append(letters[place])
                place += 1
                continue
            }
            var end = place
            var digits = 0
            var next = place
            while next < letters.count {
                if letters[next].isWholeNumber {
                    digits += 1
                    next += 1
                    end = next
                } else if next - end < 2, " .-()/\u{A0}".contains(letters[next]) {
                    next += 1
                } else {
                    break
                }
            }
            result += isSomebodys(digits: digits, length: end - place) ? Finding.mask : String(letters[place..<end])
            place = end
        }
        return result
    }

    /// The words and the spaces between them, in order.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        for character in text {
            if let last = words.last?.last, last.isWhitespace == character.isWhitespace {
                words[words.count - 1].append(character)
            } else {
                words.append(String(character))
            }
        }
        return words
    }
}
