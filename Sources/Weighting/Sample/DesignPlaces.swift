internal import Figures

/// Where each respondent was drawn: the stratum or the primary sampling unit, as its form says it or, where the form does
/// not, the table of the sample by the form's number.
public struct DesignPlaces: Sendable {
    /// The stratum or sampling unit of each row, none where neither form nor sample names it; nil where nobody names any.
    public let cells: CellAssignment?
    /// The rows that the table of the sample speaks for, ascending.
    public let fromSample: [Int]
    /// The rows whose form says another thing than the table of the sample; the form's own answer counts. Ascending.
    public let differing: [Int]

    /// How many rows neither the form nor the table of the sample says anything of; 0 where nobody names any.
    public var unknown: Int { cells?.unassigned ?? 0 }

    /// The rows that neither the form nor the table of the sample says anything of, ascending.
    public var unknownRows: [Int] {
        guard let cells else { return [] }
        return cells.cells.indices.filter { cells.cells[$0] < 0 }
    }

    /// What is known of a row; nil for nothing.
    public func text(_ row: Int) -> String? {
        guard let cells, cells.cells[row] >= 0 else { return nil }
        return cells.names[Int(cells.cells[row])]
    }

    /// Puts the forms' answers and the table of the sample together.
    ///
    /// A row of the sample speaks for a form of its own unit only.
    ///
    /// - Parameters:
    ///   - forms: what forms say; nil for a questionnaire without the question.
    ///   - numbers: the number of each form.
    ///   - place: what the sample says of a form's number: the unit and the text.
    init(
        forms: CellAssignment?, spellings: [FoldedText: String] = [:], numbers: CellAssignment?, units: CellAssignment,
        place: ((String) -> (unit: Int, text: String)?)?
    ) {
        let places = numbers.flatMap { numbers in place.map { numbers.names.map($0) } } ?? []
        guard let numbers, places.contains(where: { !($0?.text.isEmpty ?? true) }) else {
            let isNamed = forms?.cells.contains { $0 >= 0 } ?? false
            cells = isNamed ? forms : nil
            fromSample = []
            differing = []
            return
        }
        var names = forms?.names ?? []
        var known: [String: Int32] = [:]
        for (place, name) in names.enumerated() where known[name] == nil { known[name] = Int32(clamping: place) }
        // By form number, not by row: a number is looked up once.
        let given = places.map { place -> (unit: Int32, cell: Int32, folded: FoldedText)? in
            guard let place, !place.text.isEmpty else { return nil }
            let folded = FoldedText(place.text)
            let text = spellings[folded] ?? place.text
            if known[text] == nil {
                known[text] = Int32(clamping: names.count)
                names.append(text)
            }
            return known[text].map { (Int32(clamping: place.unit), $0, FoldedText(text)) }
        }
        let folded = (forms?.names ?? []).map { FoldedText($0) }
        var cells = forms?.cells ?? [Int32](repeating: CellAssignment.none, count: numbers.cells.count)
        var fromSample: [Int] = []
        var differing: [Int] = []
        for row in cells.indices {
            guard numbers.cells[row] >= 0, let one = given[Int(numbers.cells[row])], one.unit == units.cells[row] else {
                continue
            }
            if cells[row] < 0 {
                cells[row] = one.cell
                fromSample.append(row)
            } else if folded[Int(cells[row])] != one.folded {
                differing.append(row)
            }
        }
        let isNamed = cells.contains { $0 >= 0 }
        self.cells = isNamed ? CellAssignment(cells: cells, names: names) : nil
        self.fromSample = fromSample
        self.differing = differing
    }
}
