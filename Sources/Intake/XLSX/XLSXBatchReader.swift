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

    /// The contents of the file; a second pass is made where merged cells hold what several rows have in common.
    func contents() throws(IntakeError) -> BatchContents {
        let result: Result<BatchContents, IntakeError>
        do throws(TableError) {
            let digest = try SHA256.digest(ofFile: file)
            let first = try contents(filling: [], digest)
            let isFilled = first.merged.contains { $0.rows.count > 1 }
            let found = try isFilled ? contents(filling: first.merged, digest).found : first.found
            guard try SHA256.digest(ofFile: file) == digest else { throw TableError.changedWhileRead(file: file) }
            result = found
        } catch {
            throw .unreadable(error)
        }
        return try result.get()
    }

    private func contents(
        filling merged: [XLSXRange], _ digest: SHA256Digest
    ) throws(TableError) -> (found: Result<BatchContents, IntakeError>, merged: [XLSXRange]) {
        var reader = try XLSXReader(
            file: file, sheet: settings.sheet, headerLine: settings.headerLine, filling: merged)
        let size = try FileReader(file).size
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
        let description = BatchSource(
            file: name, sha256: digest.hex, size: size, format: .xlsx, encoding: TextEncoding.utf8.name,
            dialect: plan.source.shape.dialect(reader.sheet.name), collection: settings.collection,
            period: settings.period)
        return (builder.result(description), notes.merged)
    }
}
