import Figures
import Questionnaires

/// What the checks are called for readers and what to do about them. Findings' own messages name single records and stay
/// out of published reports.
struct RuleTexts: Sendable {
    /// What a check is about, and what the office should do.
    struct Entry: Sendable, Hashable {
        var title: LocalizedText
        var toDo: LocalizedText
    }

    private let ownRules: [String: LocalizedText]

    init(_ questionnaires: [Questionnaire]) {
        ownRules = Dictionary(
            questionnaires.flatMap(\.rules).map { ($0.id, $0.message) }, uniquingKeysWith: { first, _ in first })
    }

    /// The text of a rule; rules of a questionnaire speak for themselves, an unknown one is called by its identifier.
    func entry(_ rule: String) -> Entry {
        if let known = Self.catalogue[rule] { return known }
        let own = ownRules[rule] ?? ownRules[String(rule.split(separator: ".").last ?? "")]
        return Entry(title: own ?? LocalizedText(verbatim: rule), toDo: Self.compare)
    }

    private static let compare = LocalizedText(vi: "Đối chiếu với phiếu gốc.", en: "Compare with the paper form.")
    private static let mend = LocalizedText(
        vi: "Sửa theo phiếu gốc rồi nhập lại.", en: "Mend from the paper form and import again.")
    private static let decide = LocalizedText(
        vi: "Xem phiếu gốc, ghi quyết định xử lý.", en: "Look at the paper form and record a decision.")
    private static let nothing = LocalizedText(
        vi: "Không cần xử lý; ô được ghi là trống.", en: "Nothing; the cell counts as missing.")
    private static let mapping = LocalizedText(
        vi: "Kiểm tra tiêu đề cột hoặc khai báo tương ứng trong campaign.xml.",
        en: "Check the headings, or map them in campaign.xml.")

    private static func entry(_ vi: String, _ en: String, _ toDo: LocalizedText) -> Entry {
        Entry(title: LocalizedText(vi: vi, en: en), toDo: toDo)
    }

    private static let catalogue: [String: Entry] = [
        "answer.notToBeAsked": entry(
            "Trả lời câu hỏi không thuộc diện được hỏi", "Answered although not to be asked", nothing),
        "cell.constraint": entry("Câu trả lời vi phạm điều kiện của câu hỏi", "Answer breaks its constraint", mend),
        "cell.impossibleCode": entry(
            "Mã trả lời không có trong thang đo", "Code that the scale does not have", nothing),
        "cell.notADate": entry("Ngày không hợp lệ", "Not a date", mend),
        "cell.notANumber": entry("Không phải là số", "Not a number", mend),
        "cell.outOfBounds": entry("Số nằm ngoài giới hạn", "Number out of bounds", mend),
        "cell.requiredBlank": entry("Câu bắt buộc bị bỏ trống", "Required question left blank", compare),
        "cell.severalMarks": entry(
            "Đánh dấu nhiều mức trong một câu", "Several marks where one is allowed", nothing),
        "cell.tooLong": entry("Nội dung quá dài", "Text too long", compare),
        "cell.tooManyDecimals": entry("Số có quá nhiều chữ số thập phân", "Too many decimals", compare),
        "date.outsidePeriod": entry(
            "Ngày khảo sát ngoài thời gian của đợt", "Day outside the fieldwork", decide),
        "file.ambiguousSeparator": entry(
            "Không chắc chắn về dấu phân cách của tệp", "Separator of the file is not certain", mapping),
        "file.salvaged": entry(
            "Tệp bị hỏng giữa chừng, đã nhận các phiếu nguyên vẹn", "Broken file, whole forms were kept",
            LocalizedText(vi: "Yêu cầu gửi lại tệp đầy đủ.", en: "Ask for the complete file.")),
        "form.unknownElement": entry("Phiếu có phần tử lạ", "Form has an unknown element", mapping),
        "header.missingColumn": entry("Tệp thiếu cột", "Column is missing", mapping),
        "header.unknownColumn": entry("Tệp có cột lạ", "Column is not known", mapping),
        "record.columnCount": entry("Bản ghi sai số cột", "Wrong number of columns", mend),
        "record.conflict": entry(
            "Trùng số phiếu nhưng khác nội dung", "Same form number, different content", decide),
        "record.duplicate": entry(
            "Phiếu trùng lặp hoàn toàn", "Exact duplicate",
            LocalizedText(vi: "Không cần xử lý; chỉ tính một lần.", en: "Nothing; it counts once.")),
        "record.invalidText": entry("Bản ghi có ký tự hỏng", "Record has broken characters", mend),
        "record.irregularQuote": entry("Dấu ngoặc kép đặt sai", "Misplaced quotation mark", compare),
        "record.noFormNumber": entry("Phiếu không có số phiếu", "No form number", mend),
        "record.nulByte": entry("Bản ghi có ký tự rỗng", "Record has a zero byte", mend),
        "record.repeatedAnswer": entry("Câu trả lời lặp lại trong một phiếu", "Answer given twice in one form", mend),
        "record.tooLong": entry("Bản ghi quá dài", "Record too long", mend),
        "record.tooManyBlanks": entry("Phiếu bỏ trống quá nhiều", "Too many blanks", decide),
        "unit.blank": entry("Phiếu không ghi đơn vị", "No unit given", mend),
        "unit.uncertain": entry(
            "Tên đơn vị chưa xác định chắc chắn", "Unit is not certain",
            LocalizedText(
                vi: "Xác nhận đơn vị bằng bí danh trong campaign.xml.",
                en: "Confirm the unit by an alias in campaign.xml.")
        ),
        "unit.unknown": entry(
            "Đơn vị không có trong danh sách", "Unit is not in the list",
            LocalizedText(
                vi: "Sửa tên hoặc mã đơn vị rồi nhập lại.", en: "Mend the unit's name or code and import again.")),
    ]
}
