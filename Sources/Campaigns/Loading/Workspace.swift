internal import Figures

/// A folder with `questionnaires/`, `responses/` and `reports/`.
public struct Workspace: Sendable, Hashable {
    /// The folder's path.
    public var path: String

    /// Makes a workspace of a folder.
    public init(path: String) {
        self.path = path.isEmpty ? "." : path
    }

    /// The workspace that a campaign's folder lies in: the folder above `responses/`.
    ///
    /// - Throws: a usage error if the campaign does not lie in a `responses` folder.
    public init(ofCampaign folder: String) throws(CampaignError) {
        let parts = Paths.parts(folder)
        guard parts.count >= 2, parts[parts.count - 2] == "responses" else {
            throw CampaignError(
                .usage,
                vi: "\(folder): đợt khảo sát phải nằm trong thư mục responses/ của không gian làm việc; hoặc chỉ rõ --workspace.",
                en: "\(folder): a campaign lies in the responses/ folder of a workspace; or name it with --workspace.")
        }
        let above = parts.dropLast(2).joined(separator: "/")
        self.init(path: Paths.isAbsolute(folder) ? "/" + above : (above.isEmpty ? "." : above))
    }

    /// The path of an instrument.
    func questionnaire(_ id: String) -> String { "\(path)/questionnaires/\(id).questionnaire.xml" }

    /// The path of a card.
    func scorecard(_ id: String) -> String { "\(path)/questionnaires/\(id).scorecard.xml" }

    /// The folder that a campaign's reports go to.
    public func reports(_ campaign: String) -> String { "\(path)/reports/\(campaign)" }
}
