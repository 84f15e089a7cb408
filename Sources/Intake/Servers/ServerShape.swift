import Figures
import Questionnaires

/// How the tables of one form server look: by which headings they are known, what their own columns say, and what stands in
/// cells without an answer.
struct ServerShape: Sendable {
    /// The server.
    let server: FormServer
    /// Headings in lower case that no table of another origin has together; one of the sets must be there whole.
    var marks: [[String]] = []
    /// The server's own columns, by their headings in lower case.
    var columns: [String: ServerColumn] = [:]
    /// By which columns a submission is known, in the order in which they are looked for.
    var submission = SubmissionHeadings()
    /// How the headings of further columns of its own begin.
    var prefixes: [String] = []
    /// What stands in cells without an answer.
    var missing: [String: MissingReason] = [:]
    /// Why there is no answer in a cell with nothing in it.
    var empty: EmptyCells = .blank
    /// What stands between the groups of a heading and its name.
    var pathMarks: [Character] = ["/"]
    /// Whether answers to questions for yes or no, or for the sex, may be single letters.
    var writesLetters = false
    /// Whether a column of a choose-many question may hold the place at which its level was chosen.
    var writesOrder = false

    /// What an empty cell says.
    enum EmptyCells: Sendable {
        /// That nothing was answered.
        case blank
        /// That the question was not shown.
        case notAsked
        /// In quotes that nothing was answered, without quotes that the question was not shown.
        case byQuotes
    }

    /// A table of no form server.
    static let plain = ServerShape(server: .plain)

    /// The shape of a server's tables.
    static func of(_ server: FormServer) -> ServerShape {
        switch server {
        case .plain: plain
        case .odk: odk
        case .kobo: kobo
        case .limesurvey: limesurvey
        case .surveysolutions: surveysolutions
        }
    }

    /// How a table's dialect is described: its separator, and the server if there is one.
    func dialect(_ separator: String) -> String {
        server == .plain ? separator : separator + " " + server.rawValue
    }

    /// What a column of the server's own says, nil if it is none.
    func column(_ heading: String) -> ServerColumn? {
        let name = FoldedText(heading).text
        if let column = columns[name] { return column }
        if server == .limesurvey, let end = name.firstIndex(of: "."), let column = columns[String(name[..<end])] {
            return column
        }
        return prefixes.contains { name.hasPrefix($0) } ? .other : nil
    }
}

/// What a form server's own column says of a record. Of several columns for one thing the lowest number is the best.
enum ServerColumn: Sendable, Hashable {
    /// The identifier of the submission.
    case identifier(Int)
    /// The day of the interview.
    case day(Int)
    /// When the interview began, and how good it is as the day of the interview.
    case start(day: Int)
    /// When it ended, likewise.
    case end(day: Int)
    /// Who asked.
    case interviewer(Int)
    /// Whether the record counts.
    case verdict(RecordVerdicts.Column)
    /// Something that no figure needs.
    case other
}
