/// The words that stand before the proper part of a name.
enum NamePhrases {
    /// A phrase and what it means, in both foldings.
    struct Phrase<Meaning: Sendable>: Sendable {
        let keys: [String]
        let bares: [String]
        let meaning: Meaning

        init(_ text: String, _ meaning: Meaning) {
            let tokens = NameScanner.tokens(text)
            keys = tokens.map(\.key)
            bares = tokens.map(\.bare)
            self.meaning = meaning
        }

        func begins(_ tokens: ArraySlice<NameToken>, withoutMarks: Bool) -> Bool {
            guard tokens.count >= keys.count else { return false }
            return withoutMarks
                ? zip(tokens, bares).allSatisfy { $0.bare == $1 } : zip(tokens, keys).allSatisfy { $0.key == $1 }
        }
    }

    /// Phrases by their first word, the longest first so that it is taken whole.
    struct Table<Meaning: Sendable>: Sendable {
        private var byKey: [String: [Phrase<Meaning>]] = [:]
        private var byBare: [String: [Phrase<Meaning>]] = [:]

        init(_ phrases: [Phrase<Meaning>]) {
            // The order of equal lengths does not matter: two phrases of one length never begin the same name.
            for phrase in phrases.sorted(by: { $0.keys.count > $1.keys.count }) {
                byKey[phrase.keys[0], default: []].append(phrase)
                byBare[phrase.bares[0], default: []].append(phrase)
            }
        }

        /// The longest phrase that some words begin with.
        func first(_ words: ArraySlice<NameToken>, withoutMarks: Bool) -> Phrase<Meaning>? {
            guard let first = words.first else { return nil }
            let phrases = withoutMarks ? byBare[first.bare] : byKey[first.key]
            return phrases?.first { $0.begins(words, withoutMarks: withoutMarks) }
        }
    }

    /// Offices of a place.
    static let institutions: Table<NameInstitution> = Table(
        [
            "Ủy ban nhân dân", "UBND", "U.B.N.D", "Ủy ban", "HĐND và UBND", "HĐND-UBND", "HĐND, UBND",
            "Văn phòng HĐND và UBND", "VP HĐND&UBND",
        ].map { Phrase($0, .committee) }
            + [
                "Trung tâm Phục vụ hành chính công", "Trung tâm hành chính công", "Trung tâm hành chính",
                "Trung tâm PVHCC", "Trung tâm HCC", "TT Phục vụ hành chính công", "TT hành chính công", "TT PVHCC",
                "TT HCC", "TTPVHCC", "TTHCC", "PVHCC", "Chi nhánh Trung tâm Phục vụ hành chính công",
                "Bộ phận Một cửa", "Bộ phận 1 cửa", "BP Một cửa", "BPMC", "Một cửa", "Bộ phận Một cửa hiện đại",
                "Bộ phận tiếp nhận và trả kết quả", "Bộ phận TN&TKQ", "Bộ phận tiếp nhận hồ sơ và trả kết quả",
                "Trung tâm Hành chính công điện tử", "Trung tâm giao dịch một cửa",
            ].map { Phrase($0, .centre) })

    /// Words that join an office to its place.
    static let connectors: Table<Void> = Table(["của", "tại", "thuộc", "trực thuộc"].map { Phrase($0, ()) })

    /// Kinds of places and offices.
    static let kinds: Table<NameKind> = Table([
        Phrase("Tỉnh", .province), Phrase("Thành phố", .city), Phrase("Huyện", .district),
        Phrase("Huyện đảo", .district),
        Phrase("Quận", .urbanDistrict), Phrase("Thị xã", .town), Phrase("Thị trấn", .townlet), Phrase("Xã", .commune),
        Phrase("Phường", .ward), Phrase("Đặc khu", .specialZone), Phrase("Sở", .department), Phrase("Ban", .board),
        Phrase("Phòng", .division),
    ])

    /// Abbreviations that are words of their own, with or without a full stop.
    static let abbreviations: [String: NameKind] = [
        "tp": .city, "tx": .town, "tt": .townlet, "đk": .specialZone,
    ]

    /// Single letters: only with a full stop or before a number are they a kind beyond doubt.
    static let letters: [String: NameKind] = [
        "t": .province, "h": .district, "q": .urbanDistrict, "p": .ward, "x": .commune,
    ]
}
