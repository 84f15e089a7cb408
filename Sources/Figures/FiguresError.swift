/// What can go wrong with a figure: every operation on input reports one of these, none of them traps.
public enum FiguresError: Error, Equatable, Sendable {
    /// A fraction with denominator 0, or a division by 0.
    case zeroDivision
    /// The exact result does not fit in 128 bits.
    case overflow
    /// A text that should be a decimal number is none.
    case notADecimal(String)
    /// A measured number that is not a number, or infinite.
    case notFinite
    /// A count of decimals outside 0…38.
    case decimalsOutOfRange(Int)
    /// A text that should be a date is none, or names a day that does not exist.
    case notADate(String)
    /// A JSON text that is broken: what was found, and where (lines and columns count from 1, columns in bytes).
    case notJSON(problem: JSONProblem, line: Int, column: Int)

    /// What happened and what to do, in both languages.
    public var message: LocalizedText {
        switch self {
        case .zeroDivision:
            LocalizedText(
                vi: "Phép chia cho 0: kiểm tra mẫu số (cỡ mẫu, điểm tối đa).",
                en: "Division by 0: check the denominator (base, maximum points).")
        case .overflow:
            LocalizedText(
                vi: "Kết quả chính xác vượt quá 128 bit: kiểm tra độ lớn và số chữ số thập phân của số liệu vào.",
                en: "The exact result does not fit in 128 bits: check the size and the decimals of the input.")
        case .notADecimal(let text):
            LocalizedText(
                vi:
                    "“\(text.excerpt)” không phải là số thập phân: ghi dạng 12,5 hoặc 12.5, không ngăn cách hàng nghìn.",
                en: "“\(text.excerpt)” is not a decimal number: write 12,5 or 12.5, without thousands separators.")
        case .notFinite:
            LocalizedText(
                vi: "Số đo không hữu hạn: kiểm tra quyền số và mẫu số.",
                en: "The measured number is not finite: check the weights and the denominator.")
        case .decimalsOutOfRange(let decimals):
            LocalizedText(
                vi: "Số chữ số thập phân \(decimals) không hợp lệ: dùng từ 0 đến \(FixedDecimal.mostDecimals).",
                en: "\(decimals) decimals are not possible: use 0 to \(FixedDecimal.mostDecimals).")
        case .notADate(let text):
            LocalizedText(
                vi: "“\(text.excerpt)” không phải là một ngày có thật: ghi dạng 2026-11-22 hoặc 22/11/2026.",
                en: "“\(text.excerpt)” is not a day that exists: write 2026-11-22 or 22/11/2026.")
        case .notJSON(let problem, let line, let column):
            LocalizedText(
                vi: "JSON hỏng ở dòng \(line), cột \(column): \(problem.text.vi); sửa hoặc tạo lại tệp.",
                en: "Broken JSON at line \(line), column \(column): \(problem.text.en); mend the file or make it again."
            )
        }
    }
}

extension String {
    /// The text short enough for a message: at most 60 characters.
    var excerpt: String { count > 60 ? prefix(59) + "…" : self }
}
