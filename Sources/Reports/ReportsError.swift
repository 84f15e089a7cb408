public import Documents
public import Figures

/// What can go wrong while reports are composed; apart from `unknownUnit` each is a defect, not the input's fault.
public enum ReportsError: Error, Equatable, Sendable {
    /// A figure cannot be rounded or printed; with what it is of.
    case figure(FiguresError, of: String)
    /// A document cannot be written; with its path.
    case document(DocumentsError, path: String)
    /// There is no unit at that place of the registry.
    case unknownUnit(Int)

    /// Whether the machine lacks something that can be installed, such as faces, while the program is in order.
    public var isOfMachine: Bool {
        if case .document(.missingFont, _) = self { true } else { false }
    }

    /// What happened, where, and what to do.
    public var message: LocalizedText {
        switch self {
        case .figure(let error, let name):
            LocalizedText(
                vi: "Không in được số liệu “\(name)”: \(error.message.vi)",
                en: "The figure “\(name)” cannot be printed: \(error.message.en)")
        case .document(let error, let path):
            LocalizedText(
                vi: "Không lập được báo cáo \(path): \(error.message.vi)",
                en: "The report \(path) cannot be composed: \(error.message.en)")
        case .unknownUnit(let place):
            LocalizedText(
                vi: "Không có đơn vị thứ \(place) trong danh sách đơn vị: hãy kiểm tra mã đơn vị.",
                en: "The list of units has no unit at place \(place): check the unit's code.")
        }
    }
}
