import ArgumentParser
import Campaigns

/// `hailong check`: reads and validates batches without keeping anything.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Kiểm tra lô phiếu mà không lưu gì / read and check batches without keeping anything",
        discussion: """
            Không nêu tệp thì kiểm tra mọi tệp trong batches/. Ví dụ / example:
              hailong check responses/ben-luc-2023 phieu-moi.csv
            """)

    @Argument(help: "thư mục của đợt khảo sát / the campaign's folder")
    var campaign: String

    @Argument(help: "tệp cần kiểm tra / files to check; they need not lie in batches/")
    var files: [String] = []

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try shared.perform { progress throws(CampaignError) in
            let session = CampaignSession(
                try shared.campaign(campaign),
                options: reading.session(keepsNothing: true),
                progress: progress)
            return try session.check(files: files, language: shared.language)
        }
    }
}
