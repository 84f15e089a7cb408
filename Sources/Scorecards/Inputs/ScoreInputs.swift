public import Figures

/// The year's data: what files of scores give for each unit and criterion, checked against the card and the units.
public struct ScoreInputs: Sendable {
    // By unit first: a unit's inputs are then close together when its sheet is scored.
    private var entries: [Int: [String: [ScoreEntry]]] = [:]

    /// How many rows were read, rows that repeat an input with the same value included.
    public internal(set) var rows = 0

    /// What each file held, in the order in which they were read.
    public internal(set) var files: [ScoreFileAccount] = []

    /// What is hardly so but not impossible, such as more cases settled than received; to be looked at.
    public internal(set) var remarks: [ScorecardProblem] = []

    /// Makes an empty set of inputs.
    public init() {}

    /// What was entered for a unit and criterion, in the order of the files.
    public subscript(unit unit: Int, criterion criterion: String) -> [ScoreEntry] {
        entries[unit]?[criterion] ?? []
    }

    /// What was entered for a unit, by criterion.
    subscript(unit unit: Int) -> [String: [ScoreEntry]] { entries[unit] ?? [:] }

    /// Adds an entry and returns the one that it repeats or contradicts, if there is one; that one then stays.
    @discardableResult
    public mutating func add(_ entry: ScoreEntry, unit: Int, criterion: String) -> ScoreEntry? {
        put(entry, unit: unit, criterion: criterion).earlier
    }

    /// Adds an entry; returns the one that it repeats or contradicts, which then stays, and whether it is the first of its criterion.
    mutating func put(_ entry: ScoreEntry, unit: Int, criterion: String) -> (earlier: ScoreEntry?, isFirst: Bool) {
        // One look-up by unit and one by criterion: there are a million rows in a national year.
        entries[unit, default: [:]][criterion, default: []].put(entry)
    }
}

/// What became of the rows of one file of scores: rows = values + blank + repeated. A row that cannot be taken stops the
/// reading of all files, so that none is lost without a word.
public struct ScoreFileAccount: Sendable, Hashable {
    /// The file.
    public var file: String
    /// The rows with content.
    public var rows = 0
    /// Those that gave a value.
    public var values = 0
    /// Those whose value is still to come.
    public var blank = 0
    /// Those that repeat a value of an earlier row or file.
    public var repeated = 0
}

/// One value that was entered, and where.
public struct ScoreEntry: Sendable, Hashable {
    /// The input's name, such as `numerator`, `appraised` or `self`.
    public var input: String
    /// The value.
    public var value: Ratio
    /// The file.
    public var file: String
    /// The line of the file; 0 if it came from no file.
    public var line: Int
    /// What was written beside it.
    public var note: String

    /// Makes an entry from its parts.
    public init(_ input: String, _ value: Ratio, file: String = "", line: Int = 0, note: String = "") {
        self.input = input
        self.value = value
        self.file = file
        self.line = line
        self.note = note
    }
}

extension [ScoreEntry] {
    fileprivate mutating func put(_ entry: ScoreEntry) -> (earlier: ScoreEntry?, isFirst: Bool) {
        if let earlier = first(where: { $0.input == entry.input }) { return (earlier, false) }
        append(entry)
        return (nil, count == 1)
    }
}
