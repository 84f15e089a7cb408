internal import Tables

/// One thing that figures rest on, as far as a later version may have it otherwise: a batch, a decision, a score, a setting.
///
/// Values of decisions are digests: an answer that was corrected may be personal, and closed versions lie among the reports.
struct ClosedInput: Sendable, Hashable {
    /// What kind of thing it is.
    var kind: Kind
    /// The questionnaire or card that it is about; empty where it is about neither or about all.
    var part: String
    /// The code of the unit that it is about; empty where it is about several or all.
    var unit: String
    /// What it is: a file, the path of a setting, a criterion's input.
    var key: String
    /// What it was when the version was closed.
    var value: String

    init(_ kind: Kind, part: String = "", unit: String = "", key: String, value: String) {
        self.kind = kind
        self.part = part
        self.unit = unit
        self.key = key
        self.value = value
    }

    /// What kind of thing it is. The raw names are those of the file.
    enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The program's version.
        case program
        /// An attribute or text of campaign.xml.
        case setting
        /// A column of the list of units.
        case unit
        /// The digest of a batch.
        case batch
        /// How many forms of a unit a batch brought that count; says whom the batch concerns, and is no change by itself.
        case batchUnit
        /// A decision about a record or batch, in the order of decisions.csv.
        case decision
        /// The digest of a table that weights or variances rest on.
        case table
        /// An attribute or text of a questionnaire.
        case questionnaire
        /// An attribute or text of a card.
        case card
        /// An input of a criterion.
        case score
        /// A cell of last year's results by unit and column; without a unit the digest of their file.
        case previous
    }

    /// What tells one from another.
    var identity: Identity { Identity(kind: kind, part: part, unit: unit, key: key) }

    /// What tells one input from another, whatever its value.
    struct Identity: Sendable, Hashable {
        var kind: Kind
        var part: String
        var unit: String
        var key: String
    }
}

/// The file of what a closed version rests on.
enum ClosedInputsFile {
    static let name = "inputs.csv"
    private static let columns = ["kind", "part", "unit", "key", "value"]

    static func bytes(_ inputs: [ClosedInput]) -> [UInt8] {
        var writer = CSVWriter(byteOrderMark: true)
        writer.write(texts: columns)
        for input in inputs {
            writer.write(texts: [input.kind.rawValue, input.part, input.unit, input.key, input.value])
        }
        return writer.takeBytes()
    }

    static func read(_ bytes: [UInt8], name: String) throws(TableError) -> [ClosedInput] {
        let table = try Table(bytes: bytes, name: name, dialect: CSVDialect())
        var found: [ClosedInput] = []
        for row in table.rows {
            func cell(_ column: String) throws(TableError) -> String { CSVWriter.restored(try row.text(column)) }
            guard let kind = ClosedInput.Kind(rawValue: try cell("kind")) else { continue }
            found.append(
                ClosedInput(
                    kind, part: try cell("part"), unit: try cell("unit"), key: try cell("key"),
                    value: try cell("value")))
        }
        return found
    }
}
