/// A worksheet of a workbook.
public struct XLSXSheet: Sendable, Hashable {
    /// Its name, as the tab shows it.
    public let name: String
    /// Its place among the worksheets, from 1; sheets of charts are not counted.
    public let place: Int
    /// Whether Excel hides it.
    public let isHidden: Bool
    /// The part that holds it.
    let part: String
}

extension [XLSXSheet] {
    /// The sheet that a person means: by its name, case aside where that is clear, or by its place from 1.
    func find(_ text: String) -> XLSXSheet? {
        if let exact = first(where: { $0.name == text }) { return exact }
        let folded = filter { $0.name.lowercased() == text.lowercased() }
        if folded.count == 1 { return folded[0] }
        return Int(text).flatMap { place in first { $0.place == place } }
    }
}
