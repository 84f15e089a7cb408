import ArgumentParser
import Campaigns

/// `hailong correct`: one answer of a record is another than the file says.
struct CorrectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Sửa một câu trả lời theo phiếu gốc, bằng một quyết định / correct one answer by decision",
        discussion: """
            Tệp của lô không đổi; quyết định được ghi vào decisions.csv. Ví dụ / example:
              hailong correct responses/ben-luc-2023 xa-dot-1.csv 133 q01 4 --reason "Theo phiếu giấy"
            """)

    @Argument(help: "thư mục của đợt khảo sát / the campaign's folder")
    var campaign: String

    @Argument(help: "lô phiếu / the batch")
    var batch: String

    @Argument(help: "số thứ tự bản ghi / the record's number")
    var record: Int

    @Argument(help: "mã câu hỏi / the question's id")
    var question: String

    @Argument(help: "câu trả lời đúng; \"\" để xoá / the right answer; \"\" takes it away")
    var value: String

    @OptionGroup var deciding: DecidingOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try shared.perform { progress throws(CampaignError) in
            let session = CampaignSession(try shared.campaign(campaign), options: SessionOptions(), progress: progress)
            let request = DecisionRequest(
                batch: batch, record: record, action: "correct", question: question, value: value,
                author: deciding.author, reason: deciding.reason)
            return try session.decide(request, language: shared.language)
        }
    }
}

/// What every decision says besides.
struct DecidingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("lý do / why", valueName: "text"))
    var reason: String

    @Option(
        help: ArgumentHelp(
            "người quyết định / who decides (mặc định / default: người dùng của máy / the system's user)",
            valueName: "name"))
    var author: String?
}
