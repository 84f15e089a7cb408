internal import Figures
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
                refuse("không có đơn vị mã «\(code)».", "there is no unit with code “\(code)”.")
                continue
            }
            guard let (outcome, by) = Self.outcome(row["outcome"] ?? "") else {
                let known = SampleOutcome.allCases
                refuse(
                    "kết quả «\(row["outcome"] ?? "")» không phải một trong: \(known.map(\.text.vi).joined(separator: ", ")).",
                    "outcome “\(row["outcome"] ?? "")” is none of: \(known.map(\.text.en).joined(separator: ", ")).")
                continue
            }
            let form = Self.given(row["form"])
            if let form, let first = lines.updateValue(row.line, forKey: FormNumber(form)) {
                refuse(
                    "số phiếu «\(form)» đã có ở dòng \(first).",
                    "form number “\(form)” stands in line \(first) already.")
            }
            var sampled = SampledForm(
                unit: unit, form: form, outcome: outcome, replacement: Self.given(row["replacement"]) ?? by,
                stratum: Self.given(row["stratum"]), psu: Self.given(row["psu"]), line: row.line)
            if let text = Self.given(row["probability"]) {
                guard let value = try? Ratio(decimal: String(text.map { $0 == "," ? "." : $0 })), value > .zero,
                    value <= .one
                else {
                    refuse(
                        "xác suất «\(text)» phải lớn hơn 0 và không quá 1.",
                        "probability “\(text)” must be above 0 and at most 1.")
                    continue
                }
                sampled.probability = value
            }
            rows.append(sampled)
        }
    }

    private static func given(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }

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
