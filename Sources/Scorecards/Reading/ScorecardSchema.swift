import CSchemas
import XMLDocuments

/// The schema of cards, compiled once from the text that is embedded in the program.
enum ScorecardSchema {
    /// The compiled schema, or why it cannot be used, which would be a defect of the program.
    static let compiled: Result<XMLSchema, XMLFailure> = {
        let text = cschemas_scorecard()
        let bytes = Array(UnsafeBufferPointer(start: text.bytes, count: text.length))
        do throws(XMLFailure) {
            return .success(try XMLSchema(bytes, name: "scorecard.xsd"))
        } catch {
            return .failure(error)
        }
    }()
}
