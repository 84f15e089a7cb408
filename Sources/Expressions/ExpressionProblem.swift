public import Figures

/// What can be wrong with an expression.
public enum ExpressionProblem: Equatable, Sendable {
    /// There is nothing but spaces.
    case empty
    /// More characters than are allowed.
    case tooLong(limit: Int)
    /// Parentheses, functions and signs are nested too deep.
    case tooDeep(limit: Int)
    /// Something must follow.
    case unexpectedEnd
    /// A character that the language does not know.
    case unexpectedCharacter(Character)
    /// An operator of another language, and the one to write instead.
    case foreignOperator(String, instead: String)
    /// A text without its closing quotation mark.
    case unclosedText
    /// A `${` without `}`, or without a name of letters, digits, `_`, `-`, `.` in between.
    case badReference
    /// Digits that are no number.
    case badNumber(String)
    /// A value must stand here, and something else does.
    case expectedValue(found: String)
    /// An operator or the end must stand here, and something else does.
    case expectedOperator(found: String)
    /// A mark such as `)` must stand here, and something else does; nil for the end of the expression.
    case expectedMark(String, found: String?)
    /// A name without `${}` around it.
    case bareName(String)
    /// No function has this name.
    case unknownFunction(String)
    /// A pattern of `regex()` that is none; the text says why.
    case badPattern(LocalizedText)
    /// A function that reads the clock: the same input must give the same result on every day.
    case clockFunction(String)
    /// Too few or too many arguments.
    case wrongArguments(function: String, expected: String, found: Int)
    /// The argument must be `${name}` or `.`.
    case needsReference(function: String)
    /// The argument must be written as a text or a number.
    case needsLiteral(function: String)
    /// A function of texts, choices or dates in a formula that calculates with numbers only.
    case needsExactNumbers(function: String)
    /// The argument must be a whole number of decimals, 0…9.
    case badDecimals
    /// No variable has this name.
    case unknownName(String)
    /// `.` where there is no value of its own.
    case noOwnValue
    /// A value of one type where another one is needed.
    case wrongType(expected: ExpressionType, found: ExpressionType)
    /// Two types that are never compared by this operator.
    case notComparable(ExpressionType, ExpressionType, by: String)
    /// A comparison of a comparison, such as `1 < ${x} < 5`.
    case chainedComparison(String)
    /// Two types that cannot be calculated with by this operator.
    case notCalculable(ExpressionType, ExpressionType, by: String)
    /// The branches of `if` or `coalesce` have different types.
    case branchesDiffer(ExpressionType, ExpressionType)
    /// A text that should be a date `yyyy-mm-dd`.
    case notADate(String)
}

extension ExpressionProblem {
    /// What happened and what to do.
    var text: LocalizedText {
        switch self {
        case .empty, .tooLong, .tooDeep, .unexpectedEnd, .unexpectedCharacter, .foreignOperator, .unclosedText,
            .badReference, .badNumber, .bareName, .expectedValue, .expectedOperator, .expectedMark:
            writingText
        case .unknownFunction, .badPattern, .clockFunction, .wrongArguments, .needsReference, .needsLiteral,
            .needsExactNumbers, .badDecimals:
            functionText
        case .unknownName, .noOwnValue, .wrongType, .notComparable, .chainedComparison, .notCalculable, .branchesDiffer,
            .notADate:
            meaningText
        }
    }

    /// Problems of how the expression is written.
    private var writingText: LocalizedText {
        switch self {
        case .tooLong(let limit):
            LocalizedText(
                vi: "biểu thức dài quá \(limit) ký tự; hãy tách thành nhiều quy tắc.",
                en: "the expression is longer than \(limit) characters; split it into several rules.")
        case .tooDeep(let limit):
            LocalizedText(
                vi: "biểu thức lồng nhau quá \(limit) cấp; hãy viết gọn lại.",
                en: "the expression is nested more than \(limit) levels deep; simplify it.")
        case .unexpectedEnd:
            LocalizedText(
                vi: "biểu thức kết thúc quá sớm; cần một giá trị ở đây.",
                en: "the expression ends too early; a value is needed here.")
        case .unexpectedCharacter(let character) where "“”‘’„‚".contains(character):
            LocalizedText(
                vi: "dấu ngoặc kép cong \(character); hãy dùng dấu ' hoặc \" thẳng.",
                en: "a curly quotation mark \(character); use straight ' or \".")
        case .unexpectedCharacter(let character):
            LocalizedText(
                vi: "ký tự “\(character)” không dùng trong biểu thức; hãy xóa hoặc đặt trong dấu '…'.",
                en: "the character “\(character)” has no meaning here; remove it or put it into '…'.")
        case .foreignOperator(let found, let instead):
            LocalizedText(
                vi: "hãy viết “\(instead)” thay cho “\(found)”.", en: "write “\(instead)” instead of “\(found)”.")
        case .unclosedText:
            LocalizedText(
                vi: "thiếu dấu đóng của chuỗi ký tự.", en: "the closing quotation mark of the text is missing.")
        case .badReference:
            LocalizedText(
                vi: "tham chiếu phải có dạng ${tên}, tên gồm chữ, số, _ - và dấu chấm.",
                en: "a reference is written ${name}, the name of letters, digits, _ - and points.")
        case .badNumber(let text):
            LocalizedText(
                vi: "“\(text)” không phải là số; hãy viết dạng 12 hoặc 12.5.",
                en: "“\(text)” is not a number; write 12 or 12.5.")
        case .bareName(let name):
            LocalizedText(
                vi: "hãy viết ${\(name)} nếu đó là tên câu hỏi, '\(name)' nếu đó là mã.",
                en: "write ${\(name)} if this is the name of a question, '\(name)' if it is a code.")
        case .expectedValue(let found):
            LocalizedText(
                vi: "cần một giá trị, nhưng gặp “\(found)”.", en: "a value is needed, but “\(found)” was found.")
        case .expectedOperator(let found):
            LocalizedText(
                vi: "cần một phép toán (= != < <= > >= + - * div mod and or), nhưng gặp “\(found)”.",
                en: "an operator (= != < <= > >= + - * div mod and or) is needed, but “\(found)” was found.")
        case .expectedMark(let mark, nil):
            LocalizedText(
                vi: "cần dấu “\(mark)”, nhưng biểu thức đã kết thúc.",
                en: "“\(mark)” is needed, but the expression ends.")
        case .expectedMark(let mark, let found?):
            LocalizedText(
                vi: "cần dấu “\(mark)”, nhưng gặp “\(found)”.", en: "“\(mark)” is needed, but “\(found)” was found.")
        default: LocalizedText(vi: "biểu thức trống.", en: "the expression is empty.")
        }
    }

    /// Problems of functions and their arguments.
    private var functionText: LocalizedText {
        switch self {
        case .unknownFunction(let name):
            LocalizedText(
                vi: "không có hàm \(name)(); các hàm dùng được: \(Function.list).",
                en: "there is no function \(name)(); there are: \(Function.list).")
        case .badPattern(let fault):
            LocalizedText(
                vi: "mẫu của regex() sai ở đây: \(fault.vi); hãy sửa mẫu.",
                en: "the pattern of regex() is wrong here: \(fault.en); correct it.")
        case .clockFunction(let name):
            LocalizedText(
                vi: "hàm \(name)() đọc đồng hồ nên kết quả đổi theo ngày chạy; hãy dùng date('2023-06-30').",
                en:
                    "the function \(name)() reads the clock, so that results change with the day; use date('2023-06-30')."
            )
        case .wrongArguments(let function, let expected, let found):
            LocalizedText(
                vi: "hàm \(function)() cần \(expected) đối số, nhưng có \(found).",
                en: "the function \(function)() takes \(expected) arguments, but has \(found).")
        case .needsReference(let function):
            LocalizedText(
                vi: "đối số đầu của \(function)() phải là ${tên} hoặc dấu chấm.",
                en: "the first argument of \(function)() must be ${name} or a point.")
        case .needsLiteral(let function):
            LocalizedText(
                vi: "đối số này của \(function)() phải ghi trực tiếp, ví dụ 'a' hoặc 1.",
                en: "this argument of \(function)() must be written out, such as 'a' or 1.")
        case .needsExactNumbers(let function):
            LocalizedText(
                vi: "\(function)() làm việc với chữ, lựa chọn hoặc ngày; công thức chấm điểm chỉ tính với số.",
                en: "\(function)() is about texts, choices or dates; a formula of points calculates with numbers only.")
        default:
            LocalizedText(
                vi: "số chữ số thập phân phải là số nguyên từ 0 đến 9.",
                en: "the number of decimals must be a whole number from 0 to 9.")
        }
    }

    /// Problems of names and types.
    private var meaningText: LocalizedText {
        switch self {
        case .unknownName(let name):
            LocalizedText(
                vi: "không có câu hỏi hoặc biến “\(name)”; hãy kiểm tra tên.",
                en: "there is no question or variable “\(name)”; check the name.")
        case .noOwnValue:
            LocalizedText(
                vi: "dấu chấm chỉ dùng trong điều kiện của một câu hỏi; hãy ghi ${tên}.",
                en: "the point is only for the constraint of a question; write ${name}.")
        case .wrongType(let expected, let found):
            LocalizedText(
                vi: "cần \(expected.text.vi), nhưng đây là \(found.text.vi).\(Self.advice(expected, found).vi)",
                en: "\(expected.text.en) is needed, but this is \(found.text.en).\(Self.advice(expected, found).en)")
        case .notComparable(let left, let right, let sign):
            LocalizedText(
                vi:
                    "không so sánh được \(left.text.vi) với \(right.text.vi) bằng “\(sign)”; \(Self.comparison(left, right).vi).",
                en:
                    "“\(sign)” does not compare \(left.text.en) with \(right.text.en); \(Self.comparison(left, right).en)."
            )
        case .chainedComparison(let sign):
            LocalizedText(
                vi: "không viết “\(sign)” nối tiếp một phép so sánh; hãy tách ra: 1 < ${x} and ${x} < 5.",
                en: "“\(sign)” cannot follow another comparison; write them apart: 1 < ${x} and ${x} < 5.")
        case .notCalculable(let left, let right, let sign):
            LocalizedText(
                vi: "không tính được “\(sign)” giữa \(left.text.vi) và \(right.text.vi); dùng number() cho văn bản.",
                en: "“\(sign)” does not work on \(left.text.en) and \(right.text.en); use number() on texts.")
        case .branchesDiffer(let left, let right):
            LocalizedText(
                vi: "các nhánh phải cùng kiểu, nhưng ở đây là \(left.text.vi) và \(right.text.vi).",
                en: "all branches must have one type, but these are \(left.text.en) and \(right.text.en).")
        case .notADate(let text):
            LocalizedText(
                vi: "“\(text)” không phải là một ngày có thật; ghi dạng '2023-06-30'.",
                en: "“\(text)” is not a day that exists; write it as '2023-06-30'.")
        default: LocalizedText(vi: "", en: "")
        }
    }

    /// What to write to get the type that is needed.
    private static func advice(_ expected: ExpressionType, _ found: ExpressionType) -> LocalizedText {
        switch (expected, found) {
        case (.truth, _):
            LocalizedText(vi: " Hãy viết một phép so sánh.", en: " Write a comparison.")
        case (.number, .text):
            LocalizedText(vi: " Hãy dùng number(…).", en: " Use number(…).")
        case (_, .selection):
            LocalizedText(
                vi: " Hãy dùng selected(…) hoặc count-selected(…).", en: " Use selected(…) or count-selected(…).")
        default: LocalizedText(vi: "", en: "")
        }
    }

    /// How to compare such values instead.
    private static func comparison(_ left: ExpressionType, _ right: ExpressionType) -> LocalizedText {
        if left == .selection || right == .selection {
            return LocalizedText(
                vi: "hãy dùng selected(…) hoặc count-selected(…)", en: "use selected(…) or count-selected(…)")
        }
        if left == .date || right == .date {
            return LocalizedText(vi: "hãy dùng date('2023-06-30')", en: "use date('2023-06-30')")
        }
        return LocalizedText(vi: "hãy kiểm tra hai vế", en: "check both sides")
    }
}
