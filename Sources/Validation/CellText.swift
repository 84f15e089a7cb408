import Figures
import Questionnaires
import Responses

/// Turns a coded cell back into the text that people would write.
struct CellText {
    private let questionnaire: Questionnaire

    init(_ questionnaire: Questionnaire) { self.questionnaire = questionnaire }

    /// What a finding says of a cell's content: its text, or a mask where the question is personal.
    func finding(_ table: ResponseTable, column position: Int, row: Int) -> String {
        questionnaire.questions[position].isPersonal ? Finding.mask : text(of: table, column: position, row: row)
    }

    /// The code, number, date or text of a cell; the name of the missing reason if there is none.
    func text(of table: ResponseTable, column position: Int, row: Int) -> String {
        let column = table.columns[position]
        if let reason = column.missingReason(row) {
            return reason.name
        }
        let levels = questionnaire.scale(of: questionnaire.questions[position])?.levels ?? []
        switch column {
        case .codes8, .codes16:
            return column.level(row).flatMap { levels.indices.contains($0) ? levels[$0].code : nil } ?? ""
        case .sets(let sets):
            return levels.indices.filter { sets[row] >> UInt64($0) & 1 == 1 }.map { levels[$0].code }.joined(
                separator: " ")
        case .numbers(let numbers): return "\(numbers[row])"
        case .dates(let dates): return DateCodes.date(of: dates[row])?.iso ?? ""
        case .texts(let texts): return texts[row] ?? ""
        }
    }
}
