internal import Figures
internal import Questionnaires
internal import Responses

/// Divides respondents by the levels of questions.
struct SampleGrouping {
    /// The most texts that respondents can be divided by.
    static let mostTexts = 200

    private let variables: [Variable]

    private struct Variable {
        var question: String
        var levels: [GroupLevel]
        /// The place in `levels` of each row's answer; -1 where it is missing.
        var places: [Int32]
    }

    /// - Throws: `EstimationError.notAGrouping` for a question that is not there, is personal, or holds numbers, dates,
    ///   several answers or too many texts.
    init(_ questions: [String], questionnaire: Questionnaire, responses: ResponseTable) throws(EstimationError) {
        var variables: [Variable] = []
        for id in questions {
            guard let position = questionnaire.position(of: id), !questionnaire.questions[position].isPersonal else {
                throw .notAGrouping(id)
            }
            let scale = questionnaire.scale(of: questionnaire.questions[position])
            switch responses.columns[position] {
            case .codes8(let column): variables.append(Self.coded(id, column, scale))
            case .codes16(let column): variables.append(Self.coded(id, column, scale))
            case .texts(let column):
                let variable = Self.texts(id, column)
                guard variable.levels.count <= Self.mostTexts else { throw .notAGrouping(id) }
                variables.append(variable)
            case .sets, .numbers, .dates: throw .notAGrouping(id)
            }
        }
        self.variables = variables
    }

    private static func coded<Code>(_ id: String, _ column: CodeBlocks<Code>, _ scale: Scale?) -> Variable {
        let levels = (scale?.levels ?? []).map { GroupLevel(variable: id, level: $0.code, label: $0.label) }
        let limit = Code(clamping: levels.count)
        return Variable(
            question: id, levels: levels,
            places: column.blocks.flatMap { block in block.map { $0 < limit ? Int32(clamping: $0) : -1 } })
    }

    /// The texts that occur, in their own order, whatever order they came in.
    private static func texts(_ id: String, _ column: TextColumn) -> Variable {
        var occurs = [Bool](repeating: false, count: column.texts.count)
        for block in column.codes.blocks {
            for code in block where Int(code) < occurs.count { occurs[Int(code)] = true }
        }
        let order = occurs.indices.filter { occurs[$0] }.sorted { column.texts[$0] < column.texts[$1] }
        var places = [Int32](repeating: -1, count: occurs.count)
        for (place, text) in order.enumerated() { places[text] = Int32(truncatingIfNeeded: place) }
        return Variable(
            question: id,
            levels: order.map {
                GroupLevel(variable: id, level: column.texts[$0], label: LocalizedText(verbatim: column.texts[$0]))
            },
            places: column.codes.blocks.flatMap { block in
                block.map { Int($0) < places.count ? places[Int($0)] : -1 }
            })
    }

    /// The groups of some rows, every level of every question crossed, those without a known level last.
    ///
    /// There is a group of those whose level is not known where any of the rows is one of them, whatever the other questions say:
    /// the groups are the same in whichever order the questions are given.
    func divide(_ rows: [Int]) -> [(group: [GroupLevel], rows: [Int])] {
        var parts: [(group: [GroupLevel], rows: [Int])] = [([], rows)]
        for variable in variables {
            let hasUnknown = rows.contains { variable.places[$0] < 0 }
            parts = parts.flatMap { part in Self.divide(part, by: variable, hasUnknown: hasUnknown) }
        }
        return parts
    }

    /// The level of each row's answer to the first question; -1 where it is missing.
    var places: [Int] { (variables.first?.places ?? []).map(Int.init) }

    private static func divide(
        _ part: (group: [GroupLevel], rows: [Int]), by variable: Variable, hasUnknown: Bool
    ) -> [(group: [GroupLevel], rows: [Int])] {
        var byLevel = [[Int]](repeating: [], count: variable.levels.count)
        var unknown: [Int] = []
        for row in part.rows {
            let place = Int(variable.places[row])
            if place >= 0 { byLevel[place].append(row) } else { unknown.append(row) }
        }
        var parts = zip(variable.levels, byLevel).map { (group: part.group + [$0], rows: $1) }
        if hasUnknown {
            let label = LocalizedText(vi: "không rõ", en: "not known")
            parts.append((part.group + [GroupLevel(variable: variable.question, level: "", label: label)], unknown))
        }
        return parts
    }
}
