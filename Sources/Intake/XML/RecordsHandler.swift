import Figures
import Questionnaires
import Responses
import Tables
import XMLDocuments

/// Takes the events of a document of any vocabulary and codes each record when it ends: submissions of ODK, KoBo and other
/// OpenRosa servers, one record each, and what a campaign maps by path.
///
/// What stands outside the records (an office around its responses, a household around its persons) answers for every record
/// that it comes before; in a submission also for those before it, which is read once beforehand.
final class RecordsHandler: BatchHandler {
    typealias Failure = IntakeError

    var coding: FormCoding?
    /// What the records are beside their answers, by row.
    private(set) var notes = SourceNotes()

    /// An answer that stands outside the records, and the elements that it stands in.
    private struct Outside {
        var path: [Int]
        var position: Int
        var bytes: [UInt8]
    }

    private let plan: RecordPlan
    private let file: String
    /// Whether only what stands outside the records is wanted.
    private let isCollecting: Bool
    /// The handler that has collected that already.
    private let before: RecordsHandler?
    private var outside: [Outside] = []

    private var tree = RecordTree()
    private var path: [Int] = []
    private var passedOver = 0
    private var inRecord = false
    /// Whether the record is a row of a submission's repeat.
    private var isInRepeat = false
    private var recordNumber = 0
    /// What the text of the open element is for.
    private var use = Use.nothing
    private var text: [UInt8] = []
    private var deepest = 0
    /// The submission that this one is an edit of.
    private(set) var replaced: SubmissionID?
    /// The submission's own identifier.
    private(set) var submission = SubmissionID.none
    private var exclusion: ExclusionReason?

    private enum Use {
        case nothing
        /// An answer of the record.
        case answer
        /// Kept in `text` until the element ends.
        case kept
    }

    init(plan: RecordPlan, file: String, coding: FormCoding?, before: RecordsHandler? = nil, isCollecting: Bool = false)
        throws(IntakeError)
    {
        self.plan = plan
        self.file = file
        self.before = before
        outside = before?.outside ?? []
        self.isCollecting = isCollecting
        if let coding {
            self.coding = coding
        } else {
            self.coding = FormCoding(
                plan: plan.form, constants: try plan.form.constants(file: file),
                builder: BatchBuilder(plan.form.instrument))
        }
    }

    var formCount: Int { coding?.recordCount ?? 0 }

    /// Whether any record came.
    var hasRecords: Bool { recordNumber > 0 }

    /// The submission as an edit that left no row; nil where it is none, or was not finished.
    var rowlessEdit: SourceNotes.RowlessEdit? {
        guard let replaced, exclusion == nil else { return nil }
        return SourceNotes.RowlessEdit(submission: SubmissionRow(id: submission), replaced: replaced)
    }

    // MARK: Events

    func startElement(_ element: borrowing XMLStartElement) throws(IntakeError) {
        guard passedOver == 0 else { return }
        deepest = element.depth
        if element.depth == 1 { try checkRoot(element) }
        if let namespace = plan.namespace, element.namespaceName != namespace { return passOver(element) }
        if use != .nothing, !leaveAnswer(element) { return }
        let known = tree.child(of: path.last, element.nameIdentity, plan: plan, name: { element.localName })
        guard let node = known else { return passOver(element) }
        path.append(node)
        if tree[node].isRecord {
            guard !isCollecting else {
                path.removeLast()
                passedOver = element.depth
                return
            }
            beginRecord(element)
        }
        if !inRecord, before == nil { outside.removeAll { $0.path.contains(node) } }
        countRepeats(node)
        takeAttributes(of: element, node)
        begin(tree[node].role)
    }

    func endElement(_ element: borrowing XMLEndElement) throws(IntakeError) {
        if passedOver > 0 {
            if element.depth == passedOver { passedOver = 0 }
            return
        }
        guard let node = path.popLast() else { return }
        end(node, isLeaf: deepest == element.depth, line: element.line)
        if tree[node].isRecord { endRecord(at: element.byteOffset) }
    }

    func characters(_ text: Span<UInt8>) throws(IntakeError) {
        guard passedOver == 0 else { return }
        switch use {
        case .answer: coding?.cells.add(text)
        case .kept: keep(text)
        case .nothing:
            // An element that nobody knows is told only if something is written in it.
            if self.text.isEmpty, !text.textRange.isEmpty { self.text = [0] }
        }
    }

    private func keep(_ text: Span<UInt8>) {
        guard self.text.count + text.count <= 64 << 10 else { return }
        text.withUnsafeBufferPointer { self.text.append(contentsOf: $0) }
    }

    // MARK: Elements

    private func checkRoot(_ element: borrowing XMLStartElement) throws(IntakeError) {
        for index in 0..<element.attributeCount where element.attributeName(at: index) == "encrypted" {
            if ["yes", "true", "1"].contains(element.text(at: index)?.lowercased() ?? "") {
                throw .encryptedSubmission(file: file, line: element.line)
            }
        }
        if plan.isAssumed, plan.noted.insert("assumed").inserted {
            let form = plan.formID ?? ""
            let questionnaire = plan.form.questionnaire.id
            coding?.builder.log.add(
                Finding(
                    .formAssumed, line: element.line, value: form,
                    message: LocalizedText(
                        vi:
                            "Biểu mẫu «\(form)» không được khai báo; đã đọc theo mẫu phiếu \(questionnaire). Nếu đúng, thêm "
                            + "<xml form=\"\(form)\"/> vào mẫu phiếu này trong campaign.xml.",
                        en:
                            "Form “\(form)” is not declared; it was read as questionnaire \(questionnaire). If that is right, add "
                            + "<xml form=\"\(form)\"/> to the questionnaire in campaign.xml.")))
        }
    }

    private func passOver(_ element: borrowing XMLStartElement) {
        passedOver = element.depth
        if use == .answer { coding?.cells.damage() }
        note(element.localName, .formUnknownElement, element.line)
    }

    /// An element begins within an answer: it is no answer then if only its name made it one.
    ///
    /// - Returns: whether the element within is to be read.
    private func leaveAnswer(_ element: borrowing XMLStartElement) -> Bool {
        guard let node = path.last, case .named = tree[node].role else {
            passOver(element)
            return false
        }
        if use == .answer { coding?.cells.cancelAnswer() }
        tree[node].role = .unknown
        use = .nothing
        return true
    }

    private func countRepeats(_ node: Int) {
        guard inRecord, !tree[node].isRecord else { return }
        if tree[node].seenIn == recordNumber { tree[node].repeats += 1 }
        tree[node].seenIn = recordNumber
    }

    private func takeAttributes(of element: borrowing XMLStartElement, _ node: Int) {
        let wanted = tree[node].attributes
        guard !wanted.isEmpty else { return }
        for index in 0..<element.attributeCount where element.attributeNamespace(at: index) == nil {
            guard let position = wanted.first(where: { $0.name == element.attributeName(at: index) })?.position else {
                continue
            }
            _ = element.withValue(at: index) { value in
                if inRecord {
                    coding?.cells.set(value, at: position)
                } else {
                    addOutside(value.withUnsafeBufferPointer { Array($0) }, path, position)
                }
            }
        }
    }

    private func begin(_ role: RecordPlan.Role) {
        text.removeAll(keepingCapacity: true)
        use = .nothing
        switch role {
        case .answer(let position), .named(let position):
            if inRecord {
                coding?.cells.beginAnswer(position)
                use = .answer
            } else {
                use = .kept
            }
        case .instanceID, .replaced, .test: use = .kept
        case .unknown, .silent: break
        }
    }

    private func end(_ node: Int, isLeaf: Bool, line: Int) {
        defer {
            use = .nothing
            text.removeAll(keepingCapacity: true)
        }
        if use == .answer {
            coding?.cells.endAnswer()
            return
        }
        let range = text.span.textRange
        switch tree[node].role {
        case .unknown:
            if isLeaf, !text.isEmpty, inRecord || !plan.isSubmission {
                note(below(tree[node].path), .formUnknownQuestion, line)
            }
        case .answer(let position), .named(let position):
            if use == .kept { addOutside(Array(text[range]), path + [node], position) }
        case .instanceID:
            guard use == .kept else { return }
            if !range.isEmpty { submission = SubmissionID(utf8: text[range]) }
            guard let position = plan.instanceID else { return }
            if inRecord {
                let bytes = text
                coding?.cells.set(bytes.span.extracting(range), at: position)
            } else {
                addOutside(Array(text[range]), path + [node], position)
            }
        case .replaced: if !range.isEmpty { replaced = SubmissionID(utf8: text[range]) }
        case .test: if Self.isTrue(String(decoding: text[range], as: UTF8.self)) { exclusion = .test }
        case .silent: break
        }
    }

    private func addOutside(_ bytes: [UInt8], _ path: [Int], _ position: Int) {
        guard before == nil, outside.count < 10_000 else { return }
        outside.append(Outside(path: path, position: position, bytes: bytes))
    }

    private static func isTrue(_ text: String) -> Bool {
        ["1", "true", "yes", "y", "x", "có", "co", "test"].contains(text.lowercased())
    }

    private func below(_ path: String) -> String { String(path.dropFirst()) }

    // MARK: Records

    private func beginRecord(_ element: borrowing XMLStartElement) {
        recordNumber += 1
        inRecord = true
        // Of a submission's repeat each row is a form of its own.
        let isRow = plan.isSubmission && element.depth > 1
        isInRepeat = isRow
        let row = isRow ? "/\(element.localName)[\(recordNumber)]" : ""
        replaced = before?.replaced
        submission = before?.submission ?? .none
        exclusion = before?.exclusion
        coding?.beginForm(line: element.line, byte: element.byteOffset)
        for answer in outside {
            var bytes = answer.bytes
            if isRow, !bytes.isEmpty {
                if answer.position == plan.instanceID {
                    bytes += Array(row.utf8)
                } else if answer.position == plan.form.formNumber {
                    bytes += Array("/\(recordNumber)".utf8)
                }
            }
            coding?.cells.set(bytes.span, at: answer.position)
        }
        guard plan.isSubmission, element.depth == 1 else { return }
        for index in 0..<element.attributeCount {
            switch element.attributeName(at: index) {
            case "instanceID":
                // Briefcase repeats it here; the one within, if there is one, is the same.
                submission = SubmissionID(element.text(at: index) ?? "")
                guard let position = plan.instanceID else { continue }
                _ = element.withValue(at: index) { coding?.cells.set($0, at: position) }
            case "isComplete": if element.text(at: index) == "false" { exclusion = .unfinished }
            default: break
            }
        }
    }

    private func endRecord(at byte: Int) {
        inRecord = false
        guard let row = coding?.nextRow else { return }
        coding?.submission = SubmissionRow(
            id: submission, place: isInRepeat ? UInt32(clamping: recordNumber) : 0)
        coding?.endForm(at: byte)
        guard coding?.nextRow == row + 1 else { return }
        notes.exclusions[row] = exclusion
        notes.replaced[row] = replaced
    }

    /// Notes the groups that came several times in a record and are not records: to be called at the end.
    func noteRepeats() {
        for node in tree.nodes where node.repeats > 0 && !node.children.isEmpty {
            guard node.parent.map({ tree[$0].repeats == 0 }) ?? true else { continue }
            guard plan.noted.insert("repeat " + node.path).inserted else { continue }
            let path = node.path
            coding?.builder.log.add(
                Finding(
                    .fileRepeatNotRead, field: below(path),
                    message: LocalizedText(
                        vi:
                            "Nhóm lặp «\(path)» có nhiều lần trong một phiếu và không được đọc như bản ghi riêng; chỉ báo một lần cho "
                            + "cả tệp. Nếu mỗi lần là một phiếu, ghi <xml record=\"\(path)\"/> trong campaign.xml.",
                        en:
                            "The repeat “\(path)” comes several times in a form and is not read as records; said once for the file. If "
                            + "each is a form of its own, write <xml record=\"\(path)\"/> in campaign.xml.")))
        }
    }

    private func note(_ name: String, _ rule: FindingRule, _ line: Int) {
        let name = PersonalLook.masked(name)
        guard !isCollecting, plan.noted.count < 200, plan.noted.insert(rule.rawValue + name).inserted else { return }
        coding?.builder.log.add(
            Finding(
                rule, line: line, field: name,
                message: LocalizedText(
                    vi: "«\(name)» không thuộc mẫu phiếu nên không đọc; chỉ báo một lần cho cả tệp.",
                    en: "“\(name)” is not of the questionnaire and is not read; said once for the file.")))
    }
}
