import Documents
import Figures

/// The last part of the overview's page: every other file of the run, linked.
struct OverviewFiles {
    let context: ReportContext
    /// The forms that are written in this run.
    let forms: Set<ReportForm>
    /// The units that have a page, in the order of their pages.
    let units: [Int]

    /// Nothing where there is nothing beside the pages that the overview links already.
    func blocks() -> [Block] {
        var blocks: [Block] = []
        let rows = fileRows
        if !rows.isEmpty {
            blocks.append(
                .table(
                    TableBlock(
                        caption: context.t(FileTexts.wholeCaption),
                        columns: [TableColumn(context.t(FileTexts.file)), TableColumn(context.t(FileTexts.content))],
                        rows: rows)))
        }
        if !units.isEmpty { blocks.append(.table(unitTable)) }
        return blocks.isEmpty ? [] : [.heading(1, context.t(FileTexts.title))] + blocks
    }

    /// The pages of the whole campaign in other forms, and the files for programs.
    private var fileRows: [TableRow] {
        let material = context.material
        let pages = [
            ("index", FileTexts.overview, true), (DecisionAnnex.name, DecisionTexts.short, material.hasDecision),
            (FieldReport.name, FieldTexts.title, material.hasField), (MethodAnnex.name, MethodTexts.annexTitle, true),
        ]
        var rows: [TableRow] = []
        for (name, title, isWritten) in pages where isWritten {
            let links = self.links(to: name, besides: .html)
            if !links.isEmpty { rows.append(TableRow([.text(links), .text(context.t(title))])) }
        }
        for (file, form, title) in FileTexts.machineFiles where forms.contains(form) {
            if let link = link(file, file) { rows.append(TableRow([.text([link]), .text(context.t(title))])) }
        }
        return rows
    }

    private var unitTable: TableBlock {
        TableBlock(
            caption: context.t(FileTexts.unitsCaption),
            columns: [
                TableColumn(context.t(CommonTexts.unit)), TableColumn(context.t(FileTexts.summary)),
                TableColumn(context.t(CertificateTexts.title)),
            ],
            rows: units.map { unit in
                let name = context.pages.name(of: unit)
                return TableRow([
                    .text(context.name(of: unit)), .text(links(to: "units/" + name)),
                    .text(links(to: Certificate.folder + name)),
                ])
            })
    }

    /// A link to each form of a page that is written.
    private func links(to name: String, besides left: ReportForm? = nil) -> [Inline] {
        var line: [Inline] = []
        for form in ReportForm.ofPages where forms.contains(form) && form != left {
            guard let link = link(name + context.language.ending + "." + form.rawValue, form.rawValue.uppercased())
            else { continue }
            if !line.isEmpty { line.append(.text(", ")) }
            line.append(link)
        }
        return line
    }

    private func link(_ path: String, _ text: String) -> Inline? {
        context.target(path).map { .link($0, [.text(text)]) }
    }
}

/// The words of the list of files.
enum FileTexts {
    static let title = LocalizedText(vi: "Các tệp của báo cáo", en: "Files of this report")
    static let wholeCaption = LocalizedText(vi: "Tệp của cả đợt", en: "Files of the whole campaign")
    static let unitsCaption = LocalizedText(vi: "Tệp của từng đơn vị", en: "Files of each unit")
    static let file = LocalizedText(vi: "Tệp", en: "File")
    static let content = LocalizedText(vi: "Nội dung", en: "Content")
    static let overview = LocalizedText(vi: "Báo cáo này", en: "This report")
    static let summary = LocalizedText(vi: "Tóm tắt", en: "Summary")

    /// The files for spreadsheets and programs, with what they hold.
    static let machineFiles: [(file: String, form: ReportForm, title: LocalizedText)] = [
        (
            "figures.csv", .csv,
            LocalizedText(vi: "mọi số liệu khảo sát, mỗi số một dòng", en: "every survey figure, a row each")
        ),
        (
            "certificate.csv", .csv,
            LocalizedText(vi: "mọi bước tính của mọi đơn vị", en: "every step of every unit’s sums")
        ),
        (
            "figures.json", .json,
            LocalizedText(vi: "mọi số liệu khảo sát, cho chương trình", en: "every survey figure, for programs")
        ),
        ("scores.json", .json, LocalizedText(vi: "điểm, hạng, xếp loại", en: "points, ranks, classes")),
        ("batches.json", .json, LocalizedText(vi: "các lô phiếu", en: "the batches of forms")),
        (
            "forms.json", .json,
            LocalizedText(vi: "phiếu phát ra, thu về theo đơn vị", en: "forms issued and returned by unit")
        ),
    ]
}
