internal import Figures

/// What a questionnaire can be given out as.
enum FormKind: String, CaseIterable {
    /// A workbook to type forms into.
    case xlsx
    /// A form for devices.
    case xform
    /// Paper forms.
    case html

    /// The kind of a name.
    ///
    /// - Throws: a usage error that lists the kinds.
    static func named(_ name: String) throws(CampaignError) -> FormKind {
        if let kind = FormKind(rawValue: name) { return kind }
        let known = allCases.map(\.rawValue).joined(separator: ", ")
        throw CampaignError(
            .usage, vi: "--to \(name): chưa có dạng này (có: \(known)).",
            en: "--to \(name): there is no such form (there are: \(known)).")
    }
}
