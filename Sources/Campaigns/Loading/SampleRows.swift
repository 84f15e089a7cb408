internal import Figures
internal import Responses
internal import Units
internal import Validation

/// Reads sample.csv: the persons or forms drawn or issued, and what became of each.
struct SampleRows {
    /// The columns with their other headings.
    static let columns: [String: [String]] = [
        "unit": ["mã", "mã đơn vị", "đơn vị"], "form": ["số phiếu", "mã phiếu", "form number", "number"],
        "outcome": ["kết quả", "kết quả tiếp cận", "tình trạng"],
        "replacement": ["thay bằng", "người thay", "phiếu thay", "replaced by"], "stratum": ["tầng"],
        "psu": ["đơn vị mẫu", "cụm"], "probability": ["xác suất", "xác suất chọn"],
    ]

    private(set) var rows: [SampledForm] = []

    init(_ table: KeptTable, campaign: Campaign, problems: inout [LocalizedText]) {
        var lines: [FormNumber: Int] = [:]
        for row in table.rows {
            func refuse(_ vi: String, _ en: String) {
                problems.append(
                    LocalizedText(
                        vi: "\(table.file), dòng \(row.line): \(vi)", en: "\(table.file), line \(row.line): \(en)"))
            }
            let code = row["unit"] ?? ""
            guard let unit = campaign.units.index(ofCode: code) else {
                let shown = Self.shown(code)
                refuse("không có đơn vị mã «\(shown)».", "there is no unit with code “\(shown)”.")
                continue
            }
            guard let (outcome, by) = Self.outcome(row["outcome"] ?? "") else {
                let known = SampleOutcome.allCases
                let shown = Self.shown(row["outcome"] ?? "")
                refuse(
                    "kết quả «\(shown)» không phải một trong: \(known.map(\.text.vi).joined(separator: ", ")).",
                    "outcome “\(shown)” is none of: \(known.map(\.text.en).joined(separator: ", ")).")
                continue
            }
            let form = Self.given(row["form"])
            if let form, let first = lines.updateValue(row.line, forKey: FormNumber(form)) {
                let shown = Self.shown(form)
                refuse(
                    "số phiếu «\(shown)» đã có ở dòng \(first).",
                    "form number “\(shown)” stands in line \(first) already.")
            }
            var sampled = SampledForm(
                unit: unit, form: form, outcome: outcome, replacement: Self.given(row["replacement"]) ?? by,
                stratum: Self.given(row["stratum"]), psu: Self.given(row["psu"]), line: row.line)
            if let text = Self.given(row["probability"]) {
                guard let value = Self.probability(text), value > .zero, value <= .one else {
                    let shown = Self.shown(text)
                    refuse(
                        "xác suất «\(shown)» phải là số lớn hơn 0 và không quá 1, như 0,025.",
                        "probability “\(shown)” must be a number above 0 and at most 1, such as 0.025.")
                    continue
                }
                sampled.probability = value
            }
            rows.append(sampled)
        }
        for circle in rows.circlesOfReplacements { problems.append(Self.problem(circle, file: table.file)) }
    }

    /// What is wrong with forms that come in each other's place.
    private static func problem(_ circle: [SampledForm], file: String) -> LocalizedText {
        let lines = circle.map { String($0.line) }.joined(separator: ", ")
        let forms = circle.map { shown($0.form ?? "") }.joined(separator: ", ")
        return circle.count == 1
            ? LocalizedText(
                vi: "\(file), dòng \(lines): phiếu «\(forms)» được ghi là thay cho chính nó.",
                en: "\(file), line \(lines): form “\(forms)” is said to replace itself.")
            : LocalizedText(
                vi:
                    "\(file), dòng \(lines): các phiếu \(forms) thay lẫn nhau thành vòng; ghi lại phiếu nào được chọn trước.",
                en:
                    "\(file), lines \(lines): the forms \(forms) replace each other in a circle; say which was drawn first."
            )
    }

    /// A probability as people and spreadsheets write it: `0,0025`, `0.0025`, `2.5E-03`.
    private static func probability(_ text: String) -> Ratio? {
        let plain = String(text.map { $0 == "," ? "." : $0 })
        return (try? Ratio(decimal: plain)) ?? Double(plain).flatMap { try? Ratio(measured: $0) }
    }

    private static func given(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }

    /// A cell as messages show it. A sample names persons, and a cell may stand in the wrong column: what looks like a telephone or
    /// identity number is masked, and of a long text, which may be a remark about a person, only the beginning is shown.
    private static func shown(_ text: String) -> String {
        let masked = PersonalLook.masked(text)
        return masked.count > 24 ? masked.prefix(20) + "…" : masked
    }

    /// What a cell says: an outcome, or "replaced by" with the replacement in the same cell.
    private static func outcome(_ text: String) -> (SampleOutcome, String?)? {
        if let outcome = SampleOutcome(word: text) { return (outcome, nil) }
        for lead in ["đã thay bằng ", "thay bằng ", "replaced by "] {
            guard
                FoldedText(text, removingMarks: true).text.hasPrefix(
                    FoldedText(lead + "x", removingMarks: true).text.dropLast())
            else { continue }
            return (.replaced, String(text.dropFirst(lead.count)).trimmedOfSpaces)
        }
        return nil
    }
}
