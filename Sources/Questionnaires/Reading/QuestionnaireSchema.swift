import CSchemas
import XMLDocuments

/// The schema of `*.questionnaire.xml`, as embedded in the program.
enum QuestionnaireSchema {
    /// The namespace of the vocabulary.
    static let namespace = "urn:hailong:questionnaire:1"

    /// The compiled schema, made once.
    static let compiled: Result<XMLSchema, XMLFailure> = {
        let text = cschemas_questionnaire()
        let bytes = [UInt8](UnsafeBufferPointer(start: text.bytes, count: text.length))
        do throws(XMLFailure) {
            return .success(try XMLSchema(bytes, name: "questionnaire.xsd"))
        } catch {
            return .failure(error)
        }
    }()
}
