import ArgumentParser
import Campaigns

/// `hailong diff`: what is different between two closed versions, or between one and now.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract:
            "So hai bản đã chốt, hoặc một bản với hiện nay: số nào đổi, vì sao / what changed between versions, and why",
        discussion: """
            Ví dụ / examples:
              hailong diff responses/ben-luc-2023 1 2
              hailong diff responses/ben-luc-2023 1      # bản 1 với hiện nay / version 1 against now
              hailong diff responses/ben-luc-2023        # bản chốt cuối với hiện nay / the last version against now
            """)

    @Argument(help: "thư mục của đợt khảo sát / the campaign's folder")
    var campaign: String

    @Argument(help: "số của bản trước (mặc định: bản cuối) / the earlier version (default: the last)")
    var before: Int?

    @Argument(help: "số của bản sau (mặc định: hiện nay) / the later version (default: now)")
    var after: Int?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        try shared.perform { progress throws(CampaignError) in
            let session = CampaignSession(try shared.campaign(campaign), options: SessionOptions(), progress: progress)
            return try session.diff(before, after, language: shared.language)
        }
    }
}
