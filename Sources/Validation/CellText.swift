import Figures
public import Questionnaires
public import Responses

/// Turns a coded cell back into the text that people would write.
public struct CellText {
    private let questionnaire: Questionnaire

    /// Makes a writer for one questionnaire.
    public init(_ questionnaire: Questionnaire) { self.questionnaire = questionnaire }

    /// What a finding says of a cell's content: its text, or a mask where the question is personal.
    func finding(_ table: ResponseTable, column position: Int, row: Int) -> String {
        let question = questionnaire.questions[position]
        let text = text(of: table, column: position, row: row)
        return PersonalLook.isPersonal(text, answering: question) ? Finding.mask : text
    }

    /// What a batch would hold for a cell: its code, number, date or text, the code of a declared reason; nil where the cell holds
    /// nothing that could be written, or what was there is not known any more.
    public func answer(_ table: ResponseTable, column position: Int, row: Int) -> String? {
        guard let reason = table.columns[position].missingReason(row) else {
            let text = text(of: table, column: position, row: row)
            // A whole number is typed without decimals.
            return text.hasSuffix(".0") && isNumber(position) ? String(text.dropLast(2)) : text
        }
        let codes = questionnaire.scale(of: questionnaire.questions[position])?.missingCodes ?? []
        return codes.first { $0.reason == reason }?.code
    }

    private func isNumber(_ position: Int) -> Bool {
        if case .number = questionnaire.questions[position].kind { true } else { false }
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
