import Figures
import Questionnaires
import Responses
import Tables
import XMLDocuments

/// Reads a file of native XML forms in one pass, through a bounded buffer.
struct XMLBatchReader {
    let file: String
    let name: String
    let plans: [String: FormPlan]
    let salvage: Bool

    /// The contents of the file.
    ///
    /// - Throws: `IntakeError.xml` if the file is broken, hostile or something else than forms: then nothing of it is
    ///   accepted, unless the settings salvage the whole forms before the break.
    func contents() throws(IntakeError) -> BatchContents {
        let result: Result<BatchContents, IntakeError>
        do throws(TableError) {
            var reader = try FileReader(file, hashing: true)
            result = try contents(&reader)
        } catch {
            throw .unreadable(error)
        }
        return try result.get()
    }

    private func contents(_ reader: inout FileReader) throws(TableError) -> Result<BatchContents, IntakeError> {
        let head = try reader.bytes(at: 0, count: 1_024)
        if head.count == reader.size, XMLEncoding.isBlank(head) { return .failure(.empty(file: name)) }
        let encoding = XMLEncoding(head: head.span)
        let handler = FormsHandler(file: name, plans: plans, isConverted: !encoding.isUTF8)
        let ending = try parse(&reader, handler)
        let source = BatchSource(
            file: name, sha256: reader.digest?.hex ?? "", size: reader.size, format: .xml, encoding: encoding.name)
        return result(handler, ending, source)
    }

    /// What the forms came to.
    private func result(
        _ handler: FormsHandler, _ ending: Ending, _ source: BatchSource
    ) -> Result<BatchContents, IntakeError> {
        if let error = refusal(ending, forms: handler.formCount) { return .failure(error) }
        guard var coding = handler.coding, handler.formCount > 0 else { return .failure(.noRecords(file: name)) }
        if case .broken(let problem) = ending {
            coding.builder.log.add(salvaged(problem, forms: handler.formCount))
        }
        coding.builder.completeRefused(coding.builder.refused.map { rawText(of: $0) })
        var source = source
        source.collection = coding.plan.settings.collection
        source.period = coding.plan.settings.period
        return coding.builder.result(source)
    }

    /// Why a file cannot be used whose parsing ended so; nil if it can.
    private func refusal(_ ending: Ending, forms: Int) -> IntakeError? {
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

    /// How the parsing of a file ended.
    private enum Ending {
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

    /// Feeds the file to the parser; of a broken one the rest is read only if the digest is wanted.
    private func parse(_ reader: inout FileReader, _ handler: FormsHandler) throws(TableError) -> Ending {
        var parser = XMLPushParser(handler: handler, vocabulary: FormsHandler.vocabulary, limits: .stream, file: name)
        var ending = Ending.whole
        var buffer = [UInt8](repeating: 0, count: TableLimits.readBytes)
        while true {
            let count = try reader.read(into: &buffer, at: 0, atMost: buffer.count)
            if count == 0 { break }
            guard case .whole = ending else { continue }
            ending = Ending(of: { () throws(XMLParseError<IntakeError>) in
                try parser.feed(buffer.span.extracting(0..<count))
            })
            if case .whole = ending { continue }
            if !salvage { return ending }
        }
        if case .whole = ending {
            ending = Ending(of: { () throws(XMLParseError<IntakeError>) in try parser.finish() })
        }
        return ending
    }

    /// The text of a record that was refused; what cannot be had now is had later by the record's origin.
    private func rawText(of record: RefusedRecord) -> String {
        do throws(IntakeError) {
            return try RecordText.read(record.origin, path: file, format: .xml)
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
}
