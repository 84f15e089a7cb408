import Figures
import Questionnaires
import Responses

/// What the reading of records by path needs to know; what each path stands for is found once and remembered.
final class RecordPlan {
    /// What an element stands for.
    enum Role: Hashable {
        /// Elements, or nothing that is known.
        case unknown
        /// The answer to a question, by what the campaign says.
        case answer(Int)
        /// The answer to a question, because the element is named like it.
        case named(Int)
        /// The identifier of the submission.
        case instanceID
        /// The identifier of the submission that this one replaces.
        case replaced
        /// Says whether the record was made to try the form out.
        case test
        /// What devices and servers add, which nobody asks for.
        case silent
    }

    let form: FormPlan
    /// The path of a record.
    let record: String
    /// Whether the document is a submission of a form server's form.
    let isSubmission: Bool
    /// Whether no setting says that the form is read by this questionnaire.
    let isAssumed: Bool
    /// The form's identifier.
    let formID: String?
    let namespace: String?
    /// The place of the question for a submission's identifier.
    let instanceID: Int?
    /// What has been noted already, over all documents of a batch.
    var noted = Set<String>()

    private let root: String
    private let version: String?
    private let rootNamespace: String?
    private var answers: [String: Int] = [:]
    /// The questions that attributes answer: name and question, by the path of their element.
    private var attributes: [String: [(name: String, position: Int)]] = [:]
    private var test: String?
    private var roles: [String: Role] = [:]
    private static let mostRoles = 20_000

    init(_ form: FormPlan, root: XMLRoot, isSubmission: Bool, isAssumed: Bool, file: String) throws(IntakeError) {
        var mapping = form.settings.xml ?? XMLMapping()
        // What is said of another vocabulary says nothing of submissions.
        if isSubmission, mapping.form == nil, mapping.rootName != root.name { mapping = XMLMapping() }
        self.form = form
        self.isSubmission = isSubmission
        self.isAssumed = isAssumed
        self.root = "/" + root.name
        version = root.attributes["version"]
        rootNamespace = root.namespace
        formID = root.attributes["id"]
        record = mapping.record ?? "/" + root.name
        namespace = mapping.namespace
        instanceID = form.questionnaire.position(of: .instanceID)
        test = mapping.test.map { mapping.absolute($0, root: root.name) }
        for (path, question) in mapping.questions.sorted(by: { $0.key < $1.key }) {
            guard let position = form.questionnaire.position(of: question) else { continue }
            let path = mapping.absolute(path, root: root.name)
            if let at = path.lastIndex(of: "@"), path[..<at].hasSuffix("/") {
                attributes[String(path[..<at].dropLast()), default: []].append(
                    (String(path[path.index(after: at)...]), position))
            } else {
                answers[path] = position
            }
        }
        guard record == self.root || record.hasPrefix(self.root + "/") else {
            throw .unknownRecordPath(file: file, line: root.line, root: root.name, path: record)
        }
    }

    /// Whether a document is of the form that the plan is for.
    func isOf(_ root: XMLRoot) -> Bool {
        "/" + root.name == self.root && root.attributes["id"] == formID && root.attributes["version"] == version
            && root.namespace == rootNamespace
    }

    /// Whether something may stand outside the records.
    var hasOuterAnswers: Bool { record != root }

    /// The questions that attributes of an element answer.
    func attributes(of path: String) -> [(name: String, position: Int)] { attributes[path] ?? [] }

    /// Whether an element holds records, or holds what does.
    func leadsToRecords(_ path: String) -> Bool { record.hasPrefix(path + "/") }

    /// What an element stands for.
    func role(of path: String, name: String) -> Role {
        if let known = roles[path] { return known }
        let role = newRole(path, name)
        if roles.count < Self.mostRoles { roles[path] = role }
        return role
    }

    private func newRole(_ path: String, _ name: String) -> Role {
        if let position = answers[path] { return .answer(position) }
        if path == test { return .test }
        if isSubmission, path.hasSuffix("/meta/" + name) {
            switch name {
            case "instanceID": return .instanceID
            case "deprecatedID": return .replaced
            default: break
            }
        }
        if path == record || leadsToRecords(path) { return .unknown }
        // Where the campaign says what an element's attributes answer, its name answers nothing.
        if attributes[path] == nil, let position = position(path, name) { return .named(position) }
        if isSubmission, path == root + "/" + name, let role = Self.times[name],
            let position = form.questionnaire.position(of: role)
        {
            return .named(position)
        }
        return isSubmission && (Self.metadata.contains(name) || path.contains("/meta/")) ? .silent : .unknown
    }

    /// The question that is named like an element: by its path below the root, groups apart by `/` or `-`, else by its last name.
    private func position(_ path: String, _ name: String) -> Int? {
        let below = path.dropFirst(root.count + 1)
        if below.count > name.count {
            if let position = form.position(of: String(below)) { return position }
            if let position = form.position(of: String(below).replacing("/", with: "-")) { return position }
        }
        return form.position(of: name)
    }

    /// When the device says that the interview began and ended.
    private static let times: [String: DesignRole] = ["start": .start, "end": .end]

    /// What forms carry besides answers (ODK XForms specification, "Preload attributes", and what KoBo adds).
    private static let metadata: Set<String> = [
        "start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username", "email", "audit",
        "instanceID", "instanceName", "deprecatedID", "__version__", "_version_", "formhub", "uuid",
    ]
}
