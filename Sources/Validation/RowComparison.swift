import Questionnaires
import Responses

/// Compares the content of rows of one table, as it was coded.
///
/// A blank and a question that the file has no column for are the same: neither says anything. The identifier that a form
/// server gave to a submission is no content; nor is how a form number is spelled.
struct RowComparison {
    private let table: ResponseTable
    private let positions: [Int]
    private let formNumber: Int?
    private let numbers: FormNumbers

    init(_ table: ResponseTable, questionnaire: Questionnaire, numbers: FormNumbers) {
        self.table = table
        self.numbers = numbers
        formNumber = questionnaire.position(of: .formNumber)
        let server = questionnaire.position(of: .instanceID)
        positions = table.columns.indices.filter { $0 != server }
    }

    /// Whether two rows hold the same unit and the same answers.
    func areEqual(_ left: Int, _ right: Int) -> Bool {
        table.units[left] == table.units[right]
            && positions.allSatisfy { position in
                let column = table.columns[position]
                return hasSameCode(column, left, right) || (isSilent(column, left) && isSilent(column, right))
                    || position == formNumber && isSameNumber(column, left, right)
            }
    }

    private func isSameNumber(_ column: Column, _ left: Int, _ right: Int) -> Bool {
        guard case .texts(let texts) = column else { return false }
        let codes = (texts.codes[left], texts.codes[right])
        guard MissingCodes.reason(of: codes.0) == nil, MissingCodes.reason(of: codes.1) == nil else { return false }
        return numbers.number(codes.0) == numbers.number(codes.1)
    }

    private func hasSameCode(_ column: Column, _ left: Int, _ right: Int) -> Bool {
        switch column {
        case .codes8(let codes): codes[left] == codes[right]
        case .codes16(let codes): codes[left] == codes[right]
        case .sets(let codes): codes[left] == codes[right]
        case .dates(let codes): codes[left] == codes[right]
        case .numbers(let numbers): numbers[left].bitPattern == numbers[right].bitPattern
        case .texts(let texts): texts.codes[left] == texts.codes[right]
        }
    }

    private func isSilent(_ column: Column, _ row: Int) -> Bool {
        let reason = column.missingReason(row)
        return reason == .blank || reason == .notAsked
    }
}
