/// Numbers that are put together pair by pair, and the parts that they fall into (union by the smaller number, with path
/// halving): units that no margin connects are weighted apart.
public struct DisjointSets: Sendable {
    private var parents: [Int32]

    /// Starts with every number from 0 up to but not including `count` by itself.
    public init(count: Int) { parents = (0..<max(0, count)).map { Int32(truncatingIfNeeded: $0) } }

    /// The smallest number of the part that a number belongs to.
    public mutating func root(_ number: Int) -> Int {
        var place = number
        while Int(parents[place]) != place {
            parents[place] = parents[Int(parents[place])]
            place = Int(parents[place])
        }
        return place
    }

    /// Puts the parts of two numbers together.
    public mutating func join(_ first: Int, _ second: Int) {
        let one = root(first)
        let other = root(second)
        guard one != other else { return }
        parents[max(one, other)] = Int32(truncatingIfNeeded: min(one, other))
    }

    /// The part of each number, numbered from 0 in the order of their smallest numbers, and how many there are.
    public mutating func parts() -> (part: [Int32], count: Int) {
        var part = [Int32](repeating: -1, count: parents.count)
        var count = 0
        for number in parents.indices {
            let root = root(number)
            if root == number {
                part[number] = Int32(truncatingIfNeeded: count)
                count += 1
            } else {
                part[number] = part[root]
            }
        }
        return (part, count)
    }
}
