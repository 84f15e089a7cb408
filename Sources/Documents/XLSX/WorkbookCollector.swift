import Figures
import Tables

/// Walks through a document once and sorts what it says into sheets: a sheet for each table and chart, all else as lines
/// of notes.
struct WorkbookCollector {
    /// A line of the notes.
    struct Note {
        /// Where in the document it stands.
        var place: String
        /// What it says.
        var text: String
        /// Whether its place is a sheet that it leads to.
        var leadsThere = false
    }

    let document: Document
    private(set) var tables: [WorkbookTable] = []
    private(set) var notes: [Note] = []
    /// The heading under which the walk is.
    private var heading = ""
    private var numberedTables = 0
    private var charts = 0
    private var figures = 0
    private var marks: [FigureFlag] = []

    init(_ document: Document) { self.document = document }

    mutating func collect() {
        if let notice = document.notice { add(notice) }
        for detail in document.metadata.details { note(detail.term, detail.text.plainText) }
        let beginning = notes.count
        collect(document.body)
        let contents = tables.map { Note(place: $0.sheet, text: $0.caption, leadsThere: true) }
        notes.insert(contentsOf: contents, at: beginning)
        addMarks()
        for line in document.closing { note("", line.plainText) }
    }

    private mutating func collect(_ blocks: [Block]) {
        for block in blocks {
            switch block {
            case .heading(let heading): self.heading = heading.text
            case .paragraph(let inlines): note(heading, inlines.plainText)
            case .list(let list): for item in list.items { note(heading, item.plainText) }
            case .table(let table):
                numberedTables += 1
                add(table, named: "\(word(RendererWords.table)) \(numberedTables)")
            case .chart(let block):
                charts += 1
                var table = block.chart.dataTable(caption: block.caption, language: document.language)
                table.footnotes += block.notes
                add(table, named: "\(word(RendererWords.chart)) \(charts)", of: block.chart)
            case .keyFigures(let figures): add(figures)
            case .callout(let callout): add(callout)
            case .definitions(let list):
                for item in list.items { note(list.title ?? heading, "\(item.term): \(item.text.plainText)") }
            case .section(let section):
                let outer = heading
                if let heading = section.heading { self.heading = heading.text }
                collect(section.blocks)
                if section.heading != nil { heading = outer }
            case .pageBreak: break
            }
        }
    }

    private mutating func add(_ table: TableBlock, named sheet: String, of chart: Chart? = nil) {
        tables.append(WorkbookTable(table, sheet: sheet, language: document.language, chart: chart))
        for case .figure(let figure) in table.rows.flatMap(\.cells) { remember(figure.flag) }
        for footnote in table.footnotes { note(sheet, footnote.plainText) }
        if table.rows.isEmpty { note(sheet, table.emptyText ?? word(RendererWords.emptyTable)) }
    }

    /// Headline figures become a table of their own.
    private mutating func add(_ cards: [KeyFigure]) {
        guard !cards.isEmpty else { return }
        figures += 1
        let caption = word(RendererWords.keyFigures)
        // Limits have columns of their own where a figure has an interval.
        let hasIntervals = cards.contains { $0.figure.interval != nil }
        let rows = cards.map { card in
            var cells: [TableCell] = [.text(card.label), .figure(card.figure)]
            if hasIntervals { cells.append(card.figure.interval.map { .interval($0) } ?? .notApplicable) }
            cells += [
                card.figure.baseCell,
                .text(card.details.map(\.plainText).filter { !$0.isEmpty }.joined(separator: "; ")),
            ]
            return TableRow(cells)
        }
        var columns = [
            TableColumn(word(RendererWords.keyFigure)), TableColumn(word(RendererWords.value), .number),
            TableColumn(word(RendererWords.baseTitle), .count), TableColumn(word(RendererWords.details)),
        ]
        if hasIntervals { columns.insert(TableColumn(word(RendererWords.intervalTitle), .code), at: 2) }
        add(
            TableBlock(caption: caption, columns: columns, rows: rows),
            named: figures == 1 ? caption : "\(caption) \(figures)")
    }

    private mutating func add(_ callout: Callout) {
        let title = callout.title ?? word(RendererWords.word(for: callout.kind))
        for paragraph in callout.paragraphs { note(title, paragraph.plainText) }
    }

    private mutating func addMarks() {
        let place = word(RendererWords.marks)
        note(place, word(RendererWords.roundedValues))
        for text in [
            RendererWords.withheldMark, RendererWords.unreliableMark, RendererWords.significantMark,
            RendererWords.withinErrorMark,
            RendererWords.absentMark,
            RendererWords.notApplicableMark,
        ] { note(place, word(text)) }
        for flag in marks { note(place, "\(flag.workbookMark) \(flag.mark): \(flag.text)") }
    }

    private mutating func remember(_ flag: FigureFlag?) {
        if let flag, !marks.contains(flag) { marks.append(flag) }
    }

    private mutating func note(_ place: String, _ text: String) {
        notes.append(Note(place: Self.cut(place), text: Self.cut(text)))
    }

    private func word(_ text: LocalizedText) -> String { text.text(document.language) }

    /// A text that fits into a cell of 32,767 UTF-16 units, with room for what marks codes of characters; what was cut ends with `…`.
    static func cut(_ text: String) -> String { WorkbookText.cut(text, to: 32_000) }
}
