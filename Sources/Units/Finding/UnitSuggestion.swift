public import Figures

/// A unit that a cell may mean, and why it is only a suggestion.
public struct UnitSuggestion: Sendable, Hashable {
    /// The unit's place in `UnitRegistry.units`.
    public let unit: Int
    /// Why the unit is near, and why it is not certain.
    public let reason: UnitDoubt

    /// Makes a suggestion.
    public init(unit: Int, reason: UnitDoubt) {
        self.unit = unit
        self.reason = reason
    }
}

/// Why a unit is suggested and not taken.
public enum UnitDoubt: Sendable, Hashable {
    /// Several units fit equally.
    case severalFit
    /// The cell reads as one unit's code and another's name.
    case codeAndNameDisagree
    /// The proper name fits but the kind is another: `phường` for `xã`.
    case kindDiffers
    /// The letters fit, the diacritics are missing or others.
    case diacriticsDiffer
    /// So many letters differ.
    case spelling(distance: Int)
    /// The name fits but the unit does not exist on the day of the form.
    case notValid(on: CalendarDate)
    /// The unit comes from the one that the cell means, which has been merged.
    case successor(ofCode: String)
    /// The name fits but the unit lies elsewhere than the context says.
    case outsideContext
    /// The name fits but the context is no unit, so that where the unit lies cannot be checked.
    case contextUnknown
    /// A part of the cell fits, the rest cannot be confirmed.
    case restUnconfirmed
    /// The cell is a number without a kind, and a unit's name is that number.
    case numberAlone
    /// The code fits once O is read as 0, and l as 1.
    case codeLooksAlike
    /// The cell is the initials of the name.
    case abbreviation
    /// The kind rests on a single letter without a full stop.
    case prefixUnclear

    /// The reason in both languages, for a finding that lists suggestions.
    public var text: LocalizedText {
        switch self {
        case .severalFit: LocalizedText(vi: "nhiều đơn vị cùng khớp", en: "several units fit")
        case .codeAndNameDisagree: LocalizedText(vi: "mã và tên chỉ hai đơn vị khác nhau", en: "code and name disagree")
        case .kindDiffers:
            LocalizedText(vi: "đúng tên riêng nhưng khác loại đơn vị", en: "same proper name, other kind")
        case .diacriticsDiffer: LocalizedText(vi: "thiếu dấu hoặc khác dấu", en: "diacritics are missing or others")
        case .spelling(let distance):
            LocalizedText(
                vi: "gần giống, khác \(distance) ký tự",
                en: "similar, \(distance) letter\(distance == 1 ? "" : "s") apart")
        case .notValid(let date):
            LocalizedText(
                vi: "đơn vị không có hiệu lực vào ngày \(date.iso)", en: "the unit does not exist on \(date.iso)")
        case .successor(let code):
            LocalizedText(vi: "đơn vị kế thừa của \(code)", en: "the unit that \(code) became part of")
        case .outsideContext: LocalizedText(vi: "đúng tên nhưng thuộc nơi khác", en: "same name but elsewhere")
        case .contextUnknown:
            LocalizedText(vi: "đúng tên nhưng không rõ đơn vị cấp trên", en: "same name but the parent is unknown")
        case .restUnconfirmed:
            LocalizedText(
                vi: "một phần nội dung ô khớp, phần còn lại không kiểm chứng được", en: "only a part of the cell fits")
        case .numberAlone: LocalizedText(vi: "chỉ có số, không rõ loại đơn vị", en: "a number without a kind")
        case .codeLooksAlike: LocalizedText(vi: "gần giống mã (O/0, l/1)", en: "looks like the code (O/0, l/1)")
        case .abbreviation: LocalizedText(vi: "chữ viết tắt của tên", en: "initials of the name")
        case .prefixUnclear: LocalizedText(vi: "tiền tố một chữ không rõ", en: "an unclear one-letter prefix")
        }
    }
}
