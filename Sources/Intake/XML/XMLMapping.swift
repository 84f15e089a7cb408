/// How XML that is not of the program's own vocabulary is read: which element is a record, and which path answers which question.
public struct XMLMapping: Sendable, Hashable {
    /// The path of the element that is one record, from the root, such as `/survey/response`; nil for the root.
    public var record: String?
    /// The namespace that the elements must be in; nil for any.
    public var namespace: String?
    /// The form on a form server that submissions must be of, by the `id` of their root; nil for submissions of any form, or for
    /// a vocabulary without forms.
    public var form: String?
    /// The version that the form must have; nil for any.
    public var version: String?
    /// The path whose answer says that a record was made to try the form out.
    public var test: String?
    /// The question that a path answers: of an element, or of an attribute (`…/@name`), from the root or from the record.
    public var questions: [String: String]

    /// Makes a mapping from its parts.
    public init(
        record: String? = nil, namespace: String? = nil, form: String? = nil, version: String? = nil,
        test: String? = nil, questions: [String: String] = [:]
    ) {
        self.record = record
        self.namespace = namespace
        self.form = form
        self.version = version
        self.test = test
        self.questions = questions
    }

    /// A path from the root; one that does not begin with `/` begins at the record.
    func absolute(_ path: String, root: String) -> String {
        if path.hasPrefix("/") { return path }
        return (record ?? "/" + root) + "/" + path
    }

    /// The name of the root that the mapping asks for; nil for any.
    var rootName: String? {
        record.flatMap { $0.split(separator: "/").first.map(String.init) }
    }

    /// All of the mapping as one text, for whoever keeps what a reading gave.
    public var stamp: String {
        let parts = [record, namespace, form, version, test].map { $0 ?? "-" }
        let maps = questions.sorted { $0.key < $1.key }.map { "\($0.key)\u{1F}\($0.value)" }
        return (parts + maps).joined(separator: "\u{1D}")
    }
}
