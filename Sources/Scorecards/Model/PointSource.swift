public import Figures

/// Where the points of a criterion come from. The raw names are those of card documents.
///
/// Self-assessed points are no source: any appraised criterion may carry them beside the points that count, they are
/// shown and never counted.
public enum PointSource: String, CaseIterable, Sendable {
    /// The appraisers: by rule from the year's data, or by the points that they gave.
    case appraised
    /// A sociological survey other than the satisfaction index (điều tra xã hội học).
    case survey
    /// The satisfaction index of a questionnaire.
    case satisfaction
    /// The mark of the leaders.
    case leaders

    /// What people read.
    public var text: LocalizedText {
        switch self {
        case .appraised: LocalizedText(vi: "thẩm định", en: "appraised")
        case .survey: LocalizedText(vi: "điều tra xã hội học", en: "survey")
        case .satisfaction: LocalizedText(vi: "chỉ số hài lòng", en: "satisfaction index")
        case .leaders: LocalizedText(vi: "lãnh đạo chấm", en: "leaders’ mark")
        }
    }

    /// The input by which points are given outright: the appraisers' own decision, the leaders' mark, a survey's result.
    /// The satisfaction index is computed and never given.
    public var markInput: String? {
        self == .satisfaction ? nil : rawValue
    }
}
