import ArgumentParser
import Campaigns

/// `hailong decide`: keeps, excludes or replaces a record; keeps a withdrawn batch again.
struct DecideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Quyết định về một bản ghi: keep, exclude, supersede / decide on a record",
        discussion: """
            keep: bản ghi đúng trong các bản trùng số; không nêu --record thì lấy lại lô đã rút. exclude: loại bản ghi. \
            supersede: bản ghi của --by thay cho bản ghi này. Ví dụ / examples:
              hailong decide responses/ben-luc-2023 xa-dot-1.csv keep --record 133 --reason "Đúng với phiếu giấy"
              hailong decide responses/ben-luc-2023 xa-dot-1.csv supersede --record 42 --by sua.csv#1 --reason "Bản sửa"
            """)

    @OptionGroup var place: BatchArguments

    @Argument(help: "keep | exclude | supersede")
    var action: RecordAction

    @Option(help: ArgumentHelp("số thứ tự bản ghi / the record's number", valueName: "number"))
    var record: Int?

    @Option(help: ArgumentHelp("bản ghi thay thế / the record that takes its place", valueName: "batch#record"))
    var by: String?

    @OptionGroup var deciding: DecidingOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if action != .keep, record == nil {
            throw ValidationError("--record: thiếu số bản ghi / the record's number is missing")
        }
        if action == .supersede, by == nil {
            throw ValidationError("--by: thiếu bản ghi thay thế / the replacing record is missing")
        }
        if action != .supersede, by != nil {
            throw ValidationError("--by: chỉ dùng với supersede / goes with supersede only")
        }
    }

    func run() throws {
        try deciding.decide(
            DecisionRequest(
                batch: place.batch, record: record, action: action.rawValue, value: action == .supersede ? by : nil,
                author: deciding.author, reason: deciding.reason), in: place.campaign, shared)
    }
}

/// What `decide` can decide on a record.
enum RecordAction: String, ExpressibleByArgument, CaseIterable {
    /// This one counts.
    case keep
    /// It is left out.
    case exclude
    /// Another takes its place.
    case supersede
}
