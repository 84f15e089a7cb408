import Figures
import Questionnaires
import Responses
import Tables
import XMLDocuments

/// Reads one document of forms, a file or a member of an archive, in one pass through a bounded buffer.
struct XMLDocumentReader {
    /// Where the bytes come from.
    enum Place {
        case file(String)
        case entry(ZIPEntry, ZIPArchive)

        func open() throws(TableError) -> ByteSource {
            switch self {
            case .file(let path): try ByteSource(file: path, hashing: true)
            case .entry(let entry, let archive): try ByteSource(entry, of: archive)
            }
        }
    }

    /// What a document came to.
    struct Outcome {
        var ending: Ending
        var encoding: String
        var sha256: String
        /// How the forms are written, where it is not the program's own vocabulary.
        var dialect: String?
        var notes = SourceNotes()
        /// How many submissions had no row of the repeat whose rows are the records.
        var formsWithoutRows = 0
    }

    /// How the reading of a document ended.
    enum Ending {
        case whole
        /// The XML is broken or hostile.
        case broken(XMLProblem)
        /// The forms cannot be used.
        case stopped(IntakeError)

        init(of step: () throws(XMLParseError<IntakeError>) -> Void) {
            self = .whole
            do {
                try step()
            } catch {
                switch error {
                case .refused(let problem): self = .broken(problem)
                // What stands in place of a form breaks a file like markup that is not well-formed.
                case .stopped(.xml(let problem, _)): self = .broken(problem)
                case .stopped(let error): self = .stopped(error)
                }
            }
        }
    }

    let place: Place
    let name: String
    let plans: [String: FormPlan]
    /// Whether the rest of a broken file is read for its digest.
    let readsOn: Bool
    /// The schemas that documents are checked by, by namespace; empty for none.
    var schemas: [String: XMLSchema] = [:]

    /// Reads the document; its forms are added to `coding`, which stays nil if the document does not say what it is.
    ///
    /// - Parameter plan: the plan of the documents before it, of the same form.
    func read(into coding: inout FormCoding?, plan: inout RecordPlan?) throws(TableError) -> Outcome {
        var source = try place.open()
        var buffer = [UInt8](repeating: 0, count: TableLimits.readBytes)
        let count = try fill(&buffer, from: &source)
        let head = Array(buffer[..<min(count, 64 << 10)])
        let encoding = XMLEncoding(head: head.span)
        var outcome = Outcome(ending: .whole, encoding: encoding.name, sha256: "")
        if count <= 1_024, XMLEncoding.isBlank(head) {
            outcome.ending = .stopped(.empty(file: name))
            return outcome
        }
        var kind = XMLFormKind.native
        if let root = XMLRoot.find(head.span) {
            do throws(IntakeError) {
                kind = try Self.kind(root, plan, plans, name)
            } catch {
                outcome.ending = .stopped(error)
                return outcome
            }
        }
        switch kind {
        case .native:
            let handler = FormsHandler(
                file: name, plans: plans, isConverted: !encoding.isUTF8, coding: coding)
            coding = nil
            outcome.ending = try parse(
                &source, &buffer, count, handler, FormsHandler.vocabulary, FormsHandler.namespace)
            coding = handler.coding
        case .records(let found):
            plan = found
            try read(found, &source, &buffer, count, into: &coding, &outcome)
        }
        outcome.sha256 = source.digest?.hex ?? ""
        return outcome
    }

    /// The kind of a document; one of the same form as the document before it is read by the same plan.
    private static func kind(
        _ root: XMLRoot, _ plan: RecordPlan?, _ plans: [String: FormPlan], _ file: String
    ) throws(IntakeError) -> XMLFormKind {
        if let plan, plan.isOf(root) { return .records(plan) }
        return try XMLFormKind(root, plans: plans, file: file)
    }

    private func read(
        _ plan: RecordPlan, _ source: inout ByteSource, _ buffer: inout [UInt8], _ count: Int,
        into coding: inout FormCoding?, _ outcome: inout Outcome
    ) throws(TableError) {
        outcome.dialect = plan.isSubmission ? "OpenRosa" : "XML"
        if let coding, coding.plan.questionnaire.id != plan.form.questionnaire.id {
            outcome.ending = .stopped(
                .unknownQuestionnaire(
                    file: name, line: 1, name: plan.form.questionnaire.id, known: [coding.plan.questionnaire.id]))
            return
        }
        do throws(IntakeError) {
            var before: RecordsHandler?
            if plan.isSubmission, plan.hasOuterAnswers {
                let collector = try RecordsHandler(plan: plan, file: name, coding: nil, isCollecting: true)
                before = collector
                outcome.ending = try collect(collector)
                if case .stopped = outcome.ending { return }
            }
            let handler = try RecordsHandler(plan: plan, file: name, coding: coding, before: before)
            coding = nil
            outcome.ending = try Self.lift {
                () throws(TableError) in
                try parse(&source, &buffer, count, handler, XMLVocabulary(names: []), plan.namespace)
            }
            handler.noteRepeats()
            coding = handler.coding
            outcome.notes = handler.notes
            guard let before, case .whole = outcome.ending, !handler.hasRecords else { return }
            outcome.formsWithoutRows = 1
            if let edit = before.rowlessEdit { outcome.notes.rowless = [edit] }
        } catch {
            outcome.ending = .stopped(error)
        }
    }

    /// Reads what stands outside the records.
    private func collect(_ handler: RecordsHandler) throws(IntakeError) -> Ending {
        try Self.lift { () throws(TableError) in
            var source = try place.open()
            var buffer = [UInt8](repeating: 0, count: TableLimits.readBytes)
            let count = try fill(&buffer, from: &source)
            return try parse(&source, &buffer, count, handler, XMLVocabulary(names: []), nil)
        }
    }

    private static func lift(_ body: () throws(TableError) -> Ending) throws(IntakeError) -> Ending {
        do throws(TableError) { return try body() } catch { throw .unreadable(error) }
    }

    private func fill(_ buffer: inout [UInt8], from source: inout ByteSource) throws(TableError) -> Int {
        var count = 0
        while count < buffer.count {
            let read = try source.read(into: &buffer, at: count, atMost: buffer.count - count)
            if read == 0 { break }
            count += read
        }
        return count
    }

    /// Feeds the document to the parser; of a broken one the rest is read only if the digest is wanted.
    private func parse<Handler: BatchHandler>(
        _ source: inout ByteSource, _ buffer: inout [UInt8], _ first: Int, _ handler: Handler,
        _ vocabulary: XMLVocabulary, _ namespace: String?
    ) throws(TableError) -> Ending {
        let schema = schemas[namespace ?? ""]
        var parser = XMLPushParser(
            handler: handler, vocabulary: vocabulary, limits: .stream, schema: schema, file: name)
        var ending = Ending.whole
        var count = first
        while count > 0 {
            if case .whole = ending {
                ending = Ending(of: { () throws(XMLParseError<IntakeError>) in
                    try parser.feed(buffer.span.extracting(0..<count))
                })
                if case .whole = ending {} else if !readsOn { return ending }
            }
            count = try source.read(into: &buffer, at: 0, atMost: buffer.count)
        }
        if case .whole = ending {
            ending = Ending(of: { () throws(XMLParseError<IntakeError>) in try parser.finish() })
        }
        if !schemas.isEmpty { noteViolations(parser.violations, parser.omittedViolations, schema, namespace, handler) }
        return ending
    }

    /// Notes what breaks the schema.
    private func noteViolations(
        _ violations: [XMLProblem], _ omitted: Int, _ schema: XMLSchema?, _ namespace: String?,
        _ handler: some BatchHandler
    ) {
        for problem in violations {
            handler.coding?.builder.log.add(
                Finding(
                    .fileSchema, line: problem.line, byte: problem.byteOffset, field: problem.element,
                    message: problem.message))
        }
        if omitted > 0 {
            handler.coding?.builder.log.add(
                Finding(
                    .fileSchema,
                    message: LocalizedText(
                        vi: "Còn \(omitted) chỗ trái lược đồ không liệt kê.",
                        en: "\(omitted) more violations are not listed.")))
        }
        guard schema == nil else { return }
        let space = namespace ?? ""
        handler.coding?.builder.log.add(
            Finding(
                .fileSchema, severity: .note, value: space,
                message: LocalizedText(
                    vi:
                        "Không có lược đồ nào trong questionnaires/*.xsd cho không gian tên «\(space)»; không kiểm tra theo lược đồ.",
                    en:
                        "No schema in questionnaires/*.xsd is for the namespace “\(space)”; nothing was checked by a schema."
                )))
    }
}
