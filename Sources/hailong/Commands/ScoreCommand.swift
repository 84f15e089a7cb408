import ArgumentParser
import Campaigns

/// `hailong score`: points, classes and ranks by the campaign's cards.
struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Chấm điểm, xếp loại, xếp hạng theo bộ tiêu chí / points, classes and ranks by the cards",
        discussion: """
            Ví dụ / examples:
              hailong score responses/ben-luc-2023
              hailong score responses/ben-luc-2023 --unit X01   # điểm bị mất ở đâu / where it lost its points
            """)

    @Argument(help: "thư mục của đợt khảo sát / the campaign's folder")
    var campaign: String

    @Option(
        help: ArgumentHelp("bộ tiêu chí, nếu đợt khảo sát có nhiều / the card, if there are several", valueName: "id"))
    var card: String?

    @Option(
        help: ArgumentHelp("chỉ đơn vị này, kèm điểm bị mất / this unit only, with where it lost", valueName: "code"))
    var unit: String?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        try shared.perform { progress throws(CampaignError) in
            let session = CampaignSession(try shared.campaign(campaign), options: SessionOptions(), progress: progress)
            return try session.score(card: card, unit: unit, language: shared.language)
        }
    }
}
