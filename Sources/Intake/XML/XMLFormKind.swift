import Responses

/// What kind of forms a document holds, and by which questionnaire they are read.
enum XMLFormKind {
    /// The program's own vocabulary, which names its questionnaire.
    case native
    /// Records of any vocabulary, their answers by path.
    case records(RecordPlan)

    /// Tells the kind by the root.
    ///
    /// - Parameters:
    ///   - plans: the plans of the campaign's questionnaires.
    ///   - file: the file's name in errors.
    init(_ root: XMLRoot, plans: [String: FormPlan], file: String) throws(IntakeError) {
        if root.namespace == FormsHandler.namespace {
            self = .native
            return
        }
        let form = root.attributes["id"]
        let mapped = plans.filter { Self.fits($0.value.settings.xml, root) }
        // A mapping that names the form says more than one that does not.
        let named = mapped.filter { $0.value.settings.xml?.form != nil }
        let chosen = named.isEmpty ? mapped : named
        if chosen.count > 1 {
            throw .ambiguousForms(file: file, line: root.line, root: root.name, questionnaires: chosen.keys.sorted())
        }
        if let plan = chosen.first?.value {
            self = .records(try RecordPlan(plan, root: root, isSubmission: form != nil, isAssumed: false, file: file))
        } else if let form {
            let own = plans[form]
            guard let plan = own ?? (plans.count == 1 ? plans.first?.value : nil), plan.settings.xml?.form == nil else {
                throw .unknownQuestionnaire(file: file, line: root.line, name: form, known: plans.keys.sorted())
            }
            self = .records(try RecordPlan(plan, root: root, isSubmission: true, isAssumed: own == nil, file: file))
        } else {
            // Said by the reader of native forms.
            self = .native
        }
    }

    /// Whether a document with a root is what a mapping is for.
    private static func fits(_ mapping: XMLMapping?, _ root: XMLRoot) -> Bool {
        guard let mapping else { return false }
        if let form = mapping.form {
            return form == root.attributes["id"]
                && (mapping.version == nil || mapping.version == root.attributes["version"])
        }
        if let namespace = mapping.namespace, namespace != root.namespace { return false }
        return mapping.record != nil && mapping.rootName == root.name
    }
}
