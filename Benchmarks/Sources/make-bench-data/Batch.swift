/// Writes the records of one batch and counts what it writes.
struct Batch {
    let shape: Shape
    let units: Int
    private var draws: Draws
    private let cells: [[UInt8]]
    private let unitCells: [[UInt8]]
    private let words: [[UInt8]]

    init(shape: Shape, units: Int) {
        self.shape = shape
        self.units = units
        draws = Draws(seed: shape.id.utf8.reduce(17) { $0 &* 131 &+ UInt64($1) })
        cells = shape.levels.map { Array($0.utf8) }
        unitCells = (0..<units).map { Array(Workspace.code($0).utf8) }
        words = """
            hồ sơ trả đúng hẹn cán bộ niềm nở hướng dẫn rõ ràng chờ lâu quầy số ba thiếu ghế ngồi mong mở thêm dịch vụ trực tuyến \
            phí thu đúng quy định cần biển chỉ dẫn giải thích dễ hiểu nộp một lần nên có nước uống máy lấy số hay hỏng
            """.split(separator: " ").map { Array($0.utf8) }
    }

    /// Writes a whole file; form numbers go on where the last file ended.
    mutating func write(records: Int, to sink: inout Sink, truth: inout Truth) {
        if shape.isXML {
            sink.add(
                Array(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<forms xmlns=\"urn:hailong:forms:1\" questionnaire=\"bench-\(shape.id)\">\n"
                        .utf8))
        } else {
            let names =
                ["form", "unit"] + (1...shape.items).map { "q\($0)" } + (0..<shape.comments).map { "c\($0 + 1)" }
            sink.add(Array((names.joined(separator: ",") + "\n").utf8))
        }
        for number in truth.records..<truth.records + records {
            if shape.isXML {
                writeForm(number, to: &sink, truth: &truth)
            } else {
                writeLine(number, to: &sink, truth: &truth)
            }
        }
        if shape.isXML { sink.add(Array("</forms>\n".utf8)) }
    }

    /// The form number of a record: seven digits.
    private func number(_ record: Int) -> [UInt8] { Array("\(1_000_000 + record)".utf8) }

    private mutating func answers() -> [Int?] {
        (0..<shape.items).map { _ in draws.below(50) == 0 ? nil : draws.level() }
    }

    private func count(_ answers: [Int?], invalid: Int?, in truth: inout Truth) {
        truth.accepted += 1
        for (item, level) in answers.enumerated() {
            if item == invalid {
                truth.invalid[item] += 1
            } else if let level {
                truth.levels[item][level] += 1
            } else {
                truth.blanks[item] += 1
            }
        }
    }

    // MARK: CSV

    private enum Fault: Int {
        case tooFewCells, unknownUnit, noUTF8, impossibleCode
    }

    private mutating func writeLine(_ record: Int, to sink: inout Sink, truth: inout Truth) {
        truth.records += 1
        let unit = draws.below(units)
        let answers = answers()
        let isBad = shape.badEvery > 0 && record % shape.badEvery == shape.badEvery - 1
        let fault = isBad ? Fault(rawValue: draws.below(4)) : nil
        sink.add(number(record))
        sink.add(0x2C)
        sink.add(fault == .unknownUnit ? Array("Đơn vị ở nơi khác".utf8) : unitCells[unit])
        for (item, level) in answers.enumerated() {
            if fault == .tooFewCells, item == shape.items - 1 { break }
            sink.add(0x2C)
            if fault == .noUTF8, item == 0 {
                sink.add([0x48, 0xFF, 0xC0, 0x69])
            } else if fault == .impossibleCode, item == 0 {
                sink.add(Array("Hơi hài lòng".utf8))
            } else if let level {
                sink.add(cells[level])
            }
        }
        for _ in 0..<shape.comments { writeComment(to: &sink) }
        sink.add(0x0A)
        switch fault {
        case .tooFewCells: truth.waiting["record.columnCount", default: 0] += 1
        case .unknownUnit: truth.waiting["unit.unknown", default: 0] += 1
        case .noUTF8: truth.waiting["record.invalidText", default: 0] += 1
        case .impossibleCode: count(answers, invalid: 0, in: &truth)
        case nil: count(answers, invalid: nil, in: &truth)
        }
    }

    /// Three in five comments are long texts in quotes, half of them with a line break; the others are blank.
    private mutating func writeComment(to sink: inout Sink) {
        sink.add(0x2C)
        guard draws.below(5) < 3 else { return }
        sink.add(0x22)
        let count = 6 + draws.below(12)
        let isBroken = draws.below(2) == 0
        for place in 0..<count {
            if place > 0 { sink.add(isBroken && place == count / 2 ? 0x0A : 0x20) }
            sink.add(words[draws.below(words.count)])
        }
        sink.add(0x22)
    }

    // MARK: XML

    private mutating func writeForm(_ record: Int, to sink: inout Sink, truth: inout Truth) {
        truth.records += 1
        let unit = draws.below(units)
        let answers = answers()
        sink.add(Array(" <form number=\"".utf8))
        sink.add(number(record))
        sink.add(Array("\">\n  <answer question=\"unit\">".utf8))
        sink.add(unitCells[unit])
        sink.add(Array("</answer>\n".utf8))
        for (item, level) in answers.enumerated() {
            sink.add(Array("  <answer question=\"q\(item + 1)\">".utf8))
            if let level { sink.add(cells[level]) }
            sink.add(Array("</answer>\n".utf8))
        }
        sink.add(Array(" </form>\n".utf8))
        count(answers, invalid: nil, in: &truth)
    }
}
