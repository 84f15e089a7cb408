import Documents
import Figures
import Responses
import Units
import Validation

extension FieldSurvey {
    /// The most form numbers or ranges that a row lists.
    private static let mostNumbers = 200

    /// Where each batch comes from, so that anybody can see that it is the same file.
    var filesTable: TableBlock {
        let rows = survey.batches.map { batch in
            TableRow([
                .text([.code(batch.source.file)]), .text(batch.source.format.rawValue.uppercased()),
                .text(batch.source.encoding),
                batch.source.separator.map { .text(Self.shown($0)) } ?? .notApplicable,
                .figure(printer.count(batch.source.size)), .text([.code(batch.source.sha256)]),
            ])
        }
        return TableBlock(
            caption: context.t(FieldTexts.filesCaption),
            columns: [
                TableColumn(context.t(OverviewTexts.batch)), TableColumn(context.t(FieldTexts.format), .code),
                TableColumn(context.t(FieldTexts.encoding)), TableColumn(context.t(FieldTexts.separator)),
                TableColumn(context.t(FieldTexts.bytes), .count), TableColumn(context.t(FieldTexts.digest)),
            ], rows: rows)
    }

    private static func shown(_ separator: String) -> String { separator == "\t" ? "TAB" : separator }

    /// Which records wait for a decision: by unit, then by check.
    var refusalsTable: TableBlock {
        let texts = RuleTexts([survey.questionnaire])
        var rows: [TableRow] = []
        func add(_ name: String, _ refusals: [Refusal]) {
            guard !refusals.isEmpty else { return }
            rows.append(.group(name))
            for refusal in refusals {
                let entry = texts.entry(refusal.rule)
                rows.append(
                    TableRow([
                        .text([.text(context.t(entry.title)), .text(" "), .code(refusal.rule)]),
                        .figure(printer.count(refusal.records)), .text(context.t(entry.toDo)),
                    ]))
            }
        }
        for unit in context.material.units.fileOrder { add(context.name(of: unit), survey.refusals(of: unit)) }
        add(context.t(OverviewTexts.unknownUnit), refusalsOfUnknownUnits)
        return TableBlock(
            caption: context.t(FieldTexts.refusals),
            columns: [
                TableColumn(context.t(CommonTexts.rule)), TableColumn(context.t(OverviewTexts.records), .count),
                TableColumn(context.t(CommonTexts.toDo)),
            ], rows: rows, footnotes: rows.isEmpty ? [] : [[.text(context.t(FieldTexts.refusalsNote))]],
            emptyText: context.t(FieldTexts.nothingWaits))
    }

    private var refusalsOfUnknownUnits: [Refusal] {
        var counts: [String: Int] = [:]
        for refusal in survey.batches.flatMap(\.refusals) where refusal.unit == nil {
            counts[refusal.rule, default: 0] += refusal.records
        }
        return counts.map { Refusal(unit: nil, rule: $0.key, records: $0.value) }.sorted { $0.rule < $1.rule }
    }

    /// The numbers that did not come back and those that nobody handed out, by unit; nothing where there are none.
    func numbersBlocks() -> [Block] {
        var rows: [TableRow] = []
        for unit in context.material.units.fileOrder {
            guard let forms = survey.forms(of: unit).details else { continue }
            let lists: [(LocalizedText, Int, [String])] = [
                (FormTexts.missingNumbers, forms.missingCount ?? 0, forms.missing?.map(\.text) ?? []),
                (FormTexts.outsideNumbers, forms.outside?.count ?? 0, forms.outside ?? []),
                (FormTexts.otherNumbers, forms.ofOthers.count, forms.ofOthers.map(\.number)),
                (FormTexts.contradictedNumbers, forms.contradicted.count, forms.contradicted),
            ]
            let known = lists.filter { !$0.2.isEmpty }
            if !known.isEmpty { rows.append(.group(context.name(of: unit))) }
            for (kind, count, numbers) in known {
                rows.append(TableRow([.text(context.t(kind)), .figure(printer.count(count)), .text(list(numbers))]))
            }
        }
        guard !rows.isEmpty else { return [] }
        return [
            .table(
                TableBlock(
                    caption: context.t(FieldTexts.numbersCaption),
                    columns: [
                        TableColumn(context.t(FieldTexts.kind)), TableColumn(context.t(SummaryTexts.count), .count),
                        TableColumn(context.t(FieldTexts.numbers)),
                    ], rows: rows))
        ]
    }

    private func list(_ numbers: [String]) -> String {
        guard numbers.count > Self.mostNumbers else { return numbers.joined(separator: ", ") }
        let more = context.t(FormTexts.more(printer.format.count(numbers.count - Self.mostNumbers)))
        return numbers.prefix(Self.mostNumbers).joined(separator: ", ") + " " + more
    }
}
