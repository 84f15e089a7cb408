extension UnitRegistry {
    /// The units that belong to no other, in the order of codes.
    public var roots: [Int] { units.indices.filter { parents[$0] == nil } }

    /// Whether no unit belongs to another.
    public var isFlat: Bool { parents.allSatisfy { $0 == nil } }

    /// The unit that a unit belongs to.
    public func parent(of unit: Int) -> Int? { parents[unit] }

    /// The units that belong directly to a unit, in the order of codes.
    public func children(of unit: Int) -> [Int] { childLists[unit] }

    /// All units below a unit, each before those below it; siblings in the order of codes.
    public func descendants(of unit: Int) -> [Int] {
        var found: [Int] = []
        var waiting = Array(childLists[unit].reversed())
        while let next = waiting.popLast() {
            found.append(next)
            waiting.append(contentsOf: childLists[next].reversed())
        }
        return found
    }

    /// The way from the root down to the unit, the unit itself last.
    public func path(to unit: Int) -> [Int] {
        var way = [unit]
        var current = unit
        while let above = parents[current] {
            way.append(above)
            current = above
        }
        return way.reversed()
    }

    /// Whether a unit is one of `units` or lies below one.
    func lies(_ unit: Int, within units: Set<Int>) -> Bool {
        var current: Int? = unit
        while let place = current {
            if units.contains(place) { return true }
            current = parents[place]
        }
        return false
    }
}
