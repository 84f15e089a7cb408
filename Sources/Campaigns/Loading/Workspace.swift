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
        let parts = Paths.parts(Paths.absolute(folder))
        guard parts.count >= 2, parts[parts.count - 2] == "responses" else {
            throw CampaignError(
                .usage,
                vi:
                    "\(folder): đợt khảo sát phải nằm trong thư mục responses/ của không gian làm việc; hoặc chỉ rõ --workspace.",
                en: "\(folder): a campaign lies in the responses/ folder of a workspace; or name it with --workspace.")
        }
        let given = Paths.tidied(folder).split(separator: "/", omittingEmptySubsequences: false)
        // As the user wrote it where that is possible: responses/x lies in ., a/responses/x in a.
        if given.count >= 2, given.last.map(String.init) == parts.last, given[given.count - 2] == "responses" {
            let above = given.dropLast(2).joined(separator: "/")
            self.init(path: given.count == 2 ? "." : above.isEmpty ? "/" : above)
        } else {
            self.init(path: "/" + parts.dropLast(2).joined(separator: "/"))
        }
    }

    /// The path of a file or folder in the workspace.
    private func inside(_ name: String) -> String { path == "." ? name : path == "/" ? "/" + name : path + "/" + name }

    /// The folder of instruments, cards and schemas.
    var questionnairesFolder: String { inside("questionnaires") }

    /// The path of an instrument.
    func questionnaire(_ id: String) -> String { inside("questionnaires/\(id).questionnaire.xml") }

    /// The path of a card.
    func scorecard(_ id: String) -> String { inside("questionnaires/\(id).scorecard.xml") }

    /// The folder that a campaign's reports go to.
    public func reports(_ campaign: String) -> String { inside("reports/\(campaign)") }
}
