import ArgumentParser
import Campaigns

/// `hailong run`: the whole way from batches to reports.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract:
            "Nhập lô phiếu mới, tính quyền số, ước lượng, chấm điểm, viết báo cáo / do the whole work of a campaign",
        discussion: "Ví dụ / example:  hailong run responses/ben-luc-2023")

    @Argument(help: "thư mục của đợt khảo sát / the campaign's folder")
    var campaign: String

    @Option(
        help: ArgumentHelp("html,docx,pdf,xlsx,csv,json: các dạng báo cáo / the reports' forms", valueName: "forms"))
    var to: String = "html,csv,json"

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try shared.perform { progress throws(CampaignError) in
            let session = CampaignSession(
                try shared.campaign(campaign),
                options: reading.session(),
                progress: progress)
            return try session.run(forms: to, language: shared.language)
        }
    }
}
