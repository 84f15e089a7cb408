import Questionnaires

/// The instruments of the repository's own questionnaires folder.
enum Instruments {
    /// The questionnaires folder, beside the folder of the tests.
    static let folder: String = {
        let parts = #filePath.split(separator: "/").dropLast(3)
        return "/" + parts.joined(separator: "/") + "/questionnaires"
    }()

    /// Reads one.
    static func read(_ id: String) throws -> Questionnaire {
        try QuestionnaireReader.read(path: "\(folder)/\(id).questionnaire.xml")
    }
}
