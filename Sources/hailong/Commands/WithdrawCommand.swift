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

    @OptionGroup var place: BatchArguments

    @OptionGroup var deciding: DecidingOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try deciding.decide(
            DecisionRequest(batch: place.batch, action: "withdraw", author: deciding.author, reason: deciding.reason),
            in: place.campaign, shared)
    }
}
