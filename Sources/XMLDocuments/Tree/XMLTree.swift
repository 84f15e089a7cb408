/// Reads the small documents that people write, whole, into a tree of ``XMLElement``.
///
/// It stands on ``XMLPushParser``: the same limits hold, and a schema is checked in the same pass over the same bytes.
public enum XMLTree {
    /// Reads a document from memory.
    ///
    /// - Parameters:
    ///   - bytes: The document.
    ///   - file: Its name in problems.
    ///   - limits: The bounds of what is accepted.
    ///   - schema: What the document must follow; nil if nothing is to be checked.
    /// - Returns: The root element.
    /// - Throws: ``XMLFailure`` with every violation of the schema, and the problem that ended the reading if one did.
    public static func parse(
        _ bytes: [UInt8], file: String? = nil, limits: XMLLimits = .document, schema: XMLSchema? = nil
    ) throws(XMLFailure) -> XMLElement {
        let builder = TreeBuilder(file: file)
        var parser = XMLPushParser(
            handler: builder, vocabulary: XMLVocabulary(names: []), limits: limits, schema: schema, file: file)
        do throws(XMLParseError<Never>) {
            try parser.feed(bytes.span)
            try parser.finish()
        } catch {
            throw XMLFailure(parser.violations + [error.problem], omitted: parser.omittedViolations)
        }
        let violations = parser.violations
        guard violations.isEmpty, let root = builder.root else {
            throw XMLFailure(violations, omitted: parser.omittedViolations)
        }
        return root
    }

    /// Reads a document from a file.
    ///
    /// - Parameters:
    ///   - path: The file; also its name in problems.
    ///   - limits: The bounds of what is accepted; a larger file is not read to its end.
    ///   - schema: What the document must follow; nil if nothing is to be checked.
    /// - Returns: The root element.
    /// - Throws: As ``parse(_:file:limits:schema:)``, and a problem of kind `io` if the file cannot be read.
    public static func read(
        file path: String, limits: XMLLimits = .document, schema: XMLSchema? = nil
    ) throws(XMLFailure) -> XMLElement {
        let bytes: [UInt8]
        do {
            bytes = try FileBytes.read(path, limit: limits.totalBytes)
        } catch {
            throw XMLFailure([error])
        }
        return try parse(bytes, file: path, limits: limits, schema: schema)
    }
}
