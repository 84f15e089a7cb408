/// The kinds of offices and places that Vietnamese names begin with; a set, as an abbreviation may mean several.
struct NameKind: OptionSet, Sendable, Hashable {
    let rawValue: UInt16

    init(rawValue: UInt16) { self.rawValue = rawValue }

    static let province = NameKind(rawValue: 1 << 0)
    static let city = NameKind(rawValue: 1 << 1)
    static let district = NameKind(rawValue: 1 << 2)
    static let urbanDistrict = NameKind(rawValue: 1 << 3)
    static let town = NameKind(rawValue: 1 << 4)
    static let townlet = NameKind(rawValue: 1 << 5)
    static let commune = NameKind(rawValue: 1 << 6)
    static let ward = NameKind(rawValue: 1 << 7)
    static let specialZone = NameKind(rawValue: 1 << 8)
    static let department = NameKind(rawValue: 1 << 9)
    static let board = NameKind(rawValue: 1 << 10)
    static let division = NameKind(rawValue: 1 << 11)

    /// Kinds of places that other places lie in: they begin the second part of `xã Tân An huyện Bến Lức`.
    static let containing: NameKind = [.province, .city, .district, .urbanDistrict, .town]

    /// The kind that the kind column of units.csv means by its key, English or Vietnamese; empty if the key is the
    /// campaign's own.
    init(key: String) {
        self = NameKind.keys[NameScanner.tokens(key).bare] ?? []
    }

    private static let keys: [String: NameKind] = [
        "province": .province, "tinh": .province, "city": .city, "thanh pho": .city,
        "district": .district, "huyen": .district, "urban district": .urbanDistrict, "quan": .urbanDistrict,
        "town": .town, "thi xa": .town, "townlet": .townlet, "township": .townlet, "thi tran": .townlet,
        "commune": .commune, "xa": .commune, "ward": .ward, "phuong": .ward,
        "special zone": .specialZone, "dac khu": .specialZone, "department": .department, "so": .department,
        "board": .board, "ban": .board, "division": .division, "phong": .division,
    ]
}

/// What a name says it is of a place: its people's committee or its one-stop service centre.
enum NameInstitution: Sendable, Hashable {
    /// The people's committee (UBND), which is the office of the place itself.
    case committee
    /// A service centre or one-stop section.
    case centre
}
