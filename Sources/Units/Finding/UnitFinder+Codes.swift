extension UnitFinder {
    /// What the cell says as a code.
    func codeVerdict(_ query: UnitQuery) -> UnitVerdict {
        if let unit = registry.index(ofCode: query.text) { return verdict(on: [unit], query) { _ in .code } }
        guard let code = UnitCodeFolding.folded(query.text), let units = index.foldedCodes[code] else { return .none }
        return verdict(on: units, query) { _ in .foldedCode }
    }

    /// Units whose code the cell resembles, or that came from a unit of that code.
    func nearCodes(_ query: UnitQuery) -> [UnitSuggestion] {
        let heirs = successors(ofCode: query.text, query)
        guard let code = UnitCodeFolding.folded(query.text) else { return heirs }
        let alike = index.lookAlikeCodes[UnitCodeFolding.lookAlike(code)] ?? []
        return heirs + alike.map { UnitSuggestion(unit: $0, reason: .codeLooksAlike) }
    }
}
