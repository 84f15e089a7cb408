import Figures
import XMLDocuments

/// Reads `*.scorecard.xml` and checks all of it: first against the schema, then what a schema cannot say.
///
/// Everything wrong is reported at once. Only a document that is not well-formed or breaks the schema's structure stops
/// before the second check; identifiers that are doubled do not, as the second check explains them better.
public enum ScorecardReader {
    /// The ending of the files' names.
    public static let fileEnding = ".scorecard.xml"

    /// Reads a card from memory; `file` is its name in problems. A draft is read like any other card.
    public static func read(_ bytes: [UInt8], file: String? = nil) throws(ScorecardsError) -> Scorecard {
        try checked(file: file) { (schema) throws(XMLFailure) in
            try XMLTree.parse(bytes, file: file, schema: schema)
        }
    }

    /// Reads a card from a file, whose name before `.scorecard.xml` must be the card's identifier.
    public static func read(path: String) throws(ScorecardsError) -> Scorecard {
        try checked(file: path, expectedID: identifier(inFileName: path)) { (schema) throws(XMLFailure) in
            try XMLTree.read(file: path, schema: schema)
        }
    }

    private static func identifier(inFileName path: String) -> String? {
        let name = path.split(separator: "/").last ?? ""
        return name.hasSuffix(fileEnding) ? String(name.dropLast(fileEnding.count)) : nil
    }

    private static func checked(
        file: String?, expectedID: String? = nil, parse: (XMLSchema?) throws(XMLFailure) -> XMLElement
    ) throws(ScorecardsError) -> Scorecard {
        let root = try tree(file: file, parse)
        var reading = CardReading()
        let card = reading.card(root, expectedID: expectedID)
        var problems = reading.problems
        problems += CardCheck(card, unreadable: reading.unreadable, lines: reading.lines).problems()
        guard problems.isEmpty else {
            let inOrder = problems.enumerated().sorted {
                ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
            }
            throw ScorecardsError(inOrder.map { $0.element.inFile(file) })
        }
        return card
    }

    private static func tree(
        file: String?, _ parse: (XMLSchema?) throws(XMLFailure) -> XMLElement
    ) throws(ScorecardsError) -> XMLElement {
        do throws(XMLFailure) {
            return try parse(try ScorecardSchema.compiled.get())
        } catch {
            guard error.omitted == 0, error.problems.allSatisfy({ $0.kind == .invalid(code: brokenIdentity) }) else {
                throw ScorecardsError(error.problems.map { ScorecardProblem($0, file: file) })
            }
        }
        do throws(XMLFailure) {
            return try parse(nil)
        } catch {
            throw ScorecardsError(error.problems.map { ScorecardProblem($0, file: file) })
        }
    }

    /// libxml2's code of a broken key or unique constraint (XML_SCHEMAV_CVC_IDC).
    private static let brokenIdentity = 1877
}

extension ScorecardProblem {
    /// A problem of the document itself, as the XML reader found it.
    init(_ problem: XMLProblem, file: String?) {
        self.init(
            .document, file: problem.file ?? file, line: problem.line, field: problem.attribute ?? problem.element,
            message: problem.message)
    }
}
