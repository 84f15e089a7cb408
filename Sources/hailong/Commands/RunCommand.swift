import ArgumentParser
import Campaigns
import Tables

/// `hailong run`: the whole way from batches to reports.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract:
            "Nhập lô phiếu mới, tính quyền số, ước lượng, chấm điểm, viết báo cáo / do the whole work of a campaign",
        discussion: "Ví dụ / example:  hailong run responses/ben-luc-2023")

    @Argument(help: "thư mục của đợt khảo sát / the campaign's folder")
    var campaign: String

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
                options: SessionOptions(salvage: salvage, checksSchemas: schema, encoding: encoding),
                progress: progress)
            return try session.run(language: shared.language)
        }
    }
}
