public import Figures

/// What a cell of a field batch means: a unit, a choice of units for a person to confirm, or none.
public enum UnitMatch: Sendable, Hashable {
    /// The cell means this unit (its place in `UnitRegistry.units`) and can mean no other.
    case certain(unit: Int, how: UnitMatchRule)
    /// The cell may mean one of these units, the likeliest first; a person decides, or the campaign adds an alias.
    case suggested([UnitSuggestion])
    /// Nothing in the registry is near.
    case unknown

    /// The unit, where it is certain.
    public var unit: Int? {
        if case .certain(let unit, _) = self { unit } else { nil }
    }

    /// The units to choose from; empty where the match is certain or unknown.
    public var suggestions: [UnitSuggestion] {
        if case .suggested(let suggestions) = self { suggestions } else { [] }
    }
}

/// How a certain match was made.
public enum UnitMatchRule: String, Sendable, Hashable, CaseIterable {
    /// By an alias that the campaign declares.
    case alias
    /// By the code, letter for letter.
    case code
    /// By the code, apart from case, leading zeros and the ".0" that spreadsheets add.
    case foldedCode
    /// By the name, letter for letter (NFC and NFD are the same letters).
    case name
    /// By the name, apart from case, spacing, punctuation, tone place and look-alike letters.
    case foldedName
    /// By the proper part of the name, the kind or office before it left out, abbreviated or added.
    case prefixStripped
    /// By the English name of units.csv.
    case englishName
    /// By code and name together, which agree.
    case codeAndName
    /// By the name together with the places that the unit lies in.
    case path

    /// The rule in both languages.
    public var text: LocalizedText {
        switch self {
        case .alias: LocalizedText(vi: "theo tên gọi khác đã khai báo", en: "by a declared alias")
        case .code: LocalizedText(vi: "theo mã", en: "by code")
        case .foldedCode:
            LocalizedText(vi: "theo mã, bỏ qua hoa thường và số 0 đầu", en: "by code, case and leading zeros aside")
        case .name: LocalizedText(vi: "theo tên", en: "by name")
        case .foldedName: LocalizedText(vi: "theo tên, bỏ qua cách gõ", en: "by name, ways of typing aside")
        case .prefixStripped: LocalizedText(vi: "theo tên riêng, bỏ qua tiền tố", en: "by proper name, prefixes aside")
        case .englishName: LocalizedText(vi: "theo tên tiếng Anh", en: "by English name")
        case .codeAndName: LocalizedText(vi: "theo mã và tên", en: "by code and name")
        case .path: LocalizedText(vi: "theo tên và đơn vị cấp trên", en: "by name and parent")
        }
    }
}
