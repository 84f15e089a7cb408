import ArgumentParser
import Campaigns

/// `hailong report`: writes the reports again.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Viết báo cáo vào reports/ / write the reports",
        discussion: "Ví dụ / example:  hailong report responses/ben-luc-2023 --unit BL --to html,pdf --language en")

    @Argument(help: "thư mục của đợt khảo sát / the campaign's folder")
    var campaign: String

    @Option(help: ArgumentHelp("chỉ viết tóm tắt của đơn vị này / these units' summaries only", valueName: "unit"))
    var unit: [String] = []

    @Option(
        help: ArgumentHelp("html,docx,pdf,xlsx,csv,json: các dạng cần viết / the forms to write", valueName: "forms"))
    var to: String = "html,csv,json"

    @OptionGroup var shared: SharedOptions

    func run() throws {
        try shared.perform { progress throws(CampaignError) in
            let session = CampaignSession(try shared.campaign(campaign), options: SessionOptions(), progress: progress)
            return try session.report(units: unit, forms: to, language: shared.language)
        }
    }
}
