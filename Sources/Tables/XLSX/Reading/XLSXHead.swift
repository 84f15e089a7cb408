internal import XMLDocuments

/// What a workbook says about itself: its sheets, its dates, what its cells' styles mean.
struct XLSXHead {
    let sheets: [XLSXSheet]
    /// Whether day 0 is 1 January 1904.
    let is1904: Bool
    /// How the numbers of each cell style are meant.
    let styles: [NumberKind]
    /// The part with the shared strings, if there is one.
    let sharedStrings: ZIPEntry?

    init(_ workbook: XLSXArchive) throws(TableError) {
        guard
            let main = try workbook.relations(of: "").first(where: { $0.kind == "officeDocument" })?.target
                ?? (workbook.part("xl/workbook.xml") == nil ? nil : "xl/workbook.xml")
        else { throw workbook.problem(.notAWorkbook) }
        guard let part = workbook.part(main) else { throw workbook.problem(.missingPart(main)) }
        let relations = try workbook.relations(of: main)
        // Macros are known by what points at them: their part may have any name.
        guard !relations.contains(where: { Self.macroKinds.contains($0.kind) }) else { throw workbook.problem(.macros) }
        for relation in relations where relation.kind == "externalLink" {
            guard let target = relation.target, let entry = workbook.part(target) else { continue }
            try workbook.read(entry, LinksHandler(), LinksHandler.vocabulary)
        }
        let handler = XLSXHeadHandler()
        try workbook.read(part, handler, XLSXHeadHandler.vocabulary)
        is1904 = handler.is1904
        sheets = Self.sheets(handler.sheets, relations)
        styles = try Self.styles(relations, workbook)
        let strings = relations.first { $0.kind == "sharedStrings" }?.target
        sharedStrings = strings.flatMap { workbook.part($0) }
        if let strings, sharedStrings == nil { throw workbook.problem(.missingPart(strings)) }
    }

    /// The kinds of relationships of a workbook that lead to macros, of Visual Basic and of Excel 4.
    private static let macroKinds: Set<String> = [
        "vbaProject", "wordVbaData", "xlMacrosheet", "xlIntlMacrosheet", "attachedToolbars",
    ]

    private static func sheets(_ found: [XLSXHeadHandler.Sheet], _ relations: [Relation]) -> [XLSXSheet] {
        var sheets: [XLSXSheet] = []
        for sheet in found {
            guard let relation = relations.first(where: { $0.id == sheet.relation }), relation.kind == "worksheet",
                let part = relation.target
            else { continue }
            sheets.append(
                XLSXSheet(name: sheet.name, place: sheets.count + 1, isHidden: sheet.isHidden, part: part))
        }
        return sheets
    }

    private static func styles(
        _ relations: [Relation], _ workbook: XLSXArchive
    ) throws(TableError) -> [NumberKind] {
        guard let target = relations.first(where: { $0.kind == "styles" })?.target, let part = workbook.part(target)
        else { return [] }
        let handler = StylesHandler()
        try workbook.read(part, handler, StylesHandler.vocabulary)
        return handler.styles
    }
}

/// Reads the list of sheets and the date system.
final class XLSXHeadHandler: XMLEventHandler {
    typealias Failure = XLSXProblem

    struct Sheet {
        let name: String
        let relation: String
        let isHidden: Bool
    }

    private enum Name { static let workbookPr = 0, sheet = 1, name = 2, id = 3, state = 4, date1904 = 5 }

    static let vocabulary = XMLVocabulary(
        names: ["workbookPr", "sheet", "name", "id", "state", "date1904"], namespaces: OfficeNames.sheets)

    private(set) var sheets: [Sheet] = []
    private(set) var is1904 = false

    func startElement(_ element: borrowing XMLStartElement) throws(XLSXProblem) {
        guard element.namespace >= 0 else { return }
        switch element.name {
        case Name.workbookPr:
            let value = element.text(of: Name.date1904)
            is1904 = value == "1" || value == "true"
        case Name.sheet:
            var relation = ""
            for namespace in OfficeNames.references {
                if let index = element.index(of: Name.id, namespace: namespace) {
                    relation = element.text(at: index) ?? ""
                }
            }
            let state = element.text(of: Name.state) ?? "visible"
            sheets.append(
                Sheet(name: element.text(of: Name.name) ?? "", relation: relation, isHidden: state != "visible"))
        default: break
        }
    }

    func endElement(_ element: borrowing XMLEndElement) throws(XLSXProblem) {}
    func characters(_ text: Span<UInt8>) throws(XLSXProblem) {}
}

/// Refuses links to other programs; links to other workbooks are harmless, for nothing is ever fetched.
final class LinksHandler: XMLEventHandler {
    typealias Failure = XLSXProblem

    static let vocabulary = XMLVocabulary(names: ["ddeLink", "oleLink"], namespaces: OfficeNames.sheets)

    func startElement(_ element: borrowing XMLStartElement) throws(XLSXProblem) {
        if element.name >= 0 { throw .dynamicLinks }
    }

    func endElement(_ element: borrowing XMLEndElement) throws(XLSXProblem) {}
    func characters(_ text: Span<UInt8>) throws(XLSXProblem) {}
}
