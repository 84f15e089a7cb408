public import Figures

/// One thing that is wrong with a list of units, and where.
public struct UnitProblem: Error, Hashable, Sendable {
    /// What is wrong.
    public let fault: UnitFault
    /// The file; empty if the units came from none.
    public let file: String
    /// The line of the file, from 1; 0 if the problem has no line.
    public let line: Int
    /// The heading of the column, as the file spells it.
    public let column: String

    /// Makes a problem.
    public init(_ fault: UnitFault, file: String, line: Int, column: String) {
        self.fault = fault
        self.file = file
        self.line = line
        self.column = column
    }

    /// Where it is, what is wrong and what to do, in both languages.
    public var message: LocalizedText {
        var placeVi: [String] = []
        var placeEn: [String] = []
        if !file.isEmpty {
            placeVi.append(file)
            placeEn.append(file)
        }
        if line > 0 {
            placeVi.append("dòng \(line)")
            placeEn.append("line \(line)")
        }
        if !column.isEmpty {
            placeVi.append("cột “\(column.excerpt)”")
            placeEn.append("column “\(column.excerpt)”")
        }
        let vi = placeVi.isEmpty ? "" : placeVi.joined(separator: ", ") + ": "
        let en = placeEn.isEmpty ? "" : placeEn.joined(separator: ", ") + ": "
        return LocalizedText(vi: vi + fault.text.vi, en: en + fault.text.en)
    }
}
