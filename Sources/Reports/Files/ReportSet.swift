import Documents
import Estimation
public import Figures
import Scorecards
import Statistics
import Units

/// One file of a report set.
public struct ReportFile: Sendable, Hashable {
    /// The path from the folder of the reports, such as `units/BL.html`; letters, digits, `-`, `_`, `.` and `/` only.
    public var path: String
    /// The bytes.
    public var bytes: [UInt8]
}

/// Everything that a run writes about a campaign, file by file.
public struct ReportSet: Sendable {
    /// What the reports are composed of.
    public var material: ReportMaterial
    /// The languages of the pages; tables and files for programs are written in the first.
    public var languages: [Language]
    /// The places of the units whose pages are written; nil for the overview and every unit that a survey or card covers.
    ///
    /// Links go to the pages of a whole set either way, so that a page is the same however it was asked for.
    public var units: [Int]?
    /// Which kinds of file are written.
    public var forms: Set<ReportForm>

    /// Makes a set.
    public init(
        _ material: ReportMaterial, languages: [Language] = [.vi], units: [Int]? = nil,
        forms: Set<ReportForm> = ReportForm.usual
    ) {
        self.material = material
        self.languages = languages
        self.units = units
        self.forms = forms
    }

    /// How many files there will be.
    public var count: Int {
        // A unit has its summary and its certificate.
        let ofAll = units == nil ? 2 + (material.hasDecision ? 1 : 0) + (material.hasField ? 1 : 0) : 0
        let pages = (ofAll + 2 * written.count) * languages.count * pageForms.count
        return pages + (forms.contains(.csv) ? 2 : 0) + (forms.contains(.json) ? 4 : 0)
    }

    /// Composes the files in a fixed order and hands each over, so that no more than those of a few units are in memory: `index.html` (`index.en.html`), `decision.html`, `field.html`, `method.html`, `units/<code>.html`, `certificates/<code>.html`, the same as workbooks,
    /// `figures.csv`, `certificate.csv`, `figures.json`, `scores.json`, `batches.json`, `forms.json`.
    ///
    /// - Throws: `ReportsError` of a file that cannot be composed, or whatever `receive` throws.
    public func files(_ receive: (ReportFile) throws -> Void) throws {
        if !pageForms.isEmpty {
            let links = ReportLinks(units: Set(material.coveredUnits), languages: languages)
            for language in languages { try pages(language, links: links, receive) }
        }
        let language = languages.first ?? .vi
        let tables = tables(language)
        let composed = try onAllProcessors(tables.count) { place throws(ReportsError) in
            ReportFile(path: tables[place].path, bytes: try tables[place].bytes())
        }
        for file in composed { try receive(file) }
    }

    /// A file for programs, composed when it is its turn.
    private struct TableFile: Sendable {
        var path: String
        var bytes: @Sendable () throws(ReportsError) -> [UInt8]
    }

    /// The tables and files for programs that are asked for.
    private func tables(_ language: Language) -> [TableFile] {
        var files: [TableFile] = []
        if forms.contains(.csv) {
            files.append(
                TableFile(path: "figures.csv") { () throws(ReportsError) in
                    try FiguresCSV.bytes(material, language: language)
                })
            files.append(
                TableFile(path: "certificate.csv") { () throws(ReportsError) in
                    let context = try ReportContext(material, language: language, links: ReportLinks())
                    return CertificateCSV.bytes(context, units: material.coveredUnits)
                })
        }
        if forms.contains(.json) {
            files.append(
                TableFile(path: "figures.json") { () throws(ReportsError) in
                    try FiguresJSON.bytes(material, language: language)
                })
            files.append(TableFile(path: "scores.json") { scores(language) })
            files.append(
                TableFile(path: "batches.json") {
                    let batches = BatchesJSON.value(material.surveys.flatMap(\.batches), language: language)
                    return batches.utf8(pretty: true) + [0x0A]
                })
            files.append(
                TableFile(path: "forms.json") { FormsJSON.value(material).utf8(pretty: true) + [0x0A] })
        }
        return files
    }

    /// The units whose pages are written.
    private var written: [Int] {
        let covered = material.coveredUnits
        guard let units else { return covered }
        let wanted = Set(units)
        return covered.filter { wanted.contains($0) }
    }

    private func pages(
        _ language: Language, links: ReportLinks, _ receive: (ReportFile) throws -> Void
    ) throws {
        let context = try ReportContext(material, language: language, links: links)
        if units == nil {
            // What is read links the other files, and each has its own room for the author: of the overview each form is a document of its own.
            for form in pageForms {
                var report = OverviewReport(context: context, authorRoom: OverviewReport.authorRoom(in: form))
                if form == .html {
                    report.files = OverviewFiles(context: context, forms: forms, units: material.coveredUnits)
                }
                try write(try report.document(), as: "index" + language.ending, to: [form], receive)
            }
            if material.hasDecision {
                try write(
                    DecisionAnnex(context: context).document(), as: DecisionAnnex.name + language.ending, receive)
            }
            if material.hasField {
                try write(
                    try FieldReport(context: context).document(), as: FieldReport.name + language.ending, receive)
            }
            try write(
                try MethodAnnex(context: context).document(), as: MethodAnnex.name + language.ending, receive)
        }
        // Some units at a time on all processors, handed over in their order: no more than their pages are in memory.
        let written = written
        for first in stride(from: 0, to: written.count, by: Self.unitsAtOnce) {
            let some = written[first..<min(first + Self.unitsAtOnce, written.count)]
            let composed = try onAllProcessors(some.count) { place throws(ReportsError) in
                try files(ofUnit: some[first + place], context, ending: language.ending)
            }
            for file in composed.joined() { try receive(file) }
        }
    }

    /// How many units' pages are composed before they are handed over.
    private static let unitsAtOnce = 16

    /// The summary of a unit and its certificate, in every form that is asked for.
    private func files(
        ofUnit unit: Int, _ context: ReportContext, ending: String
    ) throws(ReportsError) -> [ReportFile] {
        let name = context.pages.name(of: unit) + ending
        let summary = try UnitSummary(context: context, unit: unit).document()
        let certificate = Certificate(context: context, unit: unit).document()
        return try rendered(summary, as: "units/" + name) + rendered(certificate, as: Certificate.folder + name)
    }

    /// The forms of pages that are written, always in the same order.
    private var pageForms: [ReportForm] { ReportForm.ofPages.filter(forms.contains) }

    /// Hands over a document in every form that is asked for.
    private func write(
        _ document: Document, as name: String, to forms: [ReportForm]? = nil, _ receive: (ReportFile) throws -> Void
    ) throws {
        for file in try rendered(document, as: name, to: forms) { try receive(file) }
    }

    /// A document in every form that is asked for.
    private func rendered(
        _ document: Document, as name: String, to forms: [ReportForm]? = nil
    ) throws(ReportsError) -> [ReportFile] {
        var files: [ReportFile] = []
        for form in forms ?? pageForms {
            let path = name + "." + form.rawValue
            files.append(ReportFile(path: path, bytes: try rendered(document, form, path: path)))
        }
        return files
    }

    private func rendered(
        _ document: Document, _ form: ReportForm, path: String
    ) throws(ReportsError) -> [UInt8] {
        do throws(DocumentsError) {
            switch form {
            case .docx: return try DOCXRenderer().render(document)
            case .pdf: return try PDFRenderer().render(document)
            case .xlsx: return try XLSXRenderer().render(document)
            case .html, .csv, .json: return try HTMLRenderer().render(document)
            }
        } catch {
            throw .document(error, path: path)
        }
    }

    private func scores(_ language: Language) -> [UInt8] {
        let cards = material.cards.map { ScoreJSON.value(material, card: $0, language: language) }
        let value: JSONValue = ["campaign": .string(material.campaign.id), "cards": .array(cards)]
        return value.utf8(pretty: true) + [0x0A]
    }
}
