import Testing

@testable import Units

@Suite("Names")
struct NamesTests {
    @Test(
        "A name is cut into folded words",
        arguments: [
            ("P.1", ["p", "1"]), ("P01", ["p", "1"]), ("Bà Rịa – Vũng Tàu", ["bà", "rịa", "vũng", "tàu"]),
            ("Ea H’Leo", ["ea", "hleo"]), ("Ea H'leo", ["ea", "hleo"]), ("TN&MT", ["tn", "và", "mt"]),
            ("Phường 000", ["phường", "0"]), ("ＰＨＵ １", ["phu", "1"]), ("Đăk Lăk", ["đăk", "lăk"]),
            ("Ðăk Lǎk", ["đăk", "lăk"]), ("<U+0110>à", ["đà"]), ("<U+zzzz>", ["u", "zzzz"]),
            ("a<U+0041", ["a", "u", "41"]),
            ("", []), ("…", []), ("\u{200B}", []),
        ])
    func words(text: String, keys: [String]) {
        let expected = keys.map { NameScanner.tokens($0).key }
        #expect(NameScanner.tokens(text).map(\.key) == expected)
    }

    @Test(
        "The tone may stand on either vowel",
        arguments: [("hoà", "hòa"), ("thuỷ", "thủy"), ("khoẻ", "khỏe"), ("huý", "húy"), ("Hoá", "hóa")])
    func tonePlace(one: String, other: String) {
        #expect(one != other)
        #expect(NameScanner.tokens(one).key == NameScanner.tokens(other).key)
    }

    @Test("Tones and letters that differ stay different")
    func differences() {
        let words = [
            "ba", "bà", "bá", "bả", "bã", "bạ", "bă", "bâ", "bằ", "bầ", "da", "đa", "bo", "bô", "bơ", "bu", "bư", "bi",
            "by",
        ]
        #expect(Set(words.map { NameScanner.tokens($0).key }).count == words.count)
    }

    @Test(
        "Roman numbers are read in their one regular form",
        arguments: [("I", "1"), ("iv", "4"), ("IX", "9"), ("XIV", "14"), ("XXXIX", "39")])
    func roman(text: String, value: String) { #expect(NameScanner.tokens(text)[0].romanValue == value) }

    @Test("Other words are no Roman numbers", arguments: ["IIII", "VX", "IC", "Vị", "A", "XXXX", "ví", "1", "L"])
    func notRoman(text: String) { #expect(NameScanner.tokens(text)[0].romanValue == nil) }

    @Test("A reading takes office and kind away, then leaves them")
    func readings() {
        let readings = NameReading.readings(NameScanner.tokens("Bộ phận Một cửa UBND thị xã Kiến Tường"))
        #expect(
            readings.map(\.core.bare) == ["kien tuong", "thi xa kien tuong", "bo phan mot cua ubnd thi xa kien tuong"])
        #expect(readings.map(\.institution) == [.centre, .centre, nil])
        #expect(readings[0].kinds == .town)
    }

    @Test(
        "The distance counts insertions, omissions, replacements and swaps",
        arguments: [
            ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xabc", 1),
            ("abcd", "badc", 2),
            ("kitten", "sitting", 3), ("", "ab", 2), ("", "", 0), ("ca", "abc", 3),
        ])
    func distance(first: String, second: String, distance: Int) {
        func between(_ bound: Int) -> Int? {
            EditDistance.between(EditDistance.Word(first), EditDistance.Word(second), atMost: bound)
        }
        #expect(between(distance) == distance)
        #expect(between(5) == distance)
        if distance > 0 { #expect(between(distance - 1) == nil) }
    }

    @Test("Distances agree with the recurrence written out plainly, and the other way round")
    func distanceProperty() {
        var state: UInt64 = 7
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        for _ in 0..<400 {
            let words = (0..<2).map { _ in (0..<random(6)).map { _ in "abc".randomLetter(random(3)) } }
            let first = words[0]
            let second = words[1]
            let plain = NamesTests.plainDistance(first, second)
            let a = EditDistance.Word(String(first))
            let b = EditDistance.Word(String(second))
            #expect(EditDistance.between(a, b, atMost: 2) == (plain <= 2 ? plain : nil))
            #expect(EditDistance.between(b, a, atMost: 2) == (plain <= 2 ? plain : nil))
        }
    }

    private static func plainDistance(_ a: [Character], _ b: [Character]) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        let replaced = plainDistance(a.dropLast(), b.dropLast()) + (a.last == b.last ? 0 : 1)
        var best = min(replaced, plainDistance(a.dropLast(), b) + 1, plainDistance(a, b.dropLast()) + 1)
        if a.count > 1, b.count > 1, a.last == b[b.count - 2], a[a.count - 2] == b.last {
            best = min(best, plainDistance(a.dropLast(2), b.dropLast(2)) + 1)
        }
        return best
    }
}

extension String {
    fileprivate func randomLetter(_ place: Int) -> Character { self[index(startIndex, offsetBy: place)] }
}
