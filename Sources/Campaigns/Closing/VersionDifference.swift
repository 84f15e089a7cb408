internal import Figures
internal import Reports

/// What is different between two versions of a campaign's results: what they rest on, and every figure with what can have moved it.
struct VersionDifference: Sendable {
    /// What became different of what figures rest on, in a fixed order.
    let changes: [InputChange]
    /// The figures that are printed, or are before rounding, otherwise than before.
    let figures: [FigureChange]

    /// Compares the contents of two versions.
    init(before: VersionContents, after: VersionContents) {
        changes = Self.changes(before.inputs, after.inputs)
        let old = Dictionary(before.figures.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let new = Dictionary(after.figures.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let keys = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
        let worded = Set(keys.filter { key in old[key].map { $0.exact == new[key]?.exact } ?? false })
        let causes = FigureCauses(before: before.inputs, after: after.inputs, changes: changes)
            .causes(of: keys, worded: worded)
        figures = zip(keys, causes).map { FigureChange(key: $0, before: old[$0], after: new[$0], causes: $1) }
    }

    private static func changes(_ before: [ClosedInput], _ after: [ClosedInput]) -> [InputChange] {
        func byIdentity(_ inputs: [ClosedInput]) -> [ClosedInput.Identity: String] {
            Dictionary(
                inputs.filter { $0.kind != .batchUnit }.map { ($0.identity, $0.value) },
                uniquingKeysWith: { first, _ in first })
        }
        let (old, new) = (byIdentity(before), byIdentity(after))
        let byUnit = partsByUnit(before).intersection(partsByUnit(after))
        let order = Dictionary(
            uniqueKeysWithValues: ClosedInput.Kind.allCases.enumerated().map { ($0.element, $0.offset) })
        return Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
            // Last year's results are compared unit by unit, or by their files where a version was closed before that was kept.
            .filter { $0.kind != .previous || $0.unit.isEmpty != byUnit.contains($0.part) }
            .sorted { left, right in
                (order[left.kind] ?? 0, left.part, left.unit, left.key)
                    < (order[right.kind] ?? 0, right.part, right.unit, right.key)
            }
            .map { InputChange(input: $0, before: old[$0], after: new[$0]) }
    }
}

extension VersionDifference {
    /// The cards whose results of last year a version has unit by unit; an empty text for the survey's.
    private static func partsByUnit(_ inputs: [ClosedInput]) -> Set<String> {
        Set(inputs.filter { $0.kind == .previous && !$0.unit.isEmpty }.map(\.part))
    }
}

/// What a version consists of, as far as versions are compared.
struct VersionContents: Sendable {
    /// The figures.
    var figures: [ClosedFigure]
    /// What they rest on.
    var inputs: [ClosedInput]
}

/// Something that figures rest on and that became different.
struct InputChange: Sendable, Hashable {
    /// What it is.
    var input: ClosedInput.Identity
    /// Its value before; nil if it was not there.
    var before: String?
    /// Its value after; nil if it is not there any more.
    var after: String?

    /// Whether figures can have moved by it: wordings and names are told, and move nothing.
    ///
    /// The name of a class is printed as a figure, and moves that.
    var movesFigures: Bool {
        switch input.kind {
        case .setting: !Self.wordings.contains { input.key.hasPrefix($0) } && !isWording
        case .card: !isWording || isClassName
        case .questionnaire: !isWording
        default: true
        }
    }

    /// Whether a class of a card is called otherwise, or is there or gone with its name.
    var isClassName: Bool {
        guard input.kind == .card, input.key.hasPrefix("classes") else { return false }
        return ["@vi", "@en"].contains(input.key.split(separator: "/").last ?? "")
    }

    private static let wordings = ["title", "notice", "agency", "letterhead", "checks", "issued"]

    private var isWording: Bool {
        let parts = input.key.split(separator: "/")
        let last = parts.last ?? ""
        return ["vi", "en", "@vi", "@en", "@wording", "@noNamespaceSchemaLocation", "@schemaLocation"].contains(last)
            || parts.contains("title") || parts.contains("source")
    }
}

/// A figure that became different.
struct FigureChange: Sendable {
    /// What it is of.
    var key: ClosedFigure.Key
    /// What it was; nil if it was not there.
    var before: ClosedFigure?
    /// What it is; nil if it is not there any more.
    var after: ClosedFigure?
    /// The places of the changes that can have moved it.
    var causes: [Int]
}
