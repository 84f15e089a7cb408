public import ArgumentParser
import Campaigns
public import Figures

/// What every command takes.
struct SharedOptions: ParsableArguments {
    @Option(help: ArgumentHelp("vi | en: ngôn ngữ / language", valueName: "language"))
    var language: Language = .vi

    @Option(help: ArgumentHelp("table | json | csv: dạng kết quả / form of the result", valueName: "format"))
    var format: OutputFormat = .table

    @Option(
        help: ArgumentHelp(
            "không gian làm việc / the workspace (default: the folder above responses/)", valueName: "folder"))
    var workspace: String?

    @Flag(help: "không in tiến độ / print no progress")
    var quiet = false

    /// The campaign of a folder.
    func campaign(_ folder: String) throws(CampaignError) -> Campaign {
        try Campaign(folder: folder, workspace: workspace.map { Workspace(path: $0) })
    }

    /// Does a command's work and ends with the exit status that the contract gives it.
    func perform(_ work: (@escaping ProgressSink) throws(CampaignError) -> Answer) throws {
        let line = ProgressLine(language: language, isQuiet: quiet)
        let answer: Answer
        do {
            answer = try work { line.show($0) }
        } catch {
            line.clear()
            for problem in error.problems {
                StandardError.print(problem.text(language))
            }
            throw ExitCode(error.kind.rawValue)
        }
        line.clear()
        guard AnswerPrinter(language: language, format: format).print(answer) else {
            let failure = LocalizedText(
                vi: "Không ghi được kết quả ra đầu ra chuẩn.", en: "The result could not be written to standard output."
            )
            StandardError.print(failure.text(language))
            throw ExitCode(74)
        }
        if answer.needsAttention { throw ExitCode(3) }
    }
}

/// The forms of a result.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    /// Tables for people.
    case table
    /// JSON for programs.
    case json
    /// CSV for spreadsheets.
    case csv
}

extension Language: ExpressibleByArgument {}
