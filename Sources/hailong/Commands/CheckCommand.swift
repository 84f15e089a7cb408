import ArgumentParser
import Campaigns
import Tables

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

    @Flag(
        help:
            "nhận các phiếu nguyên vẹn trước chỗ hỏng của tệp XML / accept the whole forms before a break in an XML file"
    )
    var salvage = false

    @Flag(
        help:
            "kiểm tra thêm tệp XML theo lược đồ questionnaires/*.xsd (chậm hơn) / check XML by the schemas questionnaires/*.xsd too (slower)"
    )
    var schema = false

    @Option(
        help: ArgumentHelp(
            "bảng mã của các tệp CSV / the encoding of the CSV files: utf-8, utf-16le, utf-16be, windows-1258, tcvn3, viscii",
            valueName: "encoding"))
    var encoding: TextEncoding?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        try shared.perform { progress throws(CampaignError) in
            let session = CampaignSession(
                try shared.campaign(campaign),
                options: SessionOptions(
                    salvage: salvage, keepsNothing: true, checksSchemas: schema, encoding: encoding),
                progress: progress)
            return try session.check(files: files, language: shared.language)
        }
    }
}
