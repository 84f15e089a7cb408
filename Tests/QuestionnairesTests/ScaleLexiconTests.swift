import Figures
import Questionnaires
import Testing

@Suite("Cells as the field writes them")
struct ScaleLexiconTests {
    static let satisfaction = Scale(
        id: "satisfaction",
        levels: [
            Level(code: "1", label: LocalizedText(vi: "Rất không hài lòng", en: "Very dissatisfied")),
            Level(code: "2", label: LocalizedText(vi: "Không hài lòng", en: "Dissatisfied")),
            Level(code: "3", label: LocalizedText(vi: "Bình thường", en: "Neutral")),
            Level(code: "4", label: LocalizedText(vi: "Hài lòng", en: "Satisfied"), synonyms: ["HL", "Thoả mãn"]),
            Level(code: "5", label: LocalizedText(vi: "Rất hài lòng", en: "Very satisfied")),
        ],
        missingCodes: [
            MissingCode(
                code: "98", reason: .doesNotKnow, label: LocalizedText(vi: "Không biết", en: "Does not know"),
                synonyms: ["KB"]),
            MissingCode(code: "-99", reason: .refused),
        ])
    static let lexicon = ScaleLexicon(satisfaction)

    @Test(
        "One answer",
        arguments: [
            // The code, with what surrounds it in files.
            "4", " 4", "4 ", "\t4\r", "4\u{A0}", "\u{FEFF}4", "4\u{200B}", "'4", "\"4\"", "4.", "4)", "(4)", "[4]",
            "4:",
            // As a spreadsheet writes it.
            "4.0", "4,0", "4.00", "4,00", "04", "004",
            // The label: case, normal form, spaces, punctuation.
            "Hài lòng", "hài lòng", "HÀI LÒNG", "Ha\u{300}i lo\u{300}ng", "HA\u{300}I LO\u{300}NG", " Hài  lòng ",
            "Hài\u{A0}lòng", "Hài\u{200B} lòng", "Hài lòng.", "\"Hài lòng\"", "Satisfied", "satisfied", "SATISFIED",
            "hl",
            "thỏa mãn", "thoả mãn", "THOẢ MÃN",
            // Code and label.
            "4 - Hài lòng", "4. Hài lòng", "4: Hài lòng", "4) Hài lòng", "(4) Hài lòng", "[4] hài lòng", "4 Hài lòng",
            "4-Hài lòng", "4=Satisfied", "4 – hài lòng", "Hài lòng (4)", "Hài lòng [4]", "4. Hài lòng.",
            // The same mark twice is one answer.
            "4;4", "4, 4", "4 | Hài lòng",
        ])
    func oneAnswer(_ cell: String) {
        #expect(Self.lexicon.lookup(cell) == .level(3))
        // The second time it comes from the memo.
        #expect(Self.lexicon.lookup(cell) == .level(3))
    }

    @Test("Every level is found by code, labels and both", arguments: 0..<5)
    func everyLevel(_ place: Int) {
        let level = Self.satisfaction.levels[place]
        for cell in [level.code, level.label.vi, level.label.en, "\(level.code) - \(level.label.vi)"] {
            #expect(Self.lexicon.lookup(cell) == .level(place))
        }
    }

    @Test("No answer", arguments: ["", " ", "\u{A0}", "\u{200B}", "\u{FEFF} \t"])
    func blank(_ cell: String) {
        #expect(Self.lexicon.lookup(cell) == .missing(.blank))
    }

    @Test("Missing codes")
    func missingCodes() {
        for cell in ["98", "98.0", " 98 ", "không biết", "KB", "98 - Không biết", "does not know"] {
            #expect(Self.lexicon.lookup(cell) == .missing(.doesNotKnow))
        }
        for cell in ["-99", "-99.0", "\u{2212}99"] {
            #expect(Self.lexicon.lookup(cell) == .missing(.refused))
        }
    }

    @Test(
        "Several marks",
        arguments: [
            "4;5", "4,5", "4, 5", "4 5", "4|5", "4/5", "4+5", "4 & 5", "4\n5", "4;5;", ";4;5", "4; Rất hài lòng",
            "Hài lòng; Rất hài lòng", "Hài lòng, Rất hài lòng", "Hài lòng\nRất hài lòng", "4;98", "3;4;5",
        ])
    func severalMarks(_ cell: String) {
        #expect(Self.lexicon.lookup(cell) == .severalMarks)
    }

    @Test(
        "Impossible",
        arguments: [
            "0", "6", "45", "4.5", "44", "-4", "4e0", "Hài", "hai long", "Hài lòng lắm", "4 - Rất hài lòng",
            "Hài lòng (5)",
            "5. Hài lòng", "x", "?", ".", "4;9", "4;;x", "99", "'", "()", "4 - ", "NULL", "n/a", "Hài lòng 4;6",
        ])
    func impossible(_ cell: String) {
        #expect(Self.lexicon.lookup(cell) == .impossible)
    }

    @Test("Bytes that are no text are impossible, and long cells are not looked at")
    func hostileBytes() {
        let broken: [[UInt8]] = [[0xFF], [0x34, 0x80], [0xC3], [0, 0x34], Array(repeating: 0x34, count: 100_000)]
        for cell in broken { #expect(Self.lexicon.lookup(cell.span) == .impossible) }
        let spaces: [UInt8] = Array(repeating: 0x20, count: 5_000)
        #expect(Self.lexicon.lookup(spaces.span) == .impossible)
        let deep = String(repeating: "4;", count: 2_000) + "5"
        #expect(Self.lexicon.lookup(deep) == .severalMarks)
    }

    @Test("On a scale with a 0, a comma before it may part two marks; a point cannot")
    func zeroOnScale() {
        let points = ScaleLexicon(
            Scale(
                id: "points", levels: (0...2).map { Level(code: "\($0)", label: LocalizedText(verbatim: "điểm \($0)")) }
            ))
        #expect(points.lookup("2,0") == .severalMarks)
        #expect(points.lookup("2.0") == .level(2))
        #expect(points.lookup("2,00") == .level(2))
        #expect(points.lookup("0") == .level(0))
        #expect(points.lookup("00") == .level(0))
        #expect(points.lookup("-0") == .level(0))
    }

    @Test("Letter codes in either case, unless both cases are codes")
    func letterCodes() {
        let letters = ScaleLexicon(
            Scale(id: "l", levels: ["A", "b"].map { Level(code: $0, label: LocalizedText(verbatim: "mức \($0)")) }))
        #expect(letters.lookup("a") == .level(0))
        #expect(letters.lookup("B") == .level(1))
        let both = ScaleLexicon(
            Scale(id: "l", levels: ["A", "a"].map { Level(code: $0, label: LocalizedText(verbatim: "_")) }))
        #expect(both.lookup("A") == .level(0))
        #expect(both.lookup("a") == .level(1))
        #expect(both.lookup(" a") == .impossible)
        #expect(both.lookup("_") == .impossible)
    }

    @Test("The table of one-byte cells says what lookup says", arguments: UInt8.min...UInt8.max)
    func oneByteTable(_ byte: UInt8) {
        let code = Self.lexicon.oneByteCodes[Int(byte)]
        switch Self.lexicon.lookup([byte].span) {
        case .level(let place): #expect(Int(code) == place)
        case .missing(let reason): #expect(code == UInt16.max - UInt16(reason.rawValue))
        case .severalMarks: #expect(code == ScaleLexicon.severalMarksCode)
        case .impossible: #expect(code == ScaleLexicon.impossibleCode)
        }
    }

    @Test("A scale of thousands of levels")
    func longScale() {
        let levels = (0..<5_000).map { Level(code: "c\($0)", label: LocalizedText(verbatim: "Thôn số \($0)")) }
        let lexicon = ScaleLexicon(Scale(id: "hamlets", levels: levels))
        for place in stride(from: 0, to: 5_000, by: 37) {
            #expect(lexicon.lookup("c\(place)") == .level(place))
            #expect(lexicon.lookup("THÔN SỐ \(place)") == .level(place))
        }
        #expect(lexicon.lookup("c5000") == .impossible)
    }

    @Test("Choose-many cells")
    func marks() {
        func marks(_ text: String) -> ScaleLexicon.Marks { Self.lexicon.lookupMarks(Array(text.utf8).span) }
        #expect(marks("1") == .levels(0b00001))
        #expect(marks("1 3 5") == .levels(0b10101))
        #expect(marks("5;3;1") == .levels(0b10101))
        #expect(marks("1, 3") == .levels(0b00101))
        #expect(marks("1,3") == .levels(0b00101))
        #expect(marks("4,0") == .levels(0b01000))
        #expect(marks("Hài lòng; Bình thường") == .levels(0b01100))
        #expect(marks("Hài lòng\nBình thường") == .levels(0b01100))
        #expect(marks("3 - Bình thường, 4 - Hài lòng") == .levels(0b01100))
        #expect(marks("3;3") == .levels(0b00100))
        #expect(marks("") == .missing(.blank))
        #expect(marks("98") == .missing(.doesNotKnow))
        #expect(marks("1 98") == .impossible)
        #expect(marks("1 9") == .impossible)
        #expect(marks("1 3,5") == .levels(0b10101))
    }
}
