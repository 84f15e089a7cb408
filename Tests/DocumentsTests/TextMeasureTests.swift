import Documents
import Testing

@Suite struct TextMeasureTests {
    private let measure = TextMeasure(size: 10)

    @Test func marksDoNotWiden() {
        #expect(measure.width("Tiếp cận dịch vụ") == measure.width("Tiep can dich vu"))
        #expect(measure.width("ĐÀ NẴNG") == measure.width("DA NANG"))
        // Composed and decomposed letters, but for the horn, which is part of the letter in the one and none in the other.
        #expect(measure.width("Kết quả") == measure.width("Ke\u{302}\u{301}t qua\u{309}"))
        #expect(measure.width("ƯỚC") > measure.width("UOC"))
        #expect(measure.width("") == 0 && measure.width("a\u{200B}\u{0}") == measure.width("a"))
    }

    @Test func everyVietnameseLetterHasItsBase() {
        let letters = [
            "a": "àáảãạăằắẳẵặâầấẩẫậ", "e": "èéẻẽẹêềếểễệ", "i": "ìíỉĩị", "o": "òóỏõọôồốổỗộ", "u": "ùúủũụ", "y": "ỳýỷỹỵ",
            "d": "đ",
            "A": "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ", "E": "ÈÉẺẼẸÊỀẾỂỄỆ", "I": "ÌÍỈĨỊ", "O": "ÒÓỎÕỌÔỒỐỔỖỘ", "U": "ÙÚỦŨỤ", "Y": "ỲÝỶỸỴ",
            "D": "Đ",
        ]
        for (base, marked) in letters {
            for letter in marked { #expect(measure.width(String(letter)) == measure.width(base), "\(letter)") }
        }
        for letter in "ơờớởỡợ" { #expect(measure.width(String(letter)) == measure.width("ơ")) }
        for letter in "ỪỨỬỮỰ" { #expect(measure.width(String(letter)) == measure.width("Ư")) }
    }

    @Test func boldIsWiderAndSizeScales() {
        #expect(TextMeasure(size: 10, isBold: true).width("Hài lòng") > measure.width("Hài lòng"))
        #expect(abs(TextMeasure(size: 20).width("Hài lòng") - 2 * measure.width("Hài lòng")) < 1e-9)
        // Noto Sans sets this text 27,834 units of 1/1000 wide.
        let text = "Trung tâm phục vụ hành chính công huyện Bến Lức 98,62%"
        #expect((27.834...31).contains(TextMeasure(size: 1).width(text)))
    }

    @Test(arguments: [
        "Trung tâm Phục vụ hành chính công huyện Bến Lức", String(repeating: "dài ", count: 75),
        String(repeating: "W", count: 300), "", "   ",
        "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", "مركز الخدمة الإدارية العامة في المقاطعة", "汉字汉字汉字汉字汉字汉字",
    ])
    func linesFit(text: String) {
        for limit in 1...4 {
            for width in [20.0, 60, 130] {
                let lines = measure.lines(text, within: width, limit: limit)
                #expect((1...limit).contains(lines.count))
                for line in lines where line.count > 1 { #expect(measure.width(line) <= width, "\(line)") }
                let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                if lines.last?.hasSuffix("…") == true {
                    #expect(lines.joined() != words)
                } else {
                    #expect(lines.joined(separator: "").filter { $0 != " " } == words.filter { $0 != " " })
                }
            }
        }
    }

    @Test func linesBreakAtSpaces() {
        #expect(
            measure.lines("Tiếp nhận, giải quyết góp ý", within: 75, limit: 3) == ["Tiếp nhận, giải", "quyết góp ý"])
        #expect(measure.lines("Tiếp nhận, giải quyết góp ý", within: 75, limit: 1) == ["Tiếp nhận, g…"])
        #expect(measure.lines("a b", within: 500, limit: 1) == ["a b"])
    }

    @Test(arguments: ["n = 145", "12,50 / 14,00", "97,5–99,9", "Tiếp nhận, giải quyết góp ý"])
    func aTextFitsIntoItsOwnWidth(text: String) {
        for size in [9.0, 11.5, 12.5, 13, 14] {
            for isBold in [false, true] {
                let measure = TextMeasure(size: size, isBold: isBold)
                #expect(measure.lines(text, within: measure.width(text), limit: 1) == [text])
            }
        }
    }

    @Test func aVeryLongNameIsCutQuickly() {
        let lines = measure.lines(String(repeating: "W", count: 1_000_000), within: 100, limit: 2)
        #expect(lines.count == 2 && lines[1].hasSuffix("…"))
    }
}
