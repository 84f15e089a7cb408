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

    @OptionGroup var place: BatchArguments

    @Argument(help: "số thứ tự bản ghi / the record's number")
    var record: Int

    @Argument(help: "mã câu hỏi / the question's id")
    var question: String

    @Argument(help: "câu trả lời đúng; \"\" để xoá / the right answer; \"\" takes it away")
    var value: String

    @OptionGroup var deciding: DecidingOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try deciding.decide(
            DecisionRequest(
                batch: place.batch, record: record, action: "correct", question: question, value: value,
                author: deciding.author, reason: deciding.reason), in: place.campaign, shared)
    }
}
