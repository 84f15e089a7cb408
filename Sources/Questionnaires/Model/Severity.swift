public import Figures

/// What a finding does to a record.
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Worth knowing.
    case note
    /// The record is kept and flagged.
    case warning
    /// The record is quarantined.
    case error

    /// Orders severities from note to error.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }

    /// What people read.
    public var text: LocalizedText {
        switch self {
        case .note: LocalizedText(vi: "ghi chú", en: "note")
        case .warning: LocalizedText(vi: "cảnh báo", en: "warning")
        case .error: LocalizedText(vi: "lỗi", en: "error")
        }
    }
}
