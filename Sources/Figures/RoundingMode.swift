/// How a figure between two printable neighbours is decided. The raw names are those of campaign and card documents.
public enum RoundingMode: String, CaseIterable, Codable, Sendable {
    /// To the nearest; a tie goes away from zero: 0,125 is 0,13 and -0,125 is -0,13. The usual reading of "làm tròn".
    case halfUp
    /// Digits beyond the last one are dropped: 55,5555… is 55,55.
    case truncate
    /// To the nearest; a tie goes to the even neighbour: 0,125 is 0,12.
    case halfEven

    /// The mode in the words of a method box.
    public var text: LocalizedText {
        switch self {
        case .halfUp: LocalizedText(vi: "làm tròn số học (5 làm tròn lên)", en: "rounded half up")
        case .truncate: LocalizedText(vi: "cắt bỏ phần dư, không làm tròn", en: "truncated")
        case .halfEven: LocalizedText(vi: "làm tròn về số chẵn khi đúng giữa", en: "rounded half to even")
        }
    }
}
