import Figures

extension ScoreInputs {
    /// Where criteria that ask about the same dossiers or tasks of a unit were given different counts of them, in the order of the
    /// places that are looked at; both places are told.
    ///
    /// What the unit says of itself is compared with what it says of itself, the second appraisal with the second.
    func disagreements(_ places: [(unit: Int, criterion: Criterion)]) -> [ScorecardProblem] {
        var given: [SharedInput: SharedValue] = [:]
        var problems: [ScorecardProblem] = []
        for (unit, criterion) in places {
            guard let subject = criterion.rule.subject else { continue }
            for (name, value) in shared(unit: unit, criterion: criterion) {
                let key = SharedInput(unit: unit, subject: subject, name: name)
                if let earlier = given[key] {
                    if earlier.entry.value != value.entry.value {
                        problems.append(value.problem(name, beside: earlier))
                    }
                } else {
                    given[key] = value
                }
            }
        }
        return problems
    }

    /// What a criterion's entries say of their subject, with what follows from them.
    private func shared(unit: Int, criterion: Criterion) -> [(name: String, value: SharedValue)] {
        let entries = self[unit: unit, criterion: criterion.id]
        var values: [(name: String, value: SharedValue)] = []
        let own = Set(criterion.rule.inputs.map(\.name))
        for entry in entries where own.contains(ScoringStage.split(entry.input)?.name ?? entry.input) {
            values.append((entry.input, SharedValue(entry: entry, criterion: criterion)))
        }
        let all = RuleInputs(entries.map { (name: $0.input, value: $0.value) })
        for (name, value) in criterion.rule.implied(by: all) {
            guard var entry = entries.first(where: { own.contains($0.input) }) else { continue }
            entry.value = value
            values.append((name, SharedValue(entry: entry, criterion: criterion)))
        }
        return values
    }
}

/// An input of a unit that several criteria ask for.
private struct SharedInput: Hashable {
    var unit: Int
    var subject: String
    var name: String
}

/// Its value in one criterion.
private struct SharedValue {
    var entry: ScoreEntry
    var criterion: Criterion

    func problem(_ name: String, beside earlier: SharedValue) -> ScorecardProblem {
        let place = "\(earlier.entry.file):\(earlier.entry.line)"
        return ScorecardProblem(
            .conflict, file: entry.file, line: entry.line, field: criterion.id,
            message: LocalizedText(
                vi:
                    "\(name) của tiêu chí \(criterion.id) là \(entry.value.vi), nhưng của tiêu chí \(earlier.criterion.id) (\(place)) là \(earlier.entry.value.vi): sửa cho khớp, hoặc ghi about=\"…\" vào cách chấm trong bộ tiêu chí nếu hỏi về các hồ sơ, nhiệm vụ khác nhau",
                en:
                    "\(name) of criterion \(criterion.id) is \(entry.value.en), but of criterion \(earlier.criterion.id) (\(place)) it is \(earlier.entry.value.en): mend one, or write about=\"…\" into the card’s rule if the two ask about different dossiers or tasks"
            ))
    }
}
