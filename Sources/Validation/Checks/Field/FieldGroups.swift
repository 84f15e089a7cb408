import Questionnaires
import Responses

/// Rows that belong together: those of one interviewer, or of one batch.
struct FieldGroup {
    let subject: FieldFinding.Subject
    /// The rows, in the order of the table.
    var rows: [Int]
}

extension FieldSample {
    /// The forms of some rows by interviewer, in the order of their names; nil if the questionnaire has no such question.
    func interviewers(_ rows: Range<Int>) -> [FieldGroup]? {
        guard let position = questionnaire.position(of: .interviewer) else { return nil }
        let isPersonal = questionnaire.questions[position].isPersonal
        var byName: [String: [Int]] = [:]
        let cells = CellText(questionnaire)
        for row in rows where table.columns[position].missingReason(row) == nil {
            byName[cells.text(of: table, column: position, row: row), default: []].append(row)
        }
        return byName.keys.sorted().enumerated().map { number, name in
            // A masked one is still told from the others.
            let shown = isPersonal ? "\(Finding.mask) \(number + 1)" : name
            return FieldGroup(subject: .interviewer(shown), rows: byName[name] ?? [])
        }
    }

    /// The forms of some rows by batch, in the order of the files.
    func batchGroups(_ rows: Range<Int>) -> [FieldGroup] {
        var byBatch: [Int: [Int]] = [:]
        for row in rows { byBatch[Int(table.origins[row].batch), default: []].append(row) }
        return byBatch.keys.sorted().map { FieldGroup(subject: .batch($0), rows: byBatch[$0] ?? []) }
    }

    /// What a group is called in a message.
    func name(of subject: FieldFinding.Subject) -> (vi: String, en: String) {
        switch subject {
        case .interviewer(let name): ("điều tra viên \(name)", "interviewer \(name)")
        case .batch(let place):
            (
                "lô \(batches.indices.contains(place) ? batches[place].file : "?")",
                "batch \(batches.indices.contains(place) ? batches[place].file : "?")"
            )
        case .form(let row): ("bản ghi \(self.place(of: row).record)", "record \(self.place(of: row).record)")
        case .unit: ("đơn vị", "the unit")
        case .campaign: ("đợt khảo sát", "the campaign")
        }
    }
}
