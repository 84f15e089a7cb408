import Responses

/// How the ledger names the kinds of column.
enum ColumnKind: String {
    case codes8
    case codes16
    case sets
    case numbers
    case dates
    case texts

    /// The kind of a column.
    init(_ column: Column) {
        switch column {
        case .codes8: self = .codes8
        case .codes16: self = .codes16
        case .sets: self = .sets
        case .numbers: self = .numbers
        case .dates: self = .dates
        case .texts: self = .texts
        }
    }
}
