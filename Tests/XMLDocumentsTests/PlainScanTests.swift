import Testing

@testable import XMLDocuments

/// What is read without libxml2 must come to the same as with it: the same events in the same places, the same refusals.
@Suite struct PlainScanTests {
    /// Documents of plain and other elements, drawn.
    private static func document(_ random: inout Generator, elements: Int) -> String {
        var text =
            ["<batch>", "<batch xmlns='urn:t'>", "<batch xmlns='urn:t'\n xmlns:p='urn:p'>"].randomElement(
                using: &random) ?? ""
        if Bool.random(using: &random) { text = "<?xml version=\"1.0\"?>\n<!-- đầu -->\n" + text }
        for _ in 0..<elements { text += element(&random, depth: 0) }
        return text + "</batch>" + ["", "\n", "<!-- hết -->"].randomElement(using: &random)!
    }

    private static func element(_ random: inout Generator, depth: Int) -> String {
        let name = ["form", "answer", "a", "tên-dài", "x1.y-z_", "longer-than-eight", "longer-than-nine"]
            .randomElement(using: &random)!
        var attributes = ""
        for attribute in ["question", "n", "b"] where Int.random(in: 0..<3, using: &random) == 0 {
            let value = ["q01", "", "Xã \u{1F600} Hoa", "it's", "a > b", "&amp;", "a\nb", "]]>", "\t", "x y"]
                .randomElement(using: &random)!
            let space = [" ", "\n  ", "\t"].randomElement(using: &random)!
            attributes += "\(space)\(attribute)=\"\(value)\""
        }
        if Int.random(in: 0..<40, using: &random) == 0 { attributes += " xmlns='urn:other'" }
        if Int.random(in: 0..<10, using: &random) == 0 { return "<\(name)\(attributes)/>" }
        var content = ""
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            switch Int.random(in: 0..<12, using: &random) {
            case 0...4 where depth < 4: content += element(&random, depth: depth + 1)
            case 5: content += "được &lt; 5 &#x1EAD;"
            case 6: content += "<!-- ghi chú -->"
            case 7: content += "<![CDATA[<x>]]>"
            case 8: content += "\r\n dòng\rkhác"
            case 9: content += "<?lệnh x?>"
            default:
                content += ["4", "Hài lòng", "\n   ", "a > b", "x]y", "\u{FEFF}\u{200B}"].randomElement(using: &random)!
            }
        }
        return "<\(name)\(attributes)>\(content)</\(name)>"
    }

    private func expectSame(_ bytes: [UInt8], push: Int, pieces: Int, _ comment: Comment) {
        let with = parse(bytes, pieces: pieces, push: push)
        let without = parse(bytes, pieces: pieces, push: push, scans: false)
        #expect(with.recorder.events == without.recorder.events, comment)
        #expect(with.recorder.startOffsets == without.recorder.startOffsets, comment)
        #expect(with.recorder.endOffsets == without.recorder.endOffsets, comment)
        #expect(with.recorder.startLines == without.recorder.startLines, comment)
        // Far behind the beginning of its line libxml2's buffer may not tell the column any more.
        for (column, other) in zip(with.recorder.startColumns, without.recorder.startColumns) where other != nil {
            #expect(column == other, comment)
        }
        #expect((with.problem == nil) == (without.problem == nil), comment)
        // Of bytes that are no text libxml2 says so when it first looks ahead, or not before it stumbles over them.
        if with.problem?.kind != .encoding, without.problem?.kind != .encoding {
            #expect(with.problem?.kind == without.problem?.kind, comment)
        }
        #expect(with.problem?.line == without.problem?.line, comment)
        #expect(with.problem?.byteOffset == without.problem?.byteOffset, comment)
        #expect(!with.recorder.hasBrokenPiece, comment)
    }

    @Test(arguments: 0..<60)
    func goodDocumentsReadTheSame(_ seed: Int) {
        var random = Generator(state: UInt64(seed))
        let text = Self.document(&random, elements: Int.random(in: 1...40, using: &random))
        let push = Int.random(in: 1...200, using: &random)
        let pieces = Int.random(in: 1...400, using: &random)
        expectSame(Array(text.utf8), push: push, pieces: pieces, "push \(push), pieces \(pieces): \(text)")
    }

    @Test(arguments: 0..<60)
    func damagedDocumentsEndTheSame(_ seed: Int) {
        var random = Generator(state: UInt64(1_000 + seed))
        let good = Array(Self.document(&random, elements: 12).utf8)
        for _ in 0..<20 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...2, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.removeSubrange(place...)
                default: bytes[place] = Array("<>&;'\"=/!?[]- ".utf8).randomElement(using: &random) ?? 0
                }
                if bytes.isEmpty { bytes = [0x3C] }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            expectSame(bytes, push: 40, pieces: .max, "\(text)")
        }
    }

    @Test func longElementsAndDeepOnes() {
        let rows = (1...4_000).map { "<row r='\($0)'><c>\($0)</c></row>\n" }.joined()
        let text = "<sheet>\n<head/>" + "<data>" + rows + "</data></sheet>"
        expectSame(Array(text.utf8), push: XMLLimits.pushBytes, pieces: .max, "sheet")
        let deep = String(repeating: "<d>", count: 200) + "x" + String(repeating: "</d>", count: 200)
        expectSame(Array("<a>\(deep)\(deep)</a>".utf8), push: 64, pieces: .max, "deep")
        let tooDeep = String(repeating: "<d>", count: 257)
        expectSame(Array("<a><b/>\(tooDeep)</a>".utf8), push: 8, pieces: .max, "too deep")
    }

    /// A hostile document cannot make the scanner look at the same bytes again and again.
    @Test func nestedLongElementsTakeLittleTime() {
        let level =
            String(repeating: "<n>", count: 200) + String(repeating: "<x/>", count: 40_000)
            + String(repeating: "</n>", count: 200)
        let bytes = Array("<a>\(level)\(level)</a>".utf8)
        let outcome = parse(bytes, pieces: 700)
        #expect(outcome.problem == nil && outcome.recorder.events.count == 2 + 2 * (400 + 80_000))
    }

    @Test func limitsHoldWithoutLibxml2() {
        let many = String(repeating: "<b/>", count: 100)
        #expect(
            LimitsTests.limit(
                parse(Array("<a>\(many)<b\(String(repeating: "x", count: 2_000))/></a>".utf8), push: 9).problem)
                == .nameBytes)
        let attributes = (0..<300).map { " k\($0)=''" }.joined()
        #expect(
            LimitsTests.limit(parse(Array("<a>\(many)<b\(attributes)/></a>".utf8), push: 99).problem) == .attributes)
        let limits = XMLLimits(totalBytes: 300)
        #expect(LimitsTests.limit(parse(Array("<a>\(many)</a>".utf8), push: 9, limits: limits).problem) == .totalBytes)
    }
}
