import Questionnaires
import Responses

/// The forms that came back: records put together by their form numbers, however these are spelled.
struct ReturnedForms {
    /// A form that came back.
    struct Form {
        /// What a list of a million forms is kept in.
        private let rowCode: UInt32
        private let unitCode: UInt32
        /// What it is: accepted, quarantined or excluded.
        let fate: Disposition

        init(row: Int, of table: ResponseTable, fate: Disposition) {
            rowCode = UInt32(truncatingIfNeeded: row)
            unitCode = table.units[row]
            self.fate = fate
        }

        /// A row that bears its number, the one that decided what it is.
        var row: Int { Int(rowCode) }

        /// The place of its unit; nil if it is not known.
        var unit: Int? { MissingCodes.reason(of: unitCode) == nil ? Int(unitCode) : nil }
    }

    /// The forms with a number, each once.
    private(set) var numbered: [Form] = []
    /// The forms without a number, one a record.
    private(set) var unnumbered: [Form] = []
    private let texts: TextColumn?

    init(_ table: ResponseTable, fates: [Disposition], numbers: FormNumbers, questionnaire: Questionnaire) {
        if let position = questionnaire.position(of: .formNumber), case .texts(let column) = table.columns[position] {
            texts = column
        } else {
            texts = nil
        }
        numbered.reserveCapacity(texts == nil ? 0 : table.rowCount)
        // For each number the place of its form, counted from 1.
        var places: [UInt32] = []
        for row in 0..<table.rowCount {
            let fate = fates[row]
            let rank = Self.rank(fate)
            guard rank > 0 else { continue }
            let form = Form(row: row, of: table, fate: fate)
            guard let code = texts?.codes[row], MissingCodes.reason(of: code) == nil else {
                unnumbered.append(form)
                continue
            }
            let index = Int(numbers.number(code))
            if index >= places.count {
                places.append(
                    contentsOf: [UInt32](repeating: 0, count: max(index + 1, places.count * 2) - places.count))
            }
            if places[index] == 0 {
                numbered.append(form)
                places[index] = UInt32(numbered.count)
            } else {
                let place = Int(places[index]) - 1
                if Self.precedes(form, numbered[place]) { numbered[place] = form }
            }
        }
    }

    /// The number of a form.
    func number(of form: Form) -> String { texts?[form.row] ?? "" }

    /// Of the records of a number the one that counts goes first, then one that waits; among equals that of the first unit.
    private static func precedes(_ left: Form, _ right: Form) -> Bool {
        let ranks = (rank(left.fate), rank(right.fate))
        if ranks.0 != ranks.1 { return ranks.0 > ranks.1 }
        return (left.unit ?? Int.max) < (right.unit ?? Int.max)
    }

    /// Repeats and replaced records are no forms of their own.
    private static func rank(_ fate: Disposition) -> Int {
        switch fate {
        case .accepted: 3
        case .quarantined: 2
        case .excluded: 1
        case .duplicate, .superseded: 0
        }
    }
}
