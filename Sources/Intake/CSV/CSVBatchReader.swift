import Figures
import Questionnaires
import Responses
import Tables
import Units

/// Reads a CSV batch block by block: the records whose structure is right column by column, the others set aside.
struct CSVBatchReader {
    let file: String
    let name: String
    let questionnaire: Questionnaire
    let finder: UnitFinder
    let registry: UnitRegistry
    let settings: BatchSettings

    /// The contents of the file.
    func contents() throws(IntakeError) -> BatchContents {
        do {
            return try read()
        } catch let error as IntakeError {
            throw error
        } catch let error as TableError {
            if case .noHeader = error { throw .empty(file: name) }
            throw .unreadable(error)
        } catch let error as ResponsesError {
            throw .defect(error)
        } catch {
            // The three above are all that the calls in `read` throw.
            throw .empty(file: name)
        }
    }

    private func read() throws -> BatchContents {
        var reader = try open()
        let plan = try HeadingPlan(
            headings: reader.header, questionnaire: questionnaire, settings: settings, file: name, line: reader.headerLine)
        var builder = BatchBuilder(questionnaire, finder: finder, registry: registry)
        builder.findings = plan.findings
        if let sniff = reader.sniff, sniff.isAmbiguous {
            builder.findings.append(ambiguous(sniff))
        }
        var coding = CSVBlockCoding(plan: plan, questionnaire: questionnaire)
        var block = CSVBlock()
        while try reader.next(into: &block) {
            coding.code(block, into: &builder)
        }
        guard reader.recordCount > 0 else { throw IntakeError.noRecords(file: name) }
        let source = BatchSource(
            file: name, sha256: reader.digest?.hex ?? "", size: try FileReader(file).size, format: .csv,
            encoding: reader.encoding.name, dialect: reader.dialect.separator == .tab ? "tab" : reader.dialect.separator.text,
            collection: settings.collection, period: settings.period)
        return try builder.finished(source)
    }

    /// Opens the file; the first record is the header, whatever it looks like.
    private func open() throws -> CSVReader {
        if let separator = settings.separator.flatMap({ $0.asciiValue }).flatMap(CSVSeparator.init(rawValue:)) {
            return try CSVReader(file: file, dialect: CSVDialect(separator: separator), hashing: true)
        }
        let reader = try CSVReader(file: file, hashing: true)
        if reader.dialect.hasHeader { return reader }
        var dialect = reader.dialect
        dialect.hasHeader = true
        return try CSVReader(file: file, dialect: dialect, hashing: true)
    }

    private func ambiguous(_ sniff: CSVSniff) -> Finding {
        let others = sniff.alternatives.map { $0 == .tab ? "tab" : $0.text }.joined(separator: " ")
        let chosen = sniff.dialect.separator == .tab ? "tab" : sniff.dialect.separator.text
        return Finding(
            rule: "file.ambiguousSeparator", severity: .warning, value: chosen,
            message: LocalizedText(
                vi: "Tệp có thể dùng dấu ngăn «\(chosen)» hoặc «\(others)»; đã đọc theo «\(chosen)». Nếu sai, ghi separator=… cho "
                    + "lô này trong campaign.xml.",
                en: "The file's separator may be “\(chosen)” or “\(others)”; it was read with “\(chosen)”. If that is wrong, give the "
                    + "batch a separator=… in campaign.xml."))
    }
}
