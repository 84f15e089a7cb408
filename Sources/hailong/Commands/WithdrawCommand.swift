import ArgumentParser
import Campaigns

/// `hailong withdraw`: a whole batch is left out.
struct WithdrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Rút cả một lô phiếu; lấy lại bằng decide … keep / leave a whole batch out",
        discussion: """
            Ví dụ / examples:
              hailong withdraw responses/ben-luc-2023 xa-nhap-lai.csv --reason "Gửi nhầm"
              hailong decide responses/ben-luc-2023 xa-nhap-lai.csv keep --reason "Không nhầm"
            """)

    @Argument(help: "thư mục của đợt khảo sát / the campaign's folder")
    var campaign: String

    @Argument(help: "lô phiếu / the batch")
    var batch: String

    @OptionGroup var deciding: DecidingOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try shared.perform { progress throws(CampaignError) in
            let session = CampaignSession(try shared.campaign(campaign), options: SessionOptions(), progress: progress)
            let request = DecisionRequest(
                batch: batch, action: "withdraw", author: deciding.author, reason: deciding.reason)
            return try session.decide(request, language: shared.language)
        }
    }
}
