/// Ways on which each place leads to at most one other, such as records that others replace: where they run in circles.
enum Circles {
    /// The circles, each from some place on in the order of the way. Each place is passed once.
    ///
    /// - Parameter next: where each place leads.
    static func all<Place: Hashable>(of next: [Place: Place]) -> [[Place]] {
        var circles: [[Place]] = []
        var passed: Set<Place> = []
        for start in next.keys where !passed.contains(start) {
            var path: [Place] = []
            var steps: [Place: Int] = [:]
            var place: Place? = start
            while let here = place, passed.insert(here).inserted {
                steps[here] = path.count
                path.append(here)
                place = next[here]
            }
            // Where the way ends on itself, and not on an earlier one, the places from there on are a circle.
            if let here = place, let step = steps[here] { circles.append(Array(path[step...])) }
        }
        return circles
    }
}
