import Campaigns
import Figures
import Tables

/// Prints an answer in the form that was asked for.
struct AnswerPrinter {
    let language: Language
    let format: OutputFormat

    /// Prints the answer; false if it could not all be written.
    func print(_ answer: Answer) -> Bool {
        if let document = answer.document { return StandardOutput.write(document) }
        return switch format {
        case .json: StandardOutput.write(answer.json.text(pretty: true) + "\n")
        case .csv: StandardOutput.write(answer.csv.map(csv) ?? "")
        case .table: StandardOutput.write(text(answer))
        }
    }

    /// A cell as a terminal may show it: what would steer the terminal, or turn the direction of the text, made visible.
    private func shown(_ cell: String) -> String {
        guard cell.unicodeScalars.contains(where: isSteering) else { return cell }
        var text = String.UnicodeScalarView()
        for scalar in cell.unicodeScalars {
            if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) {
                text.append(picture)
            } else {
                text.append(isSteering(scalar) ? "\u{FFFD}" : scalar)
            }
        }
        return String(text)
    }

    private func isSteering(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// A table as CSV, with the names of the columns in English whatever the language, for programs.
    private func csv(_ table: AnswerTable) -> String {
        var writer = CSVWriter()
        writer.write(texts: table.columns.map(\.name))
        for row in table.rows {
            writer.write(
                zip(table.columns, row).map { column, cell in
                    column.isNumber ? cell.isEmpty ? .empty : .printed(cell) : .text(cell)
                })
        }
        return String(decoding: writer.takeBytes(), as: UTF8.self)
    }

    private func text(_ answer: Answer) -> String {
        var parts = answer.tables.filter { !$0.rows.isEmpty }.map(layOut)
        if !answer.notes.isEmpty {
            parts.append(answer.notes.map { $0.text(language) }.joined(separator: "\n") + "\n")
        }
        return parts.joined(separator: "\n")
    }

    /// A table in columns wide enough for their cells, numbers to the right.
    private func layOut(_ given: AnswerTable) -> String {
        var table = given
        table.rows = given.rows.map { $0.map(shown) }
        let headings = table.columns.map { $0.heading.text(language) }
        let widths = headings.indices.map { column in
            max(headings[column].count, table.rows.map { $0[column].count }.max() ?? 0)
        }
        func line(_ cells: [String]) -> String {
            let padded = cells.enumerated().map { column, cell in
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                return table.columns[column].isNumber ? padding + cell : cell + padding
            }
            let text = padded.joined(separator: "  ")
            return String(text.reversed().drop { $0 == " " }.reversed()) + "\n"
        }
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ") + "\n"
        return table.title.text(language) + "\n\n" + line(headings) + rule + table.rows.map(line).joined()
    }
}
