public import Figures

/// One thing that is wrong with a card, a file of scores or a file of last year's results.
public struct ScorecardProblem: Error, Hashable, Sendable {
    /// What kind of thing is wrong, for programs.
    public var kind: Kind
    /// The file, as it was named by whoever gave it.
    public var file: String?
    /// The line of the file, counted from 1.
    public var line: Int?
    /// The column of a table, or the element or attribute of a card.
    public var field: String?
    /// What was found and what to do.
    public var message: LocalizedText
    /// Of an identifier that stands twice, where it stands first: a line of the card, or a row of the workbook that the card is kept in.
    private(set) var earlier: EarlierPlace?

    /// Where an identifier stands already.
    struct EarlierPlace: Hashable, Sendable {
        var id: String
        var line: Int?
    }

    /// An identifier that stands already elsewhere.
    init(doubled id: String, line: Int?, earlier: Int?) {
        let place = earlier.map { "\($0)" } ?? "?"
        self.init(
            .duplicateIdentifier, line: line, field: "id",
            message: LocalizedText(
                vi: "mã “\(id)” đã dùng ở dòng \(place): đặt mã khác",
                en: "the id “\(id)” stands already in line \(place): choose another"))
        self.earlier = EarlierPlace(id: id, line: earlier)
    }

    /// The same problem with the lines that others came from.
    func inRows(_ rows: [Int: Int]) -> ScorecardProblem {
        let row = line.flatMap { rows[$0] }
        if let earlier {
            return ScorecardProblem(doubled: earlier.id, line: row, earlier: earlier.line.flatMap { rows[$0] }).inFile(
                file)
        }
        var problem = self
        problem.line = row
        return problem
    }

    /// Makes a problem from its parts.
    public init(
        _ kind: Kind, file: String? = nil, line: Int? = nil, field: String? = nil, message: LocalizedText
    ) {
        self.kind = kind
        self.file = file
        self.line = line
        self.field = field
        self.message = message
    }

    /// The kinds of problems. The raw names are those of machine-readable output.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The document cannot be read, is not well-formed or breaks the schema.
        case document
        /// Maxima do not add up, or a share of points exceeds the maximum that it belongs to.
        case maxima
        /// An identifier is used twice.
        case duplicateIdentifier
        /// Bands or classes leave a hole, overlap or do not begin at 0.
        case bands
        /// A rule contradicts itself or its criterion.
        case rule
        /// The settings of the card contradict each other.
        case settings
        /// A table lacks a column or breaks its form.
        case table
        /// No unit has this code.
        case unknownUnit
        /// No criterion has this identifier.
        case unknownCriterion
        /// The criterion's rule takes no such input.
        case undeclaredInput
        /// The cell holds no number.
        case notANumber
        /// The number cannot be: negative, a fraction of a case, above a hundred per cent.
        case outOfRange
        /// More points than the maximum.
        case aboveMaximum
        /// The same input twice with different values.
        case conflict
        /// The card is a draft.
        case draft
        /// The card is not valid on the day.
        case outsideValidity
        /// The arithmetic does not fit in 128 bits.
        case arithmetic
    }

    /// The place and the message in one line, such as `card.xml:12: …`.
    public func text(_ language: Language) -> String {
        var place = file ?? ""
        if let line { place += place.isEmpty ? "\(line)" : ":\(line)" }
        if let field { place += place.isEmpty ? field : " [\(field)]" }
        return place.isEmpty ? message.text(language) : "\(place): \(message.text(language))"
    }

    /// The same problem with a file, unless it has one.
    public func inFile(_ file: String?) -> ScorecardProblem {
        var problem = self
        problem.file = self.file ?? file
        return problem
    }
}
