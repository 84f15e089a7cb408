/// One way in which a unit's name can be met, as the index of names holds it.
struct NameEntry: Sendable {
    let unit: Int
    /// The kinds that this reading gives the unit; empty if it gives none.
    let kinds: NameKind
    /// Whether the unit may be spoken of as the place or its committee.
    let isPlace: Bool
    /// Whether the unit may be spoken of as a service centre.
    let isCentre: Bool

    /// Whether a reading names a kind that this entry cannot be.
    func contradicts(_ kinds: NameKind) -> Bool {
        !kinds.isEmpty && !self.kinds.isEmpty && kinds.isDisjoint(with: self.kinds)
    }

    /// Whether the entry is the office of the place that a reading speaks of.
    func isOffice(of reading: NameReading) -> Bool { reading.institution == .centre ? isCentre : isPlace }
}

extension [NameEntry] {
    /// The entries that a reading of a cell can mean.
    ///
    /// A kind that the cell names rules other kinds out, and prefers units of that kind to those of unknown kind. A cell
    /// that says what office it means prefers that office (a kind without an office is the place itself), but takes the
    /// other where there is nothing else: `Bộ phận Một cửa xã X` is `Xã X` if the centre is no unit of its own. A bare proper
    /// name prefers nothing, so that every unit of that name counts.
    func selected(by reading: NameReading) -> [NameEntry] {
        var fitting = filter { !$0.contradicts(reading.kinds) }
        if !reading.kinds.isEmpty {
            let known = fitting.filter { !$0.kinds.isEmpty }
            if !known.isEmpty { fitting = known }
        }
        if reading.hasPrefix {
            let offices = fitting.filter { $0.isOffice(of: reading) }
            if !offices.isEmpty { fitting = offices }
        }
        return fitting
    }

    /// The units, each once, in canonical order.
    var units: [Int] { Set(map(\.unit)).sorted() }
}
