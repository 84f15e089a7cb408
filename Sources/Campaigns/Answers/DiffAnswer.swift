internal import Figures
internal import Reports
internal import Units

/// What `diff` says: every changed figure with its causes, then the changes of what figures rest on.
struct DiffAnswer {
    let campaign: Campaign
    let before: ClosedVersion
    /// Nil for the results as they are now.
    let after: ClosedVersion?
    let difference: VersionDifference
    let language: Language

    var answer: Answer {
        let faults = before.faultTexts + (after?.faultTexts ?? [])
        return Answer(
            json: json, tables: [figureTable(causesAsNumbers: true), changeTable],
            csv: figureTable(causesAsNumbers: false), notes: notes + faults, needsAttention: !faults.isEmpty)
    }

    private var notes: [LocalizedText] {
        let name =
            after.map { LocalizedText(vi: "bản \($0.number)", en: "version \($0.number)") }
            ?? LocalizedText(vi: "hiện nay", en: "now")
        if difference.figures.isEmpty {
            return [
                LocalizedText(
                    vi: "Bản \(before.number) và \(name.vi): không số liệu nào thay đổi.",
                    en: "Version \(before.number) and \(name.en): no figure is different.")
            ]
        }
        return [
            LocalizedText(
                vi:
                    "Bản \(before.number) và \(name.vi): \(difference.figures.count) số liệu thay đổi; nguyên nhân ghi theo số thứ tự của bảng dưới, gồm mọi thay đổi có thể đã làm số liệu đổi.",
                en:
                    "Version \(before.number) and \(name.en): \(difference.figures.count) figures are different; causes are numbers of the table below, all that can have moved the figure."
            )
        ]
    }

    // MARK: Tables

    private func figureTable(causesAsNumbers: Bool) -> AnswerTable {
        AnswerTable(
            title: LocalizedText(vi: "Số liệu thay đổi", en: "Figures that are different"),
            columns: [
                AnswerColumn("part", vi: "phần", en: "part"), AnswerColumn("unit", vi: "đơn vị", en: "unit"),
                AnswerColumn("figure", vi: "số liệu", en: "figure"),
                AnswerColumn("before", vi: "trước", en: "before"),
                AnswerColumn("after", vi: "sau", en: "after"),
                AnswerColumn("causes", vi: "nguyên nhân", en: "causes"),
            ],
            rows: difference.figures.map { figure in
                [
                    figure.key.part, name(figure.key),
                    causesAsNumbers ? FigureNames.text(figure.key.figure).text(language) : figure.key.figure,
                    printed(figure.before, figure.after), printed(figure.after, figure.before),
                    causesAsNumbers ? Self.numbers(figure.causes) : texts(figure.causes),
                ]
            })
    }

    /// The numbers of causes, those that follow each other as a range: 1–3, 7.
    private static func numbers(_ causes: [Int]) -> String {
        var ranges: [ClosedRange<Int>] = []
        for cause in causes {
            if let last = ranges.last, last.upperBound == cause {
                ranges[ranges.count - 1] = last.lowerBound...(cause + 1)
            } else {
                ranges.append((cause + 1)...(cause + 1))
            }
        }
        return ranges.map { range in
            switch range.count {
            case 1: "\(range.lowerBound)"
            case 2: "\(range.lowerBound), \(range.upperBound)"
            default: "\(range.lowerBound)–\(range.upperBound)"
            }
        }.joined(separator: ", ")
    }

    /// Beyond so many, causes are counted: the file of changes has them all.
    private static let mostTexts = 20

    private func texts(_ causes: [Int]) -> String {
        var texts = causes.prefix(Self.mostTexts).map { ChangeTexts.text(difference.changes[$0]).text(language) }
        if causes.count > Self.mostTexts {
            let count = FigureFormat(language).count(causes.count - Self.mostTexts)
            texts.append(
                LocalizedText(
                    vi: "… và \(count) thay đổi nữa (--format json liệt kê đủ)",
                    en: "… and \(count) more changes (--format json lists them all)"
                ).text(language))
        }
        return texts.joined(separator: "; ")
    }

    private var changeTable: AnswerTable {
        AnswerTable(
            title: LocalizedText(vi: "Dữ liệu, thiết lập thay đổi", en: "What became different of data and settings"),
            columns: [
                AnswerColumn("number", vi: "số", en: "no.", isNumber: true),
                AnswerColumn("kind", vi: "loại", en: "kind"), AnswerColumn("change", vi: "thay đổi", en: "change"),
            ],
            rows: difference.changes.enumerated().map { place, change in
                [
                    String(place + 1), ChangeTexts.kind(change.input.kind).text(language),
                    ChangeTexts.text(change).text(language),
                ]
            })
    }

    private func name(_ key: ClosedFigure.Key) -> String {
        switch key.scope {
        case .unit: key.name
        case .block: LocalizedText(vi: "khối \(key.name)", en: "block \(key.name)").text(language)
        case .whole: LocalizedText(vi: "toàn đợt", en: "the whole").text(language)
        }
    }

    /// The printed text, with the exact value where the printed ones are the same.
    private func printed(_ figure: ClosedFigure?, _ other: ClosedFigure?) -> String {
        guard let figure else { return "–" }
        let text = figure.printed.text(language)
        guard let other, other.printed == figure.printed, other.exact != figure.exact else { return text }
        return "\(text) (\(figure.exact))"
    }

    // MARK: JSON

    private var json: JSONValue {
        [
            "campaign": .string(campaign.definition.id), "from": version(before),
            "to": after.map(version) ?? ["version": .null, "reason": .string("now")],
            "changes": .array(
                difference.changes.enumerated().map { place, change in
                    [
                        "id": .integer(place + 1), "kind": .string(change.input.kind.rawValue),
                        "part": .string(change.input.part), "unit": .string(change.input.unit),
                        "key": .string(change.input.key), "before": change.before.map { .string($0) } ?? .null,
                        "after": change.after.map { .string($0) } ?? .null, "movesFigures": .bool(change.movesFigures),
                        "text": .string(ChangeTexts.text(change).text(language)),
                    ]
                }),
            "figures": .array(
                difference.figures.map { figure in
                    [
                        "part": .string(figure.key.part), "scope": .string(figure.key.scope.rawValue),
                        "name": .string(figure.key.name), "figure": .string(figure.key.figure),
                        "before": value(figure.before), "after": value(figure.after),
                        "causes": .array(figure.causes.map { .integer($0 + 1) }),
                    ]
                }),
        ]
    }

    private func version(_ version: ClosedVersion) -> JSONValue {
        [
            "version": .integer(version.number), "signer": .string(version.signer), "note": .string(version.note),
            "manifestSha256": .string(version.manifest),
            "faults": .array(
                version.faults.map { ["file": .string($0.file), "fault": .string($0.kind.rawValue)] }),
        ]
    }

    private func value(_ figure: ClosedFigure?) -> JSONValue {
        guard let figure else { return .null }
        return ["exact": .string(figure.exact), "printed": .string(figure.printed.text(language))]
    }
}
