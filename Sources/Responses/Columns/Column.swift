public import Questionnaires

/// The answers to one question, coded; one case for each width and kind.
///
/// Codes of a scale are the places of its levels (0 for the first), not the codes printed on the form.
public enum Column: Sendable {
    /// One level of a scale of at most 250 levels.
    case codes8(CodeBlocks<UInt8>)
    /// One level of a longer scale.
    case codes16(CodeBlocks<UInt16>)
    /// Any number of levels: bit k is set if level k is chosen.
    case sets(CodeBlocks<UInt64>)
    /// Numbers.
    case numbers(NumberBlocks)
    /// Dates, coded by `DateCodes`.
    case dates(CodeBlocks<UInt32>)
    /// Texts.
    case texts(TextColumn)

    /// Makes the empty column that a question's answers need.
    public init(for question: Question, in questionnaire: Questionnaire) {
        switch question.kind {
        case .single:
            let levels = questionnaire.scale(of: question)?.levels.count ?? 0
            self = levels <= 250 ? .codes8(CodeBlocks()) : .codes16(CodeBlocks())
        case .multiple: self = .sets(CodeBlocks())
        case .number: self = .numbers(NumberBlocks())
        case .date: self = .dates(CodeBlocks())
        case .text: self = .texts(TextColumn())
        }
    }

    /// The number of rows.
    public var count: Int {
        switch self {
        case .codes8(let column): column.count
        case .codes16(let column): column.count
        case .sets(let column): column.count
        case .numbers(let column): column.count
        case .dates(let column): column.count
        case .texts(let column): column.count
        }
    }

    /// Why a row holds no answer, or nil if it holds one. For single look-ups; loops read the blocks.
    @inlinable
    public func missingReason(_ row: Int) -> MissingReason? {
        switch self {
        case .codes8(let column): MissingCodes.reason(of: column[row])
        case .codes16(let column): MissingCodes.reason(of: column[row])
        case .sets(let column): MissingCodes.reason(of: column[row])
        case .numbers(let column): NumberCodes.reason(of: column[row])
        case .dates(let column): MissingCodes.reason(of: column[row])
        case .texts(let column): column.missingReason(row)
        }
    }

    /// The place of the level chosen in a row of a single-choice column, or nil if missing or of another kind.
    @inlinable
    public func level(_ row: Int) -> Int? {
        switch self {
        case .codes8(let column): MissingCodes.reason(of: column[row]) == nil ? Int(column[row]) : nil
        case .codes16(let column): MissingCodes.reason(of: column[row]) == nil ? Int(column[row]) : nil
        case .sets, .numbers, .dates, .texts: nil
        }
    }

    /// Replaces a cell by a missing reason.
    public mutating func setMissing(_ reason: MissingReason, at row: Int) {
        switch self {
        case .codes8(var column):
            self = .numbers(NumberBlocks())  // Let go of the storage, so that the change is made in place.
            column[row] = MissingCodes.code(reason)
            self = .codes8(column)
        case .codes16(var column):
            self = .numbers(NumberBlocks())
            column[row] = MissingCodes.code(reason)
            self = .codes16(column)
        case .sets(var column):
            self = .numbers(NumberBlocks())
            column[row] = MissingCodes.code(reason)
            self = .sets(column)
        case .dates(var column):
            self = .numbers(NumberBlocks())
            column[row] = MissingCodes.code(reason)
            self = .dates(column)
        case .numbers(var column):
            self = .dates(CodeBlocks())
            column[row] = NumberCodes.code(reason)
            self = .numbers(column)
        case .texts(var column):
            self = .numbers(NumberBlocks())
            column.setMissing(reason, at: row)
            self = .texts(column)
        }
    }

    /// Adds all rows of another column of the same kind at the end; a column of another kind is a defect and adds nothing.
    public mutating func append(contentsOf other: Column) {
        switch (self, other) {
        case (.codes8(var mine), .codes8(let more)):
            self = .numbers(NumberBlocks())
            mine.append(contentsOf: more)
            self = .codes8(mine)
        case (.codes16(var mine), .codes16(let more)):
            self = .numbers(NumberBlocks())
            mine.append(contentsOf: more)
            self = .codes16(mine)
        case (.sets(var mine), .sets(let more)):
            self = .numbers(NumberBlocks())
            mine.append(contentsOf: more)
            self = .sets(mine)
        case (.numbers(var mine), .numbers(let more)):
            self = .dates(CodeBlocks())
            mine.append(contentsOf: more)
            self = .numbers(mine)
        case (.dates(var mine), .dates(let more)):
            self = .numbers(NumberBlocks())
            mine.append(contentsOf: more)
            self = .dates(mine)
        case (.texts(var mine), .texts(let more)):
            self = .numbers(NumberBlocks())
            mine.append(contentsOf: more)
            self = .texts(mine)
        default:
            assertionFailure("columns of different kinds")
        }
    }

    /// The rows named, in the order named.
    public func gathered(_ rows: [Int]) -> Column {
        switch self {
        case .codes8(let column): .codes8(column.gathered(rows))
        case .codes16(let column): .codes16(column.gathered(rows))
        case .sets(let column): .sets(column.gathered(rows))
        case .numbers(let column): .numbers(column.gathered(rows))
        case .dates(let column): .dates(column.gathered(rows))
        case .texts(let column): .texts(column.gathered(rows))
        }
    }
}
