/// The functions of the language.
enum Function: String, CaseIterable, Sendable {
    case not
    case `true`
    case `false`
    case `if`
    case coalesce
    case selected
    case countSelected = "count-selected"
    case stringLength = "string-length"
    case regex
    case number
    case date
    case min
    case max
    case round
    case int
    case abs

    /// How many arguments it takes, and the same in words.
    var arguments: (range: ClosedRange<Int>, text: String) {
        switch self {
        case .true, .false: (0...0, "0")
        case .not, .countSelected, .stringLength, .number, .date, .int, .abs: (1...1, "1")
        case .selected, .regex: (2...2, "2")
        case .if: (3...3, "3")
        case .round: (1...2, "1–2")
        case .min, .max: (1...Expression.longest, "≥ 1")
        case .coalesce: (2...Expression.longest, "≥ 2")
        }
    }

    /// All names, for messages.
    static let list = allCases.map { $0.rawValue + "()" }.joined(separator: ", ")

    /// Why a name is none of the functions.
    static func problem(of name: String) -> ExpressionProblem {
        switch name {
        case "today", "now": .clockFunction(name)
        default: .unknownFunction(String(name.prefix(40)))
        }
    }
}
