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

    @Flag(
        help: ArgumentHelp(
            "loại luôn các bản đã sửa của lô này nằm ở lô khác / exclude its records' mended copies in other batches, too"
        ))
    var withMended = false

    @OptionGroup var deciding: DecidingOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try deciding.decide(
            DecisionRequest(
                batch: place.batch, action: "withdraw", author: deciding.author, reason: deciding.reason,
                includesMended: withMended),
            in: place.campaign, shared)
    }
}
