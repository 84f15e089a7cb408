internal import Figures

/// What `hailong close` asks for.
public struct CloseRequest: Sendable, Hashable {
    /// Who signs.
    public var signer: String
    /// What is written beside the signature.
    public var note: String
    /// Names of the reports' forms with commas between them; nil for the usual ones.
    public var forms: String?

    /// Makes a request.
    public init(signer: String, note: String = "", forms: String? = nil) {
        self.signer = signer
        self.note = note
        self.forms = forms
    }

    /// Sees that somebody signs, and that what is written can stand in a table.
    func check() throws(CampaignError) {
        guard !signer.trimmedOfSpaces.isEmpty else {
            throw CampaignError(.usage, vi: "--signer: phải ghi người ký.", en: "--signer: somebody must sign.")
        }
        for (option, text, most) in [("--signer", signer, 200), ("--note", note, 2_000)] {
            guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }), text.count <= most else {
                throw CampaignError(
                    .usage, vi: "\(option): một dòng, không quá \(most) ký tự.",
                    en: "\(option): one line of at most \(most) characters.")
            }
        }
    }
}
