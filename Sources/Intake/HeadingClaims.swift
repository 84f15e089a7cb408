import Figures
import Questionnaires

/// What each heading of a file may stand for, before it is settled which column answers which question.
struct HeadingClaims {
    let headings: [String]
    /// Whether something is read from the column.
    var isRead: [Bool]
    /// The columns that may be several questions (nil), or that share a question with another column, which is named.
    private(set) var ambiguous: [Int: Int?] = [:]

    private let names: QuestionNames
    private let shape: ServerShape
    private let dialect: AnswerDialect
    private let matches: [QuestionNames.Match]
    /// The levels that columns stand for.
    private var levels: [LevelClaim] = []
    private let questionnaire: Questionnaire

    /// A column that stands for one level of a choose-many question.
    private struct LevelClaim {
        var column: Int
        var position: Int
        var level: Int
        var takesText: Bool
    }

    init(
        _ headings: [String], _ names: QuestionNames, _ questionnaire: Questionnaire, _ settings: BatchSettings,
        _ shape: ServerShape, _ dialect: AnswerDialect
    ) {
        self.headings = headings
        self.names = names
        self.questionnaire = questionnaire
        self.shape = shape
        self.dialect = dialect
        isRead = Array(repeating: false, count: headings.count)
        matches = headings.enumerated().map { column, heading in
            if let question = settings.places[column + 1], let position = questionnaire.position(of: question) {
                return QuestionNames.Match(position: position, isMapped: true)
            }
            return names.match(heading)
        }
        for (column, match) in matches.enumerated() where match.isAmbiguous { ambiguous[column] = .some(nil) }
        findLevels()
    }

    // MARK: Whole names

    /// The columns that a question's own name stands over, or that the campaign maps; those that are mapped first, so that
    /// none that merely bears the name takes their question.
    func certain() -> [HeadingPlan.Assignment] {
        let mapped = Set(matches.compactMap { $0.isMapped ? $0.position : nil })
        return matches.enumerated().compactMap { column, match in
            guard let position = match.position, match.isMapped || !mapped.contains(position) else { return nil }
            return HeadingPlan.Assignment(column: column, position: position)
        }
    }

    // MARK: Paths

    /// The columns at the end of whose path a question's name stands; one that two columns claim is left to neither.
    mutating func byPath(taken: Set<Int>) -> [HeadingPlan.Assignment] {
        // The column of an answer in one's own words is a level, and may be a question for the words too.
        let levelColumns = Set(levels.filter { !$0.takesText }.map(\.column))
        var claims: [Int: [Int]] = [:]
        for (column, heading) in headings.enumerated()
        where matches[column].position == nil && !levelColumns.contains(column) && !isServers(column) {
            for name in HeadingForms.names(heading, shape: shape) {
                guard let position = names.match(name).position else { continue }
                if !taken.contains(position) { claims[position, default: []].append(column) }
                break
            }
        }
        var settled: [HeadingPlan.Assignment] = []
        for (position, columns) in claims.sorted(by: { $0.key < $1.key }) {
            if columns.count == 1 {
                settled.append(HeadingPlan.Assignment(column: columns[0], position: position))
            } else {
                for column in columns { ambiguous[column] = .some(position) }
            }
        }
        return settled
    }

    // MARK: Levels

    private mutating func findLevels() {
        var lexicons: [Int: ScaleLexicon] = [:]
        for (column, heading) in headings.enumerated() where matches[column].position == nil {
            for (stem, text) in HeadingForms.levels(heading) + HeadingForms.levels(ofFirstLine: heading) {
                guard let position = multiple(stem) else { continue }
                let question = questionnaire.questions[position]
                let scale = questionnaire.scale(of: question) ?? Scale(id: "", levels: [])
                let lexicon = lexicons[position] ?? ScaleLexicon(scale)
                lexicons[position] = lexicon
                if let level = level(text, lexicon) {
                    let isOther = shape.server == .limesurvey && FoldedText(text).text == "other"
                    levels.append(LevelClaim(column: column, position: position, level: level, takesText: isOther))
                    break
                }
            }
        }
    }

    /// The choose-many question that a stem is the name of, groups before it left out.
    private func multiple(_ stem: String) -> Int? {
        for name in [stem] + HeadingForms.names(stem, shape: shape) {
            guard let position = names.match(name).position else { continue }
            if case .multiple = questionnaire.questions[position].kind { return position }
            return nil
        }
        return nil
    }

    private func level(_ text: String, _ lexicon: ScaleLexicon) -> Int? {
        for spelling in HeadingForms.spellings(ofLevel: text, shape: shape) {
            if case .level(let level) = lexicon.lookup(spelling), level < 64 { return level }
        }
        return nil
    }

    /// The choose-many questions in several columns, in the order of the form; and a heading that stands for a level which
    /// has a column already.
    mutating func sets(
        _ questionnaire: Questionnaire, whole: (Int) -> Int?
    ) -> (sets: [SetColumns], repeated: (heading: String, position: Int)?) {
        var sets: [SetColumns] = []
        for (position, claims) in Dictionary(grouping: levels, by: \.position).sorted(by: { $0.key < $1.key }) {
            let question = questionnaire.questions[position]
            guard let scale = questionnaire.scale(of: question) else { continue }
            var seen = Set<Int>()
            for claim in claims {
                guard seen.insert(claim.level).inserted else {
                    return ([], (headings[claim.column], position))
                }
                isRead[claim.column] = true
            }
            sets.append(
                SetColumns(
                    position: position, whole: whole(position),
                    levels: claims.map { .init(column: $0.column, level: $0.level, takesText: $0.takesText) },
                    marks: dialect.marks(for: question, scale)))
        }
        return (sets, nil)
    }

    // MARK: The server's own columns

    /// Kinds of the server's own columns that a question may take.
    enum Kind: Hashable { case identifier, day, interviewer, start, end }

    /// Whether a column is one of the server's own that no question claims.
    func isServers(_ column: Int) -> Bool {
        matches[column].position == nil && shape.column(headings[column]) != nil
    }

    /// The best column of each kind. One that the campaign maps to a question may serve here as well.
    func serverColumns() -> [Kind: Int] {
        var best: [Kind: (column: Int, order: Int)] = [:]
        for (column, heading) in headings.enumerated() {
            guard matches[column].position == nil || matches[column].isMapped, let found = shape.column(heading) else {
                continue
            }
            for (kind, order) in Self.kinds(found) {
                if let known = best[kind], known.order <= order { continue }
                best[kind] = (column, order)
            }
        }
        return best.mapValues(\.column)
    }

    /// What a column can serve as; the lowest number is the best of its kind.
    private static func kinds(_ column: ServerColumn) -> [(Kind, Int)] {
        switch column {
        case .identifier(let place): [(.identifier, place)]
        case .day(let place): [(.day, place)]
        case .start(let place): [(.start, 1), (.day, place)]
        case .end(let place): [(.end, 1), (.day, place)]
        case .interviewer(let place): [(.interviewer, place)]
        // Where no time of the last action is kept, the one at which the last page was sent.
        case .verdict(.limesurveySubmitted): [(.end, 2)]
        case .verdict, .other: []
        }
    }

    /// The roles that each kind of column may fill. The identifier of the submission stands for the form number where the
    /// questionnaire does not demand one and has no question for the identifier.
    func roles(_ questionnaire: Questionnaire) -> [(Kind, [DesignRole])] {
        var identifier: [DesignRole] = [.instanceID]
        if questionnaire.position(of: .instanceID) == nil, let number = questionnaire.position(of: .formNumber),
            !questionnaire.questions[number].isRequired
        {
            identifier = [.formNumber]
        }
        return [
            (.identifier, identifier), (.day, [.date]), (.interviewer, [.interviewer]), (.start, [.start]),
            (.end, [.end]),
        ]
    }

    /// The columns that say of records whether they count.
    func verdictColumns() -> [(Int, RecordVerdicts.Column)] {
        headings.indices.compactMap { column in
            guard isServers(column), case .verdict(let kind) = shape.column(headings[column]) else { return nil }
            return (column, kind)
        }
    }
}
