import Documents
import Figures
import Questionnaires
import Responses
import Validation

extension FieldSurvey {
    /// What the checks of the field found: how many flags, beside how many chance gives.
    var fieldBlocks: [Block] {
        guard let field = survey.field else { return [] }
        if let count = field.unchecked {
            return [.paragraph(context.t(FieldTexts.notChecked(printer.format.count(count))))]
        }
        guard !field.outcomes.isEmpty else { return [] }
        let rows = field.outcomes.map { outcome in
            TableRow([
                .text([.text(context.t(outcome.rule.title)), .text(" "), .code(outcome.rule.rawValue)]),
                .figure(printer.count(outcome.tests)), .figure(printer.count(outcome.findings.count)),
                outcome.expectedByChance.map { .text(printer.expected($0)) } ?? .notApplicable,
                .figure(printer.count(outcome.flaggedRows.count)),
                .text(outcome.remark.map(context.t) ?? ""),
            ])
        }
        return [
            .table(
                TableBlock(
                    caption: context.t(FieldTexts.caption),
                    columns: [
                        TableColumn(context.t(FieldTexts.check)),
                        TableColumn(context.t(FieldTexts.tests), .count),
                        TableColumn(context.t(FieldTexts.flags), .count),
                        TableColumn(context.t(FieldTexts.byChance), .count),
                        TableColumn(context.t(FieldTexts.forms), .count),
                        TableColumn(context.t(FieldTexts.remark)),
                    ], rows: rows)), .paragraph(context.t(FieldTexts.note)),
        ]
    }

    private struct RuleKey: Hashable {
        var severity: Severity
        var rule: String
    }

    var findingsTable: TableBlock {
        let texts = RuleTexts([survey.questionnaire])
        var counts: [RuleKey: Int] = [:]
        for finding in survey.batches.lazy.flatMap(\.findings) {
            counts[RuleKey(severity: finding.severity, rule: finding.rule), default: 0] += finding.count
        }
        let keys = counts.keys.sorted { left, right in
            left.severity == right.severity ? left.rule < right.rule : left.severity > right.severity
        }
        let rows = keys.map { key in
            let entry = texts.entry(key.rule)
            return TableRow([
                .text([.text(context.t(entry.title)), .text(" "), .code(key.rule)]),
                .text(context.t(key.severity.text)), .figure(printer.count(counts[key] ?? 0)),
                .text(context.t(entry.toDo)),
            ])
        }
        return TableBlock(
            caption: context.t(OverviewTexts.findingsCaption),
            columns: [
                TableColumn(context.t(CommonTexts.rule)), TableColumn(context.t(CommonTexts.severity), .code),
                TableColumn(context.t(OverviewTexts.findings), .count), TableColumn(context.t(CommonTexts.toDo)),
            ], rows: rows, emptyText: context.t(OverviewTexts.noFindings))
    }

    var batchesTable: TableBlock {
        var rows = survey.batches.map { batch in
            row(
                [.code(batch.source.file)], collection: context.t(collection(batch.source.collection)), batch.counts,
                findings: batch.findings.reduce(0) { $0 + $1.count })
        }
        if rows.count > 1 {
            let sum = survey.batches.reduce(DispositionCounts()) { $0 + $1.counts }
            let findings = survey.batches.reduce(0) { sum, batch in batch.findings.reduce(sum) { $0 + $1.count } }
            var total = row([.text(context.t(CommonTexts.total))], collection: nil, sum, findings: findings)
            total.kind = .total
            rows.append(total)
        }
        return TableBlock(
            caption: context.t(OverviewTexts.batchesCaption),
            columns: [
                TableColumn(context.t(OverviewTexts.batch)), TableColumn(context.t(OverviewTexts.collection)),
                TableColumn(context.t(OverviewTexts.records), .count),
                TableColumn(context.t(CommonTexts.accepted), .count),
                TableColumn(context.t(OverviewTexts.duplicates), .count),
                TableColumn(context.t(OverviewTexts.leftOut), .count),
                TableColumn(context.t(OverviewTexts.waiting), .count),
                TableColumn(context.t(OverviewTexts.findings), .count),
            ], rows: rows)
    }

    private func row(
        _ name: [Inline], collection: String?, _ counts: DispositionCounts, findings: Int
    ) -> TableRow {
        let numbers = [
            counts.records, counts.accepted, counts.duplicates, counts.superseded + counts.excluded,
            counts.quarantined, findings,
        ]
        return TableRow(
            [.text(name), collection.map { .text($0) } ?? .notApplicable]
                + numbers.map { .figure(printer.count($0)) })
    }

    private func collection(_ collection: BatchSource.Collection?) -> LocalizedText {
        switch collection {
        case .independent: OverviewTexts.independent
        case .ratedOffice: OverviewTexts.ratedOffice
        case nil: OverviewTexts.collectionUnknown
        }
    }
}
