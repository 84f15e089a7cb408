import ArgumentParser
import Campaigns

/// `hailong close`: freezes the results, signed.
struct CloseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Chốt số liệu của năm, có người ký; các lần chạy sau không sửa / freeze the results, signed",
        discussion: """
            Ghi vào reports/<đợt>/closed/1, lần sau là 2, 3…; so sánh bằng hailong diff. / Writes reports/<campaign>/closed/1, \
            then 2, 3…; compare them with hailong diff.

            Ví dụ / example:
              hailong close responses/ben-luc-2023 --signer "Nguyễn Văn A" --note "Quyết định 12/QĐ-UBND"
            """)

    @Argument(help: "thư mục của đợt khảo sát / the campaign's folder")
    var campaign: String

    @Option(help: ArgumentHelp("người ký / who signs", valueName: "name"))
    var signer: String

    @Option(help: ArgumentHelp("ghi chú, như số quyết định / a note, such as the decision's number", valueName: "text"))
    var note: String = ""

    @Option(
        help: ArgumentHelp("dạng báo cáo kèm theo / forms of the reports (default: html,csv,json)", valueName: "forms"))
    var to: String?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        try shared.perform { progress throws(CampaignError) in
            let session = CampaignSession(try shared.campaign(campaign), options: SessionOptions(), progress: progress)
            return try session.close(
                CloseRequest(signer: signer, note: note, forms: to), language: shared.language)
        }
    }
}
