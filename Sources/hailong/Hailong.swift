import ArgumentParser
import Campaigns

/// The command line: reads arguments, lets `Campaigns` work, prints its answer.
@main
struct Hailong: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hailong",
        abstract: "Chỉ số hài lòng và Chỉ số cải cách hành chính / satisfaction and administrative-reform index",
        discussion: """
            Đọc các lô phiếu khảo sát, kiểm tra từng phiếu, tính chỉ số hài lòng kèm cỡ mẫu và khoảng tin cậy, kết hợp với bộ \
            tiêu chí cải cách hành chính và viết báo cáo.

            Reads batches of survey forms, checks every record, computes the satisfaction index with its base and interval, \
            combines it with the reform index's card, and writes the reports.

            Exit status: 0 done; 3 done, but records wait for a decision or a unit cannot be ranked; 64 wrong usage; \
            65 unusable input; 66 no such file; 70 a defect of ours; 74 input/output.
            """,
        version: ProgramVersion.text,
        subcommands: [
            InitCommand.self, RunCommand.self, ImportCommand.self, CheckCommand.self, StatusCommand.self,
            FindingsCommand.self, CorrectCommand.self, DecideCommand.self, WithdrawCommand.self, IndexCommand.self,
            CompareCommand.self, ScoreCommand.self, ReportCommand.self, ExplainCommand.self, ExportCommand.self,
            CloseCommand.self, DiffCommand.self,
            FormCommand.self, CardCommand.self, PlanCommand.self,
        ])
}
