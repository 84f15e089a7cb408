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

    /// The word for a kind of note.
    static func word(for kind: Callout.Kind) -> LocalizedText {
        switch kind {
        case .note: LocalizedText(vi: "Ghi chú", en: "Note")
        case .important: LocalizedText(vi: "Lưu ý", en: "Please note")
        case .warning: LocalizedText(vi: "Cảnh báo", en: "Warning")
        }
    }
}
