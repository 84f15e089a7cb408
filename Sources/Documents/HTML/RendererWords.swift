import Figures

/// The few words that renderers add to a document.
enum RendererWords {
    static let skip = LocalizedText(vi: "Đến nội dung chính", en: "Skip to the main text")
    static let navigation = LocalizedText(vi: "Các văn bản của đợt khảo sát", en: "Documents of the campaign")
    static let contents = LocalizedText(vi: "Mục lục", en: "Contents")
    static let table = LocalizedText(vi: "Bảng", en: "Table")
    static let chart = LocalizedText(vi: "Biểu đồ", en: "Figure")
    static let chartData = LocalizedText(vi: "Số liệu của biểu đồ", en: "Data of the figure")
    static let emptyTable = LocalizedText(vi: "Không có hàng nào", en: "No rows")
    static let emptyChart = LocalizedText(vi: "Không có số liệu để vẽ biểu đồ", en: "No data to draw")
    static let notApplicable = LocalizedText(vi: "không áp dụng", en: "not applicable")
    static let continued = LocalizedText(vi: "tiếp theo", en: "continued")

    static let notes = LocalizedText(vi: "Ghi chú", en: "Notes")
    static let place = LocalizedText(vi: "Mục", en: "Place")
    static let content = LocalizedText(vi: "Nội dung", en: "Content")
    static let keyFigures = LocalizedText(vi: "Số liệu chính", en: "Key figures")
    static let keyFigure = LocalizedText(vi: "Số liệu", en: "Figure")
    static let value = LocalizedText(vi: "Giá trị", en: "Value")
    static let base = LocalizedText(vi: "cỡ mẫu", en: "base")
    static let baseTitle = LocalizedText(vi: "Cỡ mẫu", en: "Base")
    static let details = LocalizedText(vi: "Đọc kèm", en: "To be read with it")
    static let lowerLimit = LocalizedText(vi: "cận dưới", en: "lower limit")
    static let upperLimit = LocalizedText(vi: "cận trên", en: "upper limit")
    static let reachBelow = LocalizedText(vi: "Từ cận dưới đến số liệu", en: "From the lower limit")
    static let reachAbove = LocalizedText(vi: "Từ số liệu đến cận trên", en: "To the upper limit")
    static let intervalTitle = LocalizedText(vi: "Khoảng tin cậy", en: "Confidence interval")
    static let mark = LocalizedText(vi: "dấu", en: "mark")
    static let rowGroup = LocalizedText(vi: "Nhóm hàng", en: "Group of rows")
    static let rowLevel = LocalizedText(vi: "Cấp", en: "Level")
    static let rowMarker = LocalizedText(vi: "Đánh dấu", en: "Picked out")
    static let oneTable = LocalizedText(
        vi: "Trang này có một bảng. Nghĩa của các dấu và ghi chú ở trang “Ghi chú”.",
        en: "This sheet holds one table. The sheet “Notes” explains marks and holds the notes.")
    static let marks = LocalizedText(vi: "Dấu trong bảng", en: "Marks in tables")
    static let withheldMark = LocalizedText(
        vi: "[c] không công bố để bảo mật", en: "[c] withheld for confidentiality")
    static let unreliableMark = LocalizedText(
        vi: "[u] kém chính xác, cần thận trọng khi dùng", en: "[u] not precise, to be used with care")
    static let significantMark = LocalizedText(
        vi: "[s] khác biệt có ý nghĩa thống kê", en: "[s] statistically significant difference")
    static let withinErrorMark = LocalizedText(
        vi: "[n] khác biệt trong phạm vi sai số", en: "[n] difference within sampling error")
    static let absentMark = LocalizedText(
        vi: "[x] không có số liệu, lý do ghi ngay sau", en: "[x] not available; the reason follows")
    static let notApplicableMark = LocalizedText(vi: "[z] không áp dụng", en: "[z] not applicable")
    static let roundedValues = LocalizedText(
        vi: "Số trong bảng là số đã làm tròn như in trong báo cáo; giá trị chưa làm tròn ở figures.csv.",
        en: "Numbers are rounded as the report prints them; figures.csv has the values before rounding.")

    /// The word for a kind of note.
    static func word(for kind: Callout.Kind) -> LocalizedText {
        switch kind {
        case .note: LocalizedText(vi: "Ghi chú", en: "Note")
        case .important: LocalizedText(vi: "Lưu ý", en: "Please note")
        case .warning: LocalizedText(vi: "Cảnh báo", en: "Warning")
        }
    }
}
