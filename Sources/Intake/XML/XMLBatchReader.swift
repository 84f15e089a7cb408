import Figures
import Questionnaires
import Responses
import Tables
import Units
import XMLDocuments

/// Reads a file of native XML forms in one pass, through a bounded buffer.
struct XMLBatchReader {
    let file: String
    let name: String
    let plans: [String: FormPlan]
    let finder: UnitFinder
    let registry: UnitRegistry
    let settings: BatchSettings

    /// The contents of the file.
    ///
    /// - Throws: `IntakeError.xml` if the file is broken, hostile or something else than forms: then nothing of it is
    ///   accepted, unless the settings salvage the whole forms before the break.
    func contents() throws(IntakeError) -> BatchContents {
        let handler = FormsHandler(file: name, plans: plans, finder: finder, registry: registry)
        var parser = XMLPushParser(handler: handler, vocabulary: FormsHandler.vocabulary, limits: .stream, file: name)
        var reader: FileReader
        do { reader = try FileReader(file, hashing: true) } catch { throw .unreadable(error) }
        guard reader.size > 0 else { throw .empty(file: name) }
        var broken: XMLProblem?
        var buffer = [UInt8](repeating: 0, count: TableLimits.readBytes)
        while true {
            let count: Int
            do { count = try reader.read(into: &buffer, at: 0, atMost: buffer.count) } catch { throw .unreadable(error) }
            if count == 0 { break }
            // After a break the rest is read only for the digest.
            guard broken == nil else { continue }
            do { try parser.feed(buffer.span.extracting(0..<count)) } catch { broken = try problem(error) }
        }
        if broken == nil {
            do { try parser.finish() } catch { broken = try problem(error) }
        }
        if let broken, !settings.salvage || handler.formCount == 0 {
            throw .xml(problem: broken, wholeForms: handler.formCount)
        }
        guard var builder = handler.builder, handler.formCount > 0 else { throw .noRecords(file: name) }
        if let broken {
            builder.findings.append(salvaged(broken, forms: handler.formCount))
        }
        let source = BatchSource(
            file: name, sha256: reader.digest?.hex ?? "", size: reader.size, format: .xml, encoding: "XML",
            collection: settings.collection, period: settings.period)
        do { return try builder.finished(source) } catch { throw .defect(error) }
    }

    private func problem(_ error: XMLParseError<IntakeError>) throws(IntakeError) -> XMLProblem {
        switch error {
        case .refused(let problem): return problem
        case .stopped(let error): throw error
        }
    }

    private func salvaged(_ problem: XMLProblem, forms: Int) -> Finding {
        Finding(
            rule: "file.salvaged", severity: .warning, line: problem.line, byte: problem.byteOffset,
            message: LocalizedText(
                vi: "\(problem.message.vi) Theo --salvage đã nhận \(forms) phiếu nguyên vẹn trước chỗ hỏng; phần còn lại chưa "
                    + "được nhận. Xin lại tệp gốc.",
                en: "\(problem.message.en) By --salvage the \(forms) whole forms before the break were accepted; the rest was "
                    + "not. Ask for the original file."))
    }
}
