public import Figures

extension Questionnaire {
    /// What forms and reports must print where the wording is not the official text; nil where it is.
    public var wordingNotice: LocalizedText? {
        if isOfficialWording { return nil }
        return LocalizedText(
            vi: "Câu chữ của phiếu này không phải nguyên văn của văn bản chính thức.",
            en: "The wording of this form is not the official text.")
    }

    /// Whether the instrument may be used on a day.
    public func isValid(on day: CalendarDate) -> Bool {
        if let validFrom, day < validFrom { return false }
        if let validTo, day > validTo { return false }
        return true
    }
}
