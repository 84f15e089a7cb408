/// Every key under which units can be found, built once for a registry.
struct UnitIndex: Sendable {
    /// The proper part of a name, without diacritics, for comparing spellings.
    struct Spelling: Sendable {
        let unit: Int
        let word: EditDistance.Word
        /// The numbers in it: names that differ in a number are different names, not misspellings.
        let numbers: [String]
        let kinds: NameKind
    }

    private(set) var foldedCodes: [String: [Int]] = [:]
    private(set) var lookAlikeCodes: [String: [Int]] = [:]
    /// Codes cut into words like names, for cells that hold code and name.
    private(set) var codeWords: [String: [Int]] = [:]
    /// Proper parts with diacritics.
    private(set) var names: [String: [NameEntry]] = [:]
    /// Proper parts without diacritics.
    private(set) var bareNames: [String: [NameEntry]] = [:]
    private(set) var englishNames: [String: [Int]] = [:]
    private(set) var initials: [String: [Int]] = [:]
    private(set) var spellings: [Spelling] = []
    /// The whole folded name of each unit.
    private(set) var wholeNames: [String] = []
    /// The readings of each unit's name, its kind completed from the kind column.
    private(set) var readings: [[NameReading]] = []

    init(_ registry: UnitRegistry) {
        for place in registry.units.indices { add(registry.units[place], at: place) }
    }

    private mutating func add(_ unit: Unit, at place: Int) {
        if let code = UnitCodeFolding.folded(unit.code) {
            foldedCodes[code, default: []].append(place)
            lookAlikeCodes[UnitCodeFolding.lookAlike(code), default: []].append(place)
        }
        codeWords[NameScanner.tokens(unit.code).key, default: []].append(place)
        if let english = unit.nameEn {
            let key = NameScanner.tokens(english).key
            if !key.isEmpty { englishNames[key, default: []].append(place) }
        }
        let tokens = NameScanner.tokens(unit.name)
        wholeNames.append(NameReading(institution: nil, kinds: [], core: tokens[...]).key)
        let own = UnitIndex.readings(of: unit, tokens: tokens)
        readings.append(own)
        for reading in own { add(reading, of: unit, at: place) }
        if let proper = own.first { addForms(of: proper, at: place) }
    }

    private mutating func add(_ reading: NameReading, of unit: Unit, at place: Int) {
        let namesCentre = reading.institution == .centre
        let entry = NameEntry(
            unit: place, kinds: reading.kinds, isPlace: !namesCentre, isCentre: namesCentre || unit.isCentre)
        names[reading.key, default: []].append(entry)
        for key in Set(reading.bareKeys) { bareNames[key, default: []].append(entry) }
    }

    private mutating func addForms(of proper: NameReading, at place: Int) {
        let spelling = Spelling(
            unit: place, word: EditDistance.Word(proper.core.bare),
            numbers: proper.core.filter(\.isNumber).map(\.key), kinds: proper.kinds)
        spellings.append(spelling)
        guard proper.core.count > 1 else { return }
        let letters = proper.core.compactMap { token in
            token.key == UnitIndex.and ? nil : token.isNumber ? token.key : token.bare.first.map(String.init)
        }
        initials[letters.joined(), default: []].append(place)
    }

    /// The readings of a unit's own name; the kind column gives the kind of a name that names none itself.
    static func readings(of unit: Unit, tokens: [NameToken]) -> [NameReading] {
        let columnKind = NameKind(key: unit.kind)
        var readings = NameReading.readings(tokens).filter { !$0.core.isEmpty && !$0.isWeak }
        for place in readings.indices {
            let kinds = readings[place].kinds
            if kinds.isEmpty {
                // The whole name of a unit whose first reading has a kind begins with that kind: no kind is left over.
                // If the column names another kind, the seeming prefix is part of the name (`Ban Công`, a commune).
                let stripped = readings[0].kinds
                if stripped.isEmpty || (!columnKind.isEmpty && stripped.isDisjoint(with: columnKind)) {
                    readings[place].kinds = columnKind
                }
            } else if !kinds.isDisjoint(with: columnKind) {
                readings[place].kinds = kinds.intersection(columnKind)
            }
        }
        return readings
    }

    private static let and = NameScanner.tokens("và").key
}
