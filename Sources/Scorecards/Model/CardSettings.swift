public import Figures

/// What the total of a unit is the sum of. The raw names are those of card documents.
public enum TotalRule: String, CaseIterable, Sendable {
    /// Of the points as printed, so that a reader who adds them up finds the total (766: 5,90 + 2,98 + 2,30 = 11,18).
    case sumOfPrinted
    /// Of the exact points, rounded once (766's example would be 11,19).
    case sumOfExact

    /// The rule in the words of a method box.
    public var text: LocalizedText {
        switch self {
        case .sumOfPrinted: LocalizedText(vi: "tổng các điểm đã làm tròn", en: "sum of the printed points")
        case .sumOfExact: LocalizedText(vi: "tổng các điểm chính xác, làm tròn một lần", en: "exact sum, rounded once")
        }
    }
}

/// Which of two values a decision is taken on: a class, a rank, or the points for a satisfaction index.
public enum FigureBasis: String, CaseIterable, Sendable {
    /// On the value as printed.
    case printed
    /// On the exact value before any rounding.
    case full

    /// The basis in the words of a method box.
    public var text: LocalizedText {
        switch self {
        case .printed: LocalizedText(vi: "theo giá trị đã làm tròn", en: "on the printed value")
        case .full: LocalizedText(vi: "theo giá trị chính xác", en: "on the full value")
        }
    }
}

/// How places are counted when units tie.
public enum RankMethod: String, CaseIterable, Sendable {
    /// Units that tie share the best place, and the next unit's place counts them all: 1, 1, 3.
    case competition
    /// Units that tie share a place, and the next place follows without a gap: 1, 1, 2.
    case dense
    /// No two units share a place: 1, 2, 3; what still ties after all tie-breaks goes by the units' codes.
    case ordinal

    /// The method in the words of a method box.
    public var text: LocalizedText {
        switch self {
        case .competition:
            LocalizedText(vi: "đồng hạng, hạng sau bỏ cách (1, 1, 3)", en: "ties share a rank (1, 1, 3)")
        case .dense:
            LocalizedText(
                vi: "đồng hạng, hạng sau liền kề (1, 1, 2)", en: "ties share a rank, the next follows (1, 1, 2)")
        case .ordinal:
            LocalizedText(
                vi: "không đồng hạng (1, 2, 3); còn bằng nhau thì theo mã đơn vị",
                en: "no shared ranks (1, 2, 3); what still ties goes by the units’ codes")
        }
    }
}

/// What a rate whose denominator is 0 earns; each rule declares it.
public enum ZeroDenominatorPolicy: String, CaseIterable, Sendable {
    /// No points.
    case zero
    /// All points.
    case full
    /// The criterion does not apply to the unit; the card's re-basing says what that does to the total.
    case notApplicable

    /// The points that the policy gives of a maximum, or why there are none.
    func points(of maximum: Ratio) -> Quantity {
        switch self {
        case .zero: .exact(.zero)
        case .full: .exact(maximum)
        case .notApplicable: .absent(.notApplicable)
        }
    }

    /// The policy in words.
    public var text: LocalizedText {
        switch self {
        case .zero: LocalizedText(vi: "không phát sinh: 0 điểm", en: "no cases: 0 points")
        case .full: LocalizedText(vi: "không phát sinh: điểm tối đa", en: "no cases: full points")
        case .notApplicable: LocalizedText(vi: "không phát sinh: không áp dụng", en: "no cases: not applicable")
        }
    }
}

/// What happens to total and maximum when criteria do not apply to a unit. The three ways are all in use, and give
/// different numbers.
public enum Rebasing: String, CaseIterable, Sendable {
    /// Every criterion applies to every unit.
    case none
    /// R1: no survey is held this year. Appraised points / their maximum · 100; criteria that do not apply leave both.
    case noSurvey
    /// R2: the denominator is the sum of the maxima that applied (điểm phát sinh).
    case appliedPoints
    /// R3: only the appraised block is re-based, v / (T - r) · T; survey points are then added as they are.
    case appraisedBlock

    /// The way in the words of a method box.
    public var text: LocalizedText {
        switch self {
        case .none: LocalizedText(vi: "mọi tiêu chí đều áp dụng", en: "every criterion applies")
        case .noSurvey:
            LocalizedText(
                vi: "không điều tra: điểm ngoài phần điều tra / điểm tối đa ngoài phần điều tra × 100",
                en: "no survey held: points other than of surveys / their maximum × 100")
        case .appliedPoints:
            LocalizedText(
                vi: "mẫu số là tổng điểm tối đa của các tiêu chí có phát sinh",
                en: "the denominator is the sum of the maxima that applied")
        case .appraisedBlock:
            LocalizedText(
                vi: "quy đổi riêng phần thẩm định về đủ điểm tối đa, rồi cộng điểm điều tra",
                en: "the appraised block is scaled to its full maximum, then survey points are added")
        }
    }
}
