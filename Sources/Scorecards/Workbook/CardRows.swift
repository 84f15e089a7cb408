import Figures
import XMLDocuments

/// A card's document as rows of a table, one row an element, and back without loss.
///
/// `depth` says how deep an element stands, `element` what it is, `text` holds its text; every other column is an attribute,
/// `vi` and `en` also the child elements of that name of titles, sources and criteria. A blank cell is an attribute that is
/// not there. Comments of the document are not kept.
struct CardRows {
    /// The columns in order.
    var columns: [String]
    /// The cells of each row.
    var rows: [[String]]

    static let depth = "depth"
    static let element = "element"
    static let text = "text"
    private static let languages = ["vi", "en"]
    /// The elements whose wording stands in child elements rather than in attributes.
    static let worded: Set = ["title", "source", "criterion"]

    /// Makes the rows of a document.
    init(_ root: XMLElement) {
        var found: [(cells: [String: String], depth: Int)] = []
        Self.visit(root, depth: 0, &found)
        var columns = [Self.depth, Self.element, "id", "maximum", "source", "vi", "en"]
        for (cells, _) in found {
            for name in cells.keys.sorted() where !columns.contains(name) && name != Self.text { columns.append(name) }
        }
        columns.append(Self.text)
        self.columns = columns
        rows = found.map { entry in columns.map { entry.cells[$0] ?? "" } }
    }

    private static func visit(_ node: XMLElement, depth: Int, _ found: inout [(cells: [String: String], depth: Int)]) {
        var cells = Dictionary(node.attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        cells[Self.depth] = String(depth)
        cells[Self.element] = node.name
        var children = node.children
        if worded.contains(node.name) {
            for language in languages { cells[language] = node.child(language)?.text }
            children.removeAll { languages.contains($0.name) }
        }
        if children.isEmpty, !node.text.isEmpty, !worded.contains(node.name) { cells[Self.text] = node.text }
        found.append((cells, depth))
        for child in children { visit(child, depth: depth + 1, &found) }
    }

    /// The document of the rows of a table; each element's line is that of its row.
    ///
    /// Throws what is wrong with the table's form: missing columns, a depth that is no number or leaves a step out.
    static func document(_ rows: [(line: Int, cells: [String: String])], file: String) throws(ScorecardProblem)
        -> XMLElement
    {
        var open: [XMLElement] = []
        func problem(_ line: Int, _ field: String, vi: String, en: String) -> ScorecardProblem {
            ScorecardProblem(.table, file: file, line: line, field: field, message: LocalizedText(vi: vi, en: en))
        }
        func close(to depth: Int) {
            while open.count > max(depth, 1) {
                let last = open.removeLast()
                open[open.count - 1].nodes.append(.element(last))
            }
        }
        for row in rows {
            guard let depth = row.cells[Self.depth].flatMap({ Int($0) }), depth >= 0 else {
                throw problem(
                    row.line, Self.depth, vi: "bậc phải là số nguyên từ 0", en: "the depth is a whole number from 0")
            }
            guard open.isEmpty ? depth == 0 : (1...open.count).contains(depth) else {
                throw problem(
                    row.line, Self.depth,
                    vi:
                        "bậc \(depth) không nối với dòng trên: dòng đầu là 0, dòng sau sâu hơn dòng trên nhiều nhất một bậc",
                    en:
                        "depth \(depth) does not follow from the row above: the first is 0, and each is at most one deeper"
                )
            }
            let name = row.cells[Self.element] ?? ""
            guard name.utf8.first.map({ $0 < 0x80 }) ?? false, name.allSatisfy({ $0.isASCII && $0.isLetter }) else {
                throw problem(
                    row.line, Self.element, vi: "“\(name)” không phải tên phần tử: ghi area, criterion, linear…",
                    en: "“\(name)” is no element: write area, criterion, linear …")
            }
            close(to: depth)
            open.append(element(name, row.cells, line: row.line, file: file))
        }
        close(to: 1)
        guard let root = open.first else {
            throw problem(1, Self.element, vi: "bảng không có dòng nào", en: "the table has no rows")
        }
        return root
    }

    private static func element(
        _ name: String, _ cells: [String: String], line: Int, file: String
    ) -> XMLElement {
        let isWorded = worded.contains(name)
        let order = ["id", "maximum", "source"]
        let attributes = cells.filter { key, value in
            !value.isEmpty && ![depth, element, text].contains(key) && !(isWorded && languages.contains(key))
        }
        .sorted { left, right in
            (order.firstIndex(of: left.key) ?? order.count, left.key)
                < (order.firstIndex(of: right.key) ?? order.count, right.key)
        }
        var nodes: [XMLNode] = []
        if isWorded {
            for language in languages {
                guard let wording = cells[language], !wording.isEmpty else { continue }
                nodes.append(.element(made(language, [], [.text(wording)], line, file)))
            }
        }
        if let text = cells[text], !text.isEmpty { nodes.append(.text(text)) }
        return made(name, attributes.map { XMLAttribute($0.key, $0.value) }, nodes, line, file)
    }

    private static func made(
        _ name: String, _ attributes: [XMLAttribute], _ nodes: [XMLNode], _ line: Int, _ file: String
    ) -> XMLElement {
        XMLElement(
            name, namespace: "urn:hailong:scorecard:1", attributes: attributes, nodes: nodes, file: file, line: line)
    }
}
