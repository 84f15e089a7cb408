import Documents
import Figures
import Validation

extension FieldSurvey {
    /// What each interviewer brought and what was found in it, then the flags of the field one by one; nothing for a
    /// questionnaire that asks for no interviewer.
    var interviewerBlocks: [Block] {
        guard survey.interviewers.contains(where: { $0.name != nil }) else { return flagBlocks }
        var flags: [String: Int] = [:]
        for finding in (survey.field?.outcomes ?? []).flatMap(\.findings) {
            if case .interviewer(let name) = finding.subject { flags[name, default: 0] += 1 }
        }
        let wereChecked = survey.field.map { $0.unchecked == nil } ?? false
        var rows = survey.interviewers.map { tally in
            row(tally, flags: wereChecked ? tally.name.map { flags[$0] ?? 0 } : nil)
        }
        if rows.count > 1 {
            var sum = InterviewerTally(name: context.t(CommonTexts.total))
            for tally in survey.interviewers {
                sum.counts = sum.counts + tally.counts
                sum.findings += tally.findings
            }
            var total = row(sum, flags: wereChecked ? flags.values.reduce(0, +) : nil)
            total.kind = .total
            rows.append(total)
        }
        let table = TableBlock(
            caption: context.t(FieldTexts.byInterviewer),
            columns: [
                TableColumn(context.t(FieldTexts.interviewer)),
                TableColumn(context.t(OverviewTexts.records), .count),
                TableColumn(context.t(CommonTexts.accepted), .count),
                TableColumn(context.t(OverviewTexts.duplicates), .count),
                TableColumn(context.t(OverviewTexts.leftOut), .count),
                TableColumn(context.t(OverviewTexts.waiting), .count),
                TableColumn(context.t(OverviewTexts.findings), .count),
                TableColumn(context.t(FieldTexts.flags), .count),
            ], rows: rows, footnotes: [[.text(context.t(FieldTexts.byInterviewerNote))]])
        return [.table(table)] + flagBlocks
    }

    private func row(_ tally: InterviewerTally, flags: Int?) -> TableRow {
        let counts = tally.counts
        let numbers = [
            counts.records, counts.accepted, counts.duplicates, counts.superseded + counts.excluded,
            counts.quarantined, tally.findings,
        ]
        return TableRow(
            [.text(tally.name ?? context.t(FieldTexts.noInterviewer))]
                + numbers.map { .figure(printer.count($0)) }
                + [flags.map { .figure(printer.count($0)) } ?? .notApplicable])
    }

    /// What the checks of the field found about interviewers, by interviewer; nothing where none was flagged. Names that are
    /// personal are masked where the findings are made.
    private var flagBlocks: [Block] {
        var found: [(name: String, finding: FieldFinding)] = []
        for finding in (survey.field?.outcomes ?? []).flatMap(\.findings) {
            if case .interviewer(let name) = finding.subject { found.append((name, finding)) }
        }
        guard !found.isEmpty else { return [] }
        let sorted = found.enumerated().sorted { ($0.element.name, $0.offset) < ($1.element.name, $1.offset) }
        let rows = sorted.map(\.element).map { name, finding in
            TableRow([
                .text(name), .text(context.t(finding.rule.title)), .figure(printer.count(finding.rows.count)),
                .text(context.t(finding.message)),
            ])
        }
        return [
            .table(
                TableBlock(
                    caption: context.t(FieldTexts.interviewersCaption),
                    columns: [
                        TableColumn(context.t(FieldTexts.interviewer)), TableColumn(context.t(FieldTexts.check)),
                        TableColumn(context.t(FieldTexts.forms), .count), TableColumn(context.t(FieldTexts.found)),
                    ], rows: rows))
        ]
    }
}
