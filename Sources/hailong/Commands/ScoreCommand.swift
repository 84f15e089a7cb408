import ArgumentParser
import Campaigns

/// `hailong score`: points, classes and ranks by the campaign's cards.
struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Chấm điểm, xếp loại, xếp hạng theo bộ tiêu chí / points, classes and ranks by the cards",
        discussion: "Ví dụ / example:  hailong score responses/ben-luc-2023")

    @Argument(help: "thư mục của đợt khảo sát / the campaign's folder")
    var campaign: String

    @Option(
        help: ArgumentHelp("bộ tiêu chí, nếu đợt khảo sát có nhiều / the card, if there are several", valueName: "id"))
    var card: String?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        try shared.perform { progress throws(CampaignError) in
            let session = CampaignSession(try shared.campaign(campaign), options: SessionOptions(), progress: progress)
            return try session.score(card: card, language: shared.language)
        }
    }
}
