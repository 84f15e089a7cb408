public import Figures
public import Tables

/// Why a form could not be made.
public enum FormsError: Error, Equatable, Sendable {
    /// A file could not be written.
    case table(TableError)
    /// A series that is no `from-to` of whole numbers; with what was written.
    case badSeries(String)
    /// More forms, or rows of an entry sheet, than one file may hold.
    case tooMany(asked: Int, limit: Int)
    /// A campaign, version or form number that is too long for a QR code.
    case codeTooLong(String)

    /// What is wrong and what to do.
    public var message: LocalizedText {
        switch self {
        case .table(let error): error.message
        case .badSeries(let text):
            LocalizedText(
                vi: "--numbers \(text): phải là dãy số như 1-90 hoặc 001-090, số sau không nhỏ hơn số trước.",
                en: "--numbers \(text): write a series such as 1-90 or 001-090, the second number not below the first.")
        case .tooMany(let asked, let limit):
            LocalizedText(
                vi: "Một tệp chứa nhiều nhất \(limit); đã yêu cầu \(asked). Hãy chia thành nhiều tệp.",
                en: "One file holds \(limit) at most; \(asked) were asked for. Split them into several files.")
        case .codeTooLong(let text):
            LocalizedText(
                vi: "“\(text)” quá dài để in thành mã QR. Hãy dùng số phiếu ngắn hơn.",
                en: "“\(text)” is too long for a QR code. Use shorter form numbers.")
        }
    }
}
