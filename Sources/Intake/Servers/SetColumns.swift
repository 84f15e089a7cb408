import Questionnaires

/// The columns that hold the answers to one choose-many question together: one for each level, and perhaps one with all.
struct SetColumns: Sendable {
    /// A column that says whether one level was chosen.
    struct LevelColumn: Sendable {
        var column: Int
        /// The place of the level in the scale.
        var level: Int
        /// Whether any text that is no mark says that the level was chosen: the column of an answer in one's own words.
        var takesText = false
    }

    /// The place of the question.
    var position: Int
    /// The column with all levels in each cell, if there is one.
    var whole: Int?
    /// The columns of single levels.
    var levels: [LevelColumn]
    /// What cells say.
    var marks: SetMarks
}

/// What a cell of the column of one level says.
struct SetMarks: Sendable {
    /// What one cell says.
    enum Mark: Sendable, Hashable {
        /// The level was chosen.
        case chosen
        /// The level was not chosen, though the question was answered.
        case notChosen
        /// There is no answer, and why.
        case missing(MissingReason)
        /// Something else.
        case unknown
    }

    private static let chosen: Set<String> = [
        "1", "true", "yes", "y", "có", "x", "v", "✓", "✔", "☑", "đúng", "selected", "checked", "on",
    ]
    private static let notChosen: Set<String> = [
        "0", "false", "no", "n", "không", "sai", "-", "not selected", "unchecked", "off",
    ]

    /// How the empty cells of the table are read.
    let empty: ServerShape.EmptyCells
    /// Whether a number from 2 on is the place at which the level was chosen.
    let writesOrder: Bool
    /// The texts that stand for no answer, folded.
    let missing: [String: MissingReason]
    /// The spellings of each level, folded.
    let spellings: [Set<String>]

    /// What a text, folded, says in the column of a level.
    func mark(_ folded: String, level: Int, takesText: Bool) -> Mark {
        if let reason = missing[folded] { return .missing(reason) }
        if Self.chosen.contains(folded) { return .chosen }
        if Self.notChosen.contains(folded) { return .notChosen }
        if spellings[level].contains(folded) { return .chosen }
        if let number = Double(folded.replacing(",", with: ".")) {
            if number == 0 { return .notChosen }
            if number == 1 { return .chosen }
            if writesOrder, number > 1, number == number.rounded(), number < 1_000 { return .chosen }
        }
        return takesText ? .chosen : .unknown
    }
}
