import Figures

extension XMLProblem {
    /// The sentence for a broken bound.
    static func limitMessage(_ limit: XMLLimit, allowed: Int) -> LocalizedText {
        switch limit {
        case .depth:
            LocalizedText(
                vi: "Các phần tử lồng nhau quá \(allowed) tầng.", en: "Elements are nested more than \(allowed) deep.")
        case .attributes:
            LocalizedText(
                vi: "Một phần tử có hơn \(allowed) thuộc tính.", en: "An element has more than \(allowed) attributes.")
        case .nameBytes:
            LocalizedText(vi: "Có một tên dài hơn \(allowed) byte.", en: "A name is longer than \(allowed) bytes.")
        case .textBytes:
            LocalizedText(
                vi: "Một đoạn văn bản dài hơn \(allowed) byte.", en: "A text is longer than \(allowed) bytes.")
        case .tagBytes:
            LocalizedText(vi: "Một thẻ dài hơn \(allowed) byte.", en: "A tag is longer than \(allowed) bytes.")
        case .commentBytes:
            LocalizedText(
                vi: "Một chú thích hoặc chỉ thị dài hơn \(allowed) byte.",
                en: "A comment or processing instruction is longer than \(allowed) bytes.")
        case .totalBytes:
            LocalizedText(vi: "Tệp lớn hơn \(allowed) byte.", en: "The file is larger than \(allowed) bytes.")
        }
    }

    static let doctypeMessage = LocalizedText(
        vi: "Tệp có khai báo DOCTYPE: vì an toàn, tệp như vậy không được nhận; hãy xóa dòng <!DOCTYPE …>.",
        en: "The file has a DOCTYPE: such files are refused for safety; delete the line <!DOCTYPE …>.")

    static let emptyMessage = LocalizedText(vi: "Tệp trống.", en: "The file is empty.")

    static let nulMessage = LocalizedText(
        vi: "Có ký tự NUL (U+0000), XML không cho phép; tệp có thể không phải văn bản.",
        en: "There is a NUL character (U+0000), which XML does not allow; the file may not be text.")
}
