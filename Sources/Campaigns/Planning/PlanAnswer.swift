internal import Figures
internal import Planning
internal import Units

/// What `plan` says: the plan of each unit, what was drawn, and which rows of the frame could not be used.
struct PlanAnswer {
    /// What was drawn.
    struct Drawn {
        let listed: PlanWork.Listed
        let draw: SampleDraw
        /// The units that should be asked about and that the frame does not list.
        let unlisted: [Int]
    }

    let campaign: Campaign
    let plan: SamplePlan
    let drawn: Drawn?
    /// The units that are rated and have no N, so that no size can be worked out for them.
    var withoutPopulation: [Int] = []
    let language: Language
    /// The files that were written.
    var files: [(path: String, sha256: String)] = []

    /// The most problems that a table of people lists.
    private static let mostListed = 30

    /// The answer.
    var answer: Answer {
        Answer(
            json: withFiles, tables: [unitTable] + (drawn == nil ? [] : [problemTable, fileTable]), notes: notes,
            needsAttention: needsAttention)
    }

    /// The answer for programs, with the files where some were written.
    private var withFiles: JSONValue {
        guard drawn != nil, case .object(var members) = json else { return json }
        members["files"] = .array(
            files.map { ["file": .string($0.path), "sha256": .string($0.sha256)] })
        return .object(members)
    }

    private var needsAttention: Bool {
        guard let drawn else { return !withoutPopulation.isEmpty }
        return !drawn.listed.frame.problems.isEmpty || !drawn.unlisted.isEmpty || !drawn.draw.missing.isEmpty
    }

    // MARK: For people

    private var format: FigureFormat { FigureFormat(language) }

    private func unit(_ place: Int) -> Unit { campaign.units.units[place] }

    /// A number to two decimals, half up.
    private func printed(_ value: Double?) -> String {
        guard let value, let ratio = try? Ratio(measured: value),
            let decimal = try? ratio.rounded(Rounding(.halfUp, decimals: 2))
        else { return "–" }
        return format.number(decimal)
    }

    private var unitTable: AnswerTable {
        var columns = [
            AnswerColumn("unit", vi: "mã", en: "code"), AnswerColumn("name", vi: "đơn vị", en: "unit"),
            AnswerColumn("population", vi: "N", en: "N", isNumber: true),
            AnswerColumn("needed", vi: "cần trả lời", en: "needed", isNumber: true),
            AnswerColumn("forms", vi: "phiếu phát", en: "forms", isNumber: true),
            AnswerColumn("margin", vi: "sai số ±", en: "margin ±", isNumber: true),
        ]
        if drawn != nil { columns.append(AnswerColumn("drawn", vi: "đã chọn", en: "drawn", isNumber: true)) }
        columns.append(AnswerColumn("remarks", vi: "ghi chú", en: "remarks"))
        let counts = drawnCounts
        var rows = plan.units.map { one in
            [
                one.candidate.code, unit(one.candidate.unit).name(in: language),
                one.candidate.population.map(format.count) ?? "–", needed(one).map(format.count) ?? "–",
                format.count(one.forms), printed(one.margin.map { $0 * 100 }),
            ] + (drawn == nil ? [] : [format.count(counts[one.candidate.unit] ?? 0)])
                + [remarks(one).joined(separator: "; ")]
        }
        let populations = plan.units.compactMap(\.candidate.population)
        rows.append(
            [
                "*", LocalizedText(vi: "Tổng", en: "Total").text(language),
                populations.count == plan.units.count ? format.count(populations.reduce(0, +)) : "–",
                plan.settings.goal == .margin ? format.count(plan.units.reduce(0) { $0 + $1.needed }) : "–",
                format.count(plan.forms), "",
            ] + (drawn.map { [format.count($0.draw.persons.count)] } ?? []) + [""])
        return AnswerTable(title: title, columns: columns, rows: rows)
    }

    private func needed(_ one: SamplePlan.UnitPlan) -> Int? { plan.settings.goal == .margin ? one.needed : nil }

    private func remarks(_ one: SamplePlan.UnitPlan) -> [String] {
        var texts = one.remarks.map { $0.text.text(language) }
        if let missing = drawn?.draw.missing[one.candidate.unit] {
            texts.append(
                LocalizedText(
                    vi: "các cụm được chọn thiếu \(format.count(missing)) người; sai số ± tính cho đủ phiếu",
                    en: "the clusters drawn are \(format.count(missing)) persons short; the margin holds for all forms"
                ).text(language))
        }
        if drawn != nil, let known = unit(one.candidate.unit).population, known != one.candidate.population {
            texts.append(
                LocalizedText(
                    vi: "units.csv ghi N = \(format.count(known))", en: "units.csv says N = \(format.count(known))"
                ).text(language))
        }
        return texts
    }

    private var drawnCounts: [Int: Int] {
        (drawn?.draw.persons ?? []).reduce(into: [:]) { $0[$1.unit, default: 0] += 1 }
    }

    private var title: LocalizedText {
        LocalizedText(
            vi: "Cỡ mẫu của đợt khảo sát \(campaign.definition.id)",
            en: "Sample sizes of the campaign \(campaign.definition.id)")
    }

    private var problemTable: AnswerTable {
        let problems = drawn?.listed.frame.problems ?? []
        return AnswerTable(
            title: LocalizedText(
                vi: "Dòng không dùng được của danh sách: \(format.count(problems.count))",
                en: "Rows of the frame that cannot be used: \(format.count(problems.count))"),
            columns: [
                AnswerColumn("line", vi: "dòng", en: "line", isNumber: true),
                AnswerColumn("reason", vi: "lý do", en: "reason"), AnswerColumn("cell", vi: "ô", en: "cell"),
                AnswerColumn("other", vi: "dòng kia", en: "other line", isNumber: true),
            ],
            rows: problems.prefix(Self.mostListed).map { problem in
                [
                    String(problem.line), problem.reason.text.text(language), FrameProblemText.shown(problem),
                    problem.other.map { String($0) } ?? "",
                ]
            })
    }

    private var fileTable: AnswerTable {
        AnswerTable(
            title: LocalizedText(vi: "Đã ghi", en: "Written"), columns: [AnswerColumn("file", vi: "tệp", en: "file")],
            rows: files.map { [$0.path] })
    }

    private var notes: [LocalizedText] {
        var notes = [PlanTexts.method(plan.settings, format)]
        if !withoutPopulation.isEmpty {
            let codes = withoutPopulation.map { unit($0).code }.joined(separator: ", ")
            notes.append(
                LocalizedText(
                    vi:
                        "Không có trong kế hoạch, vì units.csv không ghi N (population): \(codes). Ghi N, hoặc hỏi riêng bằng --unit (coi N là rất lớn).",
                    en:
                        "Not in the plan, as units.csv has no N (population) for them: \(codes). Write N, or ask for them by --unit (N is then taken as very large)."
                ))
        }
        guard let drawn else { return notes }
        let problems = drawn.listed.frame.problems.count
        if problems > Self.mostListed {
            notes.append(
                LocalizedText(
                    vi: "Còn \(problems - Self.mostListed) dòng không dùng được nữa; --format json liệt kê tất cả.",
                    en: "\(problems - Self.mostListed) more rows cannot be used; --format json lists all."))
        }
        if !drawn.unlisted.isEmpty {
            let codes = drawn.unlisted.map { unit($0).code }.joined(separator: ", ")
            notes.append(
                LocalizedText(
                    vi: "Không có dòng nào trong danh sách cho đơn vị: \(codes).",
                    en: "The frame has no row for the units: \(codes)."))
        }
        if drawn.listed.frame.otherUnits > 0 {
            let count = format.count(drawn.listed.frame.otherUnits)
            notes.append(
                LocalizedText(
                    vi: "\(count) dòng thuộc đơn vị không được yêu cầu.", en: "\(count) rows belong to other units."))
        }
        notes.append(PlanTexts.draw(drawn, format))
        if let remark = PlanTexts.reserve(drawn, format) { notes.append(remark) }
        if let remark = PlanTexts.margins(plan.settings, drawn: drawn.listed.settings.method) { notes.append(remark) }
        if campaign.definition.sampleFile == nil {
            notes.append(
                LocalizedText(
                    vi:
                        "Để dùng mẫu này, ghi vào campaign.xml: <sample file=\"sample.csv\"/> và <weighting><probability/></weighting>.",
                    en:
                        "To use this sample, write into campaign.xml: <sample file=\"sample.csv\"/> and <weighting><probability/></weighting>."
                ))
        }
        return notes
    }
}
