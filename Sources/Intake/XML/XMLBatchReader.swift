import Figures
import Questionnaires
import Responses
import Tables
import XMLDocuments

/// Reads a batch of XML forms: one document, or an archive of documents.
struct XMLBatchReader {
    let file: String
    let name: String
    let plans: [String: FormPlan]
    let salvage: Bool
    var schemas: [String: XMLSchema] = [:]

    /// The contents of the batch.
    ///
    /// - Throws: `IntakeError.xml` if a document is broken, hostile or something else than forms: then nothing of the batch is
    ///   accepted, unless the settings salvage the whole forms before the break.
    func contents() throws(IntakeError) -> BatchContents {
        let isArchive = name.lowercased().hasSuffix(".zip")
        let result: Result<BatchContents, IntakeError>
        do throws(TableError) {
            result = isArchive ? try archive() : try document()
        } catch {
            throw .unreadable(error)
        }
        return try result.get()
    }

    private func document() throws(TableError) -> Result<BatchContents, IntakeError> {
        var coding: FormCoding?
        var plan: RecordPlan?
        let reader = XMLDocumentReader(
            place: .file(file), name: name, plans: plans, readsOn: salvage, schemas: schemas)
        let outcome = try reader.read(into: &coding, plan: &plan)
        let forms = coding?.recordCount ?? 0
        if let error = refusal(outcome.ending, forms: forms) { return .failure(error) }
        guard var coding, forms > 0 || outcome.formsWithoutRows > 0 else { return .failure(.noRecords(file: name)) }
        coding.codeForms()
        if outcome.formsWithoutRows > 0 { coding.builder.log.add(withoutRows(outcome.formsWithoutRows, coding)) }
        if case .broken(let problem) = outcome.ending { coding.builder.log.add(salvaged(problem, forms: forms)) }
        coding.builder.completeRefused(coding.builder.refused.map { rawText(of: $0, member: nil) })
        let source = try source(outcome.sha256, encoding: outcome.encoding, dialect: outcome.dialect, coding)
        return coding.builder.result(source).map { contents in
            var contents = contents
            contents.notes = outcome.notes
            return contents
        }
    }

    /// What is said of the file.
    private func source(
        _ sha256: String, encoding: String, dialect: String?, _ coding: FormCoding
    ) throws(TableError) -> BatchSource {
        BatchSource(
            file: name, sha256: sha256, size: try FileReader(file).size, format: .xml, encoding: encoding,
            dialect: dialect, collection: coding.plan.settings.collection, period: coding.plan.settings.period)
    }

    /// Why a file cannot be used whose reading ended so; nil if it can.
    private func refusal(_ ending: XMLDocumentReader.Ending, forms: Int) -> IntakeError? {
        switch ending {
        case .whole: nil
        case .stopped(let error): error
        case .broken(let problem):
            if salvage, forms > 0 {
                nil
            } else if problem.kind == .empty {
                .empty(file: name)
            } else {
                .xml(problem: problem, wholeForms: forms)
            }
        }
    }

    /// The text of a record that was refused; what cannot be had now is had later by the record's origin.
    private func rawText(of record: RefusedRecord, member: String?) -> String {
        guard record.rawText.isEmpty else { return record.rawText }
        do throws(IntakeError) {
            return try RecordText.read(record.origin, path: file, format: .xml, member: member)
        } catch {
            return ""
        }
    }

    private func salvaged(_ problem: XMLProblem, forms: Int) -> Finding {
        Finding(
            .fileSalvaged, line: problem.line, byte: problem.byteOffset,
            message: LocalizedText(
                vi:
                    "\(problem.message.vi) Theo --salvage đã nhận \(forms) phiếu nguyên vẹn trước chỗ hỏng; phần còn lại chưa "
                    + "được nhận. Xin lại tệp gốc.",
                en:
                    "\(problem.message.en) By --salvage the \(forms) whole forms before the break were accepted; the rest was "
                    + "not. Ask for the original file."))
    }

    /// Says how many submissions have no row of the repeat, and so no record: ordinary for some; where it is all of several, the path may
    /// be wrong.
    private func withoutRows(_ count: Int, _ coding: FormCoding) -> Finding {
        let path = coding.plan.settings.xml?.record ?? ""
        let isDoubtful = coding.recordCount == 0 && count > 1
        return Finding(
            .fileFormsWithoutRows, severity: isDoubtful ? .warning : nil, field: path, value: "\(count)",
            message: LocalizedText(
                vi: "\(count) phiếu không có dòng nào trong nhóm lặp «\(path)» nên không có bản ghi."
                    + (isDoubtful ? " Không phiếu nào có; kiểm tra record=… trong campaign.xml." : ""),
                en: "\(count) forms have no row in the repeat “\(path)” and so no record."
                    + (isDoubtful ? " None has; check record=… in campaign.xml." : "")))
    }

    // MARK: Archives

    /// Reads every XML file of an archive, in the order of their names, as one batch.
    private func archive() throws(TableError) -> Result<BatchContents, IntakeError> {
        let archive = try ZIPArchive(file: file)
        let listing = ArchiveListing(archive)
        let members = listing.forms
        var batch = ArchiveBatch()
        for member in members {
            let first = (batch.coding?.recordCount ?? 0) + 1
            batch.notes.members.append(SourceNotes.Member(name: member.name, firstRecord: first))
            let reader = XMLDocumentReader(
                place: .entry(member, archive), name: name + "/" + member.name, plans: plans, readsOn: false,
                schemas: schemas)
            let outcome = try reader.read(into: &batch.coding, plan: &batch.plan)
            batch.add(outcome)
            if let error = try failure(outcome, of: member, archive, &batch) { return .failure(error) }
        }
        try archive.checkUnchanged()
        guard var coding = batch.coding, coding.recordCount > 0 || batch.formsWithoutRows > 0 else {
            return .failure(.noRecords(file: name))
        }
        coding.codeForms()
        if batch.formsWithoutRows > 0 { coding.builder.log.add(withoutRows(batch.formsWithoutRows, coding)) }
        for finding in listing.findings(besides: .xml) { coding.builder.log.add(finding) }
        let notes = batch.notes
        coding.builder.completeRefused(
            coding.builder.refused.map { rawText(of: $0, member: notes.member(ofRecord: Int($0.origin.record))) })
        let source = try source(
            try SHA256.digest(ofFile: file).hex, encoding: batch.encoding, dialect: batch.dialect, coding)
        return coding.builder.result(source).map { contents in
            var contents = contents
            contents.notes = notes
            return contents
        }
    }

    /// Why an archive cannot be used in which a member ended so; a member that is broken is put aside as one record if the
    /// settings say to salvage.
    private func failure(
        _ outcome: XMLDocumentReader.Outcome, of member: ZIPEntry, _ archive: ZIPArchive, _ batch: inout ArchiveBatch
    ) throws(TableError) -> IntakeError? {
        let error: IntakeError
        let why: LocalizedText
        switch outcome.ending {
        case .whole: return nil
        case .stopped(let stop): (error, why) = (stop, stop.message)
        case .broken(let problem):
            error = .xml(problem: problem, wholeForms: batch.coding?.recordCount ?? 0)
            why = LocalizedText(vi: problem.located(.vi), en: problem.located(.en))
        }
        guard salvage, batch.coding != nil else { return error }
        let record = UInt32(clamping: (batch.coding?.recordCount ?? 0) + 1)
        let text = try archive.bytes(of: member, atMost: XMLLimits.stream.textBytes * 64).prefix(64 << 10)
        batch.coding?.builder.refuse(
            RecordOrigin(record: record, line: 1, length: UInt32(clamping: member.size), byte: 0),
            rawText: String(decoding: text, as: UTF8.self), rule: .recordBrokenMember,
            message: LocalizedText(
                vi: why.vi + " Theo --salvage, tệp này của gói được để riêng; các tệp khác vẫn được nhận.",
                en: why.en + " By --salvage this file of the archive was put aside; the others were accepted."))
        return nil
    }
}

/// What the members of an archive have come to so far.
private struct ArchiveBatch {
    var coding: FormCoding?
    var plan: RecordPlan?
    var notes = SourceNotes()
    var formsWithoutRows = 0
    var encoding = "UTF-8"
    var dialect: String?

    mutating func add(_ outcome: XMLDocumentReader.Outcome) {
        encoding = outcome.encoding
        dialect = outcome.dialect ?? dialect
        notes.exclusions.merge(outcome.notes.exclusions) { $1 }
        notes.replaced.merge(outcome.notes.replaced) { $1 }
        notes.rowless += outcome.notes.rowless
        formsWithoutRows += outcome.formsWithoutRows
    }
}
