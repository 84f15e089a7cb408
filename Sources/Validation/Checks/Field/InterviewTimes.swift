import Figures
import Questionnaires
import Responses

extension FieldSample {
    /// The times of one role, by row; nil where the questionnaire has no such question.
    func times(_ role: DesignRole) -> [InterviewTime?]? {
        guard let position = questionnaire.position(of: role), case .texts(let texts) = table.columns[position] else {
            return nil
        }
        let read = texts.texts.map { InterviewTime($0) }
        return (0..<table.rowCount).map { row in
            let code = texts.codes[row]
            return MissingCodes.reason(of: code) == nil ? read[Int(code)] : nil
        }
    }

    /// How many minutes each interview took: as written, or from its start to its end; nil where nothing says so.
    func durations() -> [Double?]? {
        if let position = questionnaire.position(of: .duration), case .numbers(let numbers) = table.columns[position] {
            return (0..<table.rowCount).map { numbers[$0].isNaN ? nil : numbers[$0] }
        }
        guard let starts = times(.start), let ends = times(.end) else { return nil }
        return zip(starts, ends).map { start, end in
            guard let start, let end else { return nil }
            return start.minutes(to: end)
        }
    }
}
