import Figures
import Questionnaires
import Responses
import Tables

/// Reads a batch from a worksheet, block by block, by the code that reads CSV batches.
struct XLSXBatchReader {
    let file: String
    let name: String
    let instrument: Instrument
    let settings: BatchSettings
    /// The workbook inside the archive that the file is; nil for a plain workbook.
    var member: String?

    private var place: WorkbookPlace { WorkbookPlace(file: file, member: member) }

    /// The contents of the file; a second pass is made where merged cells hold what several rows have in common.
    func contents() throws(IntakeError) -> BatchContents {
        let result: Result<BatchContents, IntakeError>
        do throws(TableError) {
            let digest = try SHA256.digest(ofFile: file)
            if let title = settings.repeated {
                result = try joined(title, digest)
            } else {
                let first = try contents(filling: [], digest)
                let isFilled = first.merged.contains { $0.rows.count > 1 }
                result = try isFilled ? contents(filling: first.merged, digest).found : first.found
            }
            guard try SHA256.digest(ofFile: file) == digest else { throw TableError.changedWhileRead(file: file) }
        } catch {
            throw .unreadable(error)
        }
        return try result.get()
    }

    private func contents(
        filling merged: [XLSXRange], _ digest: SHA256Digest
    ) throws(TableError) -> (found: Result<BatchContents, IntakeError>, merged: [XLSXRange]) {
        var reader = try place.reader(sheet: settings.sheet, headerLine: settings.headerLine, filling: merged)
        let plan: TablePlan
        do throws(IntakeError) {
            // A workbook does not tell an empty text from nothing.
            plan = try TablePlan(
                headings: reader.header, line: reader.headerLine, keepsQuotes: false, instrument: instrument,
                settings: settings, file: name)
        } catch {
            return (.failure(error), [])
        }
        var builder = plan.builder()
        var coding = plan.coding(isWide: false)
        var block = CSVBlock()
        while try reader.next(into: &block) {
            coding.code(block, into: &builder)
        }
        let notes = reader.notes
        guard reader.recordCount > 0 else { return (.failure(.noRecords(file: name)), []) }
        let findings = SheetFindings(
            sheets: reader.sheets, sheet: reader.sheet, header: reader.header, headerLine: reader.headerLine,
            isChosen: settings.sheet != nil)
        findings.all(notes).forEach { builder.log.add($0) }
        return (
            builder.result(try source(reader.sheet.name, plan.source.shape, digest)).map { contents in
                contents.with(member: member).with(more: others(than: reader, contents))
            }, notes.merged
        )
    }

    /// What is said of the file.
    private func source(
        _ sheet: String, _ shape: ServerShape, _ digest: SHA256Digest
    ) throws(TableError) -> BatchSource {
        BatchSource(
            file: name, sha256: digest.hex, size: try FileReader(file).size, format: .xlsx,
            encoding: TextEncoding.utf8.name, dialect: shape.dialect(sheet), collection: settings.collection,
            period: settings.period)
    }

    // MARK: Repeats

    /// The rows of a repeat, which stands on a sheet of its own, each joined to its form.
    private func joined(
        _ title: String, _ digest: SHA256Digest
    ) throws(TableError) -> Result<BatchContents, IntakeError> {
        var forms = try place.reader(sheet: settings.sheet, headerLine: settings.headerLine)
        let names = forms.sheets.map(\.name)
        guard names.contains(where: { FoldedText($0) == FoldedText(title) }) else {
            return .failure(.unknownRepeat(file: name, name: title, tables: names))
        }
        var rows = try place.reader(sheet: title)
        guard let link = RepeatLink(repeat: rows.header, forms: forms.header) else {
            return .failure(.unknownRepeat(file: name, name: title, tables: names))
        }
        let parents = try ParentRows(&forms, key: link.parent, file: file, table: forms.sheet.name)
        let reading = RepeatReading(
            file: name, title: title, instrument: instrument, settings: settings, parents: parents, link: link)
        switch try reading.outcome(&rows) {
        case .failure(let error): return .failure(error)
        case .success(var outcome):
            guard outcome.records > 0 || parents.count > 0 else { return .failure(.noRecords(file: name)) }
            let findings = SheetFindings(
                sheets: rows.sheets, sheet: rows.sheet, header: rows.header, headerLine: rows.headerLine, isChosen: true
            )
            findings.all(rows.notes).forEach { outcome.builder.log.add($0) }
            let source = try source(rows.sheet.name, outcome.shape, digest)
            return outcome.builder.result(source).map { $0.with(member: member) }
        }
    }

    // MARK: Sheets that are not read

    /// What is to be said of the other sheets, each opened once: of those that hold repeats of the forms, and of those that have
    /// the columns of the forms, which nobody may overlook unless the campaign names the sheet.
    private func others(than forms: borrowing XLSXReader, _ contents: BatchContents) -> [Finding] {
        let columns = Set(forms.header.map { FoldedText($0) })
        var repeats: [Finding] = []
        var alike: [Finding] = []
        for sheet in forms.sheets where sheet != forms.sheet {
            guard var rows = try? place.reader(sheet: sheet.name) else { continue }
            if !sheet.isHidden, let link = RepeatLink(repeat: rows.header, forms: forms.header) {
                repeats += (try? unread(&rows, link, of: forms, contents)) ?? []
            }
            let shared = Set(rows.header.map { FoldedText($0) }).intersection(columns).count
            guard settings.sheet == nil, shared * 10 >= columns.count * 8 else { continue }
            var block = CSVBlock()
            while (try? rows.next(into: &block)) == true {}
            guard rows.recordCount > 0 else { continue }
            alike.append(SheetFindings.notRead(sheet, rows: rows.recordCount, header: rows.headerLine))
        }
        return repeats + alike
    }

    /// What is to be said of a sheet that holds a repeat of the forms.
    private func unread(
        _ rows: inout XLSXReader, _ link: RepeatLink, of forms: borrowing XLSXReader, _ contents: BatchContents
    ) throws(TableError) -> [Finding] {
        let unread = UnreadRepeat(
            title: rows.sheet.name, headings: rows.header, forms: forms.header, instrument, settings)
        let counts = try RepeatCounts(&rows, key: link.child)
        var again = try place.reader(sheet: forms.sheet.name, headerLine: settings.headerLine)
        return try unread.findings(counts, forms: &again, key: link.parent, contents)
    }
}

/// A workbook: a file, or a file in an archive.
struct WorkbookPlace {
    /// The path of the workbook or the archive.
    let file: String
    /// The name of the workbook in the archive; nil for a plain workbook.
    let member: String?

    /// The most bytes of a workbook inside an archive, which is read in memory.
    private static let mostBytes = 64 << 20

    /// Opens a sheet.
    func reader(
        sheet: String?, headerLine: Int? = nil, filling: [XLSXRange] = []
    ) throws(TableError) -> XLSXReader {
        guard let member else {
            return try XLSXReader(file: file, sheet: sheet, headerLine: headerLine, filling: filling)
        }
        let archive = try ZIPArchive(file: file)
        guard let entry = archive.entry(named: member) else { throw .changedWhileRead(file: file) }
        return try XLSXReader(
            bytes: archive.bytes(of: entry, atMost: Self.mostBytes), name: file + "/" + member, sheet: sheet,
            headerLine: headerLine, filling: filling)
    }
}

extension BatchContents {
    /// The contents of a file in an archive.
    fileprivate func with(member: String?) -> BatchContents {
        guard let member else { return self }
        var contents = self
        contents.notes.members = [SourceNotes.Member(name: member, firstRecord: 1)]
        return contents
    }

    /// The contents with more findings.
    fileprivate func with(more findings: [Finding]) -> BatchContents {
        var contents = self
        contents.findings += findings
        return contents
    }
}
