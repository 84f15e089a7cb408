import ArgumentParser
import Campaigns

/// `hailong import`: takes files from the field into a campaign.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Nhập lô phiếu vào đợt khảo sát / take batches of forms into a campaign",
        discussion: """
            Tệp được chép vào batches/, đọc, kiểm tra và lưu: tất cả các tệp, hoặc không tệp nào. Nhập lại đúng tệp đó thì không có gì \
            thay đổi. Không nêu tệp thì nhập những gì mới có trong batches/.

            Files are copied into batches/, read, checked and kept: all of them, or none. The same bytes again change nothing. \
            Without files, what is new in batches/ is imported.

            Ví dụ / examples:
              hailong import responses/ben-luc-2023 xa-dot-4.csv
              hailong import responses/ben-luc-2023 export.csv --as xa-dot-5.csv
            """)

    @Argument(help: "thư mục của đợt khảo sát / the campaign's folder")
    var campaign: String

    @Argument(help: "tệp từ thực địa / files from the field")
    var files: [String] = []

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("tên của tệp trong batches/ / the file's name in batches/", valueName: "name"))
    var name: String?

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try shared.perform { progress throws(CampaignError) in
            let session = CampaignSession(
                try shared.campaign(campaign),
                options: reading.session(),
                progress: progress)
            return try session.importBatches(files, as: name, language: shared.language)
        }
    }
}
