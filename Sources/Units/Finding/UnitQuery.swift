internal import Figures

/// A cell to be found, and what limits the units that it can mean.
struct UnitQuery {
    /// Where the context says that the unit lies.
    enum Scope {
        /// There is no context, or nothing to check it against.
        case anywhere
        /// In one of these units; `isCertain` if the context itself was certain.
        case within(Set<Int>, isCertain: Bool)
        /// The context is no unit.
        case unknown
    }

    /// The cell without the white space around it.
    let text: String
    let tokens: [NameToken]
    let scope: Scope
    let date: CalendarDate?

    /// The cell folded as a whole.
    var wholeKey: String { NameReading(institution: nil, kinds: [], core: tokens[...]).key }
}

/// What one way of looking says about a cell.
enum UnitVerdict {
    /// Nothing fits.
    case none
    /// One unit fits and nothing speaks against it.
    case one(Int, UnitMatchRule)
    /// Units that fit, each with what speaks against it.
    case doubtful([UnitSuggestion])

    /// The units that it speaks of.
    var units: [Int] {
        switch self {
        case .none: []
        case .one(let unit, _): [unit]
        case .doubtful(let suggestions): suggestions.map(\.unit)
        }
    }
}
