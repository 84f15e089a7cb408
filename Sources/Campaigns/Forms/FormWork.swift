public import Figures
internal import Forms
internal import Questionnaires
internal import Tables
internal import Units

/// `hailong form`: what a questionnaire gives to the field.
public struct FormWork: Sendable {
    let request: FormRequest
    let language: Language

    /// Makes the work.
    public init(_ request: FormRequest, language: Language) {
        self.request = request
        self.language = language
    }

    /// Makes the form: the answer holds it, or says where it was written.
    public func answer() throws(CampaignError) -> Answer {
        if let card = CardFormWork.cardFile(request) {
            return try CardFormWork(request: request, language: language).answer(card)
        }
        let kind = try FormKind.named(request.kind)
        try checkUse(kind)
        let source = FormSource(request: request, language: language)
        let found = try source.material()
        let (material, unit) = (found.material, found.unit)
        // A workbook offers the numbers that were handed out; on paper they are printed only where that is asked for.
        let given = try numbers(unit)
        let numbers = given.isEmpty && kind == .xlsx ? found.issued : given
        guard let output = request.output else {
            return Answer(document: try bytes(kind, material, unit, numbers))
        }
        do throws(FormsError) {
            if kind == .xlsx {
                try EntryWorkbook(material, numbers: numbers, rows: request.rows ?? max(500, numbers.count))
                    .write(to: output)
            }
        } catch {
            throw CampaignError(forms: error)
        }
        if kind != .xlsx {
            let bytes = try bytes(kind, material, unit, numbers)
            do throws(TableError) { try AtomicFile.write(bytes, to: output) } catch { throw CampaignError(error) }
        }
        return try written(output, kind, material, numbers)
    }

    /// What cannot be asked for together.
    private func checkUse(_ kind: FormKind) throws(CampaignError) {
        if request.numbers != nil, request.count != nil {
            throw CampaignError(
                .usage, vi: "Chỉ dùng một trong hai: --numbers hoặc --count.", en: "Use either --numbers or --count.")
        }
        if kind == .xform,
            let option = request.numbers.map({ _ in "--numbers" }) ?? request.count.map({ _ in "--count" })
        {
            throw CampaignError(
                .usage, vi: "\(option) không dùng với --to xform: số phiếu do người phỏng vấn ghi.",
                en: "\(option) does not go with --to xform: the interviewer enters the number.")
        }
        if kind != .xlsx, request.rows != nil {
            throw CampaignError(.usage, vi: "--rows chỉ dùng với --to xlsx.", en: "--rows goes with --to xlsx only.")
        }
        if kind == .xlsx { _ = try request.workbookPath() }
        guard let output = request.output else { return }
        _ = try OutputFile(output, isWorkbook: kind == .xlsx, replaces: request.replaces, mayHoldForms: true)
    }

    private func numbers(_ unit: Unit?) throws(CampaignError) -> [String] {
        do throws(FormsError) {
            if let text = request.numbers { return try FormNumbers(text, unit: unit?.code).texts }
            if let count = request.count { return try FormNumbers(count: count, unit: unit?.code).texts }
            return []
        } catch {
            throw CampaignError(forms: error)
        }
    }

    /// The bytes of a form that is a text.
    private func bytes(
        _ kind: FormKind, _ material: FormMaterial, _ unit: Unit?, _ numbers: [String]
    ) throws(CampaignError) -> [UInt8] {
        guard kind == .html else { return XFormDocument(material).bytes() }
        do throws(FormsError) {
            return try PaperForm(material, unit: unit, numbers: numbers).bytes()
        } catch {
            throw CampaignError(forms: error)
        }
    }

    /// Says what was written.
    private func written(
        _ file: String, _ kind: FormKind, _ material: FormMaterial, _ numbers: [String]
    ) throws(CampaignError) -> Answer {
        let digest: String
        do throws(TableError) { digest = try SHA256.digest(ofFile: file).hex } catch { throw CampaignError(error) }
        let questionnaire = material.questionnaire
        let json = JSONValue.object([
            "questionnaire": .string(questionnaire.id), "questionnaireVersion": .string(questionnaire.version),
            "campaign": material.campaign.map { .string($0.id) } ?? .null, "form": .string(kind.rawValue),
            "file": .string(file), "sha256": .string(digest), "numbers": .array(numbers.map { .string($0) }),
        ])
        let table = AnswerTable(
            title: LocalizedText(vi: "Đã ghi biểu mẫu", en: "Form written"),
            columns: [
                AnswerColumn("file", vi: "Tệp", en: "File"), AnswerColumn("form", vi: "Dạng", en: "Form"),
                AnswerColumn("questionnaire", vi: "Mẫu phiếu", en: "Questionnaire"),
                AnswerColumn("version", vi: "Bản", en: "Version"),
                AnswerColumn("numbers", vi: "Số phiếu", en: "Form numbers", isNumber: true),
            ],
            rows: [[file, kind.rawValue, questionnaire.id, questionnaire.version, String(numbers.count)]])
        return Answer(json: json, tables: [table])
    }
}

extension CampaignError {
    /// What a problem with a form means for the command.
    init(forms error: FormsError) {
        switch error {
        case .table(let table): self.init(table)
        case .badSeries, .tooMany: self.init(.usage, [error.message])
        case .codeTooLong: self.init(.unusableInput, [error.message])
        }
    }
}
