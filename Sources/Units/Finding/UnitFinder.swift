public import Figures

/// Finds the unit that a cell of a field batch means.
///
/// **Certain** is only what cannot mean another unit of the registry:
/// - an alias that the campaign declares;
/// - a code, apart from case, leading zeros and a `.0` from spreadsheets;
/// - a name with its diacritics, apart from composition (NFC, NFD), case, spacing, punctuation, tone place, look-alike
///   letters (Ð for Đ, Cyrillic for Latin), leading zeros and Roman numbers, and prefixes such as `UBND xã`, `P.`, `TP.`: a
///   prefix may be missing where one unit has that proper name, but one that names another kind is never ignored;
/// - a name followed or preceded by its code or by the places that the unit lies in, if all of them agree.
///
/// **Suggested**, never taken, is what a person has to confirm: several units of one name, missing diacritics, one or two
/// letters apart, another kind, a unit that does not exist on the day or lies outside the context, initials. An
/// alias makes such a spelling certain for the campaign.
///
/// Building a finder indexes the whole registry; looking a cell up costs some tens of microseconds if it is certain, and a
/// pass over all names if its spelling has to be compared. Callers keep the answer for each distinct cell.
public struct UnitFinder: Sendable {
    /// What the column of the batch holds.
    public enum Column: Sendable, Hashable {
        /// Codes only.
        case codes
        /// Names only.
        case names
        /// Codes or names.
        case codesAndNames
    }

    /// The most bytes of UTF-8 that a cell may have to be looked up; a longer one is unknown.
    public static let longestCell = 600
    /// The most suggestions that are given for a cell.
    public static let mostSuggestions = 12

    /// The units that are looked for.
    public let registry: UnitRegistry
    let index: UnitIndex
    let aliases: [String: Int]

    /// Indexes a registry.
    ///
    /// - Parameter aliases: the unit's code for each spelling that the campaign declares. Spellings are compared folded.
    /// - Throws: `aliasOfUnknownUnit` or `aliasOfTwoUnits`.
    public init(_ registry: UnitRegistry, aliases: [String: String] = [:]) throws(UnitsError) {
        self.registry = registry
        index = UnitIndex(registry)
        var known: [String: Int] = [:]
        for (alias, code) in aliases.sorted(by: { $0.key < $1.key }) {
            guard let unit = registry.index(ofCode: code) else {
                throw .aliasOfUnknownUnit(alias: alias, code: code)
            }
            let key = UnitFinder.aliasKey(alias)
            if let other = known[key], other != unit {
                throw .aliasOfTwoUnits(alias: alias, codes: [registry.units[other].code, code])
            }
            known[key] = unit
        }
        self.aliases = known
    }

    /// Finds the unit that a cell means.
    ///
    /// - Parameters:
    ///   - cell: the cell as it came.
    ///   - parent: another cell of the same record that says where the unit lies, by code or name; blank is none. It is
    ///     ignored if no unit of the registry belongs to another, as there is nothing to check it against. A name
    ///     beside a context that is no unit is only suggested; a code or an alias needs no context.
    ///   - date: the day of the form: units that do not exist on it are never certain.
    ///   - column: what the cell's column holds.
    public func find(
        _ cell: String, context parent: String? = nil, on date: CalendarDate? = nil, in column: Column = .codesAndNames
    ) -> UnitMatch {
        guard cell.utf8.count <= UnitFinder.longestCell else { return .unknown }
        let text = cell.trimmedOfWhiteSpace
        guard !text.isEmpty else { return .unknown }
        let query = UnitQuery(
            text: text, tokens: NameScanner.tokens(text), scope: scope(parent), date: date)
        let verdict = self.verdict(query, column)
        switch verdict {
        case .one(let unit, let how):
            if case .unknown = query.scope, !how.isByCode {
                return .suggested([UnitSuggestion(unit: unit, reason: .contextUnknown)])
            }
            return .certain(unit: unit, how: how)
        case .doubtful(let suggestions): return shortened(suggestions)
        case .none: return shortened(nearUnits(query, column))
        }
    }

    private func verdict(_ query: UnitQuery, _ column: Column) -> UnitVerdict {
        if let unit = aliases[UnitFinder.aliasKey(query.text)] {
            // An alias is a person's decision: only the calendar can overrule it.
            return isValid(unit, query) ? .one(unit, .alias) : .doubtful(objections(to: unit, query))
        }
        let byCode = column == .names ? .none : codeVerdict(query)
        let byName = column == .codes ? .none : nameVerdict(query)
        switch (byCode, byName) {
        case (.none, .none): return column == .codes ? .none : compoundVerdict(query)
        case (.none, _): return byName
        case (_, .none): return byCode
        default:
            if Set(byName.units) == Set(byCode.units) { return byCode }
            let units = byCode.units + byName.units
            return .doubtful(units.map { UnitSuggestion(unit: $0, reason: .codeAndNameDisagree) })
        }
    }

    private func shortened(_ suggestions: [UnitSuggestion]) -> UnitMatch {
        var seen: Set<Int> = []
        let unique = suggestions.filter { seen.insert($0.unit).inserted }
        return unique.isEmpty ? .unknown : .suggested(Array(unique.prefix(UnitFinder.mostSuggestions)))
    }

    private static func aliasKey(_ text: String) -> String {
        let key = NameScanner.tokens(text).key
        // An alias may consist of signs alone, which are no words.
        return key.isEmpty ? FoldedText(text).text : key
    }
}

extension String {
    /// The text without the white space and the characters without width around it.
    var trimmedOfWhiteSpace: String {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
        }
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}

extension UnitMatchRule {
    /// Whether the match rests on what identifies a unit wherever it lies.
    fileprivate var isByCode: Bool {
        switch self {
        case .alias, .code, .foldedCode, .codeAndName: true
        case .name, .foldedName, .prefixStripped, .englishName, .path: false
        }
    }
}
