public import Figures
public import Responses

/// The fate of a physical record of a batch: each record has exactly one.
public enum Disposition: Sendable, Hashable {
    /// Counted in every figure.
    case accepted
    /// The same form with the same content came before; kept once.
    case duplicate
    /// A decision put another record of the same form number in its place.
    case superseded
    /// Left out for a reason that lies outside the record's own content.
    case excluded(ExclusionReason)
    /// Waits for a decision: an error was found in it.
    case quarantined

    /// The name used in machine-readable results.
    public var name: String {
        switch self {
        case .accepted: "accepted"
        case .duplicate: "duplicate"
        case .superseded: "superseded"
        case .excluded: "excluded"
        case .quarantined: "quarantined"
        }
    }

    /// Whether it was left out, or another stands in its place, before records were compared with each other.
    var isLeftOut: Bool {
        switch self {
        case .superseded, .excluded: true
        case .accepted, .duplicate, .quarantined: false
        }
    }

    /// What people read.
    public var text: LocalizedText {
        switch self {
        case .accepted: LocalizedText(vi: "hợp lệ", en: "accepted")
        case .duplicate: LocalizedText(vi: "trùng lặp", en: "duplicate")
        case .superseded: LocalizedText(vi: "đã thay thế", en: "superseded")
        case .excluded(let reason): reason.text
        case .quarantined: LocalizedText(vi: "chờ xử lý", en: "quarantined")
        }
    }
}
