public import Figures

/// What wrote a table of forms.
public enum FormServer: String, Sendable, Hashable, CaseIterable {
    /// A spreadsheet or any other program: nothing but headings and answers.
    case plain
    /// ODK Central or Briefcase.
    case odk
    /// KoBoToolbox, or one of its relatives.
    case kobo
    /// LimeSurvey.
    case limesurvey
    /// Survey Solutions of the World Bank.
    case surveysolutions

    /// What people call it.
    public var title: LocalizedText {
        switch self {
        case .plain: LocalizedText(vi: "bảng thường", en: "plain table")
        case .odk: LocalizedText(verbatim: "ODK Central")
        case .kobo: LocalizedText(verbatim: "KoBoToolbox")
        case .limesurvey: LocalizedText(verbatim: "LimeSurvey")
        case .surveysolutions: LocalizedText(verbatim: "Survey Solutions")
        }
    }
}
