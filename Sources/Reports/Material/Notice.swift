import Figures

/// Something that readers must know before they use any figure.
enum Notice: Sendable, Hashable {
    /// What the campaign says of itself, such as that its data are made.
    case campaign(LocalizedText)
    /// That the wording of an instrument or card is not the official text.
    case wording(of: LocalizedText, LocalizedText)

    /// The notice in one language.
    func text(_ language: Language) -> String {
        switch self {
        case .campaign(let text): text.text(language)
        case .wording(let title, let text): "\(title.text(language)): \(text.text(language))"
        }
    }
}
