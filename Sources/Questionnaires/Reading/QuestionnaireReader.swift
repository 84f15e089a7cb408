import Figures
import XMLDocuments

/// Reads `*.questionnaire.xml` and checks all of it: first against the schema, then what a schema cannot say.
///
/// Everything wrong is reported at once. Only a document that is not well-formed or breaks the schema's structure stops
/// before the second check; identifiers and scales that are missing or doubled do not, as the second check explains
/// them better.
public enum QuestionnaireReader {
    /// Reads a questionnaire from memory; `file` is its name in problems.
    public static func read(_ bytes: [UInt8], file: String? = nil) throws(QuestionnaireFailure) -> Questionnaire {
        try checked { (schema) throws(XMLFailure) in
            try XMLTree.parse(bytes, file: file, schema: schema)
        }
    }

    /// Reads a questionnaire from a file, whose name before `.questionnaire.xml` must be the questionnaire's
    /// identifier.
    ///
    /// Throws a problem of kind `io` where the file cannot be read.
    public static func read(path: String) throws(QuestionnaireFailure) -> Questionnaire {
        try checked(expectedID: identifier(inFileName: path)) { (schema) throws(XMLFailure) in
            try XMLTree.read(file: path, schema: schema)
        }
    }

    /// The ending of the files' names.
    public static let fileEnding = ".questionnaire.xml"

    private static func identifier(inFileName path: String) -> String? {
        let name = path.split(separator: "/").last ?? ""
        return name.hasSuffix(fileEnding) ? String(name.dropLast(fileEnding.count)) : nil
    }

    private static func checked(
        expectedID: String? = nil, parse: (XMLSchema?) throws(XMLFailure) -> XMLElement
    ) throws(QuestionnaireFailure) -> Questionnaire {
        let root = try tree(parse)
        var reading = QuestionnaireReading()
        let questionnaire = reading.questionnaire(root, expectedID: expectedID)
        guard reading.problems.isEmpty else {
            let inOrder = reading.problems.enumerated().sorted {
                ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
            }
            let kept = inOrder.prefix(mostProblems).map(\.element)
            throw QuestionnaireFailure(problems: kept, omitted: inOrder.count - kept.count)
        }
        return questionnaire
    }

    /// The most problems that are kept of one file.
    private static let mostProblems = 100

    private static func tree(
        _ parse: (XMLSchema?) throws(XMLFailure) -> XMLElement
    ) throws(QuestionnaireFailure) -> XMLElement {
        do throws(XMLFailure) {
            return try parse(try QuestionnaireSchema.compiled.get())
        } catch {
            guard error.omitted == 0, error.problems.allSatisfy({ $0.kind == .invalid(code: brokenIdentity) }) else {
                throw QuestionnaireFailure(problems: error.problems, omitted: error.omitted)
            }
        }
        do throws(XMLFailure) {
            return try parse(nil)
        } catch {
            throw QuestionnaireFailure(problems: error.problems, omitted: error.omitted)
        }
    }

    /// libxml2's code of a broken key, unique or keyref (XML_SCHEMAV_CVC_IDC).
    private static let brokenIdentity = 1877
}
