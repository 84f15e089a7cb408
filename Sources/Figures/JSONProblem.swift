/// What is wrong with a JSON text.
public enum JSONProblem: Equatable, Sendable {
    /// The text ends too early.
    case unexpectedEnd
    /// A byte that cannot stand here.
    case unexpectedByte(UInt8)
    /// Something follows the value.
    case trailingText
    /// Arrays and objects are nested too deep.
    case tooDeep(limit: Int)
    /// A number that is not written as JSON demands, or that is too large.
    case badNumber
    /// A text with a control character, a wrong escape, half a surrogate pair or broken UTF-8.
    case badText
    /// A name that stands twice in an object.
    case repeatedName(String)

    /// The problem in words.
    public var text: LocalizedText {
        switch self {
        case .unexpectedEnd: LocalizedText(vi: "kết thúc quá sớm", en: "it ends too early")
        case .unexpectedByte(let byte):
            LocalizedText(
                vi: "ký tự không mong đợi (byte \(byte))", en: "a character that cannot stand here (byte \(byte))")
        case .trailingText: LocalizedText(vi: "còn văn bản sau giá trị", en: "there is text after the value")
        case .tooDeep(let limit):
            LocalizedText(vi: "lồng nhau quá \(limit) cấp", en: "it is nested more than \(limit) levels deep")
        case .badNumber: LocalizedText(vi: "số không hợp lệ", en: "a number that is not valid")
        case .badText: LocalizedText(vi: "chuỗi ký tự không hợp lệ", en: "a text that is not valid")
        case .repeatedName(let name):
            LocalizedText(vi: "tên “\(name.excerpt)” lặp lại", en: "the name “\(name.excerpt)” stands twice")
        }
    }
}
