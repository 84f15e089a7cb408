import ArgumentParser
import Campaigns

/// `hailong status`: what a campaign holds and what waits.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract:
            "Tình hình đợt khảo sát: lô phiếu, phiếu phát ra, thu về, còn thiếu, chờ xử lý / what a campaign holds and what waits",
        discussion: "Ví dụ / example:  hailong status responses/ben-luc-2023")

    @Argument(help: "thư mục của đợt khảo sát / the campaign's folder")
    var campaign: String

    @OptionGroup var shared: SharedOptions

    func run() throws {
        try shared.perform { progress throws(CampaignError) in
            let session = CampaignSession(try shared.campaign(campaign), options: SessionOptions(), progress: progress)
            return try session.status(language: shared.language)
        }
    }
}
