import Figures
import Testing

@Suite("Texts folded for comparison")
struct FoldedTextTests {
    @Test(
        "Texts that people take for the same are equal",
        arguments: [
            ("Hài lòng", "hài lòng"),
            ("HÀI LÒNG", "Hài lòng"),
            ("Hài lòng", "Ha\u{300}i lo\u{300}ng"),
            ("  Hài \u{A0}\t lòng\n", "Hài lòng"),
            ("Hài\u{200B} lòng\u{FEFF}", "Hài lòng"),
            ("hoà thuận", "hòa thuận"),
            ("Thuý", "Thúy"),
            ("khoẻ", "khỏe"),
            ("Đất đai", "\u{D0}ất \u{F0}ai"),
            ("Đất đai", "\u{189}ất đai"),
            ("ấ", "a\u{302}\u{301}"),
            ("ậ", "a\u{323}\u{302}"),
            ("ậ", "a\u{302}\u{323}"),
            ("Tiếng Việt", "Tiê\u{301}ng Viê\u{323}t"),
            ("ướp", "u\u{31B}o\u{31B}\u{301}p"),
            ("ƯỚP", "ướp"),
            ("Kinh – doanh", "kinh - doanh"),
            ("người dân’s", "người dân's"),
            ("\u{200E}Nam\u{200F}", "nam"),
            ("Č", "c\u{30C}"),
            ("ÑANDÚ", "ñandú"),
        ])
    func sameText(_ pair: (String, String)) {
        #expect(FoldedText(pair.0) == FoldedText(pair.1))
        #expect(FoldedText(pair.0).hashValue == FoldedText(pair.1).hashValue)
    }

    @Test(
        "Texts that mean something else stay apart",
        arguments: [
            ("hài lòng", "hai lòng"), ("Nữ", "Nu"), ("Đông", "Dông"), ("hòa", "họa"), ("an toàn", "antoàn"),
            ("tơ", "tô"), ("mận", "mẫn"), ("xã A", "xã B"),
        ])
    func otherText(_ pair: (String, String)) {
        #expect(FoldedText(pair.0) != FoldedText(pair.1))
    }

    @Test("Without marks only the letters stay")
    func withoutMarks() {
        #expect(FoldedText("Phường Đống Đa, Điện Biên", removingMarks: true).text == "phuong dong da, dien bien")
        #expect(FoldedText("Ượng a\u{302}\u{323}", removingMarks: true).text == "uong a")
    }

    @Test("Folding what is folded changes nothing")
    func idempotent() {
        for text in ["Hoàn thiện  HỒ SƠ", "thuỷ lợi", "q1à2", "ÂẤẦẨẪẬ", "\u{301}a", "", " \u{200B} ", "한국어 ß İ"] {
            let once = FoldedText(text)
            #expect(FoldedText(once.text) == once)
        }
    }

    @Test("Nothing but spaces and invisible characters is empty")
    func emptiness() {
        #expect(FoldedText(" \u{A0}\u{200B}\u{FEFF}\t").isEmpty)
        #expect(!FoldedText(".").isEmpty)
    }

    @Test("Every precomposed letter of Vietnamese folds as its decomposition")
    func everyVietnameseLetter() throws {
        let bases: [(String, [String])] = [
            ("a\u{302}", ["ấ", "ầ", "ẫ", "ẩ", "ậ"]), ("a\u{306}", ["ắ", "ằ", "ẵ", "ẳ", "ặ"]),
            ("a", ["á", "à", "ã", "ả", "ạ"]),
            ("e\u{302}", ["ế", "ề", "ễ", "ể", "ệ"]), ("e", ["é", "è", "ẽ", "ẻ", "ẹ"]),
            ("i", ["í", "ì", "ĩ", "ỉ", "ị"]),
            ("o\u{302}", ["ố", "ồ", "ỗ", "ổ", "ộ"]), ("o\u{31B}", ["ớ", "ờ", "ỡ", "ở", "ợ"]),
            ("o", ["ó", "ò", "õ", "ỏ", "ọ"]),
            ("u\u{31B}", ["ứ", "ừ", "ữ", "ử", "ự"]), ("u", ["ú", "ù", "ũ", "ủ", "ụ"]),
            ("y", ["ý", "ỳ", "ỹ", "ỷ", "ỵ"]),
        ]
        let tones = ["\u{301}", "\u{300}", "\u{303}", "\u{309}", "\u{323}"]
        for (base, letters) in bases {
            for (letter, tone) in zip(letters, tones) {
                #expect(FoldedText(letter) == FoldedText(base + tone))
                #expect(FoldedText(letter.uppercased()) == FoldedText(base + tone))
                #expect(FoldedText(letter, removingMarks: true).text == String(base.unicodeScalars.prefix(1)))
            }
        }
    }
}
